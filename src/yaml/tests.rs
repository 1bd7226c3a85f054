use super::*;

fn places(yaml: &str, known: &[&str]) -> Vec<String> {
    let mapping = Mapping::parse("f", yaml, 0..yaml.len()).unwrap();
    mapping.key_problems(known).into_iter().map(|p| p.place.unwrap().address()).collect()
}

#[test]
fn keys_are_found_in_every_way_of_writing_them() {
    let cases = [
        ("a: 1\nb: 2\n", vec!["f:2:1"]),
        ("# b:\na: 'b:'\n\n\"b\"  : 2\n", vec!["f:4:1"]),
        ("{a: 1, b: 2}", vec!["f:1:8"]),
        ("a: |\n  b: 1\nb: 2\n", vec!["f:3:1"]),
        ("a: [é, é]\r\nb: 2\r\n", vec!["f:2:1"]),
        ("? b\n: 1\n", vec!["f:1:3"]),
        ("a: 1\na: 2\na: 3\n", vec!["f:2:1", "f:3:1"]),
        ("5: 1\n", vec!["f:1:1"]),
        ("", vec![]),
        ("# nothing\n", vec![]),
    ];
    for (yaml, expected) in cases {
        assert_eq!(places(yaml, &["a"]), expected, "{yaml}");
    }
}

#[test]
fn scalars_are_texts_as_they_are_spelt() {
    let yaml = "a: 1984\nb: 007\nc: 1.10\nd: yes\ne: true\nf: 2024-01-27\ng: [1e3, x]\n";
    let mapping = Mapping::parse("f", yaml, 0..yaml.len()).unwrap();
    let texts: Vec<_> = mapping.entries().iter().map(|e| mapping.texts(e).unwrap().join(" ")).collect();
    assert_eq!(texts, ["1984", "007", "1.10", "yes", "true", "2024-01-27", "1e3 x"]);
}

#[test]
fn wrong_types_are_pointed_at() {
    let yaml = "---\na: {b: c}\nd: [x, [y]]\ne: -1 # less\nf: !g h\n";
    let mapping = Mapping::parse("f", yaml, 4..yaml.len()).unwrap();
    let [a, d, e, f] = mapping.entries() else { panic!() };
    let cases = [
        (mapping.text(a).unwrap_err(), "f:2:4", "`a` must be a text, not a mapping"),
        (mapping.texts(d).unwrap_err(), "f:3:8", "each of `d` must be a text, not a list"),
        (mapping.count(e).unwrap_err(), "f:4:4", "`e` must be a whole number, 0 or more, not the number -1"),
        (mapping.text(f).unwrap_err(), "f:5:4", "`f` must be a text, not a tagged value"),
    ];
    for (problem, place, message) in cases {
        assert_eq!((problem.place.unwrap().address().as_str(), problem.message.as_str()), (place, message));
    }
}

#[test]
fn broken_yaml_is_one_problem_with_its_place() {
    let laughs = (1..9).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, n| {
        let m = n - 1;
        text + &format!("a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}]\n")
    });
    let cases = [
        ("a: [1\nb: 2\n".to_owned(), "f:2:", "flow sequence"),
        ("a: 1\n\tb: 2\n".to_owned(), "f:2:", "tab character"),
        ("- 1\n- 2\n".to_owned(), "f:1:1", "key: value"),
        ("\njust words".to_owned(), "f:2:1", "key: value"),
        ("a: *x\n".to_owned(), "f:1:4", "unknown anchor"),
        (format!("a: {}", "[".repeat(5000)), "", "recursion limit"),
        (laughs, "", "repetition limit"),
        (format!("a: &a [{}]\nb: [{}]", "x, ".repeat(9000), "*a, ".repeat(9000)), "", "too many values"),
    ];
    for (yaml, place, words) in cases {
        let problem = Mapping::parse("f", &yaml, 0..yaml.len()).unwrap_err();
        assert!(problem.message.contains(words), "{}", problem.message);
        assert!(problem.place.as_ref().unwrap().address().starts_with(place), "{problem:?}");
        assert!(!problem.message.contains(" at line"), "{}", problem.message);
    }
}
