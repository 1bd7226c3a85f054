//! What parsing a page will cost, told from its tags alone.

/// Elements whose end tag may be left out, or that have none: they do not tell of nesting.
const UNCLOSED: [&str; 29] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "body",
];

/// Elements that the standard's algorithm opens again in the next block where they are not closed: each block costs as many as are open.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// What the tags of a page will cost to parse.
#[derive(Default)]
pub(super) struct Cost {
    /// Tags that open an element.
    pub tags: usize,
    open: usize,
    /// How deep they nest if each is closed where its end tag stands.
    pub deepest: usize,
    formatting: usize,
    /// Formatting elements that are opened again, at most.
    pub reopened: usize,
}

impl Cost {
    /// What the tags of `html` cost.
    pub fn of(html: &str) -> Self {
        let (mut cost, mut at) = (Self::default(), 0);
        while let Some(tag) = html[at..].find('<').map(|found| at + found + 1) {
            at = tag;
            if let Some(name) = html[tag..].strip_prefix('/').map(tag_name) {
                cost.close(name);
            } else if html[tag..].starts_with("!--") {
                at = html[tag..].find("-->").map_or(tag, |end| tag + end);
            } else {
                let name = tag_name(&html[tag..]);
                cost.open(name);
                at = end_of_raw(html, tag, name);
            }
        }
        cost
    }

    fn open(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        self.tags += 1;
        if is_in(&FORMATTING, name) {
            self.formatting += 1;
        } else {
            self.reopened = self.reopened.saturating_add(self.formatting);
        }
        if !is_in(&UNCLOSED, name) {
            self.open += 1;
            self.deepest = self.deepest.max(self.open);
        }
    }

    fn close(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        if is_in(&FORMATTING, name) {
            self.formatting = self.formatting.saturating_sub(1);
        }
        if !is_in(&UNCLOSED, name) {
            self.open = self.open.saturating_sub(1);
        }
    }
}

/// Where tags count again: in scripts and styles `<` is no tag.
fn end_of_raw(html: &str, tag: usize, name: &str) -> usize {
    if !is_in(&["script", "style"], name) {
        return tag;
    }
    let ends = html[tag..].match_indices("</").map(|(at, _)| tag + at);
    ends.into_iter().find(|end| tag_name(&html[end + 2..]).eq_ignore_ascii_case(name)).unwrap_or(html.len())
}

/// The beginning of a tag's name, enough to tell it from others; empty where no tag begins.
fn tag_name(tag: &str) -> &str {
    let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/');
    let end = tag.bytes().take(12).position(ends).unwrap_or(tag.len().min(12));
    let name = &tag[..tag.floor_char_boundary(end)];
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { "" }
}

fn is_in(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
