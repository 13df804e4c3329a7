// A form for a value, made from its rules: fields where the rules name them, JSON text for the rest.

/** How deep values in values get fields of their own at once; what is deeper is made when it is wanted. */
const DEEPEST_FIELDS = 2;

/** What the rules say of a value that a form can show: those of `allOf`, and of all but `null`, count as its own. */
function factsOf(rules, schemas, facts, depth = 0) {
  facts ??= { types: null, enumeration: null, secret: false, limits: new Map(), properties: new Map(), required: new Set(), hidden: new Set() };
  const list = typeof rules === "string" ? schemas[rules] : rules;
  if (depth > 20) return facts;
  for (const [word, ...about] of list ?? []) {
    if (word === "types") facts.types = facts.types ? facts.types.filter((type) => about.includes(type)) : about;
    else if (word === "enum") facts.enumeration ??= about;
    else if (word === "secret") facts.secret = true;
    else if (word === "required") facts.required.add(about[0]);
    else if (word === "readOnly") facts.hidden.add(about[0]);
    else if (word === "allOf") factsOf(about[0], schemas, facts, depth + 1);
    else if (word === "anyOf" || word === "oneOf") {
      const [one, ...others] = about.filter((rules) => !isNullOnly(rules, schemas));
      if (others.length === 0 && about.length > 1) factsOf(one, schemas, facts, depth + 1);
    }
    else if (word === "property") facts.properties.set(about[0], about[1]);
    else facts.limits.set(word, about[0]);
  }
  return facts;
}

/** Whether the rules take `null` and nothing else. */
function isNullOnly(rules, schemas) {
  const list = typeof rules === "string" ? schemas[rules] : rules;
  return list?.some(([word, ...types]) => word === "types" && types.join() === "null") ?? false;
}

/** The limits of a value in words. */
function hintOf({ limits, types }) {
  const range = (low, high, noun) => {
    const [least, most] = [limits.get(low), limits.get(high)];
    const count = (number) => (noun ? `${number} ${noun}${number === "1" ? "" : "s"}` : number);
    if (least === undefined && most === undefined) return null;
    if (least === most) return count(most);
    if (least === undefined) return `at most ${count(most)}`;
    return most === undefined ? `at least ${count(least)}` : `${least} to ${count(most)}`;
  };
  const named = types?.filter((type) => type !== "null").map((type) => (type === "whole" ? "integer" : type));
  const hints = [named?.join(" or "), range("minimum", "maximum"), range("minLength", "maxLength", "character"),
    range("minItems", "maxItems", "item"), limits.get("format"), limits.has("pattern") && `matches ${limits.get("pattern")}`];
  return hints.filter(Boolean).join(", ");
}

/**
 * Fields for a value.
 * @param options `required`; `isItem`, when the value stands in a list, so that it is never left out; `isSent`, when it is
 *   sent unless it is taken away, so that it starts with an example; `changed`, called when something is entered; `files`, a Map from members that hold files to their media types
 * @returns `element`; `read()`, the value or nothing when it is left out; `fill(value)`; `complain(violations)`, whose
 *   pointers start at this value; `secrets()`, the controls that hold some
 */
function makeField(label, rules, schemas, { required, isItem = false, isSent = required, changed, depth = 0, files = new Map() }) {
  const facts = factsOf(rules, schemas);
  const options = { label, facts, required, isItem, isSent, changed };
  const types = facts.types?.filter((type) => type !== "null");
  const only = (...allowed) => types?.length > 0 && types.every((type) => allowed.includes(type));
  if (facts.properties.size > 0 && (!types || types.includes("object"))) return makeObjectField(options, schemas, depth, files);
  if (facts.enumeration) return makeChoice(options, facts.enumeration);
  if (only("array") && facts.limits.has("items") && !facts.limits.has("prefixItems")) return makeListField(options, schemas, depth);
  if (only("boolean")) return makeChoice(options, ["true", "false"]);
  if (only("string")) return makeTextField(options, (text) => ({ type: "string", value: text }), plainText);
  if (only("integer", "whole", "number")) return makeTextField(options, readNumber, plainText);
  return makeJsonField(options, () => exampleOf(rules, schemas));
}

/** A number with the digits that were typed; anything else is text, which the rules refuse. */
function readNumber(text) {
  try {
    const value = parseJson(text);
    if (value.type === "number") return value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
  }
  return { type: "string", value: text };
}

/** A sentence about a violation, below the value that it is about. */
function complaint({ pointer, message, code }) {
  return `${pointer && `${pointer}: `}${message} (${code})`;
}

/** What all fields of one control share. */
function finishField({ label, facts, required, isItem }, control, read, fill) {
  const field = labelled(label || "Body", control, { hint: hintOf(facts), flag: required && !isItem ? "required" : "" });
  const complain = (violations) => field.complain(violations.map(complaint));
  return { element: field.element, read, fill, complain, secrets: () => (control.type === "password" || facts.secret ? [control] : []) };
}

function makeTextField(options, toValue, toText) {
  const { facts, changed, isItem } = options;
  const isText = facts.types.includes("string");
  const control = make("input", {
    type: facts.secret ? "password" : "text", inputmode: isText ? undefined : "decimal",
    autocomplete: "off", spellcheck: "false", input: changed,
  });
  const read = () => (control.value === "" && !(isItem && isText) ? undefined : toValue(control.value));
  const fill = (value) => { control.value = value === undefined ? "" : toText(value); };
  return finishField(options, control, read, fill);
}

function makeChoice(options, texts) {
  const control = makeSelect([["", "(left out)"], ...texts.map((text) => [text, plainText(parseJson(text))])], { change: options.changed });
  const read = () => (control.value === "" ? undefined : parseJson(control.value));
  const fill = (value) => {
    const found = value && texts.find((text) => canonicalJson(parseJson(text)) === canonicalJson(value));
    control.value = found ?? "";
  };
  return finishField(options, control, read, fill);
}

/** JSON as text, with an example to start from. */
function makeJsonField(options, makeExample) {
  const control = make("textarea", { rows: 3, spellcheck: "false", autocomplete: "off", input: options.changed, placeholder: "JSON" });
  const read = () => (control.value.trim() === "" ? undefined : parseJson(control.value));
  const fill = (value) => { control.value = value === undefined ? "" : writeJson(value, "", "  "); };
  const field = finishField(options, control, read, fill);
  const example = makeExample();
  if (example === undefined) return field;
  const start = () => {
    fill(example);
    options.changed();
  };
  field.element.append(make("button", { type: "button", class: "quiet example", click: start }, "Fill in an example"));
  if (options.isSent) fill(example);
  return field;
}

/** A control for a file, or for several where the rules want a list. Its value is a text with a character for each byte. */
function makeFileField(options, accept) {
  const { facts, changed } = options;
  const isList = facts.types?.includes("array") ?? false;
  let chosen = [];
  const control = make("input", {
    type: "file", multiple: isList, accept: accept === "*/*" ? undefined : accept,
    change: async () => {
      const read = async (file) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return { name: file.name, type: file.type, bytes, value: { type: "string", value: latin1Of(bytes) } };
      };
      chosen = await Promise.all([...control.files].map(read));
      changed();
    },
  });
  const read = () => {
    if (chosen.length === 0) return undefined;
    const values = chosen.map(({ value }) => value);
    return isList ? { type: "array", items: values } : values[0];
  };
  const forget = () => {
    control.value = "";
    chosen = [];
  };
  return { ...finishField(options, control, read, forget), files: () => chosen };
}
