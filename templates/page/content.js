// The body of a call as its media type writes it: JSON and text as they are, forms, parts (RFC 7578) and files.

/** Between the parts of a multipart body: 160 random bits, which stand in none of them. */
let boundary = null;

/**
 * Judges and writes a body.
 * @param entered the text; `{ value, files }` of a form, where `files` is a Map from names to lists of `{ name, type,
 *   bytes }`; `{ file }`; or nothing
 * @returns `content` (text or bytes), `type`, `text` (what is shown), `parts` (of a multipart body), `violations`, and
 *   `masked`, the `text`, `parts` and `entered` without a secret
 */
function writeBody(model, { body }, entered) {
  const subject = { location: "body", name: "", direction: "sent" };
  const report = { violations: [], subject, model, rules: body?.rules ?? [], type: body?.type, fields: body?.fields ?? [] };
  const fail = (code, message, pointer = "") => {
    report.violations.push({ ...subject, pointer, code, message });
    return { violations: report.violations, masked: {} };
  };
  if (entered === undefined) return body?.required ? fail("required", "is missing") : { violations: [], masked: {} };
  try {
    if (entered instanceof JsonError) return fail("json", entered.message, entered.pointer);
    const write = { json: writeJsonBody, form: writeForm, multipart: writeParts, text: writeTextBody, file: writeFile }[body.kind];
    const written = write(entered, report, body);
    return { type: body.type, entered, ...written, violations: report.violations };
  } catch (error) {
    if (error instanceof JsonError) return { ...fail("json", error.message), content: entered, text: entered, entered, type: body.type };
    throw error;
  }
}

/** Judges a value; gives back a copy in which nothing is secret. */
function judgeContent(value, { violations, subject, rules, model }) {
  violations.push(...judge(value, subject, rules, model.schemas).violations);
  return maskValue(value, secretsOf(value, rules, model.schemas));
}

function writeJsonBody(text, report) {
  const value = parseJson(text);
  const masked = judgeContent(value, report);
  const shown = masked === value ? text : writeJson(masked);
  return { content: text, text, masked: { text: shown, entered: shown } };
}

function writeTextBody(text, { violations, subject, rules, model }) {
  if (rules.length > 0) violations.push(...judgeText(text, subject, rules, model.schemas).violations);
  return { content: text, text, masked: { text } };
}

/** The members of an object as pairs, in the order in which they were entered. */
function writeForm(entered, report) {
  const form = formOf(entered, report);
  const { value } = form;
  const masked = judgeContent(value, report);
  const pairs = (object) => object.members.map(([name, member]) => writeFormField(name, member, report)).filter((pair) => pair !== undefined).join("&");
  const text = pairs(value);
  return { content: text, text, masked: { text: masked === value ? text : pairs(masked), entered: { ...form, value: masked } } };
}

/** An entered form; text is the JSON of its object. */
function formOf(entered, { violations, subject }) {
  const form = typeof entered === "string" ? { value: parseJson(entered), files: new Map() } : entered;
  if (form.value.type === "object") return form;
  violations.push({ ...subject, pointer: "", code: "form", message: "is no object, whose members would be the fields" });
  return { ...form, value: { type: "object", members: [] } };
}

/** A field in the style of the document; without one lists repeat their name, and objects are JSON. */
function writeFormField(name, value, { violations, subject, fields }) {
  const [, style, explode, allowReserved] = fields.find(([other]) => other === name)
    ?? [name, value.type === "object" ? "json" : "form", value.type !== "object", false];
  const field = { in: "query", name, style, explode, allowReserved, allowEmpty: false };
  const sign = style === "json" ? undefined : misreadSign(field, value);
  if (sign !== undefined) {
    const message = `has a \`${sign}\` within, which stands between its parts`;
    violations.push({ ...subject, pointer: pointerOf([name]), code: "style", message });
  }
  return writeParameter(field, value);
}

