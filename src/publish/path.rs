//! Which paths a file of the site may have.

use crate::diagnostic::{Diagnostic, Severity};

/// Longest name of a file or folder that common file systems hold, in bytes.
const NAME_MAX: usize = 255;

/// Refuses a path that is not plainly inside the output folder.
pub fn check(path: &str) -> Result<(), Box<Diagnostic>> {
    let sound = !path.is_empty() && path.split('/').all(is_name) && path != super::MANIFEST;
    if sound {
        return Ok(());
    }
    Err(Box::new(Diagnostic {
        place: None,
        severity: Severity::Error,
        code: "bad-path",
        message: format!("`{}` cannot be the path of a file of the site", path.escape_debug()),
        help: None,
    }))
}

/// One name between slashes: no way up, no separator or device of any system.
fn is_name(name: &str) -> bool {
    let strange = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.is_empty() && name.len() <= NAME_MAX && name != "." && name != ".." && !name.contains(strange)
}

/// The folders on the way to a path: of `a/b/c` these are `a` and `a/b`.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for (path, sound) in [
            ("index.html", true),
            ("event/k3f9qa/index.html", true),
            (".well-known/x", true),
            ("", false),
            ("/etc/passwd", false),
            ("../x", false),
            ("a/../../x", false),
            ("a//b", false),
            ("a/./b", false),
            ("a\\..\\b", false),
            ("c:/x", false),
            ("a\0b", false),
            (".dateline-manifest.json", false),
        ] {
            assert_eq!(check(path).is_ok(), sound, "{path:?}");
        }
    }

    #[test]
    fn folders_on_the_way() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("a").count(), 0);
    }
}
