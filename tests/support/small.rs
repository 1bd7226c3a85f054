//! Eleven invented articles about a dam that never was: BCE to 2025, disagreements, plans, denials, unknown sources,
//! undated texts, other scripts, shared sentences, furniture.

use super::builder::{Collection, EventSpec};
use chrono::NaiveDate;
use dateline::date::{DateBounds, Evidence};
use dateline::extract::Modality;
use dateline::merge::About;
use dateline::span::Span;
use dateline::text::NameKind;

/// The collection.
pub fn small() -> Collection {
    let mut c = Collection::new("The Varnow Dam, from canal to breach");
    c.config.description = Some(
        "What eleven articles report of the valley, its waterworks and the night of the breach, from antiquity to the inquiry.".to_owned(),
    );
    c.config.keywords = vec!["Varnow".to_owned()];
    articles(&mut c);
    entities(&mut c);
    old_events(&mut c);
    breach(&mut c);
    aftermath(&mut c);
    let mut c = c.finish();
    c.story(&["breach", "cracks", "alarms", "denial", "inquir", "resign", "report"]);
    c.story(&["canal0", "treaty", "works8"]);
    if let Some(at) = c.articles.iter().position(|a| a.id.0 == "wire-copy") {
        c.timeline.reprint_of[at] = c.articles.iter().position(|a| a.id.0 == "dam-breaks");
    }
    c
}

fn articles(c: &mut Collection) {
    let a = c.article(
        "dam-breaks",
        "2024-03-10",
        "[title] Varnow dam breaks after night of rain
         [deck] Thousands flee as the wall gives way above Ostrey
         [dateline] OSTREY:
         The Varnow dam broke on Saturday night, sending a wave three metres high through the lower town of Ostrey, the civil guard said.
         [caption] The wall as seen from the east bank on Sunday morning. Photo: J. Holm
         At least 14 people died, according to the civil guard, and two bridges were swept away & carried to the sea-mouth.
         Engineers had reported cracks in the north wall on 26 February, and the operator Halden Water lowered the lake by one metre on the following day.
         # A long history
         The dam was raised in the 1980s, when Halden Water doubled the height of the wall.
         > “We heard it before we saw it,” said Marta Quill, who keeps the lock house.
         [related] Read more: Ten walls that did not hold
         [comment] First! I always said so.
         [comment] Nobody listens to the engineers.
         [footer] © The Meridian Times. All rights reserved.",
    );
    a.title = Some("Varnow dam breaks after night of rain".to_owned());
    a.source = Some("The Meridian Times".to_owned());
    a.agency = Some("Northern Press".to_owned());
    a.authors = vec!["Ida Renn".to_owned(), "Paul Okoro".to_owned()];
    a.url = Some("https://meridian.example/2024/03/10/varnow-dam-breaks".to_owned());
    a.archive_url = Some(
        "https://web.archive.org/web/20240311081500/https://meridian.example/2024/03/10/varnow-dam-breaks".to_owned(),
    );
    let a = c.article(
        "wire-copy",
        "2024-03-10",
        "The Varnow dam broke on Saturday night, sending a wave three metres high through the lower town of Ostrey, the civil guard said.
         At least 14 people died, according to the civil guard.",
    );
    a.title = Some("Dam breaks above Ostrey".to_owned());
    a.source = Some("Coastal Gazette".to_owned());
    a.agency = Some("Northern Press".to_owned());
    let a = c.article(
        "early-hours",
        "2024-03-12",
        "It was in the early hours of Sunday that the wall of the Varnow reservoir failed, officials now say.
         The death toll has risen to 17.
         Lise Halden, who leads the operator, denied that the sluices had been left shut on Saturday.
         Since 2017 the operator has refused to publish its inspection reports, and in 1961 and 1994 the two counties signed and renewed the treaty on the use of the water.",
    );
    a.title = Some("“They say the sluices were open”: what is known of the failure".to_owned());
    a.source = Some("Ostrey Observer".to_owned());
    a.url = Some("https://observer.example/known".to_owned());
    c.article(
        "no-source",
        "2024-03-14",
        "[title] Minister to visit the valley
         Interior minister Tomas Brandt will visit the valley on 20 March, his office announced, and is expected to meet the families.
         He may announce a public inquiry.",
    )
    .title = Some("Minister to visit the valley".to_owned());
    c.article(
        "first-words",
        "2024-03-21",
        "Brandt met Marta Quill and twelve other residents in Ostrey on Wednesday and promised an inquiry under judge Ana Serrat. The inquiry is to open in early September 2024.",
    );
    let a = c.article(
        "rotura",
        "2024-03-11",
        "La presa de Varnow se rompió el sábado por la noche y dejó al menos catorce muertos en Ostrey.",
    );
    a.title = Some("Se rompe la presa de Varnow".to_owned());
    a.source = Some("Diario del Delta".to_owned());
    a.language = Some("es".to_owned());
    let a = c.article(
        "sadd",
        "2024-03-11",
        "انهار سد فارنو مساء السبت بعد ليلة من الأمطار الغزيرة، وقتل أربعة عشر شخصا على الأقل.",
    );
    a.title = Some("انهيار سد فارنو".to_owned());
    a.source = Some("صحيفة الساحل".to_owned());
    a.language = Some("ar".to_owned());
    let a = c.article(
        "inquiry",
        "2025-02-03",
        "Judge Ana Serrat’s inquiry found on Monday that the cracks of February 2024 had been measured but never reported to the county.
         Lise Halden resigned from Halden Water on 31 January 2025, a spokeswoman confirmed.
         Between 22 and 27 January the inquiry had heard 41 witnesses in Ostrey.
         The rebuilding is planned to begin in spring 2026.",
    );
    a.title = Some("Inquiry: cracks were measured, not reported".to_owned());
    a.source = Some("The Meridian Times".to_owned());
    a.url = Some("https://meridian.example/2025/02/03/inquiry#top".to_owned());
    let a = c.article(
        "water-of-the-ancients",
        "2019-08",
        "An inscription dates the first aqueduct of the valley to 44 BC, and a mason’s mark to March of that year.
         The canal to Ostrey was dug about 1848; tolls were first taken in the 17th century.
         On 12 May 1961 the counties of Ostrey and Halden signed the water treaty, which was renewed in 1994.",
    );
    a.title = Some("The water of the ancients".to_owned());
    a.source = Some("Annals of the Valley".to_owned());
    undated(c);
}

