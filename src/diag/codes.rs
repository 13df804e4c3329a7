//! The catalogue: every code a report can carry, in alphabetical order.

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable name, as reports show it.
    pub slug: &'static str,
    /// What it means, in a sentence.
    pub summary: &'static str,
    /// What to do about it, unless the finding knows better.
    pub help: Option<&'static str>,
}

const fn code(slug: &'static str, summary: &'static str) -> Code {
    Code {
        slug,
        summary,
        help: None,
    }
}

const fn cure(slug: &'static str, summary: &'static str, help: &'static str) -> Code {
    Code {
        slug,
        summary,
        help: Some(help),
    }
}

macro_rules! catalogue {
    ($($name:ident = $code:expr;)*) => {
        $(#[doc = concat!("`", stringify!($name), "`, see its summary.")] pub static $name: Code = $code;)*
        /// All codes, in alphabetical order.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

catalogue! {
    BAD_CODES = code("bad-codes", "vendor codes stand where their response cannot carry them");
    BAD_DISCRIMINATOR = code("bad-discriminator", "a discriminator cannot tell its alternatives apart");
    BAD_ENUM = code("bad-enum", "an allowed value is one that the schema's other rules exclude");
    BAD_EXTENSION = code("bad-extension", "an `x-specbind-` extension has the wrong shape");
    BAD_KEY = code("bad-key", "a name stands where the specification allows only names of a certain form");
    BAD_MERGE = cure("bad-merge", "a YAML merge key stands for something other than objects", "write `<<: *name` or `<<: [*one, *two]`, where the anchors are on objects");
    BAD_PATH = code("bad-path", "a path cannot be filled in as it is written");
    BAD_PATTERN = cure("bad-pattern", "a regular expression does not compile", "it is not judged; patterns are ECMA-262 regular expressions");
    BAD_REFERENCE = code("bad-reference", "the text of a `$ref` is not one that can be followed");
    BAD_SERVER = code("bad-server", "the URL of a server cannot be made");
    BAD_TEMPLATE = code("bad-template", "a template cannot be filled in as it is written");
    BROKEN_CASE = cure("broken-case", "a documented test case that succeeds has a request that its schema refuses", "such a request is refused before it is sent");
    BROKEN_DEFAULT = code("broken-default", "a default breaks its own schema");
    BROKEN_EXAMPLE = code("broken-example", "an example breaks its own schema");
    COMPLEX_KEY = cure("complex-key", "a key is a list or an object", "keys must be text, as in JSON");
    CONFLICTING_FIELDS = code("conflicting-fields", "two fields that exclude each other stand on one object");
    CONFLICTING_PATHS = cure("conflicting-paths", "no request tells two paths apart", "the names between the braces do not count; write one path item");
    CYCLIC_REFERENCE = cure("cyclic-reference", "references lead back to themselves without ever reaching a value", "let one of them hold the value itself");
    DUPLICATE_KEY = cure("duplicate-key", "the same key stands twice in one object", "remove or rename one of them");
    DUPLICATE_NAME = cure("duplicate-name", "the same name stands twice in one list", "remove one of them");
    EMPTY_DOCUMENT = cure("empty-document", "the file holds nothing", "an OpenAPI document starts with `openapi: 3.0.3` or a later version");
    EMPTY_SCHEMA = code("empty-schema", "the rules of a schema leave no value");
    ENDLESS_SCHEMA = code("endless-schema", "a schema judges a value by itself again, without end");
    GAP = code("gap", "generated code cannot say a fact exactly, and `--strict` forbids that");
    IGNORED_SIBLING = cure("ignored-sibling", "a member beside `$ref` has no effect", "OpenAPI 3.0 ignores everything beside `$ref`; wrap the reference in `allOf`, or write OpenAPI 3.1");
    INEFFECTIVE = code("ineffective", "a field has no effect where it stands");
    INVALID_DEFAULT = code("invalid-default", "a value that the client sends by itself breaks its schema");
    INVALID_UTF8 = cure("invalid-utf8", "the file is not UTF-8 text", "save it as UTF-8");
    LIMIT_EXCEEDED = code("limit-exceeded", "the document is larger or more nested than the limits allow");
    MISPLACED_EXTENSION = code("misplaced-extension", "an `x-specbind-` key stands at an object it does not belong to");
    MISSING_FIELD = code("missing-field", "a field that the specification requires is absent");
    NOT_OPENAPI = code("not-openapi", "the file is something other than an OpenAPI document");
    PATH_MISMATCH = code("path-mismatch", "the placeholders of a path and the path parameters differ");
    PRINTED_KEY = cure("printed-key", "a key that signs calls is not marked as secret", "write `secret: true` at the setting, so that it is never printed");
    REFERENCE_KIND = code("reference-kind", "a reference leads to another kind of object than is needed here");
    REFERENCE_OUTSIDE = cure("reference-outside", "a reference leads out of the folder of the document", "copy the file into the folder of the root document, or below it");
    SEVERAL_DOCUMENTS = cure("several-documents", "the file holds more than one YAML document", "keep one document per file");
    SYNTAX = code("syntax", "the file is neither readable JSON nor readable YAML");
    UNKNOWN_ALIAS = cure("unknown-alias", "a YAML alias stands for nothing", "anchors are written `&name`, before their aliases");
    UNKNOWN_EXTENSION = code("unknown-extension", "no such `x-specbind-` key exists");
    UNKNOWN_FIELD = code("unknown-field", "the specification knows no such field here");
    UNKNOWN_NAME = code("unknown-name", "a name stands for nothing that the document declares");
    UNKNOWN_TAG = cure("unknown-tag", "a YAML tag has no meaning in JSON and is ignored", "remove the tag");
    UNQUOTED_CODE = cure("unquoted-code", "an error code without quotes is text to some readers and a number to others", "put it in quotes");
    UNREADABLE_FILE = code("unreadable-file", "a file that is referred to cannot be read");
    UNRESOLVED_REFERENCE = code("unresolved-reference", "a reference leads to nothing");
    UNSUPPORTED_VERSION = code("unsupported-version", "the document is written for a version of OpenAPI that is not supported");
    URL_REFERENCE = cure("url-reference", "a reference is a URL", "nothing is fetched from the network; save the file beside the document and refer to it there");
    WRONG_KIND = code("wrong-kind", "a value is of another kind than the specification wants");
    WRONG_WORD = code("wrong-word", "a word is not one of those the specification lists");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(ALL.windows(2).all(|pair| pair[0].slug < pair[1].slug));
    }
}
