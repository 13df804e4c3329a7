//! A value as an XML document: a member is an element of its name, and a list repeats its element. Knows no attributes,
//! wrapped lists or namespaces, which the model does not hold.

use std::fmt::Write;

use crate::runtime::json::Json;

/// The document whose root element has the name.
pub(super) fn write_document(root: &str, value: &Json) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    match value {
        // A document has one root, so the items stand within it.
        Json::Array(items) => {
            let items = items.iter().map(|item| ("item".to_owned(), item.clone()));
            write_element(&mut text, root, &Json::Object(items.collect()));
        }
        other => write_element(&mut text, root, other),
    }
    text
}

fn write_element(text: &mut String, name: &str, value: &Json) {
    if let Json::Array(items) = value {
        for item in items {
            write_element(text, name, item);
        }
        return;
    }
    let name = element_name(name);
    write!(text, "<{name}>").expect("a text");
    match value {
        Json::Object(members) => {
            for (name, member) in members {
                write_element(text, name, member);
            }
        }
        Json::Null => {}
        Json::String(content) => push_escaped(text, content),
        other => write!(text, "{other}").expect("a text"),
    }
    write!(text, "</{name}>").expect("a text");
}

/// A name that an element may have (XML 1.0, section 2.3): other characters become `_`.
fn element_name(name: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    let name: String = name
        .chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect();
    let starts_well = name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    if starts_well {
        name
    } else {
        format!("_{name}")
    }
}

/// Text without markup, and without the characters that no document may hold (XML 1.0, section 2.2).
fn push_escaped(text: &mut String, content: &str) {
    for letter in content.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(letter),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::write_document;
    use crate::runtime::json::Json;

    #[test]
    fn a_value_is_one_well_formed_document() {
        let value =
            r#"{"id":9007199254740993,"tags":["a<b","]]>\u0000\r"],"none":null,"1 x":{"y":true}}"#;
        let text = write_document("Pet", &Json::parse(value).expect("JSON"));
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Pet><id>9007199254740993</id><tags>a&lt;b</tags>\
             <tags>]]&gt;\u{fffd}&#13;</tags><none></none><_1_x><y>true</y></_1_x></Pet>"
        );
        roxmltree::Document::parse(&text).expect("XML");
        let list = write_document("Pets", &Json::parse("[1,[2]]").expect("JSON"));
        assert!(
            list.ends_with("<Pets><item>1</item><item>2</item></Pets>"),
            "{list}"
        );
        roxmltree::Document::parse(&list).expect("XML");
    }
}