fn undated(c: &mut Collection) {
    let a = c.article(
        "sirens",
        "",
        "The sirens of the lower town were silent on a Saturday night, eleven days after the cracks were found, and this year of mourning has only begun.
         The treaty of 1961 is the only paper that both counties ever signed.",
    );
    a.published_bounds = Some(DateBounds {
        earliest: NaiveDate::from_ymd_opt(2024, 1, 1),
        latest: NaiveDate::from_ymd_opt(2024, 12, 31),
        because: "the text calls 2024 “this year”".to_owned(),
        evidence: vec![Evidence {
            quote: "this year of mourning".to_owned(),
            span: Span::new(105, 126),
            says: "the text was written in the year of the breach".to_owned(),
        }],
    });
    c.article("leaflet", "", "Know your valley: walk the canal, see the lock house, mind the sluices.");
}

fn entities(c: &mut Collection) {
    for (id, name, kind, variants) in [
        ("ostrey", "Ostrey", NameKind::Place, &["the lower town"][..]),
        ("varnow-dam", "Varnow dam", NameKind::Place, &["the wall", "Varnow reservoir", "سد فارنو"][..]),
        ("halden-water", "Halden Water", NameKind::Organisation, &["the operator"][..]),
        ("civil-guard", "Civil Guard", NameKind::Organisation, &[][..]),
        ("lise-halden", "Lise Halden", NameKind::Person, &["Halden"][..]),
        ("ana-serrat", "Ana Serrat", NameKind::Person, &["Judge Serrat"][..]),
        ("tomas-brandt", "Tomas Brandt", NameKind::Person, &["Brandt"][..]),
        ("marta-quill", "Marta Quill", NameKind::Person, &[][..]),
    ] {
        c.entity(id, name, kind, variants);
    }
}

