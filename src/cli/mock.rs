//! `specbind mock`: a document → a server on a port, until it is told to stop.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use tokio::runtime::Runtime;

use super::error::{Error, GOOD};
use super::{Color, Exit, Outcome};
use crate::config::{Config, find_config};
use crate::diag::Colour;
use crate::emit::{Emission, reference_page};
use crate::mock::{Fault, Faults, Keys, LogWriter, Mock, Server, Service, reset};
use crate::model::Api;
use crate::report::understand;

const EXAMPLES: &str = "\
Examples:
  specbind mock                            the only target of specbind.toml
  specbind mock --spec api.yaml --listen 127.0.0.1:4010
  specbind mock --secret-file key.txt      check signatures, and say which part of a wrong one differs
  specbind mock --fault cut-before --fault delay=2000 --fault-rate 0.1 --seed 7
  specbind mock --reset http://127.0.0.1:4010
                                           make the mock that runs there forget what it remembers

A request chooses its answer:
  Prefer: code=404                         by HTTP status, or by the vendor's code
  Prefer: example=NAME                     by an example or test case of the document
  Specbind-Fault: cut-before               delay=MILLISECONDS, cut-before, cut-after, truncate, html

The reference page stands at /.specbind, and at / unless the document has that path.
An answer to a request that breaks a rule says which one in `Specbind-Violation`, and so does the log.

Exit codes:
  0  stopped by Ctrl-C or SIGTERM, or the running mock was restored
  1  problems in the document
  2  wrong usage, a file that cannot be read, an address that cannot be listened at, or no mock to restore";

/// Serve a document: check every request, answer as documented
///
/// Prints the URL on standard output, and one line for each request on standard error.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MockArgs {
    /// Target of specbind.toml; may be left out when there is only one
    #[arg(value_name = "TARGET")]
    target: Option<String>,
    /// OpenAPI document, JSON or YAML; instead of specbind.toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["target", "config"])]
    spec: Option<PathBuf>,
    /// Read this file instead of specbind.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen; port 0 takes any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Longest request body in bytes; longer ones get 413
    #[arg(long, value_name = "BYTES", default_value_t = 8 << 20)]
    max_body: usize,
    /// File with the key that calls are signed with: checks every signature. With several keys: SETTING=FILE, once each
    #[arg(long, value_name = "FILE")]
    secret_file: Vec<String>,
    /// Fault to draw for requests that ask for none; may be given several times
    #[arg(long, value_name = "FAULT")]
    fault: Vec<Fault>,
    /// How many requests get a fault, from 0 to 1
    #[arg(long, value_name = "RATE", default_value_t = 1.0, requires = "fault", value_parser = parse_rate)]
    fault_rate: f64,
    /// Start of the random numbers that faults are drawn with
    #[arg(long, value_name = "NUMBER", default_value_t = 0, requires = "fault")]
    seed: u64,
    /// Print nothing but the URL
    #[arg(long, short)]
    quiet: bool,
    /// Serve nothing: restore what the mock that runs at this URL had when it started
    #[arg(long, value_name = "URL", exclusive = true)]
    reset: Option<String>,
}

fn parse_rate(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok().filter(|rate| (0.0..=1.0).contains(rate));
    rate.ok_or_else(|| "a rate is a number from 0 to 1".to_owned())
}

pub(super) fn run(args: &MockArgs) -> Outcome {
    let mut outcome = Outcome::new(Color::Auto);
    if let Err(error) = try_run(args, &mut outcome) {
        outcome.exit = Exit::Usage;
        outcome.complain(error.to_text());
    }
    outcome
}

