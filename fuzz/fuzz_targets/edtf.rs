//! Any text is EDTF that reads back the same, or is refused.
#![no_main]

use dateline::date::Edtf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(value) = text.parse::<Edtf>() {
        assert_eq!(value.to_string().parse::<Edtf>().as_ref(), Ok(&value));
        assert!(!value.in_words().is_empty());
    }
});
