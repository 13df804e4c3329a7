//! Pages and profiles from anywhere: they are read or refused, quickly and without a crash.

use std::time::{Duration, Instant};

use specbind::audit::{Error, Markup, Profile, compare_pages, read_capture};

use super::page::Audit;

fn audit() -> Audit {
    Audit::new(
        "tests/audit/harbour/pages/harbour.toml",
        "tests/audit/harbour/harbour.yaml",
    )
}

#[test]
fn no_page_takes_long() {
    let heading = "What you send\n";
    let pages = [
        "a ".repeat(1_000_000),
        format!("{heading}{}", "from 1 to ".repeat(100_000)),
        format!("{heading}{}", "x (text)\n".repeat(10_000)),
        format!(
            "{heading}{}",
            "x (text, mandatory)\none of ,,,,\n".repeat(10_000)
        ),
        format!("{heading}x (text)\n{}", "a text\n".repeat(20_000)),
        format!("{heading}x (text)\n- {} = x", "A".repeat(1_000_000)),
        format!("Answers\n{}", "202 OK-1 Taken down\n".repeat(10_000)),
        format!("Try these\n{}", "A free berth gives 202\n".repeat(20_000)),
        "What you send\n".repeat(100_000),
        "<ul>".repeat(100_000),
        "\u{202e}\u{0}\u{7f}(text, mandatory)\n".repeat(1000),
    ];
    let audit = audit();
    let rows = |letter: char| {
        let row = |n: usize| format!("{letter}{n} (text)\n exactly {n} characters\n");
        format!("{heading}{}", (0..3000).map(row).collect::<String>())
    };
    let texts = |letter: char| {
        let text = |n: usize| format!("{letter} {n}\n");
        format!(
            "{heading}x (text)\n{}",
            (0..3000).map(text).collect::<String>()
        )
    };
    let start = Instant::now();
    for (old, new) in [(rows('a'), rows('b')), (texts('a'), texts('b'))] {
        let read = |text: &str| audit.read(text, Markup::Text);
        assert!(compare_pages(&read(&old), &read(&new)).len() >= 3000);
    }
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
    for page in &pages {
        for markup in [Markup::Text, Markup::Html, Markup::Markdown] {
            let start = Instant::now();
            let findings = audit.findings(page, markup);
            let name: String = page.chars().take(40).collect();
            assert!(!findings.is_empty());
            // Minutes when anything is matched again and again; about a second, without optimization, when not.
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "{name:?} {markup:?}: {:?}",
                start.elapsed()
            );
        }
    }
}

#[test]
fn torn_pages_are_read_as_far_as_they_go() {
    let audit = audit();
    let page = std::fs::read_to_string("tests/audit/harbour/page.html").expect("a page");
    for (at, _) in page.char_indices().step_by(7) {
        for markup in [Markup::Html, Markup::Text] {
            audit.findings(&page[..at], markup);
            audit.findings(&page[at..], markup);
        }
    }
}

#[test]
fn files_that_are_no_pages_are_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("page.txt");
    std::fs::write(&path, b"abc\xff").expect("a file");
    let found = read_capture(&path, Markup::Text);
    assert!(
        matches!(found, Err(Error::NotText { byte: 3, .. })),
        "{found:?}"
    );
    let large = std::fs::File::create(&path).expect("a file");
    large.set_len(1 << 40).expect("a file with holes");
    let found = read_capture(&path, Markup::Text);
    assert!(matches!(found, Err(Error::TooLarge(_))), "{found:?}");
    std::fs::write(&path, "x\n".repeat(20_001)).expect("a file");
    let found = read_capture(&path, Markup::Text);
    assert!(matches!(found, Err(Error::TooLong(_))), "{found:?}");
    assert!(matches!(
        read_capture(folder.path(), Markup::Text),
        Err(Error::Read { .. })
    ));
}

#[test]
fn mistakes_in_a_profile_are_named_with_their_place() {
    let profile =
        std::fs::read_to_string("tests/audit/harbour/pages/harbour.toml").expect("a profile");
    let mistakes = [
        ("[field]", "[fields]"),
        ("one of {values}", "one of {valeus}"),
        ("{name} ({type})", "{name}{type}{length}"),
        ("{case} gives {status}", "{case} gives {path}"),
        ("unsaid = \"optional\"", "unsaid = \"conditional\""),
        ("bounds = \"digits\"", "bounds = \"letters\""),
        ("from {min} to {max}", ""),
        ("[values]\nseparators = [\",\", \"|\"]\n", ""),
        (
            "separators = [\",\", \"|\"]",
            "separators = []\npairs = [\"(\"]",
        ),
        (
            "separators = [\",\", \"|\"]",
            "separators = []\neach = [\"{name}\"]",
        ),
    ];
    let shown = mistakes.map(|(from, to)| {
        assert!(profile.contains(from));
        let problem = Profile::parse(&profile.replacen(from, to, 1)).expect_err(to);
        let help = problem
            .help
            .as_ref()
            .map(|help| format!("\n  help: {help}"));
        format!("{from} → {to}\n  {problem}{}\n", help.unwrap_or_default())
    });
    insta::assert_snapshot!(shown.join("\n"));
}
