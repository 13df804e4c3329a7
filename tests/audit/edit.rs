//! Every single fact of a page, changed, removed or added one at a time. Knows the page's layout by itself: what it
//! expects does not come from the code under test.

/// One change of a page, and the one thing an audit has to find.
pub(crate) struct Edit {
    pub(crate) text: String,
    /// `verdict: subject, fact`, with ` @ line` where the page says something.
    pub(crate) expected: String,
}

/// A line that is not blank, with what stands there.
struct Spot {
    number: usize,
    text: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    /// Heading or label.
    Label,
    Title,
    Version,
    Method,
    Path,
    /// A text about the operation.
    Remark,
    Name(String),
    Type(String),
    Presence(String),
    Size(String),
    Form(String),
    Value(String),
    Text(String),
    Status(String),
    Code(String),
    Message(String),
    Meaning(String),
    Case(String),
}

/// The parts of the page, by heading.
const SECTIONS: &[(&str, &str)] = &[
    ("Request Headers", "request header"),
    ("Request Parameters", "request parameter"),
    ("Response Headers", "response header"),
    ("Response Code", "code"),
    ("Test Data", "test case"),
];

pub(crate) fn edits(page: &str) -> Vec<Edit> {
    let spots = spots(page);
    let mut edits = Vec::new();
    for spot in &spots {
        let is_same = |other: &&Spot| matches!(spot.what, What::Case(_)) && other.what == spot.what;
        match spots.iter().filter(is_same).count() {
            0 | 1 => changes(page, spot, &mut edits),
            _ => changes_of_twins(page, spot, &spots, &mut edits),
        }
        removal(page, spot, &mut edits);
    }
    remove_items(page, &spots, &mut edits);
    additions(page, &spots, &mut edits);
    edits
}

/// Says of every line from the title to the last test case what stands there.
fn spots(page: &str) -> Vec<Spot> {
    let lines: Vec<(usize, &str)> = page
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .skip_while(|(_, line)| !line.ends_with("Sync"))
        .take_while(|(_, line)| !line.starts_with("Loading"))
        .collect();
    let (mut section, mut item) = ("", String::new());
    let mut spots: Vec<Spot> = Vec::new();
    for (index, (number, line)) in lines.iter().enumerate() {
        let next = |ahead: usize| lines.get(index + ahead).map_or("", |(_, line)| *line);
        let before = |back: usize| index.checked_sub(back).map_or("", |at| lines[at].1);
        let heading = SECTIONS.iter().find(|(heading, _)| heading == line);
        let what = if let Some((_, word)) = heading {
            section = word;
            item.clear();
            What::Label
        } else {
            match section {
                "" => match *line {
                    line if line.ends_with("Sync") => What::Title,
                    line if line.starts_with("Version") => What::Version,
                    line if line.starts_with('/') => What::Path,
                    "POST" => What::Method,
                    _ => What::Remark,
                },
                "code" => match (*line, before(1)) {
                    ("Error code" | "Message" | "Description", _) => What::Label,
                    (code, "Error code") => {
                        item = format!("code `{code}`");
                        What::Code(item.clone())
                    }
                    (_, "Message") => What::Message(item.clone()),
                    (_, "Description") => What::Meaning(item.clone()),
                    (_, _) if next(1) == "Error code" => {
                        item = format!("code `{}`", next(2));
                        What::Status(item.clone())
                    }
                    _ => What::Remark,
                },
                "test case" => What::Case(line.split_once(" - ").expect("a case").1.to_owned()),
                _ if ["string", "number"].contains(&next(1)) => {
                    item = format!("{section} `{line}`");
                    What::Name(item.clone())
                }
                _ => match *line {
                    "string" | "number" => What::Type(item.clone()),
                    "Required" | "Conditional" | "Optional" => What::Presence(item.clone()),
                    line if line.starts_with("Length") || line.starts_with("Min") => {
                        What::Size(item.clone())
                    }
                    line if line.starts_with("• Form") => What::Form(item.clone()),
                    line if line.starts_with("• ")
                        && line.contains(" : ")
                        && !line.contains("xxx") =>
                    {
                        What::Value(item.clone())
                    }
                    _ => What::Text(item.clone()),
                },
            }
        };
        spots.push(Spot {
            number: *number,
            text: (*line).to_owned(),
            what,
        });
    }
    spots
}

