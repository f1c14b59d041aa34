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

  drawBars(byId("digits"), report.digits.map((count, digit) => ({
    count, label: `${digit}`, text: `Digit ${digit}: ${counted(count, "picture")}`,
    choice: { digit: `${digit}`, status: "Recognized" },
  })), count => count);
  // The surest range holds nearly all pictures of a good scan: to scale, the others could not be seen.
  drawBars(byId("confidences"), report.ranges.map(([from, to, count]) => ({
    count, label: rangeLabel(from, to), text: `Confidence ${shortPercent(from)} to ${shortPercent(to)} percent: ${counted(count, "picture")}`,
    choice: { from: shortPercent(from), to: shortPercent(to), order: "least" },
  })), count => Math.log10(count + 1));

  function drawBars(figure, bars, height) {
    const width = 560, tall = 190, top = 22, bottom = 24;
    const most = Math.max(1, ...bars.map(b => height(b.count)));
    const step = width / bars.length;
    const svg = draw("svg", { viewBox: `0 0 ${width} ${tall}`, role: "group", "aria-label": figure.querySelector("h3").textContent });
    bars.forEach((b, i) => {
      const size = height(b.count) / most * (tall - top - bottom);
      const middle = (i + 0.5) * step;
      const group = draw("g", {},
        draw("rect", { class: "hit", x: i * step + 1, y: 1, width: step - 2, height: tall - 2, rx: 4 }),
        draw("rect", { class: "bar", x: i * step + step * 0.14, y: tall - bottom - size, width: step * 0.72, height: size, rx: Math.min(3, size / 2) }),
        draw("text", { class: b.count === 0 ? "count zero" : "count", x: middle, y: tall - bottom - size - 6 }, grouped(b.count)),
        draw("text", { x: middle, y: tall - 7 }, b.label));
      group.prepend(draw("title", {}, b.text));
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
    figure.append(svg);
  }
}

function tile(tag, value, name) {
  return make(tag, { className: "tile" }, make("strong", {}, value), make("small", {}, name));
}

const shortPercent = part => `${Number((part * 100).toFixed(3))}`;

const rangeLabel = (from, to) => from === 0 ? `< ${shortPercent(to)}` : to === 1 ? `≥ ${shortPercent(from)}` : `${shortPercent(from)} –`;

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
  if (report.missing > 0) texts.push(`${counted(report.missing, "picture")} could not be read again`);
  if (report.embedded < report.count) texts.push(`pictures of the ${grouped(report.embedded)} least sure`);
  return texts.flatMap((text, i) => i === 0 ? [text] : ["  ·  ", text]);
}
