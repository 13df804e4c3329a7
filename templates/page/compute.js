// Values that a call computes: times, numbers that do not repeat, digests and signatures (WebCrypto).

/** Something about the page or the browser, not about what was entered, keeps a call from being made. */
class Obstacle extends Error {}

/** WebCrypto, which browsers only give to pages of `https:`, of this machine and of files. */
function subtle() {
  if (globalThis.crypto?.subtle) return crypto.subtle;
  throw new Obstacle("this browser signs on pages of https, of localhost or from a file only");
}

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

function hexOf(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A text with a character for each byte. */
function latin1Of(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function base64Of(bytes) {
  return btoa(latin1Of(bytes));
}

function writeBytes(bytes, encoding) {
  if (encoding === "hex") return hexOf(bytes);
  const text = base64Of(bytes);
  return encoding === "base64" ? text : text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The instant in the zone. Letters stand for parts of the time, everything else for itself. */
function formatTime(pattern, instant, offsetMinutes) {
  const time = new Date(instant + offsetMinutes * 60_000);
  const digits = (number, width) => String(number).padStart(width, "0");
  const parts = {
    yyyy: digits(time.getUTCFullYear(), 4),
    yy: digits(time.getUTCFullYear() % 100, 2),
    MM: digits(time.getUTCMonth() + 1, 2),
    dd: digits(time.getUTCDate(), 2),
    HH: digits(time.getUTCHours(), 2),
    mm: digits(time.getUTCMinutes(), 2),
    SSS: digits(time.getUTCMilliseconds(), 3),
    ss: digits(time.getUTCSeconds(), 2),
  };
  return pattern.replace(/yyyy|yy|MM|dd|HH|mm|SSS|ss/g, (letters) => parts[letters]);
}

const usedNumbers = new Set();

/** That many lower-case hexadecimal digits, which do not repeat in this page. */
function freshHex(count) {
  for (let attempt = 0; ; attempt += 1) {
    const digits = hexOf(crypto.getRandomValues(new Uint8Array(Math.ceil(count / 2)))).slice(0, count);
    if (!usedNumbers.has(digits) || attempt > 100) {
      usedNumbers.add(digits);
      return digits;
    }
  }
}

/** A random UUID (RFC 9562, version 4). */
function freshUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The signature of the bytes by a scheme of the model. */
async function sign(scheme, key, bytes) {
  const algorithm = { name: "HMAC", hash: scheme.hash };
  const imported = await subtle().importKey("raw", bytesOf(key), algorithm, false, ["sign"]);
  return writeBytes(new Uint8Array(await subtle().sign("HMAC", imported, bytes)), scheme.encoding);
}

/** The pieces in one row of bytes; texts are UTF-8. */
function joinBytes(pieces) {
  const each = pieces.map((piece) => (piece instanceof Uint8Array ? piece : bytesOf(piece)));
  const bytes = new Uint8Array(each.reduce((length, piece) => length + piece.length, 0));
  each.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, 0);
  return bytes;
}

/**
 * The pieces of the parts, texts or bytes; nothing when one of them has no value.
 * @param context `settings`, `instant`, `offset`, `method`, `path`, `query`, `body` (text or bytes), `shownBody`,
 *   `headers`, and `signed`, a list to which every signature adds what it was made of
 */
async function renderPieces(parts, context, model) {
  const pieces = [];
  for (const part of parts) {
    const piece = await renderPart(part, context, model);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces;
}

/** The text of the parts in a row; nothing when one of them has no value. */
async function render(parts, context, model) {
  const pieces = await renderPieces(parts, context, model);
  if (pieces?.some((piece) => piece instanceof Uint8Array)) throw new Obstacle("a header cannot hold the bytes of this body");
  return pieces?.join("");
}

async function renderPart([word, about], context, model) {
  switch (word) {
    case "text": return about;
    case "setting": return context.settings.get(about);
    case "time": return formatTime(about, context.instant, context.offset);
    case "epoch": return String(Math.floor(context.instant / 1000));
    case "epochMillis": return String(context.instant);
    case "hex": return freshHex(about);
    case "uuid": return freshUuid();
    case "method": return context.method;
    case "path": return context.path;
    case "query": return context.query;
    case "body": return context.body ?? "";
    case "bodySha256": return hexOf(new Uint8Array(await subtle().digest("SHA-256", joinBytes([context.body ?? ""]))));
    case "header": return context.headers.find(({ name }) => name.toLowerCase() === about.toLowerCase())?.text;
    case "base64": {
      const pieces = await renderPieces(about, context, model);
      return pieces && base64Of(joinBytes(pieces));
    }
    case "signature": return renderSignature(model.signing.find(({ name }) => name === about), context, model);
    // The key that encrypted the body: this page encrypts none.
    default: return undefined;
  }
}

async function renderSignature(scheme, context, model) {
  const key = context.settings.get(scheme.key);
  const pieces = await renderPieces(scheme.signs, context, model);
  if (key === undefined || key === "" || pieces === undefined) return undefined;
  const bytes = joinBytes(pieces);
  const signature = await sign(scheme, key, bytes);
  // Bytes are shown as the body that they are.
  const text = pieces.map((piece) => (piece instanceof Uint8Array ? context.shownBody : piece)).join("");
  context.signed.push({ scheme, text, length: bytes.length, signature });
  return signature;
}
