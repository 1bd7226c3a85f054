// Asks the index that Pagefind made of the collection. The question stands in the address; nothing is loaded before it is
// asked, and nothing leaves the browser.
(() => {
  "use strict";
  const form = document.querySelector(".search");
  if (!form) return;
  // Pages read from a disk may load nothing.
  if (!location.protocol.startsWith("http")) {
    document.querySelector(".from-disk").hidden = false;
    form.remove();
    return;
  }
  const PAGE = 20, PAUSE = 150;
  const { root, one, other, none, failed } = form.dataset, fields = form.elements, ways = document.querySelector(".ways-in");
  const found = document.querySelector(".found-events");
  const [heading, list, more] = ["h2", "ol", "button"].map((name) => found.querySelector(name));
  let index, timer, results = [], shown = 0, run = 0;

  const wake = () => index ||= import(new URL(root + "pagefind/pagefind.js", location)).then((script) =>
    script.createInstance({ noWorker: true, excerptLength: 36, excerptEllipsis: "…" }));

  // An excerpt marks what was found, and escapes nothing but the two brackets.
  const mark = (spot, excerpt) => excerpt.split(/<\/?mark>/).forEach((text, i) => {
    const part = i % 2 ? document.createElement("mark") : new Text();
    part.textContent = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    spot.append(part);
  });

  const card = ({ raw_url, excerpt, meta }) => {
    const copy = found.querySelector("template").content.firstElementChild.cloneNode(true);
    const big = meta.day || meta.date, small = meta.day && meta.date;
    const texts = { a: meta.title, ".big": big, ".small": small, ".modality": meta.modality, ".by": meta.sources, ".differ": "" };
    for (const part in texts) {
      const spot = copy.querySelector(part);
      if (texts[part]) spot.textContent = texts[part];
      else spot.remove();
    }
    copy.querySelector("a").href = root + raw_url;
    mark(copy.querySelector(".quote"), excerpt);
    if (/^\d+$/.test(big)) for (const kind of ["coarse", "words"]) copy.querySelector("." + kind).classList.remove(kind);
    return copy;
  };

  const show = async (mine) => {
    const next = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()));
    if (mine !== run) return;
    if (!shown) list.replaceChildren();
    list.append(...next.map(card));
    shown += next.length;
    more.hidden = shown >= results.length;
  };

  const ask = async () => {
    const mine = ++run, query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : ""));
    found.hidden = !(ways.hidden = query.size > 0);
    if (!query.size) return;
    try {
      const filters = Object.fromEntries([...query].filter(([name]) => name !== "q"));
      const answer = await (await wake()).search(query.get("q"), { filters });
      if (mine !== run) return;
      [results, shown] = [answer.results, 0];
      heading.textContent = ([none, one][results.length] || other).replace("{n}", results.length.toLocaleString(document.documentElement.lang));
      await show(mine);
    } catch {
      heading.textContent = failed;
      ways.hidden = false;
    }
  };

  const query = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    // What can be chosen is what is linked, unless the page says more.
    const links = select.length > 1 ? [] : ways.querySelectorAll(`[data-filter=${select.name}] li a`);
    for (const link of links) select.append(new Option(link.textContent, link.textContent));
    select.value = query.get(select.name) || "";
  }
  fields.q.value = query.get("q") || "";
  form.addEventListener("focusin", wake);
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); ask(); });
  more.addEventListener("click", () => show(run));
  form.hidden = false;
  if (query.size) ask();
})();
