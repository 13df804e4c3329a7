//! Faults on demand, for testing what a client does about them: asked for by a request, or drawn at a rate.

use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::header::HeaderName;

use super::request::Request;

/// Request header that asks for a fault; the answer repeats it where it can.
pub const FAULT: HeaderName = HeaderName::from_static("specbind-fault");

/// The longest delay, so that no request keeps a connection for good.
const LONGEST: Duration = Duration::from_secs(600);

/// Something that goes wrong between client and server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The request is served; the answer comes that much later.
    Delay(Duration),
    /// The request is served, and the connection ends without a byte of the answer.
    CutBefore,
    /// The connection ends right after the answer, which does not say so.
    CutAfter,
    /// Half of the answer's body comes, then the connection ends.
    Truncate,
    /// The request is not served: something in front answers 500 with HTML.
    Html,
}

/// A text that names no fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no fault: there are `delay=MILLISECONDS` (at most 600000), `cut-before`, `cut-after`, `truncate` and `html`"
)]
pub struct UnknownFault(String);

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        let unknown = || UnknownFault(text.chars().take(40).collect());
        match text.split_once('=') {
            Some(("delay", milliseconds)) => {
                let delay = milliseconds.parse().map(Duration::from_millis);
                let delay = delay.map_err(|_| unknown())?;
                (delay <= LONGEST)
                    .then_some(Self::Delay(delay))
                    .ok_or_else(unknown)
            }
            Some(_) => Err(unknown()),
            None => Ok(match text {
                "cut-before" => Self::CutBefore,
                "cut-after" => Self::CutAfter,
                "truncate" => Self::Truncate,
                "html" => Self::Html,
                _ => return Err(unknown()),
            }),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Delay(delay) => write!(f, "delay={}", delay.as_millis()),
            Self::CutBefore => f.write_str("cut-before"),
            Self::CutAfter => f.write_str("cut-after"),
            Self::Truncate => f.write_str("truncate"),
            Self::Html => f.write_str("html"),
        }
    }
}

/// Draws faults: the same seed gives the same faults in the order of the requests.
#[derive(Debug, Default)]
pub struct Faults {
    /// One of these is drawn.
    kinds: Vec<Fault>,
    /// Of 2^32 requests so many.
    share: u64,
    seed: u64,
    requests: AtomicU64,
}

impl Faults {
    /// One of `kinds` for each request with the probability `rate`, which is from 0 to 1.
    pub fn new(kinds: Vec<Fault>, rate: f64, seed: u64) -> Self {
        Self {
            kinds,
            share: (rate.clamp(0.0, 1.0) * f64::from(u32::MAX)).ceil() as u64,
            seed,
            requests: AtomicU64::new(0),
        }
    }

    /// The fault of the next request that asks for none itself.
    fn draw(&self) -> Option<Fault> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let random = scramble(self.seed.wrapping_add(number));
        let at = (random & 0xffff) as usize % self.kinds.len();
        (random >> 32 < self.share).then_some(self.kinds[at])
    }

    /// The fault that a request asks for, or one that is drawn; none is drawn for what is asked of the mock itself.
    ///
    /// # Errors
    /// When the request asks for one that does not exist.
    pub fn of(
        &self,
        request: &Request,
        is_own: impl Fn() -> bool,
    ) -> Result<Option<Fault>, UnknownFault> {
        match request.header(FAULT) {
            Some(text) => text.trim().parse().map(Some),
            None if self.kinds.is_empty() || is_own() => Ok(None),
            None => Ok(self.draw()),
        }
    }
}

/// One step of SplitMix64 (Steele, Lea, Flood 2014): a well mixed number for each number.
fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_written_as_it_is_read() {
        for text in ["delay=250", "cut-before", "cut-after", "truncate", "html"] {
            let fault: Fault = text.parse().expect("a fault");
            assert_eq!(fault.to_string(), text);
        }
        for text in ["", "delay", "delay=x", "delay=600001", "html=1", "cut"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }

    #[test]
    fn faults_come_at_their_rate_and_repeat_with_their_seed() {
        let drawn = |seed| {
            let faults = Faults::new(vec![Fault::CutBefore, Fault::Html], 0.25, seed);
            (0..4000).map(|_| faults.draw()).collect::<Vec<_>>()
        };
        let first = drawn(1);
        let count = |fault| first.iter().filter(|drawn| **drawn == Some(fault)).count();
        let (cut, html) = (count(Fault::CutBefore), count(Fault::Html));
        assert!(
            (400..600).contains(&cut) && (400..600).contains(&html),
            "{cut}, {html}"
        );
        assert_eq!(first, drawn(1));
        assert_ne!(first, drawn(2));
    }

    #[test]
    fn a_rate_of_one_means_every_request() {
        let always = Faults::new(vec![Fault::Html], 1.0, 7);
        let never = Faults::new(vec![Fault::Html], 0.0, 7);
        assert!((0..100).all(|_| always.draw().is_some() && never.draw().is_none()));
    }
}
