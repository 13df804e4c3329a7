//! Documents in a folder, and what a load of them leaves behind.

use std::fs;

use specbind::diag::Diagnostics;
use specbind::load::{Document, Limits, Loaded, Node, load};
use specbind::source::Place;

/// A folder of documents.
pub(crate) struct Folder(pub(crate) tempfile::TempDir);

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Folder {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        Folder(folder)
    }

    pub(crate) fn load(&self, name: &str, limits: &Limits) -> (Loaded, Diagnostics) {
        let mut diags = Diagnostics::default();
        let loaded = load(&self.0.path().join(name), limits, &mut diags).expect("a readable file");
        (loaded, diags)
    }

    pub(crate) fn document(&self, name: &str) -> Document {
        let (loaded, diags) = self.load(name, &Limits::default());
        let found: Vec<&str> = diags.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(found, Vec::<&str>::new());
        loaded.document.expect("a document")
    }

    pub(crate) fn codes(&self, name: &str, limits: &Limits) -> Vec<&'static str> {
        self.load(name, limits)
            .1
            .iter()
            .map(|found| found.code.slug)
            .collect()
    }
}

/// How every document starts.
pub(crate) const HEAD: &str = "openapi: 3.1.0\ninfo: { title: Cards, version: '1' }\n";

/// A place of the root document.
pub(crate) fn at(document: &Document, pointer: &str) -> Place {
    let pointer = specbind::source::Pointer::parse(pointer).expect("a pointer");
    Place {
        pointer,
        ..document.root.clone()
    }
}

/// openapiv3's struct of what stands at a place.
pub(crate) fn read<T: Node>(document: &Document, place: &Place) -> T {
    document.read(place, document.value(place))
}
