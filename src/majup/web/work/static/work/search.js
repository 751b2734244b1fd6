/* Arrow keys go from the search field along what was found and back; Escape returns to the field. */
(() => {
  "use strict";

  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  const move = (event) => {
    const field = document.getElementById("search-words");
    if (!field || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const hits = [...document.querySelectorAll("#search-found [data-hit]")];
    const here = hits.indexOf(document.activeElement);
    if (here < 0 && document.activeElement !== field) return;
    if (event.key === "Escape" && here >= 0) {
      event.preventDefault();
      field.focus();
      return;
    }
    if (!(event.key in STEPS) || hits.length === 0) return;
    event.preventDefault();
    const next = here + STEPS[event.key];
    (next < 0 ? field : hits[Math.min(next, hits.length - 1)]).focus();
  };

  document.addEventListener("keydown", move);
})();
