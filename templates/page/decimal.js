// Decimal numbers of any size, compared exactly: text in, no float anywhere.

/** Exponents beyond this are taken as this: no such number can be written out anyway. */
const MAX_EXPONENT = 1e15;

/**
 * Reads a number as JSON writes it.
 * @returns {{negative: boolean, digits: string, exponent: number} | null} digits without zeros at either end, empty for zero
 */
function parseDecimal(text) {
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!parts) return null;
  const [, sign, whole, fraction = "", power = "0"] = parts;
  const all = whole + fraction;
  const significant = all.replace(/0+$/, "");
  const digits = significant.replace(/^0+/, "");
  if (digits === "") return { negative: false, digits, exponent: 0 };
  const size = Math.min(Math.abs(Number(power)), MAX_EXPONENT);
  const exponent = (power.startsWith("-") ? -size : size) - fraction.length + all.length - significant.length;
  return { negative: sign === "-", digits, exponent };
}

/** Negative, zero or positive, as the first number is below, equal to or above the second. */
function compareDecimals(a, b) {
  const sign = (number) => (number.digits === "" ? 0 : number.negative ? -1 : 1);
  if (sign(a) !== sign(b)) return sign(a) - sign(b);
  const magnitude = (number) => number.digits.length + number.exponent;
  const larger = magnitude(a) - magnitude(b) || (a.digits < b.digits ? -1 : Number(a.digits > b.digits));
  return a.negative ? -larger : larger;
}

/** Whether the value is whole, however it is written: `1.0` and `1e2` are. */
function isWhole(number) {
  return number.exponent >= 0;
}

/** Whether the number is a whole multiple of the divisor. Nothing but zero is a multiple of zero. */
function isMultiple(number, divisor) {
  if (number.digits === "") return true;
  if (divisor.digits === "" || number.exponent < divisor.exponent) return false;
  // Zeros only help against the factors 2 and 5 of the divisor, of which a digit holds less than four.
  const zeros = Math.min(number.exponent - divisor.exponent, 4 * divisor.digits.length);
  return BigInt(number.digits + "0".repeat(zeros)) % BigInt(divisor.digits) === 0n;
}

/** A text that is the same for equal numbers. */
function decimalText({ negative, digits, exponent }) {
  if (digits === "") return "0";
  return `${negative ? "-" : ""}${digits}${exponent === 0 ? "" : `e${exponent}`}`;
}
