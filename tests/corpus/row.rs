//! What a run finds out about one document: a row of the table.

use serde::{Deserialize, Serialize};

/// One row. What was not done in this run is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) document: String,
    /// Why there is no crate.
    pub(crate) refused: Option<String>,
    pub(crate) operations: [usize; 3],
    pub(crate) schemas: [usize; 3],
    /// Values that both implementations judged.
    pub(crate) judged: usize,
    /// Examples and defaults that are valid.
    pub(crate) examples: usize,
    /// Errors and warnings of rustc and clippy.
    pub(crate) errors: Option<usize>,
    /// Values that the compiled crate read or refused as it should.
    pub(crate) read: Option<usize>,
    /// Seconds of everything done for the document alone; whole ones are shown.
    pub(crate) seconds: f64,
    /// What is wrong.
    pub(crate) problems: Vec<String>,
}

/// The texts of a row.
pub(crate) type Cells = [String; 12];

/// Stands between a document and why it is refused.
pub(crate) const REFUSED: &str = ": refused, ";

/// Texts of the columns, in their order.
pub(crate) const COLUMNS: [&str; 12] = [
    "document",
    "operations",
    "refused",
    "approximated",
    "schemas",
    "refused",
    "approximated",
    "values judged",
    "examples",
    "values read",
    "compile errors",
    "seconds",
];

impl Row {
    /// The cells below [`COLUMNS`].
    pub(crate) fn cells(&self) -> Cells {
        let count = |counts: [usize; 3]| {
            let [exact, approximated, refused] = counts;
            [exact + approximated + refused, refused, approximated].map(|count| count.to_string())
        };
        let [operations, refused_operations, approximated_operations] = count(self.operations);
        let [schemas, refused_schemas, approximated_schemas] = count(self.schemas);
        let optional =
            |count: Option<usize>| count.map_or("-".to_owned(), |count| count.to_string());
        let document = match &self.refused {
            None => self.document.clone(),
            Some(why) => format!("{}{REFUSED}{why}", self.document),
        };
        [
            document,
            operations,
            refused_operations,
            approximated_operations,
            schemas,
            refused_schemas,
            approximated_schemas,
            self.judged.to_string(),
            self.examples.to_string(),
            optional(self.read),
            optional(self.errors),
            format!("{:.0}", self.seconds),
        ]
    }

    /// The sum of some rows.
    pub(crate) fn sum(rows: &[Row]) -> Row {
        let mut sum = Row {
            document: format!("{} documents", rows.len()),
            ..Row::default()
        };
        for row in rows {
            for index in 0..3 {
                sum.operations[index] += row.operations[index];
                sum.schemas[index] += row.schemas[index];
            }
            sum.judged += row.judged;
            sum.examples += row.examples;
            sum.errors = add(sum.errors, row.errors);
            sum.read = add(sum.read, row.read);
            sum.seconds += row.seconds;
        }
        sum
    }
}

fn add(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    a.map_or(b, |a| Some(a + b.unwrap_or(0)))
}
