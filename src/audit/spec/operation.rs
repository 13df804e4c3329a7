//! The operation as a whole: method, path, version, mode, title.

use super::super::item::{Aspect, Item, Kind};
use super::{claims, item, word, words};
use crate::model::{Api, Operation};
use crate::source::{FileId, Place};

pub(super) fn read_operation(api: &Api, operation: &Operation) -> Item {
    let place = &operation.place;
    let mut read = item(Kind::Operation, "", place);
    let path_item = place.parent().unwrap_or_else(|| place.clone());
    word(&mut read, Aspect::Path, &operation.path, &path_item);
    word(&mut read, Aspect::Method, operation.method.as_str(), place);
    let info = Place::root(FileId::ROOT).child("info");
    word(
        &mut read,
        Aspect::Version,
        &api.version,
        &info.child("version"),
    );
    if let Some(mode) = operation.mode {
        let place = place.child("x-specbind-mode");
        word(&mut read, Aspect::Mode, mode.word(), &place);
    }
    if !operation.summary.is_empty() {
        word(
            &mut read,
            Aspect::Title,
            &operation.summary,
            &place.child("summary"),
        );
    }
    read.words = words([operation.description.as_str()]);
    read.claims = claims([&api.notes, &operation.notes]);
    read
}
