// A value that rules accept, for people to start from where there are no fields: what is required, and no more.

/** How deep values stand in values. */
const DEEPEST_EXAMPLE = 8;

/** How many alternatives are tried. */
const MOST_EXAMPLES = 6;

/** Texts of the formats that people write by hand. */
const FORMAT_EXAMPLES = {
  date: "2024-01-31", "date-time": "2024-01-31T12:00:00Z", time: "12:00:00Z", uuid: "00000000-0000-4000-8000-000000000000",
  email: "user@example.com", hostname: "example.com", uri: "https://example.com/", ipv4: "192.0.2.1", ipv6: "2001:db8::1",
};

/** A value that the rules accept; nothing where none is found. */
function exampleOf(rules, schemas) {
  const holds = (value) => judge(value, { location: "body", name: "", direction: "sent" }, rules, schemas).violations.length === 0;
  for (let choice = 0; choice < MOST_EXAMPLES; choice += 1) {
    const value = makeExample(rules, schemas, choice, 0);
    if (holds(value)) return value;
  }
  return undefined;
}

/** All rules of one value, with one alternative of each choice; that of `null` alone comes last. */
function rulesTogether(rules, schemas, choice, found = [], seen = new Set()) {
  const list = (typeof rules === "string" ? schemas[rules] : rules) ?? [];
  if (seen.has(list)) return found;
  seen.add(list);
  for (const [word, ...about] of list) {
    if (word === "allOf") rulesTogether(about[0], schemas, choice, found, seen);
    else if (word === "anyOf" || word === "oneOf") {
      const ordered = [false, true].flatMap((last) => about.filter((one) => isNullOnly(one, schemas) === last));
      rulesTogether(ordered[choice % ordered.length], schemas, choice, found, seen);
    } else found.push([word, ...about]);
  }
  return found;
}

function makeExample(rules, schemas, choice, depth) {
  const held = rulesTogether(rules, schemas, choice);
  const all = (word) => held.filter(([one]) => one === word).map(([, ...about]) => about);
  const make = (inner) => makeExample(inner, schemas, choice, depth + 1);
  const [values] = all("enum");
  if (values) return parseJson(values[0]);
  const named = all("types");
  const allowed = named.reduce((left, some) => left.filter((type) => some.includes(type)), named[0] ?? []);
  const types = allowed.filter((type) => type !== "null");
  const may = (type, ...words) => (types.includes(type) || named.length === 0) && (types[0] === type || words.some((word) => all(word).length > 0));
  if (depth > DEEPEST_EXAMPLE || (named.length > 0 && types.length === 0)) return parseJson("null");
  if (may("object", "property", "additional")) return { type: "object", members: exampleMembers(all, make) };
  if (may("array", "items", "prefixItems")) return { type: "array", items: exampleItems(all, make) };
  const texts = types.some((type) => /^(?:integer|whole|number)$/.test(type)) && !types.includes("string")
    ? exampleNumbers(all).map((text) => ({ type: "number", text }))
    : exampleTexts(all).map((value) => ({ type: "string", value }));
  if (types[0] === "boolean") return parseJson("true");
  const holds = (value) => judge(value, { location: "body", name: "", direction: "sent" }, rules, schemas).violations.length === 0;
  return texts.find(holds) ?? texts[0];
}

/** The required members, or all of those that are named where none is required; of a map, one. */
function exampleMembers(all, make) {
  const hidden = all("readOnly").map(([name]) => name);
  const properties = new Map(all("property"));
  const required = all("required").map(([name]) => name);
  const names = (required.length > 0 ? required : [...properties.keys()]).filter((name) => !hidden.includes(name));
  const [[others] = []] = all("additional");
  const members = [...new Set(names)].map((name) => [name, make(properties.get(name) ?? others ?? [])]);
  return members.length === 0 && others ? [["name", make(others)]] : members;
}

function exampleItems(all, make) {
  const [tuple = []] = all("prefixItems");
  const [[rest] = []] = all("items");
  const least = Number(all("minItems")[0]?.[0] ?? 1);
  const missing = rest === undefined ? 0 : Math.min(Math.max(least, 1) - tuple.length, 20);
  return [...tuple, ...Array(Math.max(missing, 0)).fill(rest)].map(make);
}

function exampleNumbers(all) {
  const bounds = ["minimum", "maximum", "multipleOf"].flatMap((word) => all(word).map(([text]) => text));
  const above = all("exclusiveMinimum").map(([text]) => (/^-?[0-9]+$/.test(text) ? String(BigInt(text) + 1n) : `${text}1`));
  return ["1", ...bounds, ...above, "0", "0.5"];
}

function exampleTexts(all) {
  const formats = all("format").flatMap(([format]) => FORMAT_EXAMPLES[format] ?? []);
  const least = Number(all("minLength")[0]?.[0] ?? 0);
  const most = Number(all("maxLength")[0]?.[0] ?? 1000);
  const usual = "text".padEnd(Math.min(least, 1000), "0").slice(0, most);
  return [...formats, usual, "0".repeat(Math.min(Math.max(least, 1), most))];
}
