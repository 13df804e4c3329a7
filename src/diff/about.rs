//! What two documents say about the API as a whole, and their tags.

use super::compare::{Comparison, Scope};
use super::facts::api as facts;
use super::schema::docs_words;
use super::spot::Spot;
use crate::model::{About, ExternalDocs, Tag};
use crate::source::{FileId, Place};

pub(super) fn compare_about(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old.api, comparison.new.api);
    let root = Place::root(FileId::ROOT);
    let info = root.child("info");
    let scope = Scope::new("API");
    let About {
        openapi,
        contact,
        license,
        terms_of_service,
        external_docs,
    } = &old.about;
    let docs = |docs: &Option<ExternalDocs>| docs.as_ref().map(docs_words).unwrap_or_default();
    let terms = |terms: &Option<String>| terms.clone().unwrap_or_default();
    let texts = [
        (
            &facts::OPENAPI,
            root.child("openapi"),
            openapi.clone(),
            new.about.openapi.clone(),
        ),
        (
            &facts::API_TITLE,
            info.child("title"),
            old.title.clone(),
            new.title.clone(),
        ),
        (
            &facts::API_VERSION,
            info.child("version"),
            old.version.clone(),
            new.version.clone(),
        ),
        (
            &facts::API_DESCRIPTION,
            info.child("description"),
            old.description.clone(),
            new.description.clone(),
        ),
        (
            &facts::CONTACT,
            info.child("contact"),
            contact.join(", "),
            new.about.contact.join(", "),
        ),
        (
            &facts::LICENSE,
            info.child("license"),
            license.join(", "),
            new.about.license.join(", "),
        ),
        (
            &facts::TERMS,
            info.child("termsOfService"),
            terms(terms_of_service),
            terms(&new.about.terms_of_service),
        ),
        (
            &facts::API_DOCS,
            root.child("externalDocs"),
            docs(external_docs),
            docs(&new.about.external_docs),
        ),
    ];
    for (fact, place, old, new) in texts {
        let spots = (Spot::words(&old, &place), Spot::words(&new, &place));
        comparison.report(fact, &scope, spots, None);
    }
    compare_tags(comparison, &old.tags, &new.tags, &root.child("tags"));
}

/// Tags that operations use belong to those; here are those that only the document declares.
fn compare_tags(comparison: &mut Comparison<'_>, old: &[Tag], new: &[Tag], place: &Place) {
    let used = |api: &crate::model::Api, name: &str| {
        let mut tags = api.operations.iter().flat_map(|operation| &operation.tags);
        tags.any(|tag| tag == name)
    };
    let (old_api, new_api) = (comparison.old.api, comparison.new.api);
    for tag in old {
        let Tag {
            name,
            description,
            external_docs,
        } = tag;
        let scope = Scope::new(format!("tag `{name}`"));
        let Some(other) = new.iter().find(|other| other.name == *name) else {
            if !used(old_api, name) {
                let spots = (Spot::new(name, place), Spot::none(place));
                comparison.report(&facts::TAG, &scope, spots, None);
            }
            continue;
        };
        let spots = (
            Spot::words(description, place),
            Spot::words(&other.description, place),
        );
        comparison.report(&facts::TAG_DESCRIPTION, &scope, spots, None);
        let docs = |docs: &Option<_>| docs.as_ref().map(docs_words).unwrap_or_default();
        let spots = (
            Spot::words(&docs(external_docs), place),
            Spot::words(&docs(&other.external_docs), place),
        );
        comparison.report(&facts::TAG_DOCS, &scope, spots, None);
    }
    for tag in new {
        if !old.iter().any(|other| other.name == tag.name) && !used(new_api, &tag.name) {
            let scope = Scope::new(format!("tag `{}`", tag.name));
            let spots = (Spot::none(place), Spot::new(&tag.name, place));
            comparison.report(&facts::TAG, &scope, spots, None);
        }
    }
}
