//! Addresses in web archives, which hold the moment of capture and the address of the page:
//! `https://web.archive.org/web/20240201000000/https://example.org/a`. All archives that run a Wayback machine write them so.

use super::published::{Candidate, Origin};

/// Digits of the moment: `YYYYMMDDhhmmss`.
const MOMENT: usize = 14;

/// What such an address says.
#[derive(Debug, PartialEq)]
pub(super) struct Archived<'a> {
    /// The address of the page itself.
    pub page: &'a str,
    /// When it was captured.
    pub captured: Candidate,
}

/// Reads the address of a capture.
pub(super) fn read(url: &str) -> Option<Archived<'_>> {
    let inner = ["/http://", "/https://"].iter().filter_map(|scheme| url.find(scheme)).min()?;
    let segment = url[..inner].rsplit('/').next()?;
    // A mark such as `id_` behind the moment says how the capture is shown.
    let (moment, mark) = segment.split_at_checked(MOMENT)?;
    if !moment.bytes().all(|b| b.is_ascii_digit()) || !(mark.is_empty() || mark.ends_with('_')) {
        return None;
    }
    let captured = Candidate::read(&moment[..8], Origin::Captured, "")?;
    Some(Archived { page: &url[inner + 1..], captured })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_tell_of_the_page_and_the_day() {
        let page = "https://example.org/2024/01/27/flood?a=http://b";
        for address in [
            format!("https://web.archive.org/web/20240201083000/{page}"),
            format!("http://archive.example.org/wayback/20240201083000id_/{page}"),
        ] {
            let archived = read(&address).unwrap();
            assert_eq!((archived.page, archived.captured.date.to_string().as_str()), (page, "2024-02-01"));
        }
        for address in [page, "https://example.org/2024/http://b", "https://example.org/20249901083000/http://b", ""] {
            assert_eq!(read(address), None, "{address}");
        }
    }
}
