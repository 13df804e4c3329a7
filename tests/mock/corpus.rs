//! Published documents: the mock starts, and answers every operation with a response that its schema accepts.

use std::path::{Path, PathBuf};

use specbind::analyze::Tables;
use specbind::judge::Judge;
use specbind::mock::{Answer, Mock};
use specbind::model::{Api, Operation, Response, Status};
use specbind::runtime::check::Direction;
use specbind::runtime::json::Json;

/// How many documents are served.
const DOCUMENTS: usize = 20;

#[test]
fn published_documents_are_served() {
    let Some(documents) = chosen_documents() else {
        return;
    };
    let served = Tally::of(&documents);
    eprintln!("{served:?} of {} documents", documents.len());
    assert!(served.unmade.len() * 200 < served.operations, "{served:?}");
    assert!(served.operations > 500, "{served:?}");
    assert!(served.wrong.is_empty(), "{}", served.wrong.join("\n"));
}

#[test]
fn documents_of_all_features_are_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features");
    let files = std::fs::read_dir(folder).expect("a folder");
    let mut documents: Vec<PathBuf> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    documents.sort();
    let served = Tally::of(&documents);
    assert!(served.operations > 50, "{served:?}");
    assert!(served.wrong.is_empty(), "{}", served.wrong.join("\n"));
    assert!(served.unmade.is_empty(), "{}", served.unmade.join("\n"));
}

/// What became of the operations of some documents.
#[derive(Debug, Default)]
struct Tally {
    operations: usize,
    /// Those for which no valid request was found.
    unmade: Vec<String>,
    /// Answers that are not as documented.
    wrong: Vec<String>,
}

impl Tally {
    fn of(documents: &[PathBuf]) -> Self {
        let mut tally = Self::default();
        for path in documents {
            let (_, understood) = specbind::understand(path).expect("a readable file");
            let (api, tables) = understood.expect("a document without an error");
            tally.serve(
                &path.file_name().unwrap_or_default().to_string_lossy(),
                &api,
                &tables,
            );
        }
        tally
    }

    /// Asks for every operation once.
    fn serve(&mut self, name: &str, api: &Api, tables: &Tables) {
        let mock = Mock::new(api, tables);
        let judge = Judge::new(api, &tables.circular);
        for operation in &api.operations {
            self.operations += 1;
            let Some(request) = super::sample::request(api, &judge, operation) else {
                self.unmade.push(format!("{name} {}", operation.id));
                continue;
            };
            let answer = mock.answer(&request, None);
            // Operations that only `#…` in their paths tells apart are one on the wire.
            let is_same = |other: &&Operation| {
                let path =
                    |operation: &Operation| operation.path.split('#').next().map(str::to_owned);
                other.method == operation.method && path(other) == path(operation)
            };
            let same = api.operations.iter().filter(is_same);
            let judged = same.map(|operation| judge_answer(&judge, operation, &answer));
            let judged = judged.reduce(|first, other| first.or(other));
            if let Some(Err(problem)) = judged {
                self.wrong
                    .push(format!("{name} {}: {problem}", operation.id));
            }
        }
    }
}

/// Every n-th published document of the index; `None` where there is no corpus.
fn chosen_documents() -> Option<Vec<PathBuf>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SPECBIND_SHARED").map_or_else(beside, PathBuf::from);
    let corpus = shared.join("corpus");
    let Ok(index) = std::fs::read_to_string(corpus.join("INDEX.tsv")) else {
        eprintln!("skipped: there is no {}", corpus.display());
        return None;
    };
    let published: Vec<&str> = index
        .lines()
        .filter_map(|line| line.split('\t').next())
        .filter(|path| path.starts_with("published/"))
        .collect();
    let step = published.len() / DOCUMENTS;
    let chosen = published.iter().step_by(step).take(DOCUMENTS);
    Some(chosen.map(|path| corpus.join(path)).collect())
}

/// The answer is a documented success, and its JSON body is what its schema says.
fn judge_answer(judge: &Judge<'_>, operation: &Operation, answer: &Answer) -> Result<(), String> {
    if let Some(reason) = &answer.reason {
        return Err(format!("{} {reason}", answer.status));
    }
    if operation.responses.is_empty() {
        let is_empty = answer.status.is_success() && answer.body.is_empty();
        return is_empty
            .then_some(())
            .ok_or_else(|| "answers what is not documented".to_owned());
    }
    let status = answer.status.as_u16();
    let describes = |response: &&Response| match response.status {
        Status::Code(code) => code == status,
        Status::Range(hundred) => status / 100 == hundred,
        Status::Default => true,
    };
    let response = operation.responses.iter().find(describes);
    let response = response.ok_or_else(|| format!("{status} is not documented"))?;
    let content_type = answer.headers.get("content-type");
    let content_type = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = response.content.iter().find(|own| own.name == content_type);
    let Some(schema) = media_type
        .filter(|own| own.is_json())
        .and_then(|own| own.schema)
    else {
        return Ok(());
    };
    let text = std::str::from_utf8(&answer.body).map_err(|error| error.to_string())?;
    let value = Json::parse(text).map_err(|error| error.to_string())?;
    let found = judge.judge(schema, &value, Direction::Received);
    match &found[..] {
        [] => Ok(()),
        [first, ..] => Err(format!("{first}")),
    }
}