fn changes(page: &str, spot: &Spot, edits: &mut Vec<Edit>) {
    let mut change = |text: String, expected: String| {
        edits.push(Edit {
            text: with_line(page, spot.number, &text),
            expected: format!("contradicted: {expected} @ {}", spot.number),
        });
    };
    let text = &spot.text;
    let longer = format!("{text} as of now");
    match &spot.what {
        What::Label => {}
        What::Title => {
            change(
                text.replace("Modification", "Change"),
                "operation, title".to_owned(),
            );
            change(text.replace("Sync", "Async"), "operation, mode".to_owned());
        }
        What::Version => change(text.replace("v1", "v2"), "operation, version".to_owned()),
        What::Method => change("PUT".to_owned(), "operation, method".to_owned()),
        What::Path => change(format!("{text}es"), "operation, path".to_owned()),
        What::Remark => change(longer, "operation, text".to_owned()),
        What::Name(item) => {
            let item = item.trim_end_matches('`');
            change(format!("{text}2"), format!("{item}2`, name"));
        }
        What::Type(item) => {
            let other = if text == "string" { "number" } else { "string" };
            for other in [other, "decimal", "object"] {
                change(other.to_owned(), format!("{item}, type"));
            }
        }
        What::Presence(item) => {
            for other in ["Required", "Conditional", "Optional", "Recommended"] {
                if other != text {
                    change(other.to_owned(), format!("{item}, presence"));
                }
            }
        }
        What::Size(item) => {
            for number in text
                .split_whitespace()
                .filter(|word| word.parse::<u64>().is_ok())
            {
                let more = (number.parse::<u128>().unwrap() + 1).to_string();
                let less = (number.parse::<u128>().unwrap() - 1).to_string();
                for other in [more.as_str(), less.as_str(), "about 5"] {
                    let other = text.replacen(&format!(" {number}"), &format!(" {other}"), 1);
                    change(other, format!("{item}, size"));
                }
            }
        }
        What::Form(item) => change(format!("{text}x"), format!("{item}, form")),
        What::Value(item) => {
            let (value, _) = text.split_once(" : ").unwrap();
            let value = value.trim_start_matches("• ");
            let renamed = text.replacen(value, &format!("{value}_CARD"), 1);
            change(
                renamed,
                format!("{item}, allowed value `{value}_CARD`, name"),
            );
            change(longer, format!("{item}, allowed value `{value}`, meaning"));
        }
        What::Text(item) => change(longer, format!("{item}, text")),
        What::Status(item) => change("409".to_owned(), format!("{item}, status")),
        What::Code(item) => {
            let item = item.trim_end_matches('`');
            change(format!("{text}9"), format!("{item}9`, name"));
        }
        What::Message(item) => change(longer, format!("{item}, message")),
        What::Meaning(item) => change(longer, format!("{item}, meaning")),
        What::Case(name) => {
            change(
                text.replacen(['2', '4'], "5", 1),
                format!("test case `{name}`, status"),
            );
            change(
                format!("{text} at all"),
                format!("test case `{name} at all`, name"),
            );
        }
    }
}

/// The first test case is printed twice: above the list, as the chosen one, and in it.
fn changes_of_twins(page: &str, spot: &Spot, spots: &[Spot], edits: &mut Vec<Edit>) {
    let What::Case(name) = &spot.what else { return };
    let twins: Vec<usize> = spots
        .iter()
        .filter(|other| other.what == spot.what)
        .map(|other| other.number)
        .collect();
    let (renamed, moved) = (
        format!("{} at all", spot.text),
        spot.text.replacen('2', "5", 1),
    );
    // One of the two alone is a further case.
    let again = if spot.number == twins[0] { "" } else { " #2" };
    for (text, subject) in [
        (&renamed, format!("`{name} at all`")),
        (&moved, format!("`{name}`{again}")),
    ] {
        edits.push(Edit {
            text: with_line(page, spot.number, text),
            expected: format!("missing in the spec: test case {subject} @ {}", spot.number),
        });
    }
    for (text, fact) in [
        (&renamed, format!("`{name} at all`, name")),
        (&moved, format!("`{name}`, status")),
    ] {
        let both = |page: String, number: &usize| with_line(&page, *number, text);
        edits.push(Edit {
            text: twins.iter().fold(page.to_owned(), both),
            expected: format!("contradicted: test case {fact} @ {}", twins[0]),
        });
    }
}

