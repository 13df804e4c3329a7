//! Reads small texts in both formats and compares trees, digits and places.

use std::path::PathBuf;

use super::*;

const BOUNDS: Bounds = Bounds {
    depth: 100,
    values: 10_000,
    repeated: 5_000,
};

fn read(text: &str, format: Format) -> (Sources, Vec<Problem>) {
    let (file, problems) = File::read(PathBuf::from("a"), text.to_owned(), format, BOUNDS);
    let mut sources = Sources::default();
    sources.add(file);
    (sources, problems)
}

fn yaml(text: &str) -> Sources {
    let (sources, problems) = read(text, Format::Yaml);
    assert_eq!(problems, []);
    sources
}

fn json(text: &str) -> Sources {
    let (sources, problems) = read(text, Format::Json);
    assert_eq!(problems, []);
    sources
}

fn place(pointer: &str) -> Place {
    Place {
        file: FileId::ROOT,
        pointer: Pointer::parse(pointer).expect("a pointer"),
    }
}

fn first_problem(text: &str, format: Format) -> Problem {
    read(text, format).1.into_iter().next().expect("a problem")
}

#[test]
fn numbers_keep_their_digits_in_both_formats() {
    let list = "[9999999999999999999, 0.1, 1.0, 1e400, 98249283749234923498293171823948729348710298301928331]";
    let texts = [
        "9999999999999999999",
        "0.1",
        "1.0",
        "1e400",
        "98249283749234923498293171823948729348710298301928331",
    ];
    for sources in [json(list), yaml(list)] {
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(
                sources.digits(&place(&format!("/{index}"))).as_deref(),
                Some(*text)
            );
        }
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "é: ü\r\npaths:\r\n  /pets: {get: 'x', 200: [1, \"ö\", 2]}\r\n";
    let sources = yaml(text);
    assert_eq!(sources.written(&place("/paths/~1pets/200/2")), "2");
    assert_eq!(sources.written(&place("/paths/~1pets/200/1")), "\"ö\"");
    assert_eq!(sources.line_column(&place("/paths/~1pets/200/2")), (3, 35));
    assert_eq!(&text[sources.key_span(&place("/paths/~1pets"))], "/pets");
    assert_eq!(
        &text[sources.key_span(&place("/paths/~1pets/gett"))],
        "/pets",
        "the nearest there is"
    );
    assert!(
        sources.is_plain_scalar(&place("/é"))
            && !sources.is_plain_scalar(&place("/paths/~1pets/get"))
    );
    let sources = json("{\"a\": {\"b\\u0041\": [true,\n null]}}");
    assert_eq!(sources.written(&place("/a/bA/1")), "null");
    assert_eq!(sources.line_column(&place("/a/bA/1")), (2, 2));
}

#[test]
fn both_formats_give_the_same_tree() {
    let text = "{\"a\": [1, \"x\\n\\u00e9\\/\", true, null, {}], \"200\": {\"b\": -1.5e3}}";
    assert_eq!(json(text).value(&place("")), yaml(text).value(&place("")));
    assert_eq!(
        yaml("200: x\ntrue: y\n~: z\n").value(&place("")),
        json("{\"200\":\"x\",\"true\":\"y\",\"~\":\"z\"}").value(&place(""))
    );
}

#[test]
fn aliases_and_merges_are_expanded() {
    let sources = yaml("a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}\nc: *x\nd: {<<: [{m: 1}, *x]}\n");
    let whole = "{\"a\":{\"k\":1,\"l\":2},\"b\":{\"l\":3,\"k\":1},\"c\":{\"k\":1,\"l\":2},\"d\":{\"m\":1,\"k\":1,\"l\":2}}";
    assert_eq!(
        sources.value(&place("")).map(Value::to_json),
        serde_json::from_str(whole).ok()
    );
    assert_eq!(sources.written(&place("/c")), "*x");
    assert_eq!(
        sources.line_column(&place("/c/l")),
        (1, 17),
        "where it is written"
    );
    assert_eq!(sources.line_column(&place("/b/l")), (2, 16));
}

#[test]
fn tags_and_quotes_make_text() {
    let sources = yaml("a: !!str 12\nb: '12'\nc: |\n  12\nd: ! 12\ne: !!int '12'\n");
    for (pointer, kind) in [
        ("/a", "text"),
        ("/b", "text"),
        ("/c", "text"),
        ("/d", "text"),
        ("/e", "a number"),
    ] {
        assert_eq!(
            sources.value(&place(pointer)).map(Value::kind),
            Some(kind),
            "{pointer}"
        );
    }
}

