// Additions to pages that work without them: a theme that is remembered, short addresses, keys, copying.
(() => {
  "use strict";
  const root = document.documentElement;
  const THEME = "dateline-theme";
  // Pages read from a disk may have no storage.
  const stored = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(THEME);
      localStorage.setItem(THEME, value);
    } catch { /* the choice then lasts for the page */ }
    return null;
  };
  const chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  const ready = () => {
    theme();
    if (location.protocol.startsWith("http")) shorten();
    copying();
    document.addEventListener("keydown", keys);
  };

  const theme = () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      stored(root.dataset.theme);
    });
  };

  // Links name index.html for readers without a server; behind one the folder is enough.
  const shorten = () => {
    const short = (path) => path.replace(/(^|\/)index\.html(?=$|[?#])/, "$1") || "./";
    for (const a of document.querySelectorAll("a[href*='index.html']:not([href*=':'])")) {
      a.setAttribute("href", short(a.getAttribute("href")));
    }
    if (location.pathname.endsWith("/index.html")) {
      history.replaceState(history.state, "", short(location.pathname) + location.search + location.hash);
    }
  };

  // j and k go through the events or citations of a page.
  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const entries = [...document.querySelectorAll(".card, .citations > li, mark")].filter((e) => !e.closest("[hidden]"));
    const at = entries.findIndex((e) => e.contains(document.activeElement));
    const next = entries[at < 0 ? (step > 0 ? 0 : entries.length - 1) : at + step];
    if (!next) return;
    event.preventDefault();
    next.querySelector("a").focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };

  const copying = () => {
    const cite = document.querySelector("[data-copy]");
    if (!cite || !navigator.clipboard) return;
    for (const text of cite.querySelectorAll("pre")) {
      const button = document.createElement("button");
      button.className = "copy";
      button.textContent = cite.dataset.copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = cite.dataset.copied;
        setTimeout(() => { button.textContent = cite.dataset.copy; }, 2000);
      });
      text.before(button);
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
