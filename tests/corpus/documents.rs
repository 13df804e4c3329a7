//! The published documents and fixtures beside the repository, as their index lists them.

use std::path::{Path, PathBuf};

/// Every such document below [`TINY`] bytes is compiled on every run.
const STEP: usize = 12;
const TINY: u64 = 60_000;

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Path below the corpus.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Compiled on every run.
    pub(crate) is_sample: bool,
    /// It has to generate: an independent validator finds nothing wrong, or a vendor published it.
    pub(crate) is_valid: bool,
}

impl Document {
    /// Name of its crate: of the document, since cargo tells crates of one target folder apart by their names only.
    pub(crate) fn crate_name(&self) -> String {
        let letters = self.name.chars().map(|letter| match letter {
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
            _ => '-',
        });
        let name: String = letters.collect();
        let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
        format!("c-{}", words.join("-"))
    }
}

/// The folder of the corpus; `None` on machines without it.
pub(crate) fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SPECBIND_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("corpus");
    folder.is_dir().then_some(folder)
}

/// Every document of the index, in its order.
pub(crate) fn documents(corpus: &Path) -> Vec<Document> {
    let index = std::fs::read_to_string(corpus.join("INDEX.tsv")).expect("the index");
    let rows = index.lines().skip(1).enumerate();
    rows.map(|(index, row)| {
        let cells: Vec<&str> = row.split('\t').collect();
        let path = corpus.join(cells[0]);
        let bytes = path.metadata().map_or(u64::MAX, |data| data.len());
        Document {
            name: cells[0].to_owned(),
            is_sample: index % STEP == 0 && bytes < TINY,
            is_valid: cells[0].starts_with("published/") || cells[4] == "valid",
            path,
        }
    })
    .collect()
}
