//! Decimal numbers of any size, compared exactly. No float comes near them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// Exponents beyond this are taken as this: no such number can be written out anyway.
const MAX_EXPONENT: i64 = 10_i64.pow(15);

/// A decimal number: digits times a power of ten.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Reads a number as JSON writes it: sign, digits, point, exponent.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (&text[..at], parse_exponent(&text[at + 1..])?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = match fraction {
            "" => Cow::Borrowed(whole),
            fraction => Cow::Owned([whole, fraction].concat()),
        };
        if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = digits.trim_end_matches('0');
        let trailing = digits.len() - significant.len();
        let digits = significant.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        let exponent = exponent - fraction.len() as i64 + trailing as i64;
        Some(Self {
            negative,
            digits,
            exponent,
        })
    }

    /// Whether the value is whole, however it is written: `1.0` and `1e2` are.
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The value as plain digits, when it is whole and has at most `longest` of them.
    pub fn to_integer_text(&self, longest: usize) -> Option<String> {
        let zeros = usize::try_from(self.exponent).ok()?;
        if self.digits.is_empty() {
            return Some("0".to_owned());
        }
        if self.digits.len().saturating_add(zeros) > longest {
            return None;
        }
        let sign = if self.negative { "-" } else { "" };
        Some(format!("{sign}{}{}", self.digits, "0".repeat(zeros)))
    }

    /// Whether this is a whole multiple of `divisor`. Nothing but zero is a multiple of zero.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        if divisor.digits.is_empty() || self.exponent < divisor.exponent {
            return false; // our last digit is not zero, so no smaller power of ten divides
        }
        // Zeros only help against the factors 2 and 5 of the divisor, of which a digit holds less than four.
        let zeros =
            (self.exponent - divisor.exponent).min(4 * divisor.digits.len() as i64) as usize;
        let dividend = self.digits.bytes().chain(std::iter::repeat_n(b'0', zeros));
        remainder_is_zero(dividend, divisor.digits.as_bytes())
    }

    /// Where the first digit stands: the value is below ten to this power.
    fn magnitude(&self) -> i64 {
        self.digits.len() as i64 + self.exponent
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits
        .parse::<i64>()
        .unwrap_or(MAX_EXPONENT)
        .min(MAX_EXPONENT);
    Some(if text.starts_with('-') { -size } else { size })
}

/// Long division, digit by digit.
fn remainder_is_zero(dividend: impl Iterator<Item = u8>, divisor: &[u8]) -> bool {
    let mut rest: Vec<u8> = Vec::with_capacity(divisor.len() + 1);
    for digit in dividend {
        if !rest.is_empty() || digit != b'0' {
            rest.push(digit);
        }
        while rest.len() > divisor.len()
            || (rest.len() == divisor.len() && rest.as_slice() >= divisor)
        {
            subtract(&mut rest, divisor);
        }
    }
    rest.is_empty()
}

/// Takes the smaller number from the larger, leaving no leading zero.
fn subtract(from: &mut Vec<u8>, what: &[u8]) {
    let offset = from.len() - what.len();
    let mut borrow = 0;
    for at in (0..from.len()).rev() {
        let take = borrow
            + if at >= offset {
                what[at - offset] - b'0'
            } else {
                0
            };
        let digit = from[at] - b'0';
        borrow = u8::from(digit < take);
        from[at] = b'0' + digit + 10 * borrow - take;
    }
    let zeros = from.iter().take_while(|digit| **digit == b'0').count();
    from.drain(..zeros);
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |number: &Self| match (number.digits.is_empty(), number.negative) {
            (true, _) => 0,
            (false, negative) => {
                if negative {
                    -1
                } else {
                    1
                }
            }
        };
        size(self).cmp(&size(other)).then_with(|| {
            let larger = self
                .magnitude()
                .cmp(&other.magnitude())
                .then_with(|| self.digits.cmp(&other.digits));
            if self.negative {
                larger.reverse()
            } else {
                larger
            }
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        match (self.digits.as_str(), self.exponent) {
            ("", _) => f.write_str("0"),
            (digits, 0) => write!(f, "{sign}{digits}"),
            (digits, exponent) => write!(f, "{sign}{digits}e{exponent}"),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::parse(&value.to_string()).expect("the digits of an integer are a decimal number")
    }
}
