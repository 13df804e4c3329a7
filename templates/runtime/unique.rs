//! Randomness, and numbers that do not repeat.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

/// Where the client gets random bytes.
pub trait Entropy: Send + Sync + 'static {
    /// Fills the buffer with random bytes.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy>;
}

/// There are no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoEntropy;

impl fmt::Display for NoEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no random bytes to be had")
    }
}

impl std::error::Error for NoEntropy {}

/// The random bytes of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(buffer).map_err(|_| NoEntropy)
    }
}

/// How often the halves are mixed. Four times make a keyed permutation hard to tell from a random one.
const ROUNDS: u8 = 4;

/// Hexadecimal numbers of a fixed width that do not repeat before all of that width are used up.
///
/// A counter makes them unique; a permutation of its values under a random key (a Feistel network with
/// SHA-256 inside) makes them unpredictable. Random numbers alone would not do: of 28-bit numbers two are
/// likely to be equal after 20 000. All clients of a process share one counter, so seven digits repeat
/// only after 268 435 456 calls, and an id that also names its second would need as many in that second.
pub struct Sequence {
    key: [u8; 32],
    counter: AtomicU64,
}

impl Sequence {
    /// A sequence of its own, for a client with its own randomness.
    pub fn new(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        let mut key = [0; 32];
        entropy.fill(&mut key)?;
        let counter = AtomicU64::new(0);
        Ok(Self { key, counter })
    }

    /// The one of this process.
    pub fn of_process() -> Result<Arc<Self>, NoEntropy> {
        static SEQUENCE: OnceLock<Arc<Sequence>> = OnceLock::new();
        if let Some(sequence) = SEQUENCE.get() {
            return Ok(sequence.clone());
        }
        let sequence = Self::new(&SystemEntropy)?;
        Ok(SEQUENCE.get_or_init(|| Arc::new(sequence)).clone())
    }

    /// The next number, in that many lower-case digits. Beyond sixteen digits the first ones are zero.
    pub fn hex(&self, digits: u8) -> String {
        let count = self.counter.fetch_add(1, Ordering::Relaxed);
        let number = self.permute(count, digits.min(16));
        format!("{number:0width$x}", width = usize::from(digits))
    }

    /// Maps the numbers of that many digits one to one onto each other.
    fn permute(&self, number: u64, digits: u8) -> u64 {
        // A forked process has the same key; its number sets it apart.
        let process = std::process::id();
        let half = u32::from(digits) * 2;
        let mask = (1_u64 << half) - 1;
        let (mut left, mut right) = ((number >> half) & mask, number & mask);
        for round in 0..ROUNDS {
            (left, right) = (
                right,
                left ^ (self.mix(process, [round, digits], right) & mask),
            );
        }
        (left << half) | right
    }

    fn mix(&self, process: u32, place: [u8; 2], half: u64) -> u64 {
        let mut hash = Sha256::new();
        hash.update(self.key);
        hash.update(process.to_le_bytes());
        hash.update(place);
        hash.update(half.to_le_bytes());
        let hash: [u8; 32] = hash.finalize().into();
        hash[..8]
            .iter()
            .fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
    }
}

impl fmt::Debug for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sequence") // the key would predict the numbers
    }
}

/// A random UUID (RFC 9562, version 4).
pub(super) fn uuid(entropy: &dyn Entropy) -> Result<String, NoEntropy> {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes)?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let text = super::signature::hex(&bytes);
    Ok([
        &text[..8],
        &text[8..12],
        &text[12..16],
        &text[16..20],
        &text[20..],
    ]
    .join("-"))
}
