// A row of the data block is an array, so that ten thousand of them stay small.
const fields = ["name", "folder", "status", "reason", "digit", "confidence", "second", "secondConfidence", "probabilities", "given", "text", "boxes"];

const report = JSON.parse(byId("data").textContent);
const pictures = report.rows.map((row, place) => {
  const picture = { place };
  fields.forEach((field, i) => { picture[field] = row[i] ?? null; });
  picture.folder = report.folders[picture.folder];
  picture.path = picture.folder === "" ? picture.name : picture.folder + report.separator + picture.name;
  picture.guess = picture.digit ?? likeliest(picture.probabilities);
  picture.sought = `${picture.path}\n${picture.text ?? ""}`.toLocaleLowerCase();
  return picture;
});

/** Pictures of many folders are often called alike: then their folders are shown too. */
const severalFolders = report.folders.length > 1;

/** The last part of the folder. */
const folderName = picture => picture.folder.slice(picture.folder.lastIndexOf(report.separator) + 1);

const hasNumbers = pictures.some(picture => picture.text !== null);

/** Of numbers alone there are no digits to count or to choose. */
const onlyNumbers = hasNumbers && pictures.every(picture => picture.guess === null);

function likeliest(probabilities) {
  if (probabilities === null) return null;
  const most = Math.max(...probabilities);
  return most > 0 ? probabilities.indexOf(most) : null;
}

// The pictures themselves lie in blocks of their own, in the order of the rows, and are parsed when a page shows them.
const blocks = document.querySelectorAll("script.block");
const parsed = new Map();

/** The thumbnail and the 28 x 28 of a picture as addresses of images, null where there is none; of a number the size of its picture. */
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

/** A number in its picture, with a box around each digit. Colour and dashes say the same, how sure it is: either is enough. */
function marked(picture, missing) {
  const { original, width, height } = views(picture);
  if (original === null) return make("span", { className: "view wide" }, missing);
  const box = ([digit, confidence, left, top, wide, high]) => draw("rect", {
    class: confidence === null || confidence >= 0.95 ? "certain" : confidence >= 0.6 ? "doubtful" : "guessed", x: left, y: top, width: wide, height: high,
  }, draw("title", {}, digit === null ? "The number" : `${digit}, ${percent(confidence)}`));
  return make("span", { className: "view wide" },
    draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "The picture, with a box around each digit" },
      draw("image", { href: original, width, height, preserveAspectRatio: "none" }), ...picture.boxes.map(box)));
}

/** The views of a picture: itself and what the network saw, or a number with its boxes. */
function allViews(picture) {
  const missing = picture.place < report.embedded ? "picture not found" : "picture left out";
  if (picture.text !== null) return [marked(picture, missing)];
  const { original, seen } = views(picture);
  return [
    view(original, "The picture", missing),
    view(seen, "What the network saw", picture.status === "Empty" ? "no ink" : "", "seen"),
  ];
}
