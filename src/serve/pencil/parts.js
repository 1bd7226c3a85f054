// What the pencil's panel is made of: its actions, and the small things that it draws.
const DATE = "Date (2024-01-26, 2024-01, 1961~)";
const NAMES = "separated by commas, as articles name them";
// Key, action, what the button says, and the form that it needs: what is asked, and how.
export const ACTIONS = {
  event: [
    ["e", "date", "set date", DATE, "line"], ["t", "title", "set title", "Title", "line"],
    ["l", "places", "set places", `Places, ${NAMES}`, "line"], ["w", "participants", "set who", `Who, ${NAMES}`, "line"],
    ["c", "confirm", "confirm"], ["x", "drop", "drop"], ["p", "prefer", "prefer a quote", "The best quote", "one"],
    ["k", "split", "split off", "Reports that are an event of their own", "some"],
    ["m", "same", "same as another", "Address or id of the event that this one is", "other"],
    ["v", "different", "not the same as", "Address or id of the event that this one is not", "other"],
    ["i", "importance", "set weight", "Weight, 0 to 1", "line"], ["f", "pin", "keep among the first"],
    ["a", "note", "add a remark", "Remark to the readers", "text"],
  ],
  article: [["e", "date", "set date of publication", DATE, "line"]],
  entity: [["m", "alias", "same as another", "The other name", "line"], ["v", "not-alias", "not the same as", "The other name", "line"]],
  source: [["t", "source", "set its name", "The name that this outlet goes by", "line"]],
  nothing: [],
};
export const session = (key, value) => {
  const old = JSON.parse(sessionStorage.getItem(key) || "null");
  if (value !== undefined) sessionStorage.setItem(key, JSON.stringify(value));
  return old;
};
export const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
export const roomOf = (path) => /^\/(event|article|entity|source)\/[^/]+\//.exec(path)?.[0];
export const button = (key, text, act) => {
  const made = element("button", { type: "button", "data-key": key, "aria-keyshortcuts": key }, element("kbd", {}, key), ` ${text}`);
  made.addEventListener("click", act);
  return made;
};
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
export const quoted = (own, others) => {
  const known = new Set(others.flatMap((other) => words(other.text)));
  const line = element("p", { dir: "auto" });
  for (const word of own.text.split(/\s+/)) {
    const same = !others.length || words(word).every((piece) => known.has(piece));
    line.append(element(same ? "span" : "mark", {}, word), " ");
  }
  return element("blockquote", {}, line, element("footer", {}, `${own.source}${own.date ? ` · dates it ${own.date}` : ""}`));
};
