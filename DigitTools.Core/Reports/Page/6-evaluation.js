/** A section for each evaluation: the finding, the confusion matrix, the digits, what rejection buys, the mistakes. */
function showEvaluation(evaluation) {
  const { numbers } = evaluation;
  const title = make("h2", {}, `${percent(numbers.accuracy, 2)} right, ${counted(numbers.errors, "error")} in ${grouped(numbers.count)}`);
  const left = [panel(matrix(numbers.confusionMatrix), "matrix")];
  const right = [panel(digitTable(numbers.perClass))];
  if (numbers.coverage.length > 0) left.push(panel(coverageTable(numbers.coverage)));
  if (numbers.mistakes.length > 0) right.push(panel(mistakeTable(numbers.mistakes, numbers.errors), "mistakes"));
  byId("evaluations").append(make("section", { className: "evaluated" }, title,
    make("p", { className: "facts quiet" },
      make("span", {}, evaluation.name),
      make("span", {}, `95 % interval ${percent(numbers.low, 2)} to ${percent(numbers.high, 2)}`),
      make("span", {}, `calibration error ${percent(numbers.calibrationError, 2)}`),
      make("span", {}, `loss ${numbers.loss === null ? "–" : numbers.loss.toFixed(4)} nats`)),
    make("div", { className: "evaluation" }, make("div", {}, ...left), make("div", {}, ...right))));
}

// A table that may be wider or longer than its panel can be scrolled by keyboard too.
const panel = (table, name = "") => make("div", { className: `panel scroll ${name}`, tabIndex: 0, role: "group", "aria-label": table.caption.textContent }, table);

function matrix(counts) {
  const digits = counts.map((_, digit) => digit);
  const most = Math.max(1, ...counts.flatMap((row, actual) => row.filter((_, read) => read !== actual)));
  const rows = counts.map((row, actual) => make("tr", {}, heading(`${actual}`, "row"), ...row.map((count, read) => {
    if (count === 0) return cell(actual === read ? "0" : "·", "zero");
    const field = cell(grouped(count), actual === read ? "right" : "wrong");
    field.append(make("small", {}, percent(count / row.reduce((sum, c) => sum + c, 0))));
    // By the logarithm, so that a single error shows beside hundreds.
    field.style.setProperty("--part", Math.log(count) / Math.log(Math.max(most, 10)));
    field.title = `${counted(count, "picture")} of ${actual} read as ${read}`;
    return field;
  })));
  return make("table", {}, make("caption", {}, "Actual digit (rows), read as (columns)"),
    make("thead", {}, make("tr", {}, make("td", { className: "zero" }), ...digits.map(d => heading(`${d}`, "col")))),
    make("tbody", {}, ...rows));
}

function table(caption, names, rows) {
  return make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...names.map(([name, className]) => heading(name, "col", className ?? "")))),
    make("tbody", {}, ...rows));
}

function digitTable(classes) {
  const occurring = classes.filter(c => c.support > 0);
  const weakest = Math.min(1, ...occurring.map(c => c.recall));
  return table("By digit", [["Digit"], ["Precision"], ["Recall"], ["F1"], ["Pictures"]], classes.map(c => make("tr", {},
    heading(`${c.digit}`, "row"), cell(percent(c.precision, 2)),
    cell(percent(c.support > 0 ? c.recall : null, 2), c.support > 0 && c.recall < 1 && c.recall === weakest ? "weakest" : ""),
    cell(percent(c.f1, 2)), cell(grouped(c.support)))));
}

function coverageTable(points) {
  return table("When the least sure are rejected", [["Rejected"], ["Confidence from"], ["Kept"], ["Errors"], ["Misread"]], points.map(p => make("tr", {},
    cell(percent(p.rejectedFraction)), cell(percent(p.threshold, 2)), cell(grouped(p.count)), cell(grouped(p.errors)), cell(percent(p.errorRate, 2)))));
}

function mistakeTable(mistakes, errors) {
  const caption = mistakes.length < errors ? `The ${grouped(mistakes.length)} surest of ${grouped(errors)} mistakes` : "Mistakes, the surest first";
  return table(caption, [["Actual"], ["Read as"], ["Confidence"], ["Picture", "text"]], mistakes.map(m => make("tr", {},
    cell(`${m.actual}`), cell(`${m.predicted}`), cell(percent(m.confidence)), cell(m.path ?? `index ${m.index}`, "text"))));
}
