// A form for a value, made from its rules: fields where the rules name them, JSON text for the rest.

/** How deep objects in objects get fields of their own. */
const DEEPEST_FIELDS = 3;

/** What the rules say of a value that a form can show: those of `allOf` count as the value's own. */
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
    else if (word === "property") facts.properties.set(about[0], about[1]);
    else facts.limits.set(word, about[0]);
  }
  return facts;
}

/** The limits of a value in words. */
function hintOf({ limits, types }) {
  const range = (low, high, unit) => {
    const [least, most] = [limits.get(low), limits.get(high)];
    if (least === undefined && most === undefined) return null;
    if (least === most) return `${most}${unit}`;
    if (least === undefined) return `at most ${most}${unit}`;
    return most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`;
  };
  const named = types?.filter((type) => type !== "null").map((type) => (type === "whole" ? "integer" : type));
  const hints = [named?.join(" or "), range("minimum", "maximum", ""), range("minLength", "maxLength", " characters"),
    range("minItems", "maxItems", " items"), limits.get("format"), limits.has("pattern") && `matches ${limits.get("pattern")}`];
  return hints.filter(Boolean).join(", ");
}

/**
 * Fields for a value.
 * @returns `element`; `read()`, the value or nothing when it is left out; `fill(value)`; `complain(violations)`, which
 *   shows those about this value and gives back the others
 */
function makeField(label, rules, schemas, { required, pointer, changed, depth = 0, files = new Map() }) {
  const facts = factsOf(rules, schemas);
  const options = { label, facts, required, pointer, changed };
  const only = (...types) => facts.types?.length > 0 && facts.types.every((type) => types.includes(type));
  if (facts.properties.size > 0 && depth < DEEPEST_FIELDS && (!facts.types || facts.types.includes("object"))) {
    return makeObjectField(options, schemas, depth, files);
  }
  if (facts.enumeration) return makeChoice(options, facts.enumeration);
  if (only("boolean")) return makeChoice(options, ["true", "false"]);
  if (only("string")) return makeTextField(options, (text) => ({ type: "string", value: text }), plainText);
  if (only("integer", "whole", "number")) return makeTextField(options, readNumber, plainText);
  return makeJsonField(options);
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

/** What all fields of one control share. */
function finishField({ label, facts, required, pointer }, control, read, fill) {
  const field = labelled(label || "Body", control, { hint: hintOf(facts), flag: required ? "required" : "" });
  const complain = (violations) => {
    const isMine = (violation) => violation.pointer === pointer || violation.pointer.startsWith(`${pointer}/`);
    field.complain(violations.filter(isMine).map(({ message, code }) => `${message} (${code})`));
    return violations.filter((violation) => !isMine(violation));
  };
  return { element: field.element, read, fill, complain, secrets: control.type === "password" ? [control] : [] };
}

function makeTextField(options, toValue, toText) {
  const { facts, changed } = options;
  const isNumber = !facts.types.includes("string");
  const control = make("input", {
    type: facts.secret ? "password" : "text", inputmode: isNumber ? "decimal" : undefined,
    autocomplete: "off", spellcheck: "false", input: changed,
  });
  const read = () => (control.value === "" ? undefined : toValue(control.value));
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

function makeJsonField(options) {
  const control = make("textarea", { rows: 3, spellcheck: "false", autocomplete: "off", input: options.changed, placeholder: "JSON" });
  const read = () => (control.value.trim() === "" ? undefined : parseJson(control.value));
  const fill = (value) => { control.value = value === undefined ? "" : writeJson(value, "", "  "); };
  return finishField(options, control, read, fill);
}

function makeObjectField({ label, facts, required, pointer, changed }, schemas, depth, files) {
  const shown = [...facts.properties].filter(([name]) => !facts.hidden.has(name));
  const fields = shown.map(([name, rules]) => {
    const options = { required: facts.required.has(name), pointer: `${pointer}${pointerOf([name])}`, changed, depth: depth + 1 };
    const field = files.has(name)
      ? makeFileField({ ...options, label: name, facts: factsOf(rules, schemas) }, files.get(name))
      : makeField(name, rules, schemas, options);
    return [name, field];
  });
  let others = [];
  const read = () => {
    const members = fields.map(([name, field]) => [name, field.read()]).filter(([, value]) => value !== undefined);
    return members.length + others.length > 0 || required ? { type: "object", members: members.concat(others) } : undefined;
  };
  const fill = (value) => {
    for (const [name, field] of fields) field.fill(memberOf(value, name));
    const isShown = (name) => fields.some(([other]) => other === name);
    others = value?.type === "object" ? value.members.filter(([name]) => !isShown(name)) : [];
  };
  const complain = (violations) => fields.reduce((rest, [, field]) => field.complain(rest), violations);
  const legend = label && make("legend", {}, label, required && make("span", { class: "presence required" }, " required"));
  const element = make(label ? "fieldset" : "div", { class: "fields" }, legend, fields.map(([, field]) => field.element));
  const chosen = () => new Map(fields.flatMap(([name, field]) => (field.files?.().length > 0 ? [[name, field.files()]] : [])));
  return { element, read, fill, complain, chosen, secrets: fields.flatMap(([, field]) => field.secrets) };
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
