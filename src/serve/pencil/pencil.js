// The pencil: a panel over the page in which its editor answers what is doubtful of it and corrects it. Every action has a key.
import { ACTIONS, button, element, quoted, roomOf, session } from "/_dateline/parts.js";

const { token, style } = document.querySelector("script[data-token]").dataset;
const KEPT = "dateline-pencil";
const SEEN = "dateline-seen";
const send = async (path, body) => {
  const post = body && { method: "POST", body: JSON.stringify(body) };
  const reply = await fetch(path, { headers: { "X-Token": token }, ...post });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
};

let page;
let about;
let asked = 0;
let written = [];
const dialog = element("dialog", { class: "pencil", "aria-labelledby": "pencil-title" });
const part = (selector) => dialog.querySelector(selector);
dialog.innerHTML = `<header><h2 id="pencil-title" tabindex="-1" dir="auto"></h2><button type="button" data-do="close">Close</button></header>
  <p class="pencil-status" role="status"></p><p class="pencil-problem" role="alert"></p>
  <section class="pencil-question" hidden></section>
  <form hidden><div class="pencil-field"></div><button type="submit">Write</button> <button type="button" data-do="cancel">Cancel</button></form>
  <section><label for="pencil-why">Why (goes with the next decision; may be empty)</label><input id="pencil-why" autocomplete="off">
  <div class="pencil-actions" role="group" aria-label="Decide"></div></section>
  <section class="pencil-decisions" hidden><h3>Decided</h3><ul></ul></section>`;
const form = part("form");
const say = (status, problem = "") => {
  part(".pencil-status").textContent = status;
  part(".pencil-problem").textContent = problem;
};
// While something is typed, a new build waits with loading the page again.
const busy = (is) => {
  form.hidden = !is;
  document.documentElement.toggleAttribute("data-dateline-busy", is);
  if (!is) dispatchEvent(new Event("dateline-free"));
};

const drawQuestion = () => {
  const section = part(".pencil-question");
  const now = about.questions[asked];
  section.hidden = !now;
  if (!now) return section.replaceChildren();
  const { quotes, reasons } = now.question;
  const keys = element("div", { role: "group", "aria-label": now.asks });
  for (const [key, text] of now.answers.filter(([key]) => "sdu".includes(key))) {
    const action = { s: "same", d: "different", u: "unsure" }[key];
    keys.append(button(key, text, () => decide({ action, question: now.key })), " ");
  }
  const why = element("details", {}, element("summary", {}, "Why this is asked"), element("ul", {}, ...reasons.map((r) => element("li", {}, r))));
  section.replaceChildren(element("h3", {}, now.asks), ...quotes.map((own, n) => quoted(own, quotes.filter((_, m) => m !== n))), ...(now.outcome ? [element("p", {}, now.outcome)] : []), keys);
  if (reasons.length) section.append(why);
};
const draw = () => {
  part("#pencil-title").textContent = about.title || document.querySelector("h1")?.textContent || "";
  drawQuestion();
  const keys = ACTIONS[about.kind].map((action) => button(action[0], action[2], () => begin(action)));
  if (about.kind !== "nothing") keys.push(button("y", "say why", () => part("#pencil-why").focus()));
  if (written.length) keys.push(button("b", "take back", back));
  if (about.next || about.questions.length > 1) keys.push(button("n", `next question (${about.left} left)`, next));
  part(".pencil-actions").replaceChildren(...keys.flatMap((key) => [key, " "]));
  part("label[for=pencil-why]").hidden = part("#pencil-why").hidden = about.kind === "nothing";
  const decisions = about.decisions.map(({ place, text, ours }) => {
    const line = element("li", {}, element("code", {}, text), element("small", {}, ` ${place} `));
    if (ours) line.append(element("button", { type: "button", "data-item": `${text}\n` }, "Take back"));
    return line;
  });
  part(".pencil-decisions").hidden = !decisions.length;
  part(".pencil-decisions ul").replaceChildren(...decisions);
};

const look = async () => {
  about = await send(`/_dateline/about?page=${page}`);
  asked = 0;
  draw();
};
const open = async (at, status = "") => {
  page = at;
  about = { kind: "nothing", questions: [], decisions: [] };
  busy(false);
  if (!dialog.open) dialog.showModal();
  part("#pencil-title").textContent = "…";
  part("#pencil-title").focus();
  say(status || "Reading the collection…");
  try {
    await look();
    say(status);
  } catch (error) {
    say("", error.message);
  }
};
const after = async (text) => {
  part("#pencil-why").value = "";
  session(KEPT, { at: location.pathname, page, text, written });
  busy(false);
  await look();
  say(text);
  (part(".pencil-question button") || part("#pencil-title")).focus();
};
const decide = async (told) => {
  try {
    const done = await send("/_dateline/decide", { page, why: part("#pencil-why").value, ...told });
    if (done.item) written.push({ item: done.item, instead_of: done.instead_of });
    // Its page has another address from now on.
    if (told.action === "source") return location.assign("/sources/");
    await after(`Written to ${done.file}.`);
  } catch (error) {
    say("", error.message);
  }
};
const back = async (_, entry = written.at(-1)) => {
  if (!entry) return;
  try {
    await send("/_dateline/back", entry);
    written = written.filter((other) => other.item !== entry.item);
    await after("Taken back.");
  } catch (error) {
    say("", error.message);
  }
};
const next = async () => {
  const now = about.questions[asked];
  if (now) await send("/_dateline/decide", { action: "later", question: now.key });
  if (asked + 1 < about.questions.length) {
    asked += 1;
    drawQuestion();
    part(".pencil-question button").focus();
  } else if (about.next) {
    session(KEPT, { at: about.next, page: about.next, text: "", written });
    location.assign(about.next);
  }
};

