// How values are flattened into path, query, header and cookie (OpenAPI 3.0, section 4.7.12.3, and RFC 6570).

/** Percent-encodes everything but the unreserved characters of RFC 3986 and those of `allowed`. */
function percentEncode(text, allowed = "") {
  const encode = (letter) => {
    if (/[A-Za-z0-9\-._~]/.test(letter) || allowed.includes(letter)) return letter;
    return [...bytesOf(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
  };
  return [...text].map(encode).join("");
}

/** Leaves reserved characters alone that can neither end nor begin a value: all but `#[]&+`. */
function encodeUnreserved(text) {
  return percentEncode(text, ":/?@!$'()*,;=");
}

/** The text of a value; lists and objects within others have no other than their JSON. */
function plainText(value) {
  return value.type === "string" ? value.value : writeJson(value);
}

/** The items or members of a value, or the value itself, with their names. `null` is an undefined value. */
function entriesOf(value) {
  const isDefined = ([, inner]) => inner.type !== "null";
  const texts = ([name, inner]) => [name, plainText(inner)];
  if (value.type === "array") return value.items.map((item) => [null, item]).filter(isDefined).map(texts);
  if (value.type === "object") return value.members.filter(isDefined).map(texts);
  return [[null, plainText(value)]];
}

function nameEncoder(location) {
  return location === "header" ? String : (name) => percentEncode(name);
}

/** A text by itself: `name=text` where values have names. */
function writeText({ in: location, name }, text) {
  const encode = nameEncoder(location);
  return location === "path" || location === "header" ? encode(text) : `${encode(name)}=${encode(text)}`;
}

/** A value in the style of its parameter; nothing when there is nothing in it. */
function writeParameter(parameter, value) {
  const { in: location, style, allowReserved, allowEmpty } = parameter;
  if (style === "json") return writeText(parameter, writeJson(value));
  if (entriesOf(value).length === 0) return allowEmpty ? writeText(parameter, "") : undefined;
  const encode = location === "header" ? String : allowReserved ? encodeUnreserved : (text) => percentEncode(text);
  return writeEntries(parameter, value, encode);
}

function writeEntries({ in: location, name: rawName, style, explode }, value, encode) {
  const encodeName = nameEncoder(location);
  const name = encodeName(rawName);
  const parts = entriesOf(value).map(([key, text]) => [key === null ? null : encodeName(key), encode(text)]);
  const flat = (separator) => parts.flatMap(([key, text]) => (key === null ? [text] : [key, text])).join(separator);
  const pairs = (separator, itemName, write = (pair) => pair) => {
    const pair = ([key, text]) => (key === null && itemName === null ? text : write(`${key ?? itemName}=${text}`));
    return parts.map(pair).join(separator);
  };
  const between = location === "cookie" ? "; " : "&";
  switch (style) {
    case "simple": return explode ? pairs(",", null) : flat(",");
    case "label": return `.${explode ? pairs(".", null) : flat(",")}`;
    case "matrix": return `;${explode ? pairs(";", name, withoutIdleSign) : withoutIdleSign(`${name}=${flat(",")}`)}`;
    case "deepObject": return leavesOf(name, value, encode).join(between);
    default: {
      const separators = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };
      return explode ? pairs(between, name) : `${name}=${flat(separators[style])}`;
    }
  }
}

/** `;name` for `;name=` (RFC 6570, section 3.2.7). */
function withoutIdleSign(pair) {
  return pair.endsWith("=") ? pair.slice(0, -1) : pair;
}

/** The leaves below a name, each with its way in brackets. */
function leavesOf(name, value, encode) {
  const inner = (step, member) => leavesOf(`${name}%5B${step}%5D`, member, encode);
  if (value.type === "null") return [];
  if (value.type === "array") return value.items.flatMap((item, index) => inner(index, item));
  if (value.type === "object") return value.members.flatMap(([key, member]) => inner(percentEncode(key), member));
  return [`${name}=${encode(plainText(value))}`];
}

/** A character in some part of a value that a reader would take for the sign between the parts. */
function misreadSign({ in: location, style, explode, allowReserved }, value) {
  if (value.type !== "array" && value.type !== "object") return undefined;
  const sign = (() => {
    if (allowReserved && ((style === "form" && !explode) || (style === "simple" && !explode))) return ",";
    if (style === "spaceDelimited" && !explode) return " ";
    if (style === "pipeDelimited" && !explode) return "|";
    if (style === "label" && explode) return ".";
    return style === "simple" && location === "header" ? "," : undefined;
  })();
  const has = (text) => sign !== undefined && text !== null && text.includes(sign);
  return entriesOf(value).some(([key, text]) => has(key) || has(text)) ? sign : undefined;
}
