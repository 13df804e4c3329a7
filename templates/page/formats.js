// `format`: the forms that can be judged without a library. Others are not judged.

const INTEGER_BOUNDS = {
  int8: ["-128", "127"],
  int16: ["-32768", "32767"],
  int32: ["-2147483648", "2147483647"],
  int64: ["-9223372036854775808", "9223372036854775807"],
  uint8: ["0", "255"],
  uint16: ["0", "65535"],
  uint32: ["0", "4294967295"],
  uint64: ["0", "18446744073709551615"],
};

const TEXT_FORMATS = {
  byte: isBase64,
  date: isDate,
  "date-time": isDateTime,
  decimal: isNumberText,
  duration: isDuration,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  time: isTime,
  uri: isUri,
  uuid: isUuid,
};

/** Whether the value is of the format, where it is one of those known here. */
function fitsFormat(value, format) {
  if (value.type === "number" && Object.hasOwn(INTEGER_BOUNDS, format)) {
    const number = parseDecimal(value.text);
    const [least, most] = INTEGER_BOUNDS[format].map(parseDecimal);
    return compareDecimals(least, number) <= 0 && compareDecimals(number, most) <= 0;
  }
  return value.type !== "string" || !Object.hasOwn(TEXT_FORMATS, format) || TEXT_FORMATS[format](value.value);
}

/** A number as JSON writes it, in a string. */
function isNumberText(text) {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t\n\r]*$/.test(text);
}

/** RFC 3339 `full-date`. */
function isDate(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** RFC 3339 `full-time`. */
function isTime(text) {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/.exec(text);
  if (!parts) return false;
  const [hour, minute, second, zoneHour, zoneMinute] = parts.slice(1).map((part) => Number(part ?? 0));
  return hour < 24 && minute < 60 && second <= 60 && zoneHour < 24 && zoneMinute < 60;
}

/** RFC 3339 `date-time`. */
function isDateTime(text) {
  const at = text.search(/[Tt ]/);
  return at >= 0 && isDate(text.slice(0, at)) && isTime(text.slice(at + 1));
}

/** RFC 9562: 32 hexadecimal digits in five groups. */
function isUuid(text) {
  return /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text);
}

/** RFC 3339 appendix A: a unit may only be left out at either end, and weeks stand alone. */
function isDuration(text) {
  const date = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
  const time = "(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
  return new RegExp(`^P(?:\\d+W|${date}(?:T${time})?|T${time})$`).test(text);
}

/** RFC 1123: labels of letters, digits and inner hyphens. */
function isHostname(text) {
  const isLabel = (label) => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label);
  return text.length <= 253 && text.split(".").every(isLabel);
}

/** RFC 5321 `Mailbox`: a local part, plain or in quotes, and a host or an address in brackets. */
function isEmail(text) {
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const isAtom = (atom) => /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+$/.test(atom);
  const isQuoted = local.length > 2 && local.startsWith('"') && local.endsWith('"') && /^\p{ASCII}*$/u.test(local);
  const literal = /^\[([^]*)\]$/.exec(domain)?.[1];
  const isAddress = (address) => (address.startsWith("IPv6:") ? isIpv6(address.slice(5)) : isIpv4(address));
  return at >= 0 && (isQuoted || local.split(".").every(isAtom)) && (literal === undefined ? isHostname(domain) : isAddress(literal));
}

/** RFC 3986 `URI`: a scheme, and no character but those that a URI may have; others are percent-encoded. */
function isUri(text) {
  const parts = /^[A-Za-z][A-Za-z0-9+\-.]*:((?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-fA-F]{2})*)$/.exec(text);
  return parts !== null && parts[1].split("#").length <= 2;
}

/** RFC 4648 §4: groups of four, padded. */
function isBase64(text) {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** Four numbers up to 255, without idle zeros. */
function isIpv4(text) {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** RFC 4291 §2.2. */
function isIpv6(text) {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const sizes = halves.map((half, index) => {
    if (half === "") return 0;
    const groups = half.split(":");
    const isLast = index === halves.length - 1;
    const ends = isLast && groups[groups.length - 1].includes(".") ? groups.pop() : undefined;
    if (ends !== undefined && !isIpv4(ends)) return NaN;
    return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? groups.length + (ends ? 2 : 0) : NaN;
  });
  const size = sizes.reduce((sum, part) => sum + part, 0);
  return halves.length === 2 ? size <= 7 : size === 8;
}
