/* Comforts on top of pages that work without script. No inline code, no eval (strict content security policy). */
(() => {
  "use strict";

  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  /** Ctrl K (or Cmd K) goes to the search field that is in sight. */
  const goToSearch = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
    const menu = document.querySelector("details.menu");
    let field = [...document.querySelectorAll("[data-search]")].find((one) => one.offsetParent !== null);
    if (!field && menu && menu.offsetParent !== null) {
      menu.open = true;
      field = menu.querySelector("[data-search]");
    }
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };

  /** Arrow keys move between the first links of table rows, so that a long list needs no hundred Tabs. */
  const moveAlongRows = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || isTyping(event.target)) return;
    const row = event.target.closest("tbody tr");
    if (!row || !event.target.closest("a")) return;
    let next = row;
    do {
      next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling;
    } while (next && !next.querySelector("a"));
    if (!next) return;
    event.preventDefault();
    next.querySelector("a").focus();
  };

  /** A replaced fragment takes the focus only where the focus was lost with what it replaced. */
  const focusAfterSwap = () => {
    const wrong = document.querySelector("[data-focus-first]:not([data-focused])");
    if (wrong) {
      wrong.dataset.focused = "";
      wrong.focus();
      return;
    }
    if (document.activeElement && document.activeElement !== document.body) return;
    const fresh = document.querySelector("[data-swapped]");
    if (fresh) fresh.focus({ preventScroll: true });
  };

  const markSwapped = (event) => {
    const element = event.detail && event.detail.elt;
    document.querySelectorAll("[data-swapped]").forEach((one) => one.removeAttribute("data-swapped"));
    const target = element && element.isConnected ? element.closest("[data-focus-after-swap]") : null;
    if (target) target.dataset.swapped = "";
    prepare();
    focusAfterSwap();
  };

  const prepare = () => {
    document.querySelectorAll("[data-print]").forEach((button) => {
      button.hidden = false;
      button.onclick = () => window.print();
    });
  };

  document.addEventListener("keydown", goToSearch);
  document.addEventListener("keydown", moveAlongRows);
  document.addEventListener("htmx:afterSettle", markSwapped);
  prepare();
  focusAfterSwap();
})();
