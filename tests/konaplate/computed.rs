//! Values that the client computes: signatures, times, numbers that do not repeat.

use std::collections::HashSet;
use std::time::{Duration, UNIX_EPOCH};

use konaplate::runtime::template::{Algorithm, Encoding, Signature, sign};
use konaplate::runtime::time::{Zone, format_time};
use konaplate::runtime::unique::{Entropy, NoEntropy, Sequence, SystemEntropy};

use crate::hmac::{base64, hmac_sha256};

const HEX: Signature = Signature {
    algorithm: Algorithm::HmacSha256,
    key: "key",
    signs: &[],
    encoding: Encoding::Hex,
};

#[test]
fn signatures_are_those_of_rfc_4231() {
    let long = [0xaa_u8; 131];
    let count: Vec<u8> = (1..=25).collect();
    let cases: [(&[u8], &[u8], &str); 6] = [
        (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (&count, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        (&long, b"Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        (
            &long,
            b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ];
    for (key, bytes, expected) in cases {
        assert_eq!(sign(&HEX, key, bytes), expected);
        let own: String = hmac_sha256(key, bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(own, expected, "the test's own HMAC");
        assert_eq!(
            sign(
                &Signature {
                    encoding: Encoding::Base64,
                    ..HEX
                },
                key,
                bytes
            ),
            base64(&hmac_sha256(key, bytes))
        );
    }
    let sha512 = sign(
        &Signature {
            algorithm: Algorithm::HmacSha512,
            ..HEX
        },
        b"Jefe",
        b"what do ya want for nothing?",
    );
    assert!(
        sha512.starts_with("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"),
        "{sha512}"
    );
}

#[test]
fn times_are_those_of_the_calendar() {
    let pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS yy";
    for (millis, offset, expected) in [
        (0, "+00:00", "1970-01-01'T'00:00:00.000 70"),
        (951_782_399_999, "+00:00", "2000-02-28'T'23:59:59.999 00"),
        (951_782_400_000, "+00:00", "2000-02-29'T'00:00:00.000 00"),
        (1_709_251_199_000, "+00:01", "2024-03-01'T'00:00:59.000 24"),
        (1_735_689_599_001, "+09:00", "2025-01-01'T'08:59:59.001 25"),
        (1_735_689_600_000, "-03:30", "2024-12-31'T'20:30:00.000 24"),
        (4_107_542_400_000, "+00:00", "2100-03-01'T'00:00:00.000 00"),
    ] {
        let zone = Zone::new("X", offset).expect("an offset");
        assert_eq!(
            format_time(pattern, UNIX_EPOCH + Duration::from_millis(millis), &zone),
            expected
        );
    }
    let before = UNIX_EPOCH - Duration::from_millis(1);
    assert_eq!(
        format_time("yyyyMMddHHmmssSSS", before, &Zone::UTC),
        "19691231235959999"
    );
    for offset in ["", "09:00", "+9:00", "+24:00", "+09:60", "+09:00 ", "Z"] {
        assert!(Zone::new("X", offset).is_err(), "{offset}");
    }
}

#[test]
fn a_million_numbers_are_unique() {
    let draw = || {
        let sequence = Sequence::of_process().expect("random bytes");
        (0..250_000).map(|_| sequence.hex(7)).collect::<Vec<_>>()
    };
    let drawn: Vec<Vec<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(draw)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    let numbers: HashSet<&String> = drawn.iter().flatten().collect();
    assert_eq!(numbers.len(), 1_000_000);
    assert!(numbers.iter().all(|number| number.len() == 7));
}

#[test]
fn no_number_repeats_before_all_are_used() {
    for digits in [1, 2, 3, 4] {
        let sequence = Sequence::new(&SystemEntropy).expect("random bytes");
        let all = 16_usize.pow(u32::from(digits));
        let numbers: HashSet<String> = (0..all).map(|_| sequence.hex(digits)).collect();
        assert_eq!(numbers.len(), all, "{digits} digits");
    }
    let sequence = Sequence::new(&SystemEntropy).expect("random bytes");
    for digits in [16, 20] {
        let numbers: HashSet<String> = (0..1000).map(|_| sequence.hex(digits)).collect();
        assert!(
            numbers.len() == 1000
                && numbers
                    .iter()
                    .all(|number| number.len() == usize::from(digits))
        );
    }
}

#[test]
fn numbers_depend_on_the_random_key() {
    struct Constant(u8);
    impl Entropy for Constant {
        fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy> {
            buffer.fill(self.0);
            Ok(())
        }
    }
    let draw = |byte| {
        let sequence = Sequence::new(&Constant(byte)).expect("bytes");
        (0..100).map(|_| sequence.hex(7)).collect::<Vec<_>>()
    };
    assert_eq!(draw(1), draw(1));
    let (first, second) = (draw(1), draw(2));
    assert!(first.iter().zip(&second).all(|(a, b)| a != b));
    // The difference of neighbours tells nothing: it is never the same.
    let numbers: Vec<i64> = first
        .iter()
        .map(|text| i64::from_str_radix(text, 16).expect("hex"))
        .collect();
    let steps: HashSet<i64> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.len() > 95);
}