fn old_events(c: &mut Collection) {
    let annals = "water-of-the-ancients";
    let first =
        "An inscription dates the first aqueduct of the valley to 44 BC, and a mason’s mark to March of that year.";
    let canal = "The canal to Ostrey was dug about 1848; tolls were first taken in the 17th century.";
    let signed = "On 12 May 1961 the counties of Ostrey and Halden signed the water treaty, which was renewed in 1994.";
    let both = "Since 2017 the operator has refused to publish its inspection reports, and in 1961 and 1994 the two counties signed and renewed the treaty on the use of the water.";
    c.event(
        "aquedu",
        &one("First aqueduct of the valley", "-0043", "explicit", 0.4, &[(annals, first, "44 BC", "", "")]),
    );
    c.event(
        "mason0",
        &one(
            "A mason’s mark on the aqueduct",
            "-0043-03",
            "explicit month of the year named before",
            0.1,
            &[(annals, first, "March of that year", "", "")],
        ),
    );
    c.event(
        "tolls0",
        &one(
            "Tolls were first taken on the canal",
            "16XX",
            "explicit",
            0.1,
            &[(annals, canal, "the 17th century", "", "")],
        ),
    );
    c.event(
        "canal0",
        &EventSpec {
            places: &["ostrey"],
            ..one("The canal to Ostrey was dug", "1848~", "explicit", 0.45, &[(annals, canal, "about 1848", "", "")])
        },
    );
    c.event(
        "treaty",
        &EventSpec {
            title: "The counties of Ostrey and Halden signed the water treaty",
            date: "1961-05-12",
            basis: "explicit",
            importance: 0.7,
            quotes: &[
                (annals, signed, "On 12 May 1961", "", ""),
                ("early-hours", both, "in 1961", "1961", ""),
                ("sirens", "The treaty of 1961 is the only paper that both counties ever signed.", "1961", "1961", ""),
            ],
            places: &["ostrey"],
            because: &["1961 holds 12 May 1961", "“signed” and “treaty” in all three", "both counties in all three"],
            ..EventSpec::default()
        },
    );
    c.event(
        "works8",
        &EventSpec {
            participants: &["halden-water"],
            ..one(
                "Halden Water doubled the height of the wall",
                "198X",
                "explicit",
                0.5,
                &[(
                    "dam-breaks",
                    "The dam was raised in the 1980s, when Halden Water doubled the height of the wall.",
                    "the 1980s",
                    "",
                    "",
                )],
            )
        },
    );
    c.event(
        "renewa",
        &one(
            "The water treaty was renewed",
            "1994",
            "explicit",
            0.4,
            &[(annals, signed, "1994", "", ""), ("early-hours", both, "1994", "", "")],
        ),
    );
    c.event(
        "refuse",
        &EventSpec {
            participants: &["halden-water"],
            ..one(
                "The operator has refused to publish its inspection reports",
                "2017/..",
                "explicit, open end",
                0.55,
                &[("early-hours", both, "Since 2017", "", "")],
            )
        },
    );
}

fn breach(c: &mut Collection) {
    let saturday = "The Varnow dam broke on Saturday night, sending a wave three metres high through the lower town of Ostrey, the civil guard said.";
    let cracks = "Engineers had reported cracks in the north wall on 26 February, and the operator Halden Water lowered the lake by one metre on the following day.";
    let toll = "At least 14 people died, according to the civil guard, and two bridges were swept away & carried to the sea-mouth.";
    c.event(
        "cracks",
        &EventSpec {
            title: "Engineers reported cracks in the north wall",
            date: "2024-02-26",
            basis: "explicit day and month, year of the publication",
            importance: 0.8,
            quotes: &[
                ("dam-breaks", cracks, "on 26 February", "", ""),
                ("inquiry", "Judge Ana Serrat’s inquiry found on Monday that the cracks of February 2024 had been measured but never reported to the county.", "February 2024", "2024-02", ""),
            ],
            places: &["varnow-dam"],
            participants: &["halden-water"],
            differ: &[(About::Person, Some("whether the cracks were reported"), &[("reported by engineers", &[0]), ("measured, never reported", &[1])])],
            because: &["February 2024 holds 26 February 2024", "“cracks” in both"],
            ..EventSpec::default()
        },
    );
    c.event(
        "lower0",
        &EventSpec {
            title: "Halden Water lowered the lake by one metre",
            date: "2024-02-27",
            basis: "the day after the date before",
            importance: 0.3,
            quotes: &[("dam-breaks", cracks, "the following day", "", "")],
            participants: &["halden-water"],
            ..EventSpec::default()
        },
    );
    c.event(
        "breach",
        &EventSpec {
            title: "The Varnow dam broke, sending a wave through the lower town of Ostrey",
            date: "2024-03-09",
            basis: "weekday before publication",
            importance: 1.0,
            quotes: &[
                ("dam-breaks", saturday, "on Saturday night", "", "the civil guard"),
                ("early-hours", "It was in the early hours of Sunday that the wall of the Varnow reservoir failed, officials now say.", "Sunday", "2024-03-10", "officials"),
                ("rotura", "La presa de Varnow se rompió el sábado por la noche y dejó al menos catorce muertos en Ostrey.", "el sábado", "", ""),
                ("sadd", "انهار سد فارنو مساء السبت بعد ليلة من الأمطار الغزيرة، وقتل أربعة عشر شخصا على الأقل.", "مساء السبت", "", ""),
                ("wire-copy", saturday, "on Saturday night", "", "the civil guard"),
                ("dam-breaks", toll, "", "", "the civil guard"),
                ("early-hours", "The death toll has risen to 17.", "", "", ""),
            ],
            places: &["ostrey", "varnow-dam"],
            participants: &["civil-guard"],
            differ: &[
                (About::Date, None, &[("2024-03-09", &[0, 2, 3, 4]), ("2024-03-10", &[1])]),
                (About::Number, Some("how many people died"), &[("14", &[2, 3, 5]), ("17", &[6])]),
            ],
            because: &["same night", "Varnow dam and Ostrey in all", "“broke” and “failed” are of one class"],
            ..EventSpec::default()
        },
    );
    c.event(
        "denial",
        &EventSpec {
            title: "Lise Halden denied that the sluices had been left shut",
            date: "2024-03-09",
            basis: "weekday before publication",
            importance: 0.35,
            modality: Modality::Denied,
            quotes: &[(
                "early-hours",
                "Lise Halden, who leads the operator, denied that the sluices had been left shut on Saturday.",
                "on Saturday",
                "",
                "Lise Halden",
            )],
            participants: &["lise-halden"],
            ..EventSpec::default()
        },
    );
    c.event("alarms", &EventSpec { title: "The sirens of the lower town were silent", importance: 0.2, quotes: &[("sirens", "The sirens of the lower town were silent on a Saturday night, eleven days after the cracks were found, and this year of mourning has only begun.", "a Saturday night", "", "")], places: &["ostrey"], ..EventSpec::default() });
}

