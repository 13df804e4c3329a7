//! How much a document may demand, so that a hostile one gets a message instead of the machine's memory.

/// Limits of one load. The defaults are far above any document we have seen and far below what hurts.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one file: 64 MiB.
    pub bytes: u64,
    /// Lists and objects within each other: 200.
    pub depth: usize,
    /// Values in one file, those included that YAML aliases repeat: 4 million.
    pub values: usize,
    /// Values in one file that YAML aliases repeat: half a million.
    pub repeated: usize,
    /// References that follow each other before a value is reached: 64.
    pub references: usize,
    /// Files, the root document included: 1000.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 64 << 20,
            depth: 200,
            values: 4 * 10_usize.pow(6),
            repeated: 5 * 10_usize.pow(5),
            references: 64,
            files: 1000,
        }
    }
}
