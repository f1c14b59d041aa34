// A row of the data block is an array, so that ten thousand of them stay small.
const fields = ["name", "folder", "status", "reason", "digit", "confidence", "second", "secondConfidence", "probabilities", "given", "text", "boxes", "cells"];
const cellFields = ["grid", "row", "column", "rowSpan", "columnSpan", "field", "status", "reason", "text", "confidence", "left", "top", "width", "height"];

const report = JSON.parse(byId("data").textContent);
const pictures = report.rows.map((row, place) => {
  const picture = { place };
  fields.forEach((field, i) => { picture[field] = row[i] ?? null; });
  picture.folder = report.folders[picture.folder];
  picture.path = picture.folder === "" ? picture.name : picture.folder + report.separator + picture.name;
  picture.guess = picture.digit ?? likeliest(picture.probabilities);
  picture.cells = picture.cells?.map(cell => Object.fromEntries(cellFields.map((field, i) => [field, cell[i] ?? null]))) ?? null;
  picture.sought = [picture.path, picture.text ?? "", ...(picture.cells ?? []).flatMap(c => [c.field, c.text])].join("\n").toLocaleLowerCase();
  return picture;
});

/** Pictures of many folders are often called alike: then their folders are shown too. */
const severalFolders = report.folders.length > 1;

/** The last part of the folder. */
const folderName = picture => picture.folder.slice(picture.folder.lastIndexOf(report.separator) + 1);

const hasNumbers = pictures.some(picture => picture.text !== null);
const hasSheets = pictures.some(picture => picture.cells !== null);

/** Of numbers and sheets alone there are no digits to count or to choose. */
const withoutDigits = (hasNumbers || hasSheets) && pictures.every(picture => picture.guess === null);

/** How many cells there are of each status, those that occur. */
function countsOf(cells) {
  const counts = new Map(["Recognized", "Rejected", "Empty"].map(status => [status, 0]));
  for (const { status } of cells) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0).map(([status, count]) => `${grouped(count)} ${words(status)}`).join(", ");
}

function likeliest(probabilities) {
  if (probabilities === null) return null;
  const most = Math.max(...probabilities);
  return most > 0 ? probabilities.indexOf(most) : null;
}

// The pictures themselves lie in blocks of their own, in the order of the rows, and are parsed when a page shows them.
const blocks = document.querySelectorAll("script.block");
const parsed = new Map();

/** The thumbnail and the 28 x 28 of a picture as addresses of images, null where there is none; of a number or a sheet the size of the picture. */
function views(picture) {
  const block = Math.floor(picture.place / report.blockSize);
  if (block >= blocks.length) return { original: null, seen: null };
  if (!parsed.has(block)) parsed.set(block, JSON.parse(blocks[block].textContent));
  const [original, seen, width, height] = parsed.get(block)[picture.place % report.blockSize] ?? [null, null];
  return {
    original: original && `data:image/webp;base64,${original}`,
    seen: seen && `data:image/png;base64,${seen}`,
    width, height,
  };
}

/** A picture, or a quiet word where there is none. */
function view(address, text, missing, className = "") {
  if (address === null) return make("span", { className: "view" }, missing);
  const image = make("img", { src: address, alt: text, decoding: "async" });
  const frame = make("span", { className: `view ${className}` }, image);
  // Small pictures keep their pixels, large ones are smoothed.
  if (className === "") image.onload = () => frame.classList.toggle("small", image.naturalWidth < 64);
  return frame;
}

/** How sure a reading is, as the name of its colour and dashes. */
const surenessOf = confidence => confidence === null || confidence >= 0.95 ? "certain" : confidence >= 0.6 ? "doubtful" : "guessed";

/** What was read in a cell; a guess has a question mark. */
const readingIn = cell => cell.status === "Rejected" ? `${cell.text}?` : cell.text;

/** Where a cell is, in words. */
const placeOf = cell => cell.field !== "" ? cell.field : `row ${cell.row}, column ${cell.column}`;

/** The boxes over a picture: of its digits, or of its cells that are not empty. */
const boxesOf = picture => picture.cells === null
  ? picture.boxes.map(([digit, confidence, left, top, width, height]) =>
    ({ look: surenessOf(confidence), left, top, width, height, words: digit === null ? "The number" : `${digit}, ${percent(confidence)}` }))
  : picture.cells.filter(cell => cell.status !== "Empty" && cell.left !== null).map(cell =>
    ({ ...cell, look: `${surenessOf(cell.confidence)} ${cell.status.toLowerCase()}`, words: `${placeOf(cell)}: ${readingIn(cell)}, ${percent(cell.confidence)}` }));

/** A number or a sheet in its picture, with a box around each digit or cell. Colour and dashes say the same, how sure it is: either is enough. */
function marked(picture, missing) {
  const { original, width, height } = views(picture);
  const shape = picture.cells === null ? "view wide" : "view wide sheet";
  if (original === null) return make("span", { className: shape }, missing);
  const label = `The picture, with a box around each ${picture.cells === null ? "digit" : "cell"}`;
  return make("span", { className: shape },
    draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
      draw("image", { href: original, width, height, preserveAspectRatio: "none" }),
      ...boxesOf(picture).map(box => draw("rect", { class: box.look, x: box.left, y: box.top, width: box.width, height: box.height },
        draw("title", {}, box.words)))));
}

/** The views of a picture: itself and what the network saw, or a number or a sheet with its boxes. */
function allViews(picture) {
  const missing = picture.place < report.embedded ? "picture not found" : "picture left out";
  if (picture.text !== null || picture.cells !== null) return [marked(picture, missing)];
  const { original, seen } = views(picture);
  return [
    view(original, "The picture", missing),
    view(seen, "What the network saw", picture.status === "Empty" ? "no ink" : "", "seen"),
  ];
}
