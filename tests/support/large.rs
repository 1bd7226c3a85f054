//! Collections of any size, the same on every run: events spread over three years, three reports each.

use super::builder::{Collection, EventSpec};
use dateline::text::NameKind;

/// A collection with that many articles, each reporting five events of which others report some too.
pub fn large(articles: usize) -> Collection {
    let mut c = Collection::new("A large collection");
    let people = (articles / 4).clamp(2, 2000);
    for n in 0..people {
        c.entity(&format!("person-{n}"), &format!("Person {n}"), NameKind::Person, &[]);
    }
    for n in 0..articles {
        let day = format!("{}-{:02}-{:02}", 2020 + n % 3, n % 12 + 1, n % 28 + 1);
        let text: String = (0..5).map(|k| sentence(n, k)).collect::<Vec<_>>().join("\n");
        let a = c.article(&format!("article-{n}"), &day, &text);
        a.title = Some(format!("What happened in week {n}"));
        a.source = (n % 5 > 0).then(|| format!("Outlet {}", n % 97));
        a.url = Some(format!("https://example.org/{n}"));
    }
    for n in 0..articles {
        for k in 0..5 {
            let other = (n * 7 + k * 13 + 1) % articles;
            let (quote, elsewhere) = (sentence(n, k), sentence(other, k));
            let (own, cited) = (format!("article-{n}"), format!("article-{other}"));
            let quotes = [(&*own, &*quote, "", "", ""), (&*cited, &*elsewhere, "", "", "")];
            let date = format!("{}-{:02}-{:02}", 2020 + (n + k) % 3, (n * 5 + k) % 12 + 1, (n * 11 + k * 3) % 28 + 1);
            let (who, where_) = (format!("person-{}", n % people), format!("person-{}", (n + k) % people));
            c.event(
                &format!("e{n}x{k}"),
                &EventSpec {
                    title: &format!("Council {n} voted on matter {k}"),
                    date: &date,
                    basis: "explicit",
                    importance: ((n * 31 + k * 17) % 1000) as f32 / 1000.0,
                    quotes: &quotes[..=usize::from(k > 2)],
                    participants: &[&who, &where_],
                    ..EventSpec::default()
                },
            );
        }
    }
    c.finish()
}

fn sentence(n: usize, k: usize) -> String {
    format!(
        "Council {n} voted on matter {k} after a debate of {} hours, and the mayor of district {} said the works would begin.",
        (n + k) % 9 + 1,
        n % 40
    )
}
