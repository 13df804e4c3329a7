//! Numbers that look random and are the same on every machine (SplitMix64).

/// A generator, started by a seed.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// Starts from a text, so that every schema has numbers of its own.
    pub(crate) fn new(seed: &str) -> Self {
        // FNV-1a.
        let start = 0xcbf2_9ce4_8422_2325;
        Self(seed.bytes().fold(start, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("below a `usize`")
    }

    /// One of some.
    pub(crate) fn choose<'a, T>(&mut self, some: &'a [T]) -> Option<&'a T> {
        (!some.is_empty()).then(|| &some[self.below(some.len())])
    }

    /// Once in `often` times.
    pub(crate) fn once_in(&mut self, often: u64) -> bool {
        self.next().is_multiple_of(often)
    }
}
