// JSON as an exact tree: numbers keep their digits, members their order.

/** How deep arrays and objects may nest. */
const MAX_DEPTH = 128;

/** Why a text is not JSON, and where; `pointer` is that of the field that holds the text. */
class JsonError extends Error {
  pointer = "";
}

/** Cuts JSON text (RFC 8259) into values. */
class JsonReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  fail(message, at = this.at) {
    const lines = this.text.slice(0, at).split("\n");
    const column = [...lines[lines.length - 1]].length + 1;
    throw new JsonError(`${message} at line ${lines.length} column ${column}`);
  }

  /** Steps over white space; the next letter, or nothing at the end. */
  peek() {
    while (this.at < this.text.length && " \t\n\r".includes(this.text[this.at])) this.at += 1;
    return this.text[this.at] ?? "";
  }

  take(letter) {
    if (this.peek() !== letter) return false;
    this.at += 1;
    return true;
  }

  expect(letter) {
    if (!this.take(letter)) this.fail(`expected \`${letter}\``);
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found?.[0];
  }

  value(depth) {
    const first = this.peek();
    if (depth > MAX_DEPTH) this.fail(`nested deeper than ${MAX_DEPTH}`);
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return { type: "string", value: this.string() };
    const word = this.match(/(?:true|false|null)(?![\w$])/y);
    if (word === "null") return { type: "null" };
    if (word) return { type: "boolean", value: word === "true" };
    const number = this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y);
    if (number) return { type: "number", text: number };
    return this.fail("expected a value");
  }

  object(depth) {
    const members = [];
    const names = new Set();
    this.expect("{");
    while (!this.take("}")) {
      if (members.length > 0) this.expect(",");
      if (this.peek() !== '"') this.fail("expected a name in quotes");
      const name = this.string();
      if (names.has(name)) this.fail(`member \`${name}\` stands twice`);
      names.add(name);
      this.expect(":");
      members.push([name, this.value(depth + 1)]);
    }
    return { type: "object", members };
  }

  array(depth) {
    const items = [];
    this.expect("[");
    while (!this.take("]")) {
      if (items.length > 0) this.expect(",");
      items.push(this.value(depth + 1));
    }
    return { type: "array", items };
  }

  string() {
    const start = this.at;
    const raw = this.match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
    if (!raw) this.fail("expected the end of a string without control characters", start);
    const text = JSON.parse(raw);
    if (!text.isWellFormed()) this.fail("string is not Unicode text");
    return text;
  }
}

/** Reads JSON text. Refuses a member name that stands twice, and deep nesting. */
function parseJson(text) {
  const reader = new JsonReader(text);
  const value = reader.value(0);
  if (reader.peek() !== "") reader.fail("expected the end of the text");
  return value;
}

/** The value as text: on one line, or indented. */
function writeJson(value, indent = "", step = "") {
  const inner = indent + step;
  const [open, close] = step ? [`\n${inner}`, `\n${indent}`] : ["", ""];
  const list = (items) => open + items.join(`,${open}`) + close;
  switch (value.type) {
    case "null": return "null";
    case "boolean": return String(value.value);
    case "number": return value.text;
    case "string": return JSON.stringify(value.value);
    case "array":
      return value.items.length === 0 ? "[]" : `[${list(value.items.map((item) => writeJson(item, inner, step)))}]`;
    default: {
      const write = ([name, member]) => `${JSON.stringify(name)}:${step && " "}${writeJson(member, inner, step)}`;
      return value.members.length === 0 ? "{}" : `{${list(value.members.map(write))}}`;
    }
  }
}

/** A text that is the same for equal values: members sorted, numbers without superfluous zeros. */
function canonicalJson(value) {
  switch (value.type) {
    case "number": return decimalText(parseDecimal(value.text));
    case "array": return `[${value.items.map(canonicalJson).join(",")}]`;
    case "object": {
      const members = value.members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
      return `{${members.sort().join(",")}}`;
    }
    default: return writeJson(value);
  }
}

/** The member of that name, when the value is an object that has it. */
function memberOf(value, name) {
  return value?.type === "object" ? value.members.find(([key]) => key === name)?.[1] : undefined;
}

/** The value at a JSON Pointer (RFC 6901). */
function atPointer(value, pointer) {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const enter = (inner, step) => (inner?.type === "array" ? inner.items[Number(step)] : memberOf(inner, step));
  return steps.reduce(enter, value);
}
