//! Templates of computed values: their text, and what they refer to.

use super::{Context, did_you_mean};
use crate::{
    diag::{Diagnostics, codes},
    model::{Location, Operation, Template, TemplatePart, ValueSource},
};

/// Every placeholder, and what has to follow its colon.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("time", "a pattern"),
    ("epoch", ""),
    ("epoch-millis", ""),
    ("hex", "a number of digits from 1 to 32"),
    ("uuid", ""),
    ("method", ""),
    ("path", ""),
    ("query", ""),
    ("body", ""),
    ("body-sha256", ""),
    ("header", "the name of a header"),
    ("setting", "the name of a setting"),
    ("signature", "the name of a signing scheme"),
];

/// What a time pattern replaces, the longer before the shorter.
const TIME_LETTERS: &[&str] = &["yyyy", "SSS", "yy", "MM", "dd", "HH", "mm", "ss"];

/// What can be said of a template without knowing the operation that uses it.
pub(super) fn check_template_text(cx: &Context<'_>, template: &Template, diags: &mut Diagnostics) {
    check_braces(template, diags);
    let settings = cx.settings.iter().map(String::as_str);
    let schemes = cx.api.signing.iter().map(|scheme| scheme.name.as_str());
    for part in &template.parts {
        let (kind, name, help) = match part {
            TemplatePart::Setting(name) if !settings.clone().any(|other| other == name) => (
                "setting",
                name,
                did_you_mean(name, settings.clone(), "settings"),
            ),
            TemplatePart::Signature(name) if !schemes.clone().any(|other| other == name) => (
                "signing scheme",
                name,
                did_you_mean(name, schemes.clone(), "signing schemes"),
            ),
            TemplatePart::Time(pattern) => {
                check_time(template, pattern, diags);
                continue;
            }
            _ => continue,
        };
        let message = format!("there is no {kind} `{name}`");
        diags
            .error(&codes::UNKNOWN_NAME, &template.place, message)
            .help(help);
    }
}

/// Finds braces without a partner and placeholders that do not exist: `lower` takes both for text.
fn check_braces(template: &Template, diags: &mut Diagnostics) {
    let mut rest = template.text.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{{").or(rest.strip_prefix("}}")) {
            rest = after;
            continue;
        }
        let Some((inside, after)) = rest[1..].split_once('}').filter(|_| rest.starts_with('{'))
        else {
            let brace = &rest[..1];
            diags
                .error(
                    &codes::BAD_TEMPLATE,
                    &template.place,
                    format!("the brace `{brace}` has no partner"),
                )
                .help(format!("write `{brace}{brace}` for the brace itself"));
            return;
        };
        check_placeholder(template, inside, diags);
        rest = after;
    }
}

fn check_placeholder(template: &Template, inside: &str, diags: &mut Diagnostics) {
    let (name, argument) = inside.split_once(':').unwrap_or((inside, ""));
    let known = PLACEHOLDERS.iter().find(|(known, _)| *known == name);
    let names = PLACEHOLDERS.iter().map(|(name, _)| *name);
    let help = match known {
        None => did_you_mean(name, names, "placeholders"),
        Some((_, "")) if inside.contains(':') => format!("write `{{{name}}}`, without a colon"),
        Some((_, wanted)) if !wanted.is_empty() && argument.is_empty() => {
            format!("`{{{name}:…}}` needs {wanted} after its colon")
        }
        Some(("hex", wanted))
            if !argument
                .parse::<u8>()
                .is_ok_and(|digits| (1..=32).contains(&digits)) =>
        {
            format!("`{{hex:…}}` needs {wanted} after its colon")
        }
        Some(_) => return,
    };
    let message = format!("there is no placeholder `{{{inside}}}`");
    diags
        .error(&codes::BAD_TEMPLATE, &template.place, message)
        .help(help);
}

/// Letters that are not replaced are a slip, but for the `T` and `Z` of ISO 8601.
fn check_time(template: &Template, pattern: &str, diags: &mut Diagnostics) {
    let mut rest = pattern;
    while let Some(next) = rest.chars().next() {
        let known = TIME_LETTERS
            .iter()
            .find_map(|known| rest.strip_prefix(known));
        if known.is_none() && next.is_ascii_alphabetic() && !matches!(next, 'T' | 'Z') {
            let message =
                format!("the letter `{next}` of `{{time:{pattern}}}` would be sent as it is");
            diags
                .error(&codes::BAD_TEMPLATE, &template.place, message)
                .help("a time has `yyyy` or `yy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS`");
            return;
        }
        rest = known.unwrap_or(&rest[next.len_utf8()..]);
    }
}

