let detail = 0;

/** Opens one picture large, with the confidence in each digit. */
function showDetail(index) {
  detail = index;
  const picture = found[index];
  const dialog = byId("detail");
  byId("detail-name").textContent = severalFolders ? `${folderName(picture)}/${picture.name}` : picture.name;
  byId("detail-body").replaceChildren(
    ...(picture.cells !== null ? sheetParts(picture) : picture.text === null ? digitParts(picture) : numberParts(picture)),
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

/** The picture with its boxes, and what was read as a table for each grid, or one for the fields of a form. */
function sheetParts(picture) {
  const grids = new Map();
  for (const cell of picture.cells) {
    const grid = cell.field === "" ? cell.grid : "fields";
    if (!grids.has(grid)) grids.set(grid, []);
    grids.get(grid).push(cell);
  }
  return [
    make("div", { className: "wide" }, make("h3", {}, "Picture"), ...allViews(picture)),
    ...[...grids].map(([grid, cells]) => make("div", { className: "wide scroll readings", tabIndex: 0, role: "group", "aria-label": "What was read" },
      grid === "fields" ? fieldTable(cells) : gridTable(cells, grids.size === 1 ? "Cells" : `Grid ${grid}`))),
  ];
}

/** What was read in a cell, with the colour of how sure it is. */
function cellReading(cell) {
  const why = cell.reason === "" || cell.reason === "None" ? "" : `, ${words(cell.reason)}`;
  const shown = cell.status === "Empty" ? { className: "nothing" } : { className: `${surenessOf(cell.confidence)} ${cell.status.toLowerCase()}` };
  const title = `${placeOf(cell)}: ${cell.status === "Empty" ? words(cell.status) : `${readingIn(cell)}, ${percent(cell.confidence)}${why}`}`;
  return make("span", { ...shown, title }, readingIn(cell));
}

/** A table laid out as the grid is; places that the report has no cell of stay blank. */
function gridTable(cells, caption) {
  const at = new Map(cells.map(cell => [`${cell.row},${cell.column}`, cell]));
  const most = (field, span) => cells.reduce((end, cell) => Math.max(end, cell[field] + cell[span] - 1), 0);
  const [rows, columns] = [most("row", "rowSpan"), most("column", "columnSpan")];
  const covered = new Set();
  const line = row => Array.from({ length: columns }, (_, i) => i + 1).flatMap(column => {
    if (covered.has(`${row},${column}`)) return [];
    const found = at.get(`${row},${column}`);
    if (found === undefined) return [make("td", { className: "absent" })];
    for (let r = 0; r < found.rowSpan; r++) for (let c = 0; c < found.columnSpan; c++) covered.add(`${row + r},${column + c}`);
    return [make("td", { rowSpan: found.rowSpan, colSpan: found.columnSpan }, cellReading(found))];
  });
  return table(caption, [[""], ...Array.from({ length: columns }, (_, i) => [`${i + 1}`])],
    Array.from({ length: rows }, (_, i) => make("tr", {}, heading(`${i + 1}`, "row"), ...line(i + 1))));
}

function fieldTable(cells) {
  return table("Fields", [["Field", "text"], ["Read", "text"], ["Confidence"], ["Status", "text"]], cells.map(field => make("tr", {},
    heading(field.field === "" ? `${field.row}` : field.field, "row", "text"), make("td", { className: "text" }, cellReading(field)),
    cell(percent(field.confidence)), cell(words(field.status), "text"))));
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
  if (picture.cells !== null) addSheet(picture, add);
  else {
    const name = picture.text === null ? "Digit" : "Number";
    const read = readingOf(picture);
    add(isGuess(picture) ? "Best guess" : name, read === null ? "–" : `${read}, ${percent(picture.confidence, 2)}`);
  }
  if (picture.second !== null) add("Second", `${picture.second}, ${percent(picture.secondConfidence, 2)}`);
  add("File", picture.path);
  return list;
}

/** How many cells of a sheet are what, and which is the least sure. */
function addSheet(picture, add) {
  add("Cells", readingOf(picture));
  const least = picture.cells.find(cell => cell.confidence !== null && cell.confidence === picture.confidence);
  if (least !== undefined) add("Least sure", `${placeOf(least)}: ${readingIn(least)}, ${percent(least.confidence, 2)}`);
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
