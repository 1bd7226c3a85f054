//! What links a cluster to others, in lists no longer than they have to be: those of the largest part of a collection are
//! a good deal of all that a build holds at a time.

/// A link to another cluster: the sum of its pairs' probabilities and their number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The other cluster.
    pub to: u32,
    /// Probabilities, summed.
    pub sum: f32,
    /// How many pairs they are of.
    pub pairs: u32,
}

/// The links of one cluster, ascending by the other one.
#[derive(Debug, Clone, Default)]
pub struct Links(Vec<Link>);

impl Links {
    /// Links in any order, no two to one cluster.
    pub fn new(mut links: Vec<Link>) -> Self {
        links.sort_unstable_by_key(|link| link.to);
        Self(links)
    }

    /// The link to that cluster.
    pub fn get(&self, to: u32) -> Option<&Link> {
        self.at(to).ok().map(|i| &self.0[i])
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Link> {
        self.0.iter()
    }

    /// The links that `a` and `b` have together, those between the two left out.
    pub fn joined(a: u32, own: &Self, b: u32, other: &Self) -> Self {
        let outward = |links: &Self| links.0.iter().filter(|l| l.to != a && l.to != b).count();
        let mut joined: Vec<Link> = Vec::with_capacity(outward(own) + outward(other));
        let (mut left, mut right) = (own.0.as_slice(), other.0.as_slice());
        while let Some(next) = lower(&mut left, &mut right).copied() {
            match joined.last_mut() {
                Some(last) if last.to == next.to => {
                    last.sum += next.sum;
                    last.pairs += next.pairs;
                }
                _ if next.to != a && next.to != b => joined.push(next),
                _ => {}
            }
        }
        joined.shrink_to_fit();
        Self(joined)
    }

    /// Puts `link` in the place of the one to `from`, and of the one to the same cluster if there is one.
    pub fn redirect(&mut self, from: u32, link: Link) {
        let Ok(old) = self.at(from) else { return };
        match self.at(link.to) {
            Ok(i) => {
                self.0[i] = link;
                self.0.remove(old);
            }
            Err(i) if i <= old => {
                self.0[i..=old].rotate_right(1);
                self.0[i] = link;
            }
            Err(i) => {
                self.0[old..i].rotate_left(1);
                self.0[i - 1] = link;
            }
        }
    }

    fn at(&self, to: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&to, |link| link.to)
    }
}

/// Takes the lower of the first of two ascending lists, of equals the left one's.
fn lower<'l>(left: &mut &'l [Link], right: &mut &'l [Link]) -> Option<&'l Link> {
    let is_left = match (left.first(), right.first()) {
        (Some(l), Some(r)) => l.to <= r.to,
        (first, _) => first.is_some(),
    };
    let (first, rest) = if is_left { left.split_first() } else { right.split_first() }?;
    *(if is_left { left } else { right }) = rest;
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(to: &[(u32, f32)]) -> Links {
        Links::new(to.iter().map(|&(to, sum)| Link { to, sum, pairs: 1 }).collect())
    }

    fn told(links: &Links) -> Vec<(u32, f32, u32)> {
        links.iter().map(|l| (l.to, l.sum, l.pairs)).collect()
    }

    #[test]
    fn two_clusters_have_their_links_together() {
        let (own, other) = (links(&[(7, 0.5), (2, 0.25), (3, 0.5)]), links(&[(1, 1.0), (5, 0.5), (7, 0.25)]));
        let joined = Links::joined(1, &own, 2, &other);
        assert_eq!(told(&joined), [(3, 0.5, 1), (5, 0.5, 1), (7, 0.75, 2)]);
        assert_eq!(joined.get(7).map(|l| l.pairs), Some(2));
        assert_eq!(joined.get(2), None);
    }

    #[test]
    fn a_link_is_led_to_another_cluster() {
        let new = |to| Link { to, sum: 0.125, pairs: 3 };
        for (from, to, expected) in [
            (6, 1, [1, 2, 4]),
            (6, 3, [2, 3, 4]),
            (2, 8, [4, 6, 8]),
            (2, 5, [4, 5, 6]),
            (4, 5, [2, 5, 6]),
            (4, 3, [2, 3, 6]),
        ] {
            let mut links = links(&[(2, 0.5), (4, 0.5), (6, 0.5)]);
            links.redirect(from, new(to));
            assert_eq!(links.iter().map(|l| l.to).collect::<Vec<_>>(), expected, "{from} to {to}");
            assert_eq!(links.get(to).map(|l| l.pairs), Some(3));
        }
        let mut links = links(&[(2, 0.5), (4, 0.5)]);
        links.redirect(4, new(2));
        assert_eq!(told(&links), [(2, 0.125, 3)]);
    }
}
