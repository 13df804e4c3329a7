//! A saved page in plain text, HTML or Markdown → its lines, in one form for all. Knows no layout.

mod html;
mod lines;
mod markdown;
mod text;

use std::io::Read as _;
use std::path::Path;

pub use lines::Line;

use super::Error;

/// Most bytes of a page: 8 MiB, a hundred times what any page has.
const MOST_BYTES: u64 = 8 << 20;

/// Most lines of a page that are not blank. Rows are compared with rows, so the time grows with their square.
const MOST_LINES: usize = 20_000;

/// How a page was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As a browser shows it.
    Text,
    /// HTML.
    Html,
    /// Markdown (CommonMark, with tables).
    Markdown,
}

impl Markup {
    /// By the ending of the file's name; text when it says nothing.
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown") => Self::Markdown,
            _ => Self::Text,
        }
    }
}

/// Reads a saved page.
///
/// # Errors
/// When the file cannot be read, is larger than 8 MiB, has more than 20,000 lines, or is not UTF-8.
pub fn read_capture(path: &Path, markup: Markup) -> Result<Vec<Line>, Error> {
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    if read.map_err(failed)? as u64 > MOST_BYTES {
        return Err(Error::TooLarge(path.to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|error| Error::NotText {
        path: path.to_owned(),
        byte: error.utf8_error().valid_up_to(),
    })?;
    let lines = read_lines(&text, markup);
    match lines.len() > MOST_LINES {
        true => Err(Error::TooLong(path.to_owned())),
        false => Ok(lines),
    }
}

/// The lines of a page, without those that are blank.
pub fn read_lines(text: &str, markup: Markup) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match markup {
        Markup::Text => text::read_text(text),
        Markup::Html => html::read_html(text),
        Markup::Markdown => markdown::read_markdown(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, markup: Markup) -> Vec<(usize, String)> {
        let lines = read_lines(text, markup);
        lines
            .into_iter()
            .map(|line| (line.number, line.text))
            .collect()
    }

    fn expected(lines: &[(usize, &str)]) -> Vec<(usize, String)> {
        lines
            .iter()
            .map(|(number, text)| (*number, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn text_keeps_its_lines_and_evens_out_spaces_and_bullets() {
        let text = "\u{feff}One\u{a0} two \r\n\n  - three\n  • four\n- \n-5\n";
        let lines = [
            (1, "One two"),
            (3, "• three"),
            (4, "• four"),
            (5, "-"),
            (6, "-5"),
        ];
        assert_eq!(shown(text, Markup::Text), expected(&lines));
    }

    #[test]
    fn html_breaks_lines_where_a_browser_does() {
        let html = "<!doctype html><title>no</title><style>p{}</style>\n<h2>Card<b>Sync</b></h2>\n\
                    <p>a &amp; b<br>c\n d</p><ul><li>Form : x<li>y</ul><script>if (a<b) {}</script>\n\
                    <table><tr><td>1<td>2</table><template><p>no</p></template><!-- no -->end";
        let lines = [
            (2, "CardSync"),
            (3, "a & b"),
            (3, "c d"),
            (4, "• Form : x"),
            (4, "• y"),
            (5, "1"),
            (5, "2"),
            (5, "end"),
        ];
        assert_eq!(shown(html, Markup::Html), expected(&lines));
    }

    #[test]
    fn markdown_loses_its_marks_and_keeps_its_lines() {
        let markdown = "# Card *Sync*\n\n`E-100`\nLength : 5\n\n- Form : x\\_y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<p>raw</p>\n";
        let lines = [
            (1, "Card Sync"),
            (3, "E-100"),
            (4, "Length : 5"),
            (6, "• Form : x_y"),
            (8, "a"),
            (8, "b"),
            (10, "1"),
            (10, "2"),
            (12, "raw"),
        ];
        assert_eq!(shown(markdown, Markup::Markdown), expected(&lines));
    }

    #[test]
    fn torn_markup_is_read_as_far_as_it_goes() {
        for text in ["<", "<p", "<script>", "&#x110000;", "<li>", "</li></ul>"] {
            read_lines(text, Markup::Html);
            read_lines(text, Markup::Markdown);
        }
        let deep = "<div>".repeat(200_000) + "x";
        assert_eq!(shown(&deep, Markup::Html), expected(&[(1, "x")]));
        let quoted = ">".repeat(20_000) + "x";
        read_lines(&quoted, Markup::Markdown);
    }
}
