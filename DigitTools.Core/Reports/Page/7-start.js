showSummary(choose);
fillFilters();
prepareDetail();
report.evaluations.forEach(showEvaluation);
document.querySelector("body > footer").textContent = `Made by DigitTools ${report.tool}. This file holds everything; it asks for nothing from the network.`;
if (report.count === 0) for (const part of [byId("charts"), byId("filters"), byId("tiles")]) part.hidden = true;

const filters = byId("filters");
filters.addEventListener("input", find);
filters.addEventListener("submit", e => e.preventDefault());
// The event comes before the fields are empty.
filters.addEventListener("reset", () => setTimeout(find));
document.addEventListener("keydown", e => {
  if (e.key !== "/" || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || byId("detail").open) return;
  e.preventDefault();
  controls.text.focus();
});
find();
