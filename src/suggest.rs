//! Did you mean …?

use strsim::damerau_levenshtein;

/// The name nearest to `wrong`, when one is near enough to be meant.
pub(crate) fn suggest<'n>(
    wrong: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    // Longer texts are no typing errors, and comparing them would take long.
    let short = |name: &str| name.len() <= 80;
    if !short(wrong) {
        return None;
    }
    let folded = wrong.to_lowercase();
    let most = (wrong.chars().count() / 3).max(1);
    let near = |name: &&str| damerau_levenshtein(&folded, &name.to_lowercase());
    let names = names
        .into_iter()
        .filter(|name| short(name) && *name != wrong);
    names
        .map(|name| (near(&name), name))
        .filter(|(far, _)| *far <= most)
        .min_by_key(|(far, name)| (*far, usize::MAX - common_start(wrong, name)))
        .map(|(_, name)| name)
}

/// How many characters two names share at their start: of two equally near names the one that shares more is meant.
fn common_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_suggested() {
        let names = ["parameters", "responses", "requestBody"];
        assert_eq!(suggest("paramters", names), Some("parameters"));
        assert_eq!(suggest("requestbody", names), Some("requestBody"));
        assert_eq!(suggest("consumes", names), None);
        assert_eq!(suggest("modes", ["codes", "mode"]), Some("mode"));
        assert_eq!(suggest(&"p".repeat(100_000), names), None);
        assert_eq!(suggest("", names), None);
    }
}
