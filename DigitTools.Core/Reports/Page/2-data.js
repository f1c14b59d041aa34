// A row of the data block is an array, so that ten thousand of them stay small.
const fields = ["name", "folder", "status", "reason", "digit", "confidence", "second", "secondConfidence", "probabilities", "given"];

const report = JSON.parse(byId("data").textContent);
const pictures = report.rows.map((row, place) => {
  const picture = { place };
  fields.forEach((field, i) => { picture[field] = row[i]; });
  picture.folder = report.folders[picture.folder];
  picture.path = picture.folder === "" ? picture.name : picture.folder + report.separator + picture.name;
  picture.guess = picture.digit ?? likeliest(picture.probabilities);
  picture.sought = picture.path.toLocaleLowerCase();
  return picture;
});

function likeliest(probabilities) {
  if (probabilities === null) return null;
  const most = Math.max(...probabilities);
  return most > 0 ? probabilities.indexOf(most) : null;
}

// The pictures themselves lie in blocks of their own, in the order of the rows, and are parsed when a page shows them.
const blocks = document.querySelectorAll("script.block");
const parsed = new Map();

/** The thumbnail and the 28 x 28 of a picture as addresses of images; null where there is none. */
function views(picture) {
  const block = Math.floor(picture.place / report.blockSize);
  if (block >= blocks.length) return { original: null, seen: null };
  if (!parsed.has(block)) parsed.set(block, JSON.parse(blocks[block].textContent));
  const [original, seen] = parsed.get(block)[picture.place % report.blockSize] ?? [null, null];
  return {
    original: original && `data:image/webp;base64,${original}`,
    seen: seen && `data:image/png;base64,${seen}`,
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

/** Both views of a picture. */
function bothViews(picture) {
  const { original, seen } = views(picture);
  const held = picture.place < report.embedded;
  return [
    view(original, "The picture", held ? "picture not found" : "picture left out"),
    view(seen, "What the network saw", picture.status === "Empty" ? "no ink" : "", "seen"),
  ];
}
