//! The site of small and large made-up collections: what readers must find, and what must never happen.

mod support;

use dateline::article::ArticleId;
use dateline::config::Order;
use dateline::site::{Output, Theme, render};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::{Collection, EventSpec, large, small};

type Files = BTreeMap<String, Vec<u8>>;

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:#?}", files.keys()));
    std::str::from_utf8(bytes).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "html"))
        .map(|(path, _)| (path.as_str(), text(files, path)))
}

/// The values of an attribute, unescaped as far as our addresses need it.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let mark = format!(" {attribute}=\"");
    page.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The file that a link of the page at `from` leads to, with its fragment; `None` for links that leave the site.
fn target(from: &str, href: &str) -> Option<(String, String)> {
    if href.contains("://") {
        return None;
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let mut file = None;
    for name in path.split('/').filter(|name| !name.is_empty()) {
        match name {
            ".." => drop(folders.pop().unwrap_or_else(|| panic!("{from}: {href} leaves the site"))),
            name => {
                folders.extend(file.replace(name));
            }
        }
    }
    let file = file
        .map_or_else(|| from.to_owned(), |file| folders.iter().chain([&file]).copied().collect::<Vec<_>>().join("/"));
    Some((file, fragment.to_owned()))
}

fn links_lead_somewhere(files: &Files) {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages(files).map(|(path, page)| (path, values(page, "id").into_iter().collect())).collect();
    let mut checked = 0;
    for (path, page) in pages(files) {
        let ids_here = values(page, "id");
        assert_eq!(ids_here.len(), ids[path].len(), "{path} has an id twice");
        for href in values(page, "href").into_iter().chain(values(page, "src")) {
            let Some((file, fragment)) = target(path, href) else { continue };
            assert!(files.contains_key(&file), "{path}: {href} leads to no file ({file})");
            assert!(fragment.is_empty() || ids[&*file].contains(&*fragment), "{path}: {href} leads to no place");
            checked += 1;
        }
    }
    assert!(checked > 1000, "only {checked} links were found to check");
}

#[test]
fn every_link_leads_to_a_file_and_a_place() {
    links_lead_somewhere(&small().rendered());
    links_lead_somewhere(&large(120).rendered());
}

#[test]
fn links_are_relative_and_name_files() {
    for (path, page) in pages(&small().rendered()) {
        for href in values(page, "href") {
            let outside = href.starts_with("https://") && (href.contains(".example/") || href.contains("archive.org/"));
            assert!(outside || !href.starts_with('/') && !href.contains("://"), "{path}: {href}");
            assert!(outside || !href.ends_with('/'), "{path}: {href} needs a server");
        }
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let collection = large(60);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(|| collection.rendered());
    let many = rayon::ThreadPoolBuilder::new().num_threads(7).build().unwrap().install(|| large(60).rendered());
    assert_eq!(one, many);
}

#[test]
fn pages_are_whole_and_strict() {
    for (path, page) in pages(&small().rendered()) {
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(page.contains("Content-Security-Policy"), "{path}");
        for never in
            [" style=\"", " onclick", "<style", "javascript:", "<script>", "http-equiv=\"refresh\"", "undefined"]
        {
            assert!(!page.contains(never), "{path} has {never}");
        }
        assert!(page.contains("lang=\"en\"") && page.contains("class=\"skip\""), "{path}");
        let ld =
            page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
        assert!(
            path == "404.html" || ld.is_some_and(|ld| serde_json::from_str::<serde_json::Value>(ld).is_ok()),
            "{path}"
        );
    }
}

/// Whatever an article says reaches the page as words.
#[test]
fn hostile_words_stay_words() {
    let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut collection = small();
    collection.config.title = evil.to_owned();
    collection.config.description = Some(evil.to_owned());
    for article in &mut collection.articles {
        article.title = Some(evil.to_owned());
        article.source = Some(evil.to_owned());
        article.authors = vec![evil.to_owned()];
        article.agency = Some(evil.to_owned());
        article.language = Some(evil.to_owned());
        article.url = Some(format!("javascript:{evil}"));
        article.archive_url = Some("data:text/html,x".to_owned());
    }
    for event in &mut collection.timeline.events {
        event.title = evil.to_owned();
        event.because = vec![evil.to_owned()];
        event.basis = evil.to_owned();
    }
    for entity in &mut collection.timeline.entities {
        entity.name = evil.to_owned();
        entity.variants = vec![evil.to_owned()];
    }
    for mention in &mut collection.mentions {
        mention.attribution = Some(evil.to_owned());
    }
    let files = collection.rendered();
    for (path, page) in pages(&files) {
        assert!(!page.contains("<img") && !page.contains("<script>"), "{path}");
        assert!(
            !values(page, "href").iter().any(|href| href.contains("javascript:") || href.contains("data:")),
            "{path}"
        );
        assert_eq!(page.matches("</script>").count(), page.matches("<script ").count(), "{path}");
    }
    assert!(!text(&files, "feed.xml").contains("<img"));
    links_lead_somewhere(&files);
}

#[test]
fn odd_ids_never_leave_their_folder() {
    let mut collection = small();
    for (article, id) in collection.articles.iter_mut().zip(["../../x", "a/b", "", "ÄÖ Ü", "x"]) {
        let old = std::mem::replace(&mut article.id, ArticleId(id.to_owned()));
        for mention in collection.mentions.iter_mut().filter(|m| m.article == old) {
            mention.article = article.id.clone();
        }
    }
    let files = collection.rendered();
    assert!(files.keys().all(|path| !path.contains("..") && !path.starts_with('/') && path.is_ascii()));
    links_lead_somewhere(&files);
}

#[test]
fn an_event_page_has_all_that_speaks_for_it() {
    let files = small().rendered();
    let page = text(&files, "event/breach/index.html");
    for expected in [
        "<time class=\"dt-start\" datetime=\"2024-03-09\">Saturday, 9 March 2024</time>",
        "href=\"../../2024/03/09/index.html\"",
        "5 articles · 5 independent",
        "2 disagreements",
        "href=\"../../article/dam-breaks/index.html#q-",
        "https://meridian.example/2024/03/10/varnow-dam-breaks#:~:text=The%20Varnow%20dam%20broke%20on,Ostrey%2C%20the%20civil%20guard%20said%2E",
        "archive copy of 11 March 2024",
        "says the civil guard",
        "Dated by “on Saturday night”, weekday before publication",
        "dates it 10 March 2024",
        "How many people died",
        "a reprint of The Meridian Times",
        "lang=\"ar\" dir=\"rtl\"",
        "Engineers reported cracks",
        "same night",
        "@misc{dam-breaks,",
        "TY  - NEWS",
        "&quot;type&quot;: &quot;article-newspaper&quot;",
        "{{cite news |title=Varnow dam breaks after night of rain",
        "event/breach/",
    ] {
        assert!(page.contains(expected), "no {expected:?} in\n{page}");
    }
}

/// What a search engine or a preview shows of a page says it too.
#[test]
fn what_is_not_fact_says_so_to_machines() {
    let files = small().rendered();
    let title = small().timeline.events.iter().find(|e| e.id.0 == "visits").map(|e| e.title.clone()).unwrap();
    let page = text(&files, "event/visits/index.html");
    assert!(page.contains(&format!("<title>Planned: {title}")), "{page}");
    assert!(page.contains(&format!("og:title\" content=\"Planned: {title}")));
    assert!(page.contains(&format!("\"name\":\"Planned: {title}\"")));
    let breach = text(&files, "event/breach/index.html");
    let data = breach.split("ld+json").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap_or_default();
    assert!(
        data.contains("\"@type\":\"Claim\"") && !data.contains("null") && !data.contains("mainEntityOfPage"),
        "{data}"
    );
}

/// "Denied: Halden denied that …" would say the contrary.
#[test]
fn a_title_that_denies_has_no_word_before_it() {
    let files = small().rendered();
    let page = text(&files, "event/denial/index.html");
    assert!(page.contains("A report that something did not happen."));
    for (path, page) in pages(&files) {
        let inside = page.split("<body").nth(1).unwrap_or_default();
        assert!(!inside.contains("Denied"), "{path}");
    }
}

#[test]
fn what_is_not_fact_says_so_wherever_its_title_stands() {
    let files = small().rendered();
    for (id, word) in [("visits", "Planned"), ("maybe0", "Unconfirmed")] {
        let title = small().timeline.events.iter().find(|e| e.id.0 == id).map(|e| e.title.clone()).unwrap();
        assert!(text(&files, &format!("event/{id}/index.html")).contains(word));
        for (path, page) in pages(&files) {
            let inside = page.split("<body").nth(1).unwrap_or_default();
            for (at, _) in inside.match_indices(&format!(">{title}<")) {
                // The label comes right before the title's own element, or as a note over the heading.
                let before = &inside[at.saturating_sub(500)..at];
                assert!(before.contains(word), "{path}: {title} stands as a fact");
            }
        }
    }
}

#[test]
fn dates_are_no_more_precise_than_they_are() {
    let files = small().rendered();
    for (path, words) in [
        ("bce/44/index.html", "44 BCE"),
        ("bce/44/03/index.html", "March 44 BCE"),
        ("1980/index.html", "<h1>1980s</h1>"),
        ("1600/index.html", "<h1>17th century</h1>"),
        ("2017/index.html", "<span class=\"big words\">since</span> <span class=\"small\">2017</span>"),
        ("2024/09/index.html", "<span class=\"big words\">early</span> <span class=\"small\">September 2024</span>"),
        ("2025/01/index.html", "<h2>Dated no closer than the month</h2>"),
        ("event/canal0/index.html", "c. 1848"),
    ] {
        assert!(text(&files, path).contains(words), "{path}: {words}");
    }
    assert!(!text(&files, "bce/44/03/index.html").contains("<time"), "HTML has no dates before the common era");
    assert!(!text(&files, "event/inquir/index.html").contains("datetime=\"2024-09"));
}

#[test]
fn an_article_without_a_source_goes_by_its_words() {
    let files = small().rendered();
    let page = text(&files, "event/meetin/index.html");
    assert!(page.contains("“Brandt met Marta Quill and twelve other residents in Ostrey on …”"), "{page}");
    assert!(files.keys().all(|path| !path.contains("unknown")), "nobody is called unknown");
    assert!(text(&files, "sources/index.html").contains("Articles that name no source"));
}

#[test]
fn undated_articles_show_their_bounds_and_why() {
    let files = small().rendered();
    for path in ["undated/index.html", "article/sirens/index.html"] {
        let page = text(&files, path);
        assert!(page.contains("Published in 2024</strong>: the text calls"), "{path}");
        assert!(page.contains("this year of mourning"), "{path}");
    }
    let page = text(&files, "undated/index.html");
    assert!(page.contains("content/leaflet.md") && page.contains("He may announce a public inquiry"), "{page}");
}

#[test]
fn evidence_is_marked_and_furniture_set_aside() {
    let files = small().rendered();
    let page = text(&files, "article/dam-breaks/index.html");
    let (article, aside) = page.split_once("<details class=\"aside\">").unwrap();
    assert!(aside.contains("Nobody listens to the engineers") && aside.contains("1 caption"));
    assert!(!article.contains("Nobody listens"));
    assert!(article.contains("<mark id=\"q-"));
    assert!(article.contains("swept away &amp; carried"));
    // Two events share one sentence: one mark, two places to link to, two notes.
    let shared = text(&files, "article/early-hours/index.html");
    assert_eq!(shared.matches("Since 2017 the operator has refused").count(), 1, "{shared}");
    assert_eq!(shared.matches("class=\"anchor\"").count(), 2, "{shared}");
}

#[test]
fn quotes_alone_where_texts_may_not_be_shown() {
    let mut collection = small();
    collection.config.quote_only = true;
    let files = collection.rendered();
    let page = text(&files, "article/dam-breaks/index.html");
    assert!(page.contains("The Varnow dam broke on Saturday night"));
    for hidden in ["We heard it before", "A long history", "Thousands flee", "Nobody listens"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    links_lead_somewhere(&files);
}

#[test]
fn newest_first_where_wanted() {
    let mut collection = small();
    let places = |files: &Files| {
        let page = text(files, "index.html");
        (page.find("First aqueduct"), page.find("The rebuilding is planned"))
    };
    let (old, new) = places(&collection.rendered());
    assert!(old < new);
    collection.config.order = Order::Newest;
    let (old, new) = places(&collection.rendered());
    assert!(old > new);
}

#[test]
fn timeline_json_keeps_its_contract() {
    let collection = small();
    let files = collection.rendered();
    let timeline: serde_json::Value = serde_json::from_str(text(&files, "timeline.json")).unwrap();
    for key in ["title", "generated_by", "articles", "sources", "entities", "events"] {
        assert!(timeline.get(key).is_some(), "{key}");
    }
    let events = timeline["events"].as_array().unwrap();
    let breach = events.iter().find(|e| e["id"] == "breach").unwrap();
    assert_eq!(breach["url"], "event/breach/");
    assert_eq!(breach["date"]["edtf"], "2024-03-09");
    assert_eq!(breach["date"]["precision"], "day");
    assert_eq!(breach["articles"], 5);
    assert_eq!(breach["disagreements"][0]["about"], "date");
    for event in events {
        for citation in event["citations"].as_array().unwrap() {
            let article = collection.articles.iter().find(|a| a.id.0 == citation["article"]).unwrap();
            let (quote, place) = (&citation["selector"][0], &citation["selector"][1]);
            let (start, end) = (place["start"].as_u64().unwrap() as usize, place["end"].as_u64().unwrap() as usize);
            let words: String = article.text.chars().skip(start).take(end - start).collect();
            assert_eq!(words, citation["quote"].as_str().unwrap(), "positions count characters");
            assert_eq!(quote["exact"], citation["quote"]);
        }
    }
    let lines: Vec<&str> = text(&files, "exports/events.jsonl").lines().collect();
    let undated = timeline["undated"].as_array().map_or(0, Vec::len);
    assert_eq!(lines.len(), events.len() + undated);
    assert!(events.iter().all(|e| e["date"]["edtf"].is_string()), "events without a date stand apart");
    assert_eq!(serde_json::from_str::<serde_json::Value>(lines[0]).unwrap(), events[0]);
}

#[test]
fn full_addresses_only_where_the_site_knows_its_own() {
    let mut collection = small();
    assert!(!collection.rendered().contains_key("sitemap.xml"));
    collection.config.base_url = Some("https://dam.example/timeline/".to_owned());
    let files = collection.rendered();
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://dam.example/timeline/event/breach/</loc>"));
    let canonical = "<link rel=\"canonical\" href=\"https://dam.example/timeline/event/breach/\">";
    assert!(text(&files, "event/breach/index.html").contains(canonical));
    assert!(text(&files, "feed.xml").contains("<id>https://dam.example/timeline/event/breach/</id>"));
    assert!(text(&files, "404.html").contains("href=\"https://dam.example/timeline/style.css\""));
}

/// Its page would be empty, and a list would lead there for nothing.
#[test]
fn who_takes_part_in_no_event_has_no_page() {
    let mut collection = small();
    let first = collection.timeline.entities[0].clone();
    let named_only = dateline::merge::Entity { events: Vec::new(), name: "Nobody Else".to_owned(), ..first };
    collection.timeline.entities[0] = named_only;
    let id = collection.timeline.entities[0].id.clone();
    for event in &mut collection.timeline.events {
        event.places.retain(|place| *place != id);
        event.participants.retain(|participant| *participant != id);
    }
    let files = collection.rendered();
    assert!(!files.contains_key(&format!("entity/{}/index.html", id.0)));
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Nobody Else")));
    links_lead_somewhere(&files);
}

#[test]
fn an_empty_collection_is_a_site_too() {
    let files = Collection::new("Nothing yet").rendered();
    assert!(text(&files, "index.html").contains("No dated events were found"));
    for path in ["disagreements/index.html", "undated/index.html", "entities/index.html", "sources/index.html"] {
        assert!(text(&files, path).contains("class=\"empty\""), "{path}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Blocks and quotes anywhere, overlapping, outside the text or inside a character, still make a whole page.
    #[test]
    fn any_spans_make_a_page(text in "(\\PC|\\s){0,80}", spans in proptest::collection::vec((0_u32..120, 0_u32..120, 0_usize..14), 0..8)) {
        let mut collection = Collection::new("Any");
        collection.article("a", "2024-01-02", "Something happened.").text = text;
        collection.event("e0", &support::EventSpec { title: "Something", date: "2024-01-01", quotes: &[], ..Default::default() });
        let kinds = BLOCK_KINDS;
        let span = |a: u32, b: u32| dateline::span::Span { start: a.min(b), end: a.max(b) };
        let blocks = spans.iter().map(|&(a, b, kind)| dateline::article::Block { kind: kinds[kind], span: span(a, b) });
        collection.articles[0].blocks = blocks.collect();
        let model = small().mentions.remove(0);
        for (n, &(a, b, _)) in spans.iter().enumerate() {
            let mut mention = model.clone();
            mention.id.0 = format!("m:{n:08x}");
            mention.article = collection.articles[0].id.clone();
            mention.span = span(a.saturating_sub(3), b);
            collection.mentions.push(mention);
        }
        collection.timeline.events[0].mentions = (0..spans.len()).collect();
        let files = collection.finish().rendered();
        let page = crate::text(&files, "article/a/index.html");
        let ids = values(page, "id");
        proptest::prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        proptest::prop_assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    }
}

const BLOCK_KINDS: [dateline::article::BlockKind; 14] = {
    use dateline::article::BlockKind::{
        Byline, Caption, Comment, Dateline, Deck, Footer, Heading, Kicker, ListItem, Paragraph, Quote, Related, Table,
        Title,
    };
    [
        Byline, Caption, Comment, Dateline, Deck, Footer, Heading, Kicker, ListItem, Paragraph, Quote, Related, Table,
        Title,
    ]
};

/// `look.md`'s limits, on a collection of a thousand articles and five thousand events.
#[test]
fn pages_stay_light() {
    let files = large(1000).rendered();
    let size = |path: &str| files[path].len();
    assert!(size("style.css") <= 20_000);
    for script in ["explore.js", "search.js"] {
        assert!(size("dateline.js") + size(script) <= 10_000, "a page that loads {script} loads more than 10 KB");
    }
    let home = size("index.html") + size("style.css") + size("dateline.js") + size("explore.js") + size("favicon.svg");
    assert!(home <= 60_000, "home weighs {home}");
    for (path, page) in pages(&files) {
        assert!(page.len() <= 300_000, "{path} weighs {}", page.len());
    }
    assert!(text(&files, "2020/index.html").contains("<h2>Months</h2>"));
}

#[test]
fn a_long_text_is_shown_by_its_evidence() {
    let mut collection = small();
    let filler =
        "\nNothing happened in the valley that anybody wrote down, and the water ran as it always had.".repeat(3000);
    let article = collection.articles.iter_mut().find(|a| a.id.0 == "dam-breaks").unwrap();
    article.text.push_str(&filler);
    let files = collection.rendered();
    let page = text(&files, "article/dam-breaks/index.html");
    assert!(page.len() < 50_000 && page.contains("only the passages that report events are shown"), "{}", page.len());
}

#[test]
fn an_event_that_hundreds_report_goes_on_on_further_pages() {
    let mut collection = Collection::new("Many reports");
    for n in 0..450 {
        collection
            .article(&format!("a{n}"), "2024-01-02", &format!("The bridge in ward {n} was opened on Monday."))
            .source = Some(format!("Paper {n}"));
    }
    let quotes: Vec<(String, String)> =
        (0..450).map(|n| (format!("a{n}"), format!("The bridge in ward {n} was opened on Monday."))).collect();
    let quotes: Vec<_> = quotes.iter().map(|(a, q)| (a.as_str(), q.as_str(), "on Monday", "", "")).collect();
    let spec = support::EventSpec {
        title: "The bridge was opened",
        date: "2024-01-01",
        quotes: &quotes,
        ..Default::default()
    };
    collection.event("bridge", &spec);
    let files = collection.finish().rendered();
    assert!(text(&files, "event/bridge/index.html").contains("Page 1 of 3"));
    assert!(text(&files, "event/bridge/page-3/index.html").contains("value=\"450\""));
    links_lead_somewhere(&files);
}

#[test]
fn a_collections_own_files_win_one_by_one() {
    let root = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let file = root.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    put("templates/404.html", "<h1>{{ site.title }}: gone</h1>");
    put("static/style.css", "body{}");
    put("static/img/dam.svg", "<svg/>");
    let (theme, problems) = Theme::of_collection(root.path());
    assert_eq!(problems, []);
    let mut collection = small();
    collection.theme = theme;
    let files = collection.rendered();
    assert_eq!(text(&files, "404.html"), "<h1>The Varnow Dam, from canal to breach: gone</h1>");
    assert_eq!((text(&files, "style.css"), text(&files, "img/dam.svg")), ("body{}", "<svg/>"));
    assert!(text(&files, "index.html").contains("Key events"), "other templates stay");
}

#[test]
fn wrong_templates_are_all_named_with_place_and_known_fields() {
    let mut collection = small();
    let templates = &mut collection.theme.templates;
    templates.insert("about.html".to_owned(), "<h1>\n  {{ facts.lenght }}</h1>".to_owned());
    templates.insert("404.html".to_owned(), "{{ nothing }}".to_owned());
    templates.insert("event.html".to_owned(), "{{ when.wrods }}".to_owned());
    let emit = |_: Output| {};
    let problems = render(&collection.site(), &emit).unwrap_err();
    let place = |p: &dateline::diagnostic::Diagnostic| p.place.clone().map(|p| (p.file, p.line.unwrap_or(0)));
    let places: Vec<_> = problems.iter().filter_map(place).collect();
    let expected = [("templates/404.html", 1), ("templates/about.html", 2), ("templates/event.html", 1)];
    assert_eq!(places, expected.map(|(file, line)| (file.to_owned(), line)));
    assert!(problems[2].help.as_deref().is_some_and(|help| help.contains("words")), "{:?}", problems[2]);
    assert!(problems[0].help.as_deref().is_some_and(|help| help.contains("page")), "{:?}", problems[0]);
}

/// A coarser date does not contradict a finer one; another day does.
#[test]
fn only_dates_that_exclude_each_other_are_marked_as_such() {
    let files = small().rendered();
    assert!(text(&files, "event/treaty/index.html").contains("<span>dates it 1961</span>"));
    assert!(text(&files, "event/breach/index.html").contains("<span class=\"differ\">dates it 10 March 2024</span>"));
}

/// A date without words for it, as of headlines, is said without empty quotation marks.
#[test]
fn a_date_that_no_words_name_has_its_rule_alone() {
    let mut collection = small();
    for mention in &mut collection.mentions {
        mention.timex.iter_mut().for_each(|timex| timex.text.clear());
    }
    let files = collection.rendered();
    assert!(text(&files, "event/breach/index.html").contains("Date: weekday before publication"));
    assert!(pages(&files).all(|(_, page)| !page.contains("“”")));
}

#[test]
fn the_bars_show_the_years_that_most_events_lie_in() {
    let home = |years: &[&str]| {
        let mut c = Collection::new("A harbour");
        c.article("a", "2010-06-01", "The harbour of Alder was opened.");
        for (n, date) in years.iter().enumerate() {
            let quotes = [("a", "The harbour of Alder was opened.", "", "", "")];
            let spec = EventSpec {
                title: "The harbour was opened",
                date,
                basis: "explicit",
                quotes: &quotes,
                ..EventSpec::default()
            };
            c.event(&format!("e{n}"), &spec);
        }
        String::from_utf8_lossy(&c.finish().rendered()["index.html"]).into_owned()
    };
    let month = ["2010-03-01", "2010-04-02", "2010-05-03", "2010-05-04", "2010-05-05", "2010-06-06"];
    let far = home(&[&month[..], &["1200-05-01"]].concat());
    assert!(far.contains("The bars show 2010: 6 of 7 dated events"), "{far}");
    assert!(far.contains("data-step=\"1\"") && far.contains("1200–2010"), "{far}");
    let near = home(&[&month[..], &["2009-05-01"]].concat());
    assert!(!near.contains("The bars show") && near.contains("data-step=\"1\""), "{near}");
}