fn aftermath(c: &mut Collection) {
    let visit = "Interior minister Tomas Brandt will visit the valley on 20 March, his office announced, and is expected to meet the families.";
    let met = "Brandt met Marta Quill and twelve other residents in Ostrey on Wednesday and promised an inquiry under judge Ana Serrat.";
    c.event(
        "visits",
        &EventSpec {
            modality: Modality::Planned,
            participants: &["tomas-brandt"],
            ..one(
                "Interior minister Tomas Brandt will visit the valley",
                "2024-03-20",
                "explicit day and month, year of the publication",
                0.4,
                &[("no-source", visit, "on 20 March", "", "his office")],
            )
        },
    );
    c.event(
        "maybe0",
        &EventSpec {
            modality: Modality::Possible,
            participants: &["tomas-brandt"],
            ..one(
                "He may announce a public inquiry",
                "",
                "",
                0.1,
                &[("no-source", "He may announce a public inquiry.", "", "", "")],
            )
        },
    );
    c.event(
        "meetin",
        &EventSpec {
            places: &["ostrey"],
            participants: &["tomas-brandt", "marta-quill", "ana-serrat"],
            ..one(
                "Brandt met Marta Quill and twelve other residents in Ostrey",
                "2024-03-20",
                "weekday before publication",
                0.6,
                &[("first-words", met, "on Wednesday", "", "")],
            )
        },
    );
    c.event(
        "inquir",
        &EventSpec {
            modality: Modality::Planned,
            participants: &["ana-serrat"],
            ..one(
                "The inquiry is to open",
                "2024-09-01/2024-09-10",
                "early part of the month",
                0.5,
                &[("first-words", "The inquiry is to open in early September 2024.", "early September 2024", "", "")],
            )
        },
    );
    c.event(
        "witnes",
        &EventSpec {
            places: &["ostrey"],
            participants: &["ana-serrat"],
            ..one(
                "The inquiry had heard 41 witnesses in Ostrey",
                "2025-01-22/2025-01-27",
                "explicit days, month of the publication before",
                0.45,
                &[(
                    "inquiry",
                    "Between 22 and 27 January the inquiry had heard 41 witnesses in Ostrey.",
                    "Between 22 and 27 January",
                    "",
                    "",
                )],
            )
        },
    );
    c.event(
        "resign",
        &EventSpec {
            participants: &["lise-halden", "halden-water"],
            ..one(
                "Lise Halden resigned from Halden Water",
                "2025-01-31",
                "explicit",
                0.7,
                &[(
                    "inquiry",
                    "Lise Halden resigned from Halden Water on 31 January 2025, a spokeswoman confirmed.",
                    "on 31 January 2025",
                    "",
                    "a spokeswoman",
                )],
            )
        },
    );
    c.event("report", &EventSpec { participants: &["ana-serrat"], ..one("The inquiry found that the cracks had been measured but never reported to the county", "2025-02-03", "weekday of publication", 0.75, &[("inquiry", "Judge Ana Serrat’s inquiry found on Monday that the cracks of February 2024 had been measured but never reported to the county.", "on Monday", "", "")]) });
    c.event(
        "rebuil",
        &EventSpec {
            modality: Modality::Planned,
            ..one(
                "The rebuilding is planned to begin",
                "2026-21",
                "explicit",
                0.4,
                &[("inquiry", "The rebuilding is planned to begin in spring 2026.", "spring 2026", "", "")],
            )
        },
    );
}

/// An event with a single report.
fn one<'a>(
    title: &'a str,
    date: &'a str,
    basis: &'a str,
    importance: f32,
    quotes: &'a [(&'a str, &'a str, &'a str, &'a str, &'a str)],
) -> EventSpec<'a> {
    EventSpec { title, date, basis, importance, quotes, ..EventSpec::default() }
}