/// Takes the line away.
fn removal(page: &str, spot: &Spot, edits: &mut Vec<Edit>) {
    let expected = match &spot.what {
        What::Method => "operation, method".to_owned(),
        What::Path => "operation, path".to_owned(),
        What::Remark => "operation, text".to_owned(),
        What::Type(item) => format!("{item}, type"),
        What::Presence(item) => format!("{item}, presence"),
        What::Size(item) => format!("{item}, size"),
        What::Form(item) => format!("{item}, form"),
        What::Text(item) => format!("{item}, text"),
        What::Status(item) => format!("{item}, status"),
        What::Message(item) => format!("{item}, message"),
        What::Meaning(item) => format!("{item}, meaning"),
        What::Value(item) => {
            let (value, _) = spot.text.split_once(" : ").unwrap();
            format!("{item}, allowed value `{}`", value.trim_start_matches("• "))
        }
        // Printed twice, or taken away with what belongs to it.
        What::Label
        | What::Title
        | What::Version
        | What::Name(_)
        | What::Code(_)
        | What::Case(_) => {
            return;
        }
    };
    edits.push(Edit {
        text: with_line(page, spot.number, ""),
        expected: format!("missing on the page: {expected}"),
    });
}

/// Takes whole rows, codes and test cases away.
fn remove_items(page: &str, spots: &[Spot], edits: &mut Vec<Edit>) {
    for (index, spot) in spots.iter().enumerate() {
        let (is_start, subject): (fn(&What) -> bool, _) = match &spot.what {
            What::Name(item) => (
                |what| matches!(what, What::Name(_) | What::Label),
                item.clone(),
            ),
            What::Status(item) => (
                |what| matches!(what, What::Status(_) | What::Case(_)),
                item.clone(),
            ),
            What::Case(name) => (|_| true, format!("test case `{name}`")),
            _ => continue,
        };
        let rest = &spots[index + 1..];
        let end = rest
            .iter()
            .find(|spot| is_start(&spot.what) || spot.text == "Test Data");
        let last = end.map_or(spot.number, |end| end.number - 1);
        let mut text = page.to_owned();
        for number in spot.number..=last {
            text = with_line(&text, number, "");
        }
        // The first case is printed twice.
        let again = spots.iter().filter(|other| other.what == spot.what);
        if matches!(spot.what, What::Case(_)) {
            again.for_each(|other| text = with_line(&text, other.number, ""));
        }
        edits.push(Edit {
            text,
            expected: format!("missing on the page: {subject}"),
        });
    }
}

/// Puts a row, a code, a test case, an allowed value or a text where there was none.
fn additions(page: &str, spots: &[Spot], edits: &mut Vec<Edit>) {
    let mut section = "";
    for spot in spots {
        if let Some((_, word)) = SECTIONS.iter().find(|(heading, _)| *heading == spot.text) {
            section = word;
        }
        let mut add = |lines: &str, line: usize, subject: String| {
            edits.push(Edit {
                text: with_line(page, spot.number, &format!("{lines}\n{}", spot.text)),
                expected: format!("missing in the spec: {subject} @ {}", spot.number + line),
            });
        };
        match &spot.what {
            What::Name(_) => add(
                "X-New\n\nstring\n\nOptional\n\nLength : 8\n",
                0,
                format!("{section} `X-New`"),
            ),
            What::Status(_) => add(
                "400\nError code\n009_999\nMessage\nNew\nDescription\nNew too\n",
                2,
                "code `009_999`".to_owned(),
            ),
            What::Case(_) => add(
                "404 - something new",
                0,
                "test case `something new`".to_owned(),
            ),
            What::Value(item) => add(
                "  • REPLACE : 교체",
                0,
                format!("{item}, allowed value `REPLACE`"),
            ),
            What::Text(item) => add("Something new", 0, format!("{item}, text")),
            _ => {}
        }
    }
}

fn with_line(page: &str, number: usize, text: &str) -> String {
    let lines = page
        .lines()
        .enumerate()
        .map(|(index, line)| match index + 1 == number {
            true => text,
            false => line,
        });
    lines.map(|line| format!("{line}\n")).collect()
}
