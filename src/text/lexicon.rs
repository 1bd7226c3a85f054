//! stub
pub fn is_reporting(l: &str) -> bool {
    matches!(l, "say" | "tell" | "report" | "announce" | "state")
}
pub fn is_aspectual(l: &str) -> bool {
    matches!(l, "begin" | "start" | "end")
}
pub fn is_light_verb(l: &str) -> bool {
    matches!(l, "hold" | "have" | "take" | "make")
}
pub fn is_event_noun(l: &str) -> bool {
    matches!(l, "meeting" | "talk" | "visit" | "test" | "signing")
}
pub fn is_stative(l: &str) -> bool {
    matches!(l, "be" | "have" | "remain")
}
pub fn is_opinion(l: &str) -> bool {
    matches!(l, "expect" | "hope" | "believe")
}
pub fn family(l: &str) -> &str {
    l
}
