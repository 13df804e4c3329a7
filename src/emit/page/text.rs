//! Text of the document → HTML that holds no markup of the document's own, and JSON that no script element ends in.

use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::super::doc::without_controls;
use crate::printable::is_mark;

/// Text between tags or quotes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Text of the document on one line, with what nobody can see shown by its code point.
pub(super) fn plain(text: &str) -> String {
    without_controls(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// A sentence of ours, in which backticks stand round code: on one line of HTML.
pub(super) fn sentence(text: &str) -> String {
    let mut html = String::new();
    for (index, part) in plain(text).split('`').enumerate() {
        match index % 2 {
            0 => html.push_str(&escape(part)),
            _ => write!(html, "<code>{}</code>", escape(part)).expect("a text"),
        }
    }
    html
}

/// The part of an anchor that stands for `name`: other names give other parts, and no link needs an escape.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                slug.push(char::from(byte));
            }
            _ => write!(slug, "~{byte:02x}").expect("a text"),
        }
    }
    slug
}

/// A string as JSON, with nothing in it that an HTML parser acts on, or that nobody can see.
pub(super) fn json(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a string is always JSON");
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '<' | '>' | '&') || letter.is_control() || is_mark(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(safe, "\\u{unit:04x}").expect("a text");
            }
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// A description (CommonMark with tables) as HTML. HTML in it is shown as text, and images as their text.
pub(super) fn markdown(text: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(without_controls).collect();
    let text = lines.join("\n");
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer::default();
    for event in Parser::new_ext(&text, options) {
        writer.event(event);
    }
    writer.html.trim_end().to_owned()
}

/// Events of a description → HTML.
#[derive(Default)]
struct Writer {
    html: String,
    /// Whether each open link leads somewhere.
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.html.push_str(&escape(&text));
            }
            Event::Code(text) => self.put(&format!("<code>{}</code>", escape(&text))),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.put("<br>\n"),
            Event::Rule => self.put("<hr>\n"),
            // Only with options that are not chosen.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.html.push_str(&escape(&text));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn put(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => self.put("<p class=\"heading\">"),
            Tag::BlockQuote(_) => self.put("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                let is_named = matches!(kind, CodeBlockKind::Fenced(_));
                self.put(if is_named {
                    "<pre><code>"
                } else {
                    "<pre class=\"indented\"><code>"
                });
            }
            Tag::List(Some(first)) => self.put(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.put("<ul>\n"),
            Tag::Item => self.put("<li>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.put("<table>\n");
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.put("<tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.put("<tr>");
            }
            Tag::TableCell => {
                let right = self.alignments.get(self.column) == Some(&Alignment::Right);
                self.column += 1;
                let name = if self.in_head { "th" } else { "td" };
                let class = if right { " class=\"right\"" } else { "" };
                self.put(&format!("<{name}{class}>"));
            }
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Strikethrough => self.put("<s>"),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url),
            Tag::Image { .. } => self.put("<em class=\"image\">"),
            _ => self.put("<p>"),
        }
    }

    /// Only links to the web and to mail lead out of the page; all others stay text.
    fn start_link(&mut self, url: &str) {
        let schemes = ["https://", "http://", "mailto:"];
        let leads = schemes.iter().any(|scheme| url.starts_with(scheme));
        if leads {
            let url = escape(url);
            self.put(&format!("<a href=\"{url}\" rel=\"noreferrer\">"));
        }
        self.links.push(leads);
    }

    fn end(&mut self, tag: TagEnd) {
        let html = match tag {
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</table>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis | TagEnd::Image => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</s>",
            TagEnd::Link if self.links.pop() == Some(false) => "",
            TagEnd::Link => "</a>",
            _ => "</p>\n",
        };
        self.put(html);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_the_document_is_text() {
        let html = markdown("<script>alert(1)</script> <b onclick=x>y</b>\n\n<img src=x>");
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("<img"));
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "{html}"
        );
    }

    #[test]
    fn links_lead_to_the_web_only() {
        assert_eq!(
            markdown("[a](javascript:alert) [b](https://b.example/?x=\"'<y>)"),
            "<p>a <a href=\"https://b.example/?x=&quot;&#39;&lt;y&gt;\" rel=\"noreferrer\">b</a></p>"
        );
    }

    #[test]
    fn names_keep_apart_in_anchors() {
        assert_eq!(slug("a b/카"), "a~20b~2f~ec~b9~b4");
        assert_eq!(slug("~20"), "~7e20");
    }

    #[test]
    fn no_string_ends_its_script() {
        assert_eq!(
            json("</script><!--&\u{2028}\u{7f}\u{e0041}\"\n"),
            r#""\u003c/script\u003e\u003c!--\u0026\u2028\u007f\udb40\udc41\"\n""#
        );
    }

    #[test]
    fn backticks_of_a_sentence_are_code() {
        assert_eq!(
            sentence("Form: `<a>`. It's"),
            "Form: <code>&lt;a&gt;</code>. It&#39;s"
        );
    }
}
