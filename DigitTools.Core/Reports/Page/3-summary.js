/** The lines at the top and the numbers below them. */
function showSummary(choose) {
  byId("finding").textContent = finding();
  byId("facts").append(...facts());

  const tiles = byId("tiles");
  tiles.append(tile("div", grouped(report.count), "pictures"));
  for (const [status, count] of report.statuses) {
    const button = tile("button", grouped(count), `${words(status)}, ${percent(count / report.count)}`);
    button.type = "button";
    button.dataset.status = status;
    button.onclick = () => choose({ status });
    tiles.append(button);
  }
  tiles.append(tile("div", percent(report.meanConfidence), "mean confidence"));

  if (withoutDigits) byId("digits").remove();
  else drawBars(byId("digits"), report.digits.map((count, digit) => ({
    count, height: count, text: `Digit ${digit}: ${counted(count, "picture")}`,
    choice: { digit: `${digit}`, status: "Recognized" },
  })), report.digits.map((_, digit) => [digit + 0.5, `${digit}`]), choose);

  if (hasSheets) byId("confidences").querySelector("p").textContent += "; of a sheet its least sure cell";
  // The surest range holds nearly all pictures of a good scan: to scale, the others could not be seen.
  const edges = [...report.ranges.map(([from]) => from), 1];
  drawBars(byId("confidences"), report.ranges.map(([from, to, count]) => ({
    count, height: Math.log10(count + 1), text: `Confidence ${inHundred(from)} to ${inHundred(to)} percent: ${counted(count, "picture")}`,
    choice: { from: inHundred(from), to: inHundred(to) },
  })), edges.map((edge, i) => [i, inHundred(edge)]), choose);
}

/** Draws bars with their counts; one that stands for pictures is a button that shows them. Ticks are counted in bars. */
function drawBars(figure, bars, ticks, choose) {
  const width = 560, tall = 190, top = 22, bottom = 24;
  const most = Math.max(1, ...bars.map(b => b.height));
  const step = width / bars.length;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${tall}`, role: "group", "aria-label": figure.querySelector("h3").textContent });
  bars.forEach((b, i) => {
    const size = b.height / most * (tall - top - bottom);
    const group = draw("g", {}, draw("title", {}, b.text),
      draw("rect", { class: "hit", x: i * step + 1, y: 1, width: step - 2, height: tall - bottom - 2, rx: 4 }),
      draw("rect", { class: "bar", x: i * step + step * 0.14, y: tall - bottom - size, width: step * 0.72, height: size, rx: Math.min(3, size / 2) }),
      draw("text", { class: b.count === 0 ? "zero" : "count", x: (i + 0.5) * step, y: tall - bottom - size - 6 }, grouped(b.count)));
    if (b.count > 0) {
      for (const [name, value] of [["role", "button"], ["tabindex", 0], ["aria-label", b.text]]) group.setAttribute(name, value);
      group.onclick = () => choose(b.choice);
      group.onkeydown = e => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        choose(b.choice);
      };
    }
    svg.append(group);
  });
  svg.append(draw("line", { class: "axis", x1: 0, x2: width, y1: tall - bottom, y2: tall - bottom }));
  for (const [place, text] of ticks) {
    const side = place === 0 ? "first" : place === bars.length ? "last" : "";
    svg.append(draw("text", { class: side, x: place * step, y: tall - 7 }, text));
  }
  figure.append(svg);
}

function tile(tag, value, name) {
  return make(tag, { className: "tile" }, make("strong", {}, value), make("small", {}, name));
}

const inHundred = part => `${Number((part * 100).toFixed(3))}`;

/** What the report found, in a sentence. */
function finding() {
  if (report.count === 0) return report.evaluations.length > 0 ? "An evaluation, without pictures" : "No pictures";
  const parts = report.statuses.map(([status, count]) => `${grouped(count)} ${words(status)}`);
  return report.statuses.length === 1 && report.count > 1
    ? `All ${counted(report.count, "picture")} ${words(report.statuses[0][0])}`
    : `${counted(report.count, "picture")}: ${parts.join(", ")}`;
}

function facts() {
  const made = new Date(report.created);
  const texts = [];
  if (report.models.length > 0) texts.push(`${report.models.length === 1 ? "Model" : "Models"} ${report.models.join(", ")}`);
  texts.push(make("time", { dateTime: report.created }, made.toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" })));
  const cells = pictures.flatMap(picture => picture.cells ?? []);
  if (cells.length > 0) texts.push(`${counted(cells.length, "cell")}: ${countsOf(cells)}`);
  if (report.missing > 0) texts.push(`${counted(report.missing, "picture")} could not be read again`);
  if (report.embedded < report.count) texts.push(`pictures of the ${grouped(report.embedded)} least sure`);
  return texts.flatMap((text, i) => i === 0 ? [text] : ["  ·  ", text]);
}
