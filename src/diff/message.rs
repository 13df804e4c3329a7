//! A finding → one line for people: subject, fact, what happened, values.

use super::Finding;

/// Letters of a value that are shown.
const LONGEST: usize = 80;
/// Letters of a long value that are shown before the first one that differs.
const LEAD: usize = 20;

impl Finding {
    /// The change in one line: subject, fact, values.
    pub fn message(&self) -> String {
        let Self {
            subject,
            fact,
            action,
            old,
            new,
            ..
        } = self;
        let what = format!("{subject}: {fact} {action}");
        match (&old.value, &new.value) {
            (Some(old), Some(new)) => {
                let (old, new) = where_they_differ(&one_line(old), &one_line(new));
                format!("{what}, {old} → {new}")
            }
            (None, Some(value)) | (Some(value), None) if value != "yes" => {
                format!("{what}, {}", beginning(&one_line(value)))
            }
            (None, Some(_)) | (Some(_), None) | (None, None) => what,
        }
    }
}

fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A long value by its beginning.
fn beginning(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Two values, long ones from shortly before the first letter that differs.
fn where_they_differ(old: &str, new: &str) -> (String, String) {
    let is_short = |line: &str| line.chars().nth(LONGEST).is_none();
    let letters = old.chars().zip(new.chars());
    let same = letters.take_while(|(left, right)| left == right).count();
    if same <= LEAD || (is_short(old) && is_short(new)) {
        return (beginning(old), beginning(new));
    }
    let from = start_of_word(old, same - LEAD);
    let rest = |line: &str| {
        let rest: String = line.chars().skip(from).collect();
        format!("…{}", beginning(&rest))
    };
    (rest(old), rest(new))
}

/// The first letter of a word at or after the letter `from`, or `from` in the middle of one long word.
fn start_of_word(line: &str, from: usize) -> usize {
    let lead = line.chars().enumerate().skip(from).take(LEAD);
    let gap = lead.filter(|(_, letter)| *letter == ' ').map(|(at, _)| at);
    gap.min().map_or(from, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::where_they_differ;

    #[test]
    fn long_values_are_shown_where_they_differ() {
        let common =
            "The address that a shopper comes back to once the payment is made, for the web: ";
        let (old, new) = (
            format!("{common}8000 letters"),
            format!("{common}1024 letters"),
        );
        let shown = where_they_differ(&old, &new);
        assert_eq!(
            shown,
            (
                "…made, for the web: 8000 letters".into(),
                "…made, for the web: 1024 letters".into()
            )
        );
        let short = where_they_differ("The length is 16", "The length is 19");
        assert_eq!(
            short,
            ("The length is 16".into(), "The length is 19".into())
        );
        let letters = format!("{}x", "ä".repeat(90));
        let shown = where_they_differ(&"ä".repeat(90), &letters);
        assert_eq!(
            shown,
            (
                format!("…{}", "ä".repeat(20)),
                format!("…{}x", "ä".repeat(20))
            )
        );
    }
}
