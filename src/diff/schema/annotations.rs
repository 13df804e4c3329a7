//! What two views say beside what they allow: texts, examples, marks and names.

use super::{Pair, keyword};
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::model::{ExternalDocs, Presence, PresenceWord, Schema, When, Xml};
use crate::source::Place;

pub(super) fn compare_annotations(pair: &mut Pair<'_, '_>) {
    let Schema {
        place: _,
        component: _, // a name for Rust, which is compared as such
        rust_name: _,
        title: _,
        description: _,
        external_docs: _,
        deprecated: _,
        read_only: _,
        write_only: _,
        secret: _,
        form: _,
        presence: _,
        types: _, // from here on compared by the other files
        enumeration: _,
        enum_descriptions: _,
        format: _,
        default: _, // below
        examples: _,
        number: _,
        string: _,
        array: _,
        object: _,
        all_of: _, // part of the view
        any_of: _,
        one_of: _,
        not: _,
        conditional: _,
        discriminator: _,
        xml: _, // below
        never: _,
        overlaps: _, // for Rust types
        derived: _,
        notes: _, // compared by their ids
    } = pair.new.first(pair.new_api());
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    pair.compare_text(&facts::TITLE, "title", |schema| some(&schema.title));
    pair.compare_text(&facts::DESCRIPTION, "description", |schema| {
        some(&schema.description)
    });
    pair.compare_text(&facts::DOCS, "externalDocs", |schema| {
        schema.external_docs.as_deref().map(docs_words)
    });
    pair.compare_text(&facts::FORM, "x-specbind-form", |schema| {
        schema.form.clone()
    });
    pair.compare_text(&facts::RUST_NAME, "x-specbind-name", |schema| {
        schema.rust_name.clone()
    });
    pair.compare_text(&facts::VALUE_DEFAULT, "default", |schema| {
        schema
            .default
            .as_ref()
            .map(crate::runtime::json::Json::canonical)
    });
    pair.compare_text(&facts::PRESENCE, "x-specbind-presence", |schema| {
        schema.presence.as_deref().map(presence_words)
    });
    pair.compare_flag(&facts::DEPRECATED, "deprecated", |schema| schema.deprecated);
    pair.compare_flag(&facts::RECEIVED_ONLY, "readOnly", |schema| schema.read_only);
    pair.compare_flag(&facts::SENT_ONLY, "writeOnly", |schema| schema.write_only);
    pair.compare_flag(&facts::SECRET, "x-specbind-secret", |schema| schema.secret);
    pair.compare_text(&facts::XML, "xml", |schema| {
        schema.xml.as_ref().map(xml_words)
    });
    compare_examples(pair);
}

/// Further documentation for people.
pub(in crate::diff) fn docs_words(docs: &ExternalDocs) -> String {
    let ExternalDocs { url, description } = docs;
    format!("{description} {url}").trim().to_owned()
}

/// A form as XML for people: `attribute p:name of https://…`.
fn xml_words(xml: &Xml) -> String {
    let Xml {
        name,
        namespace,
        prefix,
        node,
    } = xml;
    let name = match (prefix, name) {
        (Some(prefix), name) => Some(format!("{prefix}:{}", name.as_deref().unwrap_or("…"))),
        (None, name) => name.clone(),
    };
    let namespace = namespace
        .as_ref()
        .map(|namespace| format!("of {namespace}"));
    let node = node.map(|node| node.word().to_owned());
    let words = [node, name, namespace].into_iter().flatten();
    words.collect::<Vec<_>>().join(" ")
}

/// A condition for people.
pub(in crate::diff) fn presence_words(presence: &Presence) -> String {
    let Presence {
        place: _,
        is,
        when,
        text,
        question,
    } = presence;
    let is = match is {
        PresenceWord::Required => "required",
        PresenceWord::Conditional => "conditional",
        PresenceWord::Optional => "optional",
    };
    let when = match when {
        When::OutgoingCall => "in every outgoing call",
        When::EncryptedBody => "with an encrypted body",
        When::Unknown => "at unknown times",
    };
    let question = question.as_ref().map(|id| format!(" (question {id})"));
    format!("{is}, {when}: {text}{}", question.unwrap_or_default())
}

/// Examples have no names: those that both have are the same, a single other one on each side changed.
fn compare_examples(pair: &mut Pair<'_, '_>) {
    let old_sources = pair.comparison.old.sources;
    let new_sources = pair.comparison.new.sources;
    let gather = |view: &super::View, api, sources| -> Vec<(String, Place)> {
        view.schemas(api)
            .flat_map(|schema| {
                let list = schema.place.child("examples");
                let single = keyword(schema, "example", sources);
                let is_list = sources.value(&list).is_some();
                schema
                    .examples
                    .iter()
                    .enumerate()
                    .map(move |(index, example)| {
                        let place = if is_list {
                            list.index(index)
                        } else {
                            single.clone()
                        };
                        (example.canonical(), place)
                    })
            })
            .collect()
    };
    let mut old = gather(pair.old, pair.old_api(), old_sources);
    let mut new = gather(pair.new, pair.new_api(), new_sources);
    let kept: Vec<String> = old.iter().map(|(text, _)| text.clone()).collect();
    old.retain(|(text, _)| !new.iter().any(|(other, _)| other == text));
    new.retain(|(text, _)| !kept.contains(text));
    if let ([(before, old)], [(after, new)]) = (&old[..], &new[..]) {
        return pair.report(
            &facts::VALUE_EXAMPLE,
            Spot::new(before, old),
            Spot::new(after, new),
        );
    }
    for (text, place) in &old {
        pair.report(
            &facts::VALUE_EXAMPLE,
            Spot::new(text, place),
            Spot::none(&pair.new_place()),
        );
    }
    for (text, place) in &new {
        pair.report(
            &facts::VALUE_EXAMPLE,
            Spot::none(&pair.old_place()),
            Spot::new(text, place),
        );
    }
}
