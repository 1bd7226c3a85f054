"use strict";
// One question at a time: a key or a button answers it. Words that only one of two quotes has are marked.
(() => {
  const token = new URLSearchParams(location.search).get("token") || "";
  const $ = (id) => document.getElementById(id);
  const actions = { s: "same", d: "different", u: "unsure", x: "drop", n: "later", b: "back", e: "date", t: "title" };
  let now = null;
  let editing = "";

  const ask = async (path, body) => {
    const options = { headers: { "X-Token": token } };
    if (body) Object.assign(options, { method: "POST", body: JSON.stringify(body) });
    const reply = await fetch(path, options);
    if (!reply.ok) throw new Error(await reply.text());
    return reply.json();
  };

  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const element = (name, text) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  };

  const quote = (own, others) => {
    const known = new Set(others.flatMap((other) => words(other.text)));
    const block = element("blockquote");
    const line = element("p");
    line.dir = "auto";
    for (const word of own.text.split(/\s+/)) {
      const same = !others.length || words(word).every((part) => known.has(part));
      line.append(element(same ? "span" : "mark", word), " ");
    }
    const dated = own.date ? ` · dates it ${own.date}` : "";
    block.append(line, element("footer", `${own.source}${dated} · ${own.id}`));
    return block;
  };

  const draw = (state) => {
    now = state.now;
    const waiting = state.waiting ? ` · ${state.waiting} more wait for an answer to these` : "";
    $("progress").textContent = `${state.at} of ${state.of} · ${state.answered} answered${waiting}`;
    $("problem").textContent = state.problem || "";
    if (!state.problem) $("why").value = "";
    $("edit").hidden = true;
    for (const id of ["quotes", "reasons", "keys", "title"]) $(id).replaceChildren();
    $("asks").textContent = now ? now.asks : "Nothing is left to review.";
    if (!now) return;
    const { question } = now;
    [question, question.other].filter(Boolean).forEach((thing, n) => {
      const link = element("a", thing.title);
      link.href = n ? `/site/event/${question.about[n]}/index.html` : `/site/${now.page}`;
      link.target = "_blank";
      const line = element("p");
      line.append(link, ` ${thing.date || "date unknown"}`);
      $("title").append(line);
    });
    question.quotes.forEach((own, n) => $("quotes").append(quote(own, question.quotes.filter((_, m) => m !== n))));
    if (now.outcome) $("reasons").append(element("li", now.outcome));
    question.reasons.forEach((reason) => $("reasons").append(element("li", reason)));
    for (const [key, what] of now.keys) {
      const button = element("button");
      button.type = "button";
      button.append(element("kbd", key), ` ${what}`);
      button.addEventListener("click", () => act(key));
      $("keys").append(button, " ");
    }
    $("asks").focus();
  };

  const tell = (body) => ask("/answer", body).then(draw, (error) => { $("problem").textContent = error.message; });

  const act = (key) => {
    const answer = actions[key];
    if (!answer || !now || !now.keys.some(([known]) => known === key)) return;
    if (answer !== "date" && answer !== "title") return void tell({ answer, why: $("why").value });
    editing = answer;
    $("label").textContent = answer === "date" ? "Date (2024-01-26, 2024-01, 1961~)" : "Title";
    $("value").value = (answer === "date" ? now.question.date : now.question.title) || "";
    $("edit").hidden = false;
    $("value").focus();
  };

  document.addEventListener("DOMContentLoaded", () => {
    $("edit").addEventListener("submit", (event) => {
      event.preventDefault();
      tell({ answer: editing, value: $("value").value, why: $("why").value });
    });
    const cancel = () => { $("edit").hidden = true; $("asks").focus(); };
    $("cancel").addEventListener("click", cancel);
    $("finish").addEventListener("click", () => fetch("/finish", { method: "POST", headers: { "X-Token": token } })
      .then(() => { document.body.textContent = "Finished. You can close this page."; }));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return void cancel();
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
      if (event.key === "w") { event.preventDefault(); $("why").focus(); }
      if (actions[event.key]) { event.preventDefault(); act(event.key); }
    });
    ask("/question").then(draw, (error) => { $("problem").textContent = error.message; });
  });
})();
