//! The reference page of templates, made from the view models themselves, so that it cannot say what is not so.

use super::view::{
    About, AllYears, ArticleView, Changes, Disagreements, Entities, EntityView, EventView, Exports, Frame, Globals,
    Gone, Home, List, Moved, SearchView, SourceView, Sources, Undated,
};
use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What stands before the tables.
const HEAD: &str = include_str!("reference/head.md");

/// Markdown: for every template the fields that it gets, with their types and meaning.
pub fn reference() -> String {
    let mut settings = SchemaSettings::draft2020_12();
    settings.contract = Contract::Serialize;
    let mut generator = settings.into_generator();
    let mut page = HEAD.to_owned();
    for (name, schema) in models(&mut generator) {
        let _ = writeln!(page, "\n## {name}\n");
        table(schema.as_value(), &mut page);
    }
    let parts: BTreeMap<String, Value> = generator.take_definitions(true).into_iter().collect();
    page.push_str("\n# Parts\n\nWhat the fields above are made of.\n");
    for (name, schema) in parts {
        let _ = writeln!(page, "\n## {name}\n");
        table(&schema, &mut page);
    }
    page
}

fn models(generator: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
    fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
    vec![
        ("Every template: `page`", of::<Frame>(generator)),
        ("Every template: `site`", of::<Globals>(generator)),
        ("`home.html`", of::<Home>(generator)),
        ("`years.html`", of::<AllYears>(generator)),
        ("`list.html`", of::<List>(generator)),
        ("`event.html`", of::<EventView>(generator)),
        ("`article.html`", of::<ArticleView>(generator)),
        ("`entities.html`", of::<Entities>(generator)),
        ("`entity.html`", of::<EntityView>(generator)),
        ("`sources.html`", of::<Sources>(generator)),
        ("`source.html`", of::<SourceView>(generator)),
        ("`disagreements.html`", of::<Disagreements>(generator)),
        ("`undated.html`", of::<Undated>(generator)),
        ("`search.html`", of::<SearchView>(generator)),
        ("`changes.html`", of::<Changes>(generator)),
        ("`moved.html`", of::<Moved>(generator)),
        ("`gone.html`", of::<Gone>(generator)),
        ("`about.html`", of::<About>(generator)),
        ("`exports.html`", of::<Exports>(generator)),
    ]
}

/// One row a field.
fn table(schema: &Value, page: &mut String) {
    if let Some(what) = schema["description"].as_str() {
        let _ = writeln!(page, "{}\n", one_line(what));
    }
    let Some(fields) = schema["properties"].as_object() else { return };
    page.push_str("| field | type | what |\n|---|---|---|\n");
    for (name, field) in fields {
        let what = one_line(field["description"].as_str().unwrap_or_default());
        let _ = writeln!(page, "| `{name}` | {} | {what} |", kind(field));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A type in words: "text", "list of Card", "number, or nothing".
fn kind(field: &Value) -> String {
    if let Some(name) = field["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(choices) = field["anyOf"].as_array() {
        return choices.iter().map(kind).collect::<Vec<_>>().join(", or ");
    }
    match &field["type"] {
        Value::Array(kinds) => {
            let kinds = kinds.iter().filter_map(Value::as_str).map(|k| simple(k, field));
            kinds.collect::<Vec<_>>().join(", or ")
        }
        kind => simple(kind.as_str().unwrap_or_default(), field),
    }
}

fn simple(kind: &str, field: &Value) -> String {
    match kind {
        "string" => "text".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "truth".to_owned(),
        "null" => "nothing".to_owned(),
        "array" if field["items"].is_object() => format!("list of {}", self::kind(&field["items"])),
        "array" => {
            let items = field["prefixItems"].as_array().into_iter().flatten();
            format!("({})", items.map(self::kind).collect::<Vec<_>>().join(", "))
        }
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_the_documentation_is_this_one() {
        let file = include_str!("../../docs/templates.md");
        assert!(file == reference(), "run `dateline templates reference > docs/templates.md`");
    }

    #[test]
    fn fields_have_types_and_words() {
        let page = reference();
        for row in [
            "| `groups` | list of Group | The most important events, in date order, by year. |",
            "| `quote` | Quote, or nothing | The best quote, shortened; absent where the title says all of it. |",
            "| `counts` | text | \"12 events\". |",
        ] {
            assert!(page.contains(row), "no {row} in\n{page}");
        }
        assert!(!page.lines().any(|line| line.ends_with("|  |")), "a field is without words");
    }
}
