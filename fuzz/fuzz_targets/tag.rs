//! Any text is tagged without a panic, in spans that are on character boundaries and in order.
#![no_main]

use dateline::date::{Reference, bounds, tag};
use dateline::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let all = [Span::new(0, text.len())];
    let reference = "2024-02-29".parse().ok().and_then(|date| Reference::new(&date, None));
    for language in ["en", "de"] {
        for published in [reference.as_ref(), None] {
            let mut last = 0;
            for timex in tag(text, &all, published, language).timexes {
                assert!(timex.span.start >= last && text.get(timex.span.range()).is_some());
                last = timex.span.end;
            }
        }
        let _ = bounds(text, &all, language);
    }
});