#[test]
fn problems_have_a_kind_and_a_place() {
    let cases = [
        ("a: 1\nb: 2\na: 3\n", ProblemKind::DuplicateKey, 10),
        ("a: 1\n---\nb: 2\n", ProblemKind::SeveralDocuments, 5),
        ("a: *b\n", ProblemKind::UnknownAnchor, 3),
        ("a: &b [*b]\n", ProblemKind::UnknownAnchor, 7),
        ("? [a]\n: 1\n", ProblemKind::ComplexKey, 2),
        ("<<: 3\n", ProblemKind::BadMerge, 0),
        ("a: !thing 3\n", ProblemKind::UnknownTag, 3),
        ("a: b: c\n", ProblemKind::Syntax, 4),
        ("é: \"\u{7}\"\n", ProblemKind::Syntax, 5),
        ("# nothing\n", ProblemKind::Empty, 0),
    ];
    for (text, kind, start) in cases {
        let problem = first_problem(text, Format::Yaml);
        assert_eq!(
            (problem.kind, problem.span.start),
            (kind, start),
            "{text:?} {problem:?}"
        );
    }
    for (text, start) in [
        ("{\"a\" 1}", 5),
        ("{\"a\": 01}", 6),
        ("[1,]", 3),
        ("{\"a\": 1} x", 9),
        ("[\"a\nb\"]", 3),
        ("[\"\\x\"]", 1),
        ("[\"", 1),
        ("\"\\é", 0),
        ("[1}", 2),
    ] {
        let problem = first_problem(text, Format::Json);
        assert_eq!(
            (problem.kind, problem.span.start),
            (ProblemKind::Syntax, start),
            "{text:?} {problem:?}"
        );
    }
    assert_eq!(
        first_problem("{\"a\":1,\"a\":2}", Format::Json).kind,
        ProblemKind::DuplicateKey
    );
}

#[test]
fn limits_hold() {
    for format in [Format::Json, Format::Yaml] {
        assert_eq!(
            first_problem(&"[".repeat(10_usize.pow(6)), format).kind,
            ProblemKind::TooDeep
        );
    }
    let bomb: String = (1..20)
        .map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1))
        .collect();
    assert_eq!(
        first_problem(&format!("a0: &a0 [x]\n{bomb}"), Format::Yaml).kind,
        ProblemKind::TooManyValues
    );
    let deep: String = (1..200)
        .map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1))
        .collect();
    assert_eq!(
        first_problem(&format!("a0: &a0 [x]\n{deep}"), Format::Yaml).kind,
        ProblemKind::TooDeep
    );
}

#[test]
fn the_end_of_the_text_needs_no_line_break() {
    for (text, value) in [
        ("a: |\n  b", "b"),
        ("a: >+\n  b\n", "b\n"),
        ("a: |\n  b\n", "b\n"),
        ("a: b", "b"),
        ("a: |-\n  b", "b"),
        ("a: |+\n  b", "b"),
    ] {
        assert_eq!(
            yaml(text).value(&place("/a")).and_then(Value::as_str),
            Some(value),
            "{text:?}"
        );
    }
    for text in [
        "a: \"b\\",
        "a: 'b",
        "a: >",
        "a: |9",
        "a: &",
        "a: *",
        "a: !",
        "a: [!b,]",
        "a: !<%ED%A0%80> b",
        "%",
        "%YAML",
        "---",
        "? ",
        "a: |\r",
    ] {
        read(text, Format::Yaml);
    }
}

#[test]
fn columns_of_a_line_without_end_count_characters() {
    let text = "aé€😀".repeat(3000);
    let file = File::unread("api.json".into(), format!("{{\n{text}\n"));
    for at in [0, 1, 4093, 4094, 4096, 8192, 29_000, 30_000] {
        let (before, _) = text.split_at(text.floor_char_boundary(at));
        let column = before.chars().count() + 1;
        assert_eq!(file.line_column(2 + before.len()), (2, column), "{at}");
    }
}

#[test]
fn lines_are_found_wherever_they_begin() {
    let lines: Vec<String> = (0..300).map(|count| "é".repeat(count % 70)).collect();
    for end in ["\n", ""] {
        let text = lines.join("\n") + end;
        let file = File::unread("api.yaml".into(), text.clone());
        let mut start = 0;
        for (index, line) in lines.iter().enumerate() {
            let span = start..start + line.len();
            assert_eq!(file.line_span(index + 1), span, "{index}");
            assert_eq!(file.line_column(span.start), (index + 1, 1), "{index}");
            let column = line.chars().count() + 1;
            assert_eq!(file.line_column(span.end), (index + 1, column), "{index}");
            start += line.len() + 1;
        }
    }
}

#[test]
fn a_line_that_is_not_there_is_empty() {
    for bytes in [0, 1, 4095, 4096, 4097, 8192] {
        let file = File::unread("api.yaml".into(), "a".repeat(bytes));
        assert_eq!(file.line_span(1), 0..bytes);
        assert_eq!(file.line_span(2), bytes..bytes);
    }
}
