//! Results → one picture: bars by document and measure, one for each tool.

use std::path::Path;

use plotters::prelude::*;

use crate::measure::Cost;
use crate::results::Results;

/// What is measured: by its name in the results and on the picture, with its unit, and the part of its cost.
type Measure = (&'static str, &'static str, &'static str, fn(&Cost) -> f64);

const TIME: Measure = ("gen", "gen, CPU time", "s", |cost| cost.cpu);
const MEMORY: Measure = ("gen", "gen, peak memory", "MiB", |cost| cost.memory);
const CHECK: Measure = ("check", "cargo check, CPU time", "s", |cost| cost.cpu);
const BUILD: Measure = ("build", "release build, CPU time", "s", |cost| cost.cpu);

/// What is drawn of which document.
const ROWS: [(&str, Measure); 8] = [
    ("github", TIME),
    ("github", MEMORY),
    ("github", CHECK),
    ("box", CHECK),
    ("adyen-checkout", CHECK),
    ("github", BUILD),
    ("box", BUILD),
    ("adyen-checkout", BUILD),
];

const TOOLS: [(&str, RGBColor); 4] = [
    ("specbind", RGBColor(0x2f, 0x6f, 0xde)),
    ("ploidy", RGBColor(0xe0, 0x7b, 0x39)),
    ("openapi-to-rust", RGBColor(0x4c, 0x9f, 0x70)),
    ("progenitor", RGBColor(0x8f, 0x6b, 0xb3)),
];

const WIDTH: i32 = 900;
const BAR: i32 = 14;
/// Where bars begin, and how long the longest of a row is.
const START: i32 = 300;
const LONGEST: f64 = 460.0;

/// Draws the picture; each row has its own scale.
pub(crate) fn draw(results: &Results, dark: bool, path: &Path) {
    let rows: Vec<_> = ROWS
        .iter()
        .map(|row| (row, bars(results, row)))
        .filter(|(_, bars)| !bars.is_empty())
        .collect();
    let height: i32 = 50
        + rows
            .iter()
            .map(|(_, bars)| bars.len() as i32 * (BAR + 3) + 16)
            .sum::<i32>();
    let (paper, ink) = match dark {
        true => (RGBColor(0x0d, 0x11, 0x17), RGBColor(0xe6, 0xed, 0xf3)),
        false => (WHITE, RGBColor(0x1f, 0x23, 0x28)),
    };
    let area = SVGBackend::new(path, (WIDTH as u32, height as u32)).into_drawing_area();
    let text = |words: String, x: i32, y: i32| {
        let style = ("sans-serif", 16).into_font().color(&ink);
        area.draw(&Text::new(words, (x, y), style))
            .expect("the picture takes text");
    };
    area.fill(&paper).expect("the picture takes a colour");
    text(
        "Less is better. Each row has its own scale.".to_owned(),
        16,
        14,
    );
    let mut top = 44;
    for ((document, (_, label, unit, _)), bars) in rows {
        text(format!("{document}: {label}"), 16, top);
        let longest = bars
            .iter()
            .map(|(_, _, value)| *value)
            .fold(f64::MIN_POSITIVE, f64::max);
        for (tool, colour, value) in bars {
            let end = START + (LONGEST * value / longest) as i32;
            let bar = Rectangle::new([(START, top), (end, top + BAR)], colour.filled());
            area.draw(&bar).expect("the picture takes a bar");
            text(
                format!("{value:.*} {unit} {tool}", usize::from(value < 100.0)),
                end + 6,
                top,
            );
            top += BAR + 3;
        }
        top += 16;
    }
    area.present().expect("the picture can be written");
}

fn bars(results: &Results, row: &(&str, Measure)) -> Vec<(&'static str, RGBColor, f64)> {
    let (document, (measure, _, _, part)) = row;
    let bar = |(tool, colour): &(&'static str, RGBColor)| {
        Some((*tool, *colour, part(results.get(document, tool, measure)?)))
    };
    TOOLS.iter().filter_map(bar).collect()
}
