//! What is added to a page while it is served.

/// Where the script lies; no page of a site has such an address.
pub const SCRIPT: &str = "/_dateline/live.js";

/// Where the script hears of builds.
pub const NEWS: &str = "/_dateline/news";

/// The script itself.
pub const SOURCE: &str = include_str!("live.js");

/// What an address shows before there is a site: the script makes it the page itself once that is there, and tells what is wrong
/// where it cannot be built.
pub const WAITING: &str = include_str!("waiting.html");

/// The page with `tags` and the script at the end of its body; one that has no such end is left as it is.
pub fn with_scripts(page: &[u8], tags: &str) -> Vec<u8> {
    let tags = format!("{tags}<script src=\"{SCRIPT}\"></script>");
    let end = memchr::memmem::rfind(page, b"</body>");
    end.map_or_else(|| page.to_vec(), |at| [&page[..at], tags.as_bytes(), &page[at..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_the_last_of_the_body() {
        for (page, found) in [
            ("<body><p>x</body></html>", "<body><p>x<script src=\"/_dateline/live.js\"></script></body></html>"),
            ("<p>no end", "<p>no end"),
        ] {
            assert_eq!(String::from_utf8_lossy(&with_scripts(page.as_bytes(), "")), found);
        }
    }
}
