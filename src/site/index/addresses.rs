//! Addresses from ids.

use crate::site::address::{Address, Slugs};
use std::collections::HashSet;

/// Ids are addresses already; one that is not a slug (or comes a second time) gets one made from it.
pub fn addresses<'a>(room: &str, ids: impl Iterator<Item = &'a str> + Clone) -> Vec<Address> {
    let mut taken: HashSet<String> = ids.clone().filter(|id| is_slug(id)).map(str::to_owned).collect();
    let mut own: HashSet<&str> = HashSet::new();
    let mut slugs = Slugs::default();
    ids.map(|id| {
        if is_slug(id) && own.insert(id) {
            return Address::of(&[room, id]);
        }
        let mut name = slugs.assign(id);
        while !taken.insert(name.clone()) {
            name = slugs.assign(id);
        }
        Address::of(&[room, &name])
    })
    .collect()
}

fn is_slug(id: &str) -> bool {
    let safe = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    !id.is_empty() && id.len() <= 200 && id.bytes().all(safe) && (id.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_addresses_and_others_become_some() {
        let made = addresses("article", ["a-1", "../x", "A 1", "a-1", "x"].into_iter());
        let clean: Vec<_> = made.iter().map(Address::clean).collect();
        assert_eq!(clean, ["article/a-1/", "article/x-2/", "article/a-1-2/", "article/a-1-3/", "article/x/"]);
    }
}
