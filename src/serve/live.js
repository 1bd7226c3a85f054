// Reloads the page when the site has changed, where the reader was; shows what is wrong when it could not be built.
(() => {
  const place = "dateline-live-scroll";
  const kept = sessionStorage.getItem(place);
  if (kept) {
    sessionStorage.removeItem(place);
    const [path, y] = JSON.parse(kept);
    if (path === location.pathname) scrollTo(0, y);
  }
  let version;
  let box;
  const show = (problems) => {
    box?.remove();
    box = undefined;
    if (!problems) return;
    box = document.createElement("pre");
    box.textContent = problems;
    box.setAttribute("role", "alert");
    Object.assign(box.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", margin: 0, padding: "1rem",
      background: "#2a1215", color: "#ffe3e3", font: "14px/1.5 ui-monospace, monospace", zIndex: 9999,
      borderTop: "3px solid #c92a2a", whiteSpace: "pre-wrap",
    });
    document.body.append(box);
  };
  const news = new EventSource("/_dateline/news");
  news.onmessage = ({ data }) => {
    const told = JSON.parse(data);
    if (version !== undefined && told.version !== version) {
      const reload = () => {
        sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollY]));
        location.reload();
      };
      // Nothing that is being typed is lost.
      if (document.documentElement.hasAttribute("data-dateline-busy")) addEventListener("dateline-free", reload, { once: true });
      else reload();
      return;
    }
    version = told.version;
    show(told.problems);
  };
})();
