// The home page's events by time, source, name, importance and disagreement. The time is drawn on the histogram, or
// moved by buttons and keys; all of it stands in the address. Events come in shards, those that are needed alone.
(() => {
  "use strict";
  const form = document.querySelector(".explore");
  // Pages read from a disk may load nothing.
  if (!form || !location.protocol.startsWith("http")) return;
  const DAY = 864e5, PAGE = 50, MONTHS = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 60000];
  const { root, one, other, none, first } = form.dataset, fields = form.elements, shards = [];
  const found = document.querySelector(".found-events"), key = document.querySelector(".key");
  const [heading, list, more] = ["h2", "ol", "button"].map((name) => found.querySelector(name));
  const charts = [...document.querySelectorAll(".histogram")];
  // `time` is two days, the end exclusive, or null for all of it; `zoom` says whether the bars are of that time alone.
  let index, waking, whole, time, zoom, limit = PAGE, run = 0;

  // Days since 1970; months count from January of year 0.
  const month = (m) => new Date(0).setUTCFullYear(0, m) / DAY;
  const iso = (day) => new Date(day * DAY).toISOString().split("T")[0];
  const { lang } = document.documentElement;
  const say = (day) => new Date(day * DAY).toLocaleDateString(lang === "en" ? "en-GB" : lang,
    { timeZone: "UTC", day: "numeric", month: "short", year: "numeric", era: day < month(12) ? "short" : undefined });
  const on = (part, kind, act) => part.addEventListener(kind, act);
  const swap = (some) => { found.hidden = !(key.hidden = some); };
  const json = (name) => fetch(`${root}data/${name}.json`).then((answer) => answer.json());
  const draw = (chart, tag, values, text = "") => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in values) shape.setAttribute(name, values[name]);
    shape.textContent = text;
    chart.append(shape);
    return shape;
  };

  const wake = () => waking ||= json("index").then((head) => {
    index = head;
    whole = [head.counts[0][0], Math.max(...head.shards.map((shard) => shard[1]))];
    for (const name of ["source", "entity"]) {
      const options = head[name].map(([slug, text]) => new Option(text, slug));
      fields[name].append(...options.sort((a, b) => a.text.localeCompare(b.text)));
    }
    const query = new URLSearchParams(location.search), day = (name) => Date.parse(query.get(name)) / DAY;
    if (day("from") <= day("to")) time = [day("from"), day("to") + 1];
    zoom = time && query.has("zoom");
    for (const name of ["source", "entity", "importance"]) {
      for (const option of fields[name]) option.selected = option.value === query.get(name);
    }
    fields.differ.checked = query.has("differ");
    form.querySelector("details").open ||= [...query.keys()].some((name) => fields[name]);
    if (query.size) update();
  });

  const fits = ([from, to]) => {
    const place = (name) => index[name].findIndex(([slug]) => slug === fields[name].value);
    const source = place("source"), entity = place("entity"), { importance, differ } = fields;
    return (row) => row.d[0] < to && row.d[1] > from && row.i >= importance.value && (!differ.checked || row.x)
      && (source < 0 || row.s.includes(source)) && (entity < 0 || row.e.includes(entity));
  };

  const card = (row) => {
    const copy = found.querySelector("template").content.firstElementChild.cloneNode(true);
    const texts = { a: row.t, ".big": row.w[0], ".small": row.w[1], ".modality": row.o, ".quote": row.q, ".by": row.m, ".differ": row.x };
    for (const part in texts) {
      const spot = copy.querySelector(part);
      if (texts[part]) spot.textContent = texts[part];
      else spot.remove();
    }
    copy.querySelector("a").href = root + row.p;
    if (!row.c) for (const kind of ["coarse", "words"]) copy.querySelector("." + kind).classList.remove(kind);
    return copy;
  };

  // Shards are asked for in order until the page is full, so that a wide range costs no more than a narrow one.
  const show = async () => {
    const mine = ++run, span = time || whole, test = fits(span), rows = [];
    for (const [n, [from, to]] of index.shards.entries()) {
      if (rows.length > limit) break;
      if (from >= span[1] || to <= span[0]) continue;
      rows.push(...(await (shards[n] ||= json(n + 1))).filter(test));
      if (mine !== run) return;
    }
    const full = rows.length > limit, words = full ? first : [none, one][rows.length] || other;
    heading.textContent = words.replace("{n}", Math.min(rows.length, limit)) + (time ? ` · ${say(time[0])} – ${say(time[1] - 1)}` : "");
    list.replaceChildren(...rows.slice(0, limit).map(card));
    more.hidden = !full;
    swap(true);
  };

  const update = () => {
    limit = PAGE;
    charts.forEach(paint);
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (time) query.set("from", iso(time[0])), query.set("to", iso(time[1] - 1));
    if (zoom) query.set("zoom", 1);
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
    if (query.size) return show();
    run++;
    swap(false);
  };

  // What is moved from all of the time is looked at closely.
  const set = (from, to, near = zoom || !time) => {
    time = from > whole[0] || to < whole[1] ? [Math.round(from), Math.round(to)] : null;
    zoom = time && near;
    update();
  };

  // Bars are days, or months and multiples of them, whichever the chart has room for; `marks` are their ends.
  const bars = ([from, to], room) => {
    if (to - from < room) return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const of = (day) => { const date = new Date(day * DAY); return 12 * date.getUTCFullYear() + date.getUTCMonth(); };
    const months = of(to - 1) - of(from), step = MONTHS.find((s) => months / s < room - 1) || 6e5;
    const start = Math.floor(of(from) / step);
    return Array.from({ length: Math.floor(of(to - 1) / step) - start + 2 }, (_, i) => month((start + i) * step));
  };

  // Where a time lies between marks that far apart.
  const spot = (marks, wide, from, to) => {
    const a = Math.max(0, marks.findLastIndex((mark) => mark <= from)), b = marks.findIndex((mark) => mark >= to);
    return { x: a * wide, width: ((b < 0 ? marks.length - 1 : b) - a) * wide };
  };

  const paint = (chart) => {
    const { width } = chart.viewBox.baseVal, { step, slot, first: start } = chart.dataset, height = +chart.dataset.height;
    chart.own ||= [...chart.childNodes];
    chart.replaceChildren(...chart.own);
    const count = Math.round(width / slot);
    chart.marks = zoom ? bars(time, width / 8) : Array.from({ length: count + 1 }, (_, i) => month(+start + i * step));
    if (!zoom) return time && brush(chart, time);
    const { marks } = chart, sums = marks.map(() => 0), wide = width / (marks.length - 1);
    chart.replaceChildren(chart.querySelector(".axis"));
    for (const [day, days, n] of index.counts) {
      const i = marks.findLastIndex((mark) => mark <= day), end = day + days;
      if (days <= marks[i + 1] - marks[i]) sums[i] += n;
      // What is dated more coarsely than the bars lies under all that it may belong to.
      else if (end > time[0] && day < time[1]) {
        draw(chart, "rect", { class: "vague", y: height - 4, height: 4, ...spot(marks, wide, day, end) });
      }
    }
    const most = Math.max(...sums);
    sums.forEach((n, i) => {
      const high = n && Math.max(4, height * n / most);
      const bar = draw(chart, "rect", { class: "bar", x: (i + .1) * wide, y: height - high, width: wide * .8, height: high });
      draw(bar, "title", {}, `${say(marks[i])}: ${n}`);
    });
    const label = (place, x, day) => draw(chart, "text", { class: place, x, y: height + 16 }, say(day));
    label("start", 0, time[0]);
    label("end", width, time[1] - 1);
  };

  const brush = (chart, [from, to]) => {
    const { marks } = chart, wide = chart.viewBox.baseVal.width / (marks.length - 1);
    chart.querySelector(".brush")?.remove();
    chart.prepend(draw(chart, "rect", { class: "brush", height: chart.dataset.height, ...spot(marks, wide, from, to) }));
  };

  const act = async (what) => {
    await wake();
    // Without a time chosen, what is drawn is moved: it may be less than the whole.
    const { marks } = charts[0], [from, to] = time || [marks[0], marks.at(-1)], long = to - from;
    if (what === "whole") set(...whole);
    if (what === "earlier" && from > whole[0]) set(from - long, from);
    if (what === "later" && to < whole[1]) set(to, to + long);
    if (what === "out") set(from - long / 2, to + long / 2);
    if (what === "in" && long > 4) time && !zoom ? set(from, to, 1) : set(from + long / 4, to - long / 4, 1);
  };

  for (const chart of charts) {
    let start = -1, moved;
    paint(chart);
    const bar = (event) => {
      const box = chart.getBoundingClientRect(), last = chart.marks.length - 2;
      return Math.min(last, Math.max(0, Math.floor((event.clientX - box.left) / box.width * (last + 1))));
    };
    const span = (event) => {
      const b = bar(event);
      return [chart.marks[Math.min(start, b)], chart.marks[Math.max(start, b) + 1]];
    };
    on(chart, "pointerdown", (event) => { start = event.button ? -1 : bar(event); moved = false; });
    on(window, "pointermove", (event) => {
      if (start < 0 || (!moved && bar(event) === start)) return;
      moved = true;
      brush(chart, span(event));
    });
    on(window, "pointerup", (event) => {
      const chosen = start >= 0 && (moved || zoom) && span(event);
      start = -1;
      if (chosen) wake().then(() => set(...chosen, 0));
    });
    on(chart, "click", (event) => moved && event.preventDefault());
    on(chart, "dragstart", (event) => event.preventDefault());
  }

  const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "-": "out", Escape: "whole" };
  on(form, "keydown", (event) => {
    const what = event.target.dataset.do && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
    if (what) event.preventDefault(), act(what);
  });
  on(form, "click", (event) => event.target.dataset.do && act(event.target.dataset.do));
  on(form, "change", () => wake().then(update));
  on(more, "click", () => { limit += PAGE; show(); });
  for (const part of [form, ...charts]) on(part, "pointerenter", wake);
  on(form, "focusin", wake);
  form.hidden = false;
  if (location.search) wake();
})();