/// Something a template makes: a header, or a signature.
struct Made<'a> {
    is_header: bool,
    name: &'a str,
    template: &'a Template,
}

impl Made<'_> {
    fn is(&self, part: &TemplatePart) -> bool {
        match part {
            TemplatePart::Header(name) => self.is_header && self.name.eq_ignore_ascii_case(name),
            TemplatePart::Signature(name) => !self.is_header && self.name == name,
            _ => false,
        }
    }
}

/// What templates of an operation refer to, and that they do not wait for each other.
pub(super) fn check_templates<'a>(
    cx: &Context<'a>,
    operation: &'a Operation,
    diags: &mut Diagnostics,
) {
    let mut made = Vec::new();
    for parameter in &operation.parameters {
        if let ValueSource::Computed { template } = &parameter.value {
            check_template_text(cx, template, diags);
            made.push(Made {
                is_header: parameter.location == Location::Header,
                name: &parameter.name,
                template,
            });
        }
    }
    if made.is_empty() {
        return;
    }
    made.extend(signatures(cx, &made));
    for one in &made {
        check_headers(operation, one.template, diags);
    }
    check_cycle(&made, diags);
}

/// The signatures that these templates need, and those that these need in turn.
fn signatures<'a>(cx: &Context<'a>, made: &[Made<'a>]) -> Vec<Made<'a>> {
    let mut found: Vec<Made<'a>> = Vec::new();
    let mut open: Vec<&Template> = made.iter().map(|one| one.template).collect();
    while let Some(template) = open.pop() {
        for scheme in &cx.api.signing {
            let part = TemplatePart::Signature(scheme.name.clone());
            let is_known = found.iter().any(|one| one.name == scheme.name);
            if !is_known && template.parts.contains(&part) {
                open.push(&scheme.signs);
                found.push(Made {
                    is_header: false,
                    name: &scheme.name,
                    template: &scheme.signs,
                });
            }
        }
    }
    found
}

fn check_headers(operation: &Operation, template: &Template, diags: &mut Diagnostics) {
    let headers = operation.parameters.iter();
    let headers = headers.filter(|parameter| parameter.location == Location::Header);
    let names = headers.map(|parameter| parameter.name.as_str());
    for part in &template.parts {
        if let TemplatePart::Header(name) = part
            && !names.clone().any(|other| other.eq_ignore_ascii_case(name))
        {
            let message = format!("the operation `{}` has no header `{name}`", operation.id);
            diags
                .error(&codes::UNKNOWN_NAME, &template.place, message)
                .help(did_you_mean(name, names.clone(), "headers"));
        }
    }
}

/// Takes away what waits for nothing, until only those are left that wait for each other.
fn check_cycle(made: &[Made<'_>], diags: &mut Diagnostics) {
    let needs: Vec<Vec<usize>> = made
        .iter()
        .map(|one| {
            let parts = &one.template.parts;
            let is_needed = |index: &usize| parts.iter().any(|part| made[*index].is(part));
            (0..made.len()).filter(is_needed).collect()
        })
        .collect();
    let mut waits = vec![true; made.len()];
    while let Some(free) = (0..made.len())
        .find(|index| waits[*index] && needs[*index].iter().all(|need| !waits[*need]))
    {
        waits[free] = false;
    }
    let Some(start) = waits.iter().position(|waits| *waits) else {
        return;
    };
    let mut way = vec![start];
    let cycle = loop {
        let last = *way.last().expect("the way has a start");
        let next = needs[last].iter().find(|need| waits[**need]);
        let next = *next.expect("what waits, waits for something");
        if let Some(at) = way.iter().position(|passed| *passed == next) {
            break way.split_off(at);
        }
        way.push(next);
    };
    let first = cycle.iter().min().expect("a cycle is not empty");
    let diagnostic = diags.error(
        &codes::BAD_TEMPLATE,
        &made[*first].template.place,
        format!("`{}` is computed from itself", made[*first].name),
    );
    diagnostic.help("one of them has to be computed without the other");
    for other in cycle.iter().filter(|index| *index != first) {
        let message = format!("it needs `{}`, which is on the way back", made[*other].name);
        diagnostic.related(made[*other].template.place.clone(), message);
    }
}
