//! For a pull request.

use std::fmt::Write as _;

use super::{Comparison, groups, named, places, verdicts};
use crate::diff::Finding;

/// All findings as Markdown, the serious ones open and the compatible ones folded away.
pub fn to_markdown(comparison: &Comparison) -> String {
    let Comparison {
        old,
        new,
        findings,
        new_items,
        step: _,
    } = comparison;
    let mut text = format!("### {} → {}\n\n", code(old), code(new));
    if findings.is_empty() {
        text += "No change of any fact.\n";
        return text;
    }
    let _ = writeln!(
        text,
        "{}. Version step: **{}**.",
        comparison.counts(),
        comparison.step.word()
    );
    let (serious, harmless): (Vec<Finding>, Vec<Finding>) = findings
        .iter()
        .cloned()
        .partition(|finding| finding.severity > crate::diff::Severity::Compatible);
    write_groups(&mut text, &serious);
    if !harmless.is_empty() {
        let _ = writeln!(
            text,
            "\n<details><summary>{} compatible</summary>",
            harmless.len()
        );
        write_groups(&mut text, &harmless);
        text += "\n</details>\n";
    }
    if !new_items.is_empty() {
        let _ = writeln!(text, "\nNew in the crate: {}.", escape(&named(new_items)));
    }
    text
}

fn write_groups(text: &mut String, findings: &[Finding]) {
    for group in groups(findings) {
        let _ = writeln!(text, "\n#### {}\n", escape(&group.title));
        for finding in group.findings {
            let severity = finding.severity.word();
            let _ = writeln!(text, "- **{severity}** {}", escape(&finding.message()));
            for (kind, words) in verdicts(finding) {
                if words != "compatible" {
                    let _ = writeln!(text, "  - {kind}: {}", escape(&words));
                }
            }
            let accepted = finding
                .accepted
                .as_ref()
                .map(|reason| format!("; accepted: {}", escape(reason)));
            let _ = writeln!(
                text,
                "  - {} `{}`{}",
                code(&places(finding)),
                finding.rules.join("` `"),
                accepted.unwrap_or_default()
            );
        }
    }
}

/// Text that Markdown and HTML leave as it is; what stands in backquotes stays code.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let ticks = text.matches('`').count();
    let mut in_code = false;
    for letter in text.chars() {
        match letter {
            '`' if ticks.is_multiple_of(2) => {
                in_code = !in_code;
                escaped.push('`');
            }
            '\n' | '\r' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter if in_code => escaped.push(letter),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '@' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A code span, fenced by more backquotes than the text has.
fn code(text: &str) -> String {
    let longest = text
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{code, escape};

    #[test]
    fn text_of_a_document_stays_text() {
        assert_eq!(escape("a <b> *c* @me"), "a &lt;b&gt; \\*c\\* \\@me");
        assert_eq!(escape("`a<b>`: c"), "`a<b>`: c");
        assert_eq!(escape("one ` tick <b>"), "one \\` tick &lt;b&gt;");
        assert_eq!(code("a`b"), "`` a`b ``");
    }
}