// The field of a form, filled with what is so now.
const begin = ([, action, , label, kind]) => {
  if (!kind) return decide({ action });
  const field = part(".pencil-field");
  const now = { title: about.title, date: about.date, places: about.places, participants: about.participants, importance: about.importance };
  if (kind === "one" || kind === "some") {
    const choice = ({ id, text, source }) => {
      const input = element("input", { type: kind === "one" ? "radio" : "checkbox", name: "mention", value: id });
      return element("label", { dir: "auto" }, input, ` ${text} `, element("small", {}, source));
    };
    field.replaceChildren(element("fieldset", {}, element("legend", {}, label), ...about.mentions.map(choice)));
  } else {
    const input = element(kind === "text" ? "textarea" : "input", { id: "pencil-value", autocomplete: "off" });
    input.value = now[action] ?? "";
    field.replaceChildren(element("label", { for: "pencil-value" }, label), input);
    if (kind === "other") {
      input.setAttribute("list", "pencil-seen");
      const seen = (session(SEEN) || []).filter(([path]) => path !== page);
      field.append(element("datalist", { id: "pencil-seen" }, ...seen.map(([path, title]) => element("option", { value: path }, title))));
    }
  }
  form.dataset.action = action;
  busy(true);
  field.querySelector("input, textarea").focus();
};
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const mentions = [...form.querySelectorAll("[name=mention]:checked")].map((input) => input.value);
  decide({ action: form.dataset.action, value: part("#pencil-value")?.value ?? "", mentions });
});
const cancel = () => {
  busy(false);
  part("#pencil-title").focus();
};
dialog.addEventListener("click", ({ target }) => {
  if (target.dataset.do === "close") dialog.close();
  if (target.dataset.do === "cancel") cancel();
  if (target.dataset.item) back(undefined, written.find(({ item }) => item === target.dataset.item) || { item: target.dataset.item, instead_of: [] });
});
dialog.addEventListener("cancel", (event) => {
  if (form.hidden) return;
  event.preventDefault();
  cancel();
});
dialog.addEventListener("close", () => {
  sessionStorage.removeItem(KEPT);
  busy(false);
});
const typing = (target) => target.matches("input, textarea, select");
document.addEventListener("keydown", (event) => {
  // The page has keys of its own; while the panel is open they rest.
  if (dialog.open) event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!dialog.open) {
    if (event.key === "e") open(roomOf(location.pathname) ?? location.pathname);
    return;
  }
  const own = [...dialog.querySelectorAll(`button[data-key="${CSS.escape(event.key)}"]`)].find((one) => form.hidden && !one.closest("[hidden]"));
  if (own) {
    event.preventDefault();
    own.click();
  }
}, true);

// A pencil on the page, and on every event in its lists.
const mark = () => {
  for (const link of document.querySelectorAll("article.card a.u-url:not([data-pencil])")) {
    link.dataset.pencil = "";
    const own = element("button", { type: "button", class: "pencil-small", "aria-label": `Edit: ${link.textContent}` }, "✎");
    own.addEventListener("click", () => open(roomOf(new URL(link.href).pathname)));
    (link.closest(".card").querySelector(".meta") || link.closest(".card")).append(" ", own);
  }
};
const begins = () => {
  document.head.append(element("link", { rel: "stylesheet", href: style }));
  document.body.append(dialog);
  const here = roomOf(location.pathname);
  const own = element("button", { type: "button", class: "pencil-open", "aria-keyshortcuts": "e" }, here ? "✎ Edit" : "✎ Review");
  own.addEventListener("click", () => open(here ?? location.pathname));
  document.body.append(own);
  if (here?.startsWith("/event/")) {
    const title = document.querySelector("h1")?.textContent ?? here;
    session(SEEN, [[here, title], ...(session(SEEN) || []).filter(([path]) => path !== here)].slice(0, 20));
  }
  mark();
  new MutationObserver(mark).observe(document.querySelector("main") || document.body, { childList: true, subtree: true });
  const kept = session(KEPT);
  if (kept?.at === location.pathname) {
    written = kept.written;
    open(kept.page, kept.text);
  }
};
begins();
