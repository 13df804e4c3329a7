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

/** The signature of the text by a scheme of the model. */
async function sign(scheme, key, text) {
  const algorithm = { name: "HMAC", hash: scheme.hash };
  const imported = await subtle().importKey("raw", bytesOf(key), algorithm, false, ["sign"]);
  return writeBytes(new Uint8Array(await subtle().sign("HMAC", imported, bytesOf(text))), scheme.encoding);
}

/**
 * The text of the parts in a row; nothing when one of them has no value.
 * @param context `settings`, `instant`, `offset`, `method`, `path`, `query`, `body`, `headers`, and `signed`, a list
 *   to which every signature adds what it was made of
 */
async function render(parts, context, model) {
  let text = "";
  for (const part of parts) {
    const piece = await renderPart(part, context, model);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
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
    case "body": {
      if (context.body instanceof Uint8Array) throw new Obstacle("this page signs no files, whose bytes are no text");
      return context.body ?? "";
    }
    case "bodySha256": {
      const bytes = context.body instanceof Uint8Array ? context.body : bytesOf(context.body ?? "");
      return hexOf(new Uint8Array(await subtle().digest("SHA-256", bytes)));
    }
    case "header": return context.headers.find(({ name }) => name.toLowerCase() === about.toLowerCase())?.text;
    case "base64": {
      const text = await render(about, context, model);
      return text === undefined ? undefined : base64Of(bytesOf(text));
    }
    case "signature": return renderSignature(model.signing.find(({ name }) => name === about), context, model);
    // The key that encrypted the body: this page encrypts none.
    default: return undefined;
  }
}

async function renderSignature(scheme, context, model) {
  const key = context.settings.get(scheme.key);
  const text = await render(scheme.signs, context, model);
  if (key === undefined || key === "" || text === undefined) return undefined;
  const signature = await sign(scheme, key, text);
  context.signed.push({ scheme, text, signature });
  return signature;
}
