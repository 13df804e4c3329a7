//! Measured numbers, kept in a file so that one part can be measured anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::measure::Cost;

/// Costs by document, tool and measure.
pub(crate) struct Results {
    path: PathBuf,
    costs: BTreeMap<[String; 3], Cost>,
}

const HEAD: &str = "document\ttool\tmeasure\twall s\tcpu s\tMiB";

impl Results {
    /// What earlier runs found.
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = |line: &str| {
            let words: Vec<&str> = line.split('\t').collect();
            let [document, tool, measure, wall, cpu, memory] = words[..] else {
                panic!("six columns, not `{line}`");
            };
            let number = |text: &str| text.parse().expect("a number");
            let cost = Cost {
                wall: number(wall),
                cpu: number(cpu),
                memory: number(memory),
            };
            ([document, tool, measure].map(str::to_owned), cost)
        };
        Self {
            path: path.to_owned(),
            costs: text.lines().skip(1).map(line).collect(),
        }
    }

    /// Shows a cost, and keeps it: a run may be interrupted.
    pub(crate) fn set(&mut self, document: &str, tool: &str, measure: &str, cost: &Cost) {
        let Cost { wall, cpu, memory } = cost;
        println!(
            "{document:>18} {tool:<16} {measure:<6} {wall:>7.2} s {cpu:>7.2} s cpu {memory:>7.0} MiB"
        );
        let key = [document, tool, measure].map(str::to_owned);
        self.costs.insert(key, *cost);
        self.write();
    }

    /// A cost that was measured.
    pub(crate) fn get(&self, document: &str, tool: &str, measure: &str) -> Option<&Cost> {
        self.costs
            .get(&[document, tool, measure].map(str::to_owned))
    }

    fn write(&self) {
        let lines = self.costs.iter().map(|([document, tool, measure], cost)| {
            let Cost { wall, cpu, memory } = cost;
            format!("{document}\t{tool}\t{measure}\t{wall:.2}\t{cpu:.2}\t{memory:.0}\n")
        });
        let text = format!("{HEAD}\n{}", lines.collect::<String>());
        fs::write(&self.path, text).expect("a file for the results");
    }
}
