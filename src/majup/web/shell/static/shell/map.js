/* Zoom and pan of drawn maps, by buttons and by pointer. The wheel zooms only with Ctrl, so that pages still scroll. */
(() => {
  "use strict";

  const prepare = (map) => {
    const drawing = map.querySelector(".map-drawing");
    const tools = map.querySelector("[data-map-tools]");
    if (!drawing || !tools || map.dataset.ready || typeof window.Panzoom !== "function") return;
    map.dataset.ready = "yes";
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pan = window.Panzoom(drawing, {
      animate: !still,
      contain: "outside",
      cursor: "default",
      maxScale: 8,
      minScale: 1,
      panOnlyWhenZoomed: true,
      step: 0.4,
      touchAction: "pan-y",
    });
    tools.hidden = false;
    tools.querySelector("[data-map-in]").onclick = () => pan.zoomIn();
    tools.querySelector("[data-map-out]").onclick = () => pan.zoomOut();
    tools.querySelector("[data-map-whole]").onclick = () => pan.reset();
    drawing.parentElement.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey) pan.zoomWithWheel(event);
      },
      { passive: false },
    );
  };

  const prepareAll = () => document.querySelectorAll("[data-map]").forEach(prepare);
  document.addEventListener("htmx:afterSettle", prepareAll);
  prepareAll();
})();
