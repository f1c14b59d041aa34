const pageSize = 96;
const collator = new Intl.Collator(undefined, { numeric: true });
const controls = {
  text: byId("by-name"), status: byId("by-status"), reason: byId("by-reason"), digit: byId("by-digit"),
  from: byId("from"), to: byId("to"), order: byId("order"),
};
let found = pictures;
let page = 0;

// What has no confidence - blank paper, a file that could not be read - comes after what has one.
const sureness = picture => picture.confidence ?? 2;
const orders = {
  least: (a, b) => sureness(a) - sureness(b),
  most: (a, b) => (b.confidence ?? -1) - (a.confidence ?? -1),
  digit: (a, b) => (a.guess ?? 10) - (b.guess ?? 10) || collator.compare(a.text ?? "", b.text ?? "") || sureness(a) - sureness(b),
  status: (a, b) => a.status.localeCompare(b.status) || a.reason.localeCompare(b.reason) || sureness(a) - sureness(b),
  name: (a, b) => collator.compare(a.path, b.path),
  given: (a, b) => a.given - b.given,
};

/** Fills the filters with what occurs. */
function fillFilters() {
  const fill = (select, all, entries) => select.append(make("option", { value: "" }, all), ...entries.map(([value, text]) => make("option", { value }, text)));
  fill(controls.status, "all", report.statuses.map(([status, count]) => [status, `${words(status)} (${grouped(count)})`]));
  fill(controls.reason, "all", report.reasons.map(([reason, count]) => [reason, `${words(reason)} (${grouped(count)})`]));
  if (hasNumbers || hasSheets) controls.text.placeholder = hasSheets ? "path, number or field" : "part of the path or number";
  const byDigit = controls.order.querySelector("[value=digit]");
  if (hasNumbers) byDigit.textContent = "by number";
  else if (withoutDigits) byDigit.remove();
  if (withoutDigits) {
    controls.digit.closest("label").remove();
    return;
  }
  const digits = [...new Set(pictures.map(p => p.guess))].filter(d => d !== null).sort();
  fill(controls.digit, "all", [...digits.map(d => [`${d}`, `${d}`]), ["none", "none"]]);
}

/** Sets the filters as given, clears the others, and goes to the pictures. */
function choose(choice) {
  byId("filters").reset();
  for (const [name, value] of Object.entries(choice)) controls[name].value = value;
  find();
  byId("pictures").scrollIntoView();
  byId("pictures").focus({ preventScroll: true });
}

/** Applies filters and order. */
function find() {
  const text = controls.text.value.trim().toLocaleLowerCase();
  const { status, reason, digit, from, to } = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value]));
  const low = from === "" ? null : Number(from) / 100;
  const high = to === "" ? null : Number(to) / 100;
  found = pictures.filter(p =>
    (text === "" || p.sought.includes(text)) &&
    (status === "" || p.status === status) &&
    (reason === "" || p.reason === reason) &&
    (digit === "" || (digit === "none" ? p.guess === null : p.guess === Number(digit))) &&
    (low === null || (p.confidence !== null && p.confidence >= low)) &&
    // Ranges meet without overlapping; only the last one holds its end.
    (high === null || (p.confidence !== null && (p.confidence < high || high >= 1))));
  found.sort(orders[controls.order.value]);
  showPage(0);
}

function showPage(number) {
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  page = Math.min(Math.max(number, 0), pages - 1);
  const first = page * pageSize;
  const shown = found.slice(first, first + pageSize);
  byId("cards").replaceChildren(...shown.map((picture, i) => make("li", {}, card(picture, first + i))));
  const all = found.length === pictures.length ? "" : ` of ${grouped(pictures.length)}`;
  byId("shown").textContent = pages === 1
    ? counted(found.length, "picture") + all
    : `${grouped(first + 1)} to ${grouped(first + shown.length)} of ${counted(found.length, "picture")}${all === "" ? "" : ` found, ${grouped(pictures.length)} in all`}`;
  byId("none").hidden = found.length > 0;
  byId("none").textContent = pictures.length === 0 ? "There are no pictures in this report." : "No picture fits these filters.";
  for (const nav of document.querySelectorAll(".pager nav")) showPager(nav, pages);
}

function showPager(nav, pages) {
  if (pages === 1) {
    nav.replaceChildren();
    return;
  }
  const turn = (text, label, target, possible) => make("button", { type: "button", disabled: !possible, "aria-label": label, onclick: () => turnTo(target, nav, label) }, text);
  const number = make("input", { type: "number", min: 1, max: pages, value: page + 1, "aria-label": "Page", onchange: e => turnTo(Number(e.target.value) - 1, nav, "Page") });
  nav.replaceChildren(
    turn("«", "First page", 0, page > 0), turn("‹", "Previous page", page - 1, page > 0),
    number, `of ${grouped(pages)}`,
    turn("›", "Next page", page + 1, page < pages - 1), turn("»", "Last page", pages - 1, page < pages - 1));
}

/** Turns the page and keeps the focus on the control that turned it, which was made anew. */
function turnTo(target, nav, label) {
  showPage(target);
  byId("cards").scrollIntoView({ block: "nearest" });
  if (nav.closest(".lower")) byId("pictures").scrollIntoView();
  nav.querySelector(`[aria-label="${label}"]:enabled`)?.focus({ preventScroll: true });
}

/** What was read, a digit, a number, or how much of a sheet; null where there is nothing. */
function readingOf(picture) {
  if (picture.cells !== null) return countsOf(picture.cells);
  const read = picture.text === null ? picture.guess : picture.text.replaceAll("\n", " / ");
  return read === null || read === "" ? null : `${read}`;
}

/** Whether it is only the best guess. */
const isGuess = picture => picture.cells === null && (picture.text === null ? picture.digit === null : picture.status !== "Recognized");

function card(picture, index) {
  const read = readingOf(picture);
  const isSheet = picture.cells !== null;
  const reading = make("span", { className: isSheet ? "reading cells" : picture.text === null ? "reading" : "reading number" },
    make("b", { className: isGuess(picture) ? "guess" : "" }, read === null ? "–" : isGuess(picture) ? `${read}?` : read),
    make("span", { className: "percent" }, isSheet && picture.confidence !== null ? `least sure ${percent(picture.confidence)}` : percent(picture.confidence)));
  if (picture.second !== null) reading.append(make("span", { className: "second" }, `${picture.second}: ${percent(picture.secondConfidence)}`));
  const button = make("button", { type: "button", className: "card", title: picture.path, onclick: () => showDetail(index) },
    make("span", { className: "views" }, ...allViews(picture)),
    reading,
    bar(picture.confidence ?? 0),
    badge(picture),
    ...(severalFolders ? [make("span", { className: "folder" }, folderName(picture))] : []),
    make("span", { className: "name" }, picture.name));
  button.dataset.status = picture.status;
  return button;
}

function badge(picture) {
  const reason = picture.reason === "" || picture.reason === "None" ? "" : `: ${words(picture.reason)}`;
  const element = make("span", { className: "badge" }, words(picture.status) + reason);
  element.dataset.status = picture.status;
  return element;
}