fn try_run(args: &MockArgs, outcome: &mut Outcome) -> Result<(), Error> {
    if let Some(url) = &args.reset {
        return runtime()?.block_on(reset(url)).map_err(Error::Reset);
    }
    let (spec, crate_name) = choose_document(args)?;
    let (report, understood) = understand(&spec)?;
    let Some((api, tables)) = understood else {
        outcome.exit = Exit::Document;
        outcome.complain(report.to_text(Colour::Always));
        return Ok(());
    };
    let keys = read_keys(&api, &args.secret_file)?;
    // The document is served until the process ends.
    let (api, tables) = (Box::leak(Box::new(api)), Box::leak(Box::new(tables)));
    let page = reference_page(&Emission::new(api, tables, &crate_name));
    // Dropped last, and then all of it is written.
    let log = LogWriter::start(std::io::stderr());
    let service = Service {
        mock: Mock::new(api, tables).with_keys(keys),
        page: Some(page.into()),
        faults: Faults::new(args.fault.clone(), args.fault_rate, args.seed),
        max_body: args.max_body,
        log: if args.quiet {
            Box::new(|_| {})
        } else {
            Box::new(log.lines())
        },
    };
    runtime()?.block_on(serve(args.listen, service))
}

fn runtime() -> Result<Runtime, Error> {
    Runtime::new().map_err(Error::Runtime)
}

/// The document of the target and the name of its crate, or the document that is given and the name of its file.
fn choose_document(args: &MockArgs) -> Result<(PathBuf, String), Error> {
    if let Some(spec) = &args.spec {
        let name = spec.file_stem().unwrap_or_default().to_string_lossy();
        return Ok((spec.clone(), name.into_owned()));
    }
    let path = args.config.clone().map_or_else(find_config, Ok)?;
    let config = Config::read(&path)?;
    let names: Vec<String> = args.target.iter().cloned().collect();
    match &config.select(&names)?[..] {
        [target] => Ok((target.spec.clone(), target.crate_name.clone())),
        targets => {
            let names = targets.iter().map(|target| format!("`{}`", target.name));
            Err(Error::SeveralTargets(names.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// The keys in the files; a line end after a key is none of its characters.
fn read_keys(api: &Api, files: &[String]) -> Result<Keys, Error> {
    let mut settings: Vec<&str> = api
        .signing
        .iter()
        .map(|scheme| scheme.key.as_str())
        .collect();
    settings.sort_unstable();
    settings.dedup();
    let mut keys = Keys::default();
    for file in files {
        let named = file
            .split_once('=')
            .filter(|(name, _)| settings.contains(name));
        let (setting, path) = match (named, &settings[..]) {
            (Some(named), _) => named,
            (None, [only]) => (*only, file.as_str()),
            (None, _) => return Err(Error::UnknownKey(settings.join("`, `"))),
        };
        let key = std::fs::read(path).map_err(|source| Error::Secret {
            path: path.into(),
            source,
        })?;
        keys.insert(setting.to_owned(), without_line_end(key));
    }
    Ok(keys)
}

/// The key without the line end that editors put after it; spaces are characters of a key.
fn without_line_end(mut key: Vec<u8>) -> Vec<u8> {
    while let [.., b'\r' | b'\n'] = key[..] {
        key.pop();
    }
    key
}

async fn serve(listen: SocketAddr, service: Service) -> Result<(), Error> {
    let failed = |source| Error::Listen {
        address: listen,
        source,
    };
    let server = Server::bind(listen).await.map_err(failed)?;
    announce(&format!("http://{}", server.address));
    server.serve(service, stop_signal()).await;
    Ok(())
}

/// Ctrl-C or, where there is one, SIGTERM.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            let _stops_either_way = interrupt.await;
            return;
        };
        let mut interrupt = std::pin::pin!(interrupt);
        std::future::poll_fn(|context| {
            let interrupted = interrupt.as_mut().poll(context).map(|_| ());
            match interrupted.is_ready() {
                true => interrupted,
                false => terminate.poll_recv(context).map(|_| ()),
            }
        })
        .await;
    }
    #[cfg(not(unix))]
    {
        let _stops_either_way = interrupt.await;
    }
}

fn announce(url: &str) {
    let mut out = anstream::stdout().lock();
    let _nobody_reads = writeln!(out, "{GOOD}{url}{GOOD:#}").and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::without_line_end;

    #[test]
    fn a_key_ends_with_its_line_and_keeps_its_spaces() {
        for (file, key) in [
            ("key", "key"),
            ("key\r\n", "key"),
            ("a \n b \n\n", "a \n b "),
            ("\n", ""),
        ] {
            assert_eq!(without_line_end(file.into()), key.as_bytes());
        }
    }
}