/** The members of an object as parts, files among them. */
function writeParts(entered, report) {
  const { value, files } = formOf(entered, report);
  const masked = judgeContent(value, report);
  const partsOf = (object) => object.members.flatMap(([name, member]) => {
    const [, , mediaType] = report.fields.find(([other]) => other === name) ?? [];
    if (files.has(name)) return files.get(name).map((file) => filePart(name, file, mediaType ?? "*/*", report));
    const isList = member.type === "array" && !mediaType?.includes("json");
    return (isList ? member.items : [member]).filter(({ type }) => type !== "null").map((item) => valuePart(name, item, mediaType));
  });
  const parts = partsOf(value);
  boundary ??= freshHex(40);
  const shown = partsOf(masked);
  return {
    type: `${report.type}; boundary=${boundary}`, content: joinParts(parts), text: partsText(parts), parts,
    masked: { text: partsText(shown), parts: shown, entered: { value: masked, files } },
  };
}

function valuePart(name, value, mediaType) {
  const isNested = value.type === "array" || value.type === "object";
  return { name, text: plainText(value), type: mediaType ?? (isNested ? "application/json" : "text/plain") };
}

function filePart(name, file, range, report) {
  return { name, file, type: fileType(file, range, pointerOf([name]), report) };
}

/** What a file is sent as: its own media type where the document allows it, else the only one that is documented. */
function fileType(file, range, pointer, { violations, subject }) {
  const ranges = range.split(",").map((one) => one.trim());
  const essence = (type) => type.split(";")[0].trim().toLowerCase();
  const fits = (one) => one === "*/*" || (one.endsWith("/*") ? file.type.startsWith(one.slice(0, -1)) : essence(file.type) === essence(one));
  if (file.type && ranges.some(fits)) return file.type;
  if (ranges.length === 1 && !range.includes("*")) return range;
  if (range === "*/*") return "application/octet-stream";
  violations.push({ ...subject, pointer, code: "media-type", message: `has to be one of ${ranges.join(", ")}` });
  return "application/octet-stream";
}

/** The lines above the content of a part, with a name as the living standard of HTML writes it. */
function partHead({ name, file, type }) {
  const quoted = (text) => text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const fileName = file ? `; filename="${quoted(file.name)}"` : "";
  const line = type === "text/plain" ? "" : `Content-Type: ${type}\r\n`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${fileName}\r\n${line}\r\n`;
}

function joinParts(parts) {
  return joinBytes([...parts.flatMap((part) => [partHead(part), part.file?.bytes ?? part.text, "\r\n"]), `--${boundary}--\r\n`]);
}

function partsText(parts, write = fileText) {
  return `${parts.map((part) => `${partHead(part)}${part.file ? write(part.file) : part.text}\r\n`).join("")}--${boundary}--\r\n`;
}

/** What is shown for the bytes of a file. */
function fileText({ name, bytes }) {
  return `(${countOf(bytes.length, "byte")} of ${name})`;
}

/** The whole body is one file. */
function writeFile({ file }, report) {
  const type = fileType(file, report.type, "", report);
  return { type, content: file.bytes, text: fileText(file), file, masked: { text: fileText(file) } };
}

/** The pointers of all values that some rule calls secret. */
function secretsOf(value, rules, schemas) {
  const secrets = new Set();
  const report = { location: "body", name: "", schemas, violations: [], secrets };
  new Check(value, [], report).apply(rules);
  return [...secrets];
}

/** The value with every secret in it replaced; itself where there is none. */
function maskValue(value, secrets) {
  const mask = (inner, pointer) => {
    if (secrets.includes(pointer)) return { type: "string", value: "••••" };
    const within = (step, member) => mask(member, pointer + pointerOf([step]));
    if (inner.type === "array") return { ...inner, items: inner.items.map((item, index) => within(index, item)) };
    if (inner.type === "object") return { ...inner, members: inner.members.map(([name, member]) => [name, within(name, member)]) };
    return inner;
  };
  return secrets.length > 0 ? mask(value, "") : value;
}
