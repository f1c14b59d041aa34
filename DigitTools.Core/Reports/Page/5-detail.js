let detail = 0;

/** Opens one picture large, with the confidence in each digit. */
function showDetail(index) {
  detail = index;
  const picture = found[index];
  const dialog = byId("detail");
  byId("detail-name").textContent = severalFolders ? `${folderName(picture)}/${picture.name}` : picture.name;
  byId("detail-body").replaceChildren(
    ...(picture.text === null ? digitParts(picture) : numberParts(picture)),
    properties(picture));
  byId("detail-body").dataset.status = picture.status;
  byId("place").textContent = `${grouped(index + 1)} of ${grouped(found.length)}`;
  byId("before").disabled = index === 0;
  byId("after").disabled = index === found.length - 1;
  if (!dialog.open) dialog.showModal();
}

function digitParts(picture) {
  const [original, seen] = allViews(picture);
  return [
    make("div", {}, make("h3", {}, "Picture"), original),
    make("div", {}, make("h3", {}, "What the network saw"), seen),
    make("div", {}, make("h3", {}, "Confidence"), ...probabilities(picture)),
  ];
}

function numberParts(picture) {
  const digits = picture.boxes.filter(([digit]) => digit !== null).map(([digit, confidence]) =>
    make("div", { className: "probability best" }, make("span", {}, `${digit}`), bar(confidence), make("span", {}, percent(confidence))));
  return [
    make("div", { className: "wide" }, make("h3", {}, "Picture"), ...allViews(picture)),
    ...(digits.length === 0 ? [] : [make("div", { className: "wide" }, make("h3", {}, "Confidence of each digit"), ...digits)]),
  ];
}

function probabilities(picture) {
  if (picture.probabilities === null) return [make("p", { className: "quiet" }, percent(picture.confidence))];
  return picture.probabilities.map((probability, digit) => make("div", { className: digit === picture.guess ? "probability best" : "probability" },
    make("span", {}, `${digit}`), bar(probability), make("span", {}, percent(picture.guess === null ? null : probability))));
}

function properties(picture) {
  const list = make("dl");
  const add = (name, ...value) => list.append(make("dt", {}, name), make("dd", {}, ...value));
  add("Status", badge(picture));
  const name = picture.text === null ? "Digit" : "Number";
  const read = readingOf(picture);
  add(isGuess(picture) ? "Best guess" : name, read === null ? "–" : `${read}, ${percent(picture.confidence, 2)}`);
  if (picture.second !== null) add("Second", `${picture.second}, ${percent(picture.secondConfidence, 2)}`);
  add("File", picture.path);
  return list;
}

function turnDetail(step) {
  const next = detail + step;
  if (next < 0 || next >= found.length) return;
  // The page behind follows, so that closing ends where one is.
  if (Math.floor(next / pageSize) !== page) showPage(Math.floor(next / pageSize));
  showDetail(next);
}

function prepareDetail() {
  const dialog = byId("detail");
  byId("close").onclick = () => dialog.close();
  byId("before").onclick = () => turnDetail(-1);
  byId("after").onclick = () => turnDetail(1);
  dialog.onclick = e => { if (e.target === dialog) dialog.close(); };
  dialog.onkeydown = e => {
    if (e.key === "ArrowLeft") turnDetail(-1);
    if (e.key === "ArrowRight") turnDetail(1);
  };
  dialog.onclose = () => byId("cards").querySelectorAll(".card")[detail % pageSize]?.focus();
}
