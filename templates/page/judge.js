// Judges one JSON value by the rules of the model, keyword by keyword, with the messages of the generated crate.

/** How many rules may be nested in each other before the check gives up. */
const MAX_NESTING = 400;

/** How many attempts deep within others are made before the check gives up. */
const MAX_ATTEMPTS = 100_000;

/** How many attempts may be nested in each other before they count. */
const UNCOUNTED_NESTING = 4;

/** How many violations are kept. */
const MAX_VIOLATIONS = 1000;

/** The longest text that a message shows. */
const LONGEST = 64;

/** `1 item`, `2 items`. */
function countOf(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Text as messages show it: what could break a line or hide is written as an escape. */
function escapeText(text) {
  const named = { "\t": "\\t", "\r": "\\r", "\n": "\\n", "\0": "\\0", "'": "\\'", '"': '\\"', "\\": "\\\\" };
  const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;
  const escape = (letter, index) => {
    if (letter === " ") return letter;
    if (named[letter]) return named[letter];
    const combines = index === 0 && /\p{Grapheme_Extend}/u.test(letter);
    return combines || hidden.test(letter) ? `\\u{${letter.codePointAt(0).toString(16)}}` : letter;
  };
  return [...text].map(escape).join("");
}

/** A value as messages show it: on one line, not too long, and never the contents of an array or object. */
function shorten(value) {
  const cut = (text) => {
    const letters = [...text];
    return letters.length > LONGEST ? `${escapeText(letters.slice(0, LONGEST).join(""))}…` : escapeText(text);
  };
  switch (value.type) {
    case "number": return cut(value.text);
    case "string": return `\`${cut(value.value)}\``;
    case "array": return `an array of ${countOf(value.items.length, "item")}`;
    case "object": return `an object with ${countOf(value.members.length, "member")}`;
    default: return writeJson(value);
  }
}

/** A path as a JSON Pointer (RFC 6901). */
function pointerOf(path) {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether a value is of a type. A number is of more than one. */
function isOfType(value, type) {
  if (value.type !== "number") return value.type === type;
  if (type === "integer") return !/[.eE]/.test(value.text);
  return type === "number" || (type === "whole" && isWhole(parseDecimal(value.text)));
}

const compiledPatterns = new Map();

/** Whether a pattern is found in the text. One that does not compile matches nothing. */
function isMatch(pattern, text) {
  if (!compiledPatterns.has(pattern)) {
    const compile = (flags) => {
      try {
        return new RegExp(pattern, flags);
      } catch {
        return null;
      }
    };
    compiledPatterns.set(pattern, compile("u") ?? compile(""));
  }
  return compiledPatterns.get(pattern)?.test(text) ?? false;
}

/** One value under judgement, and its place. */
class Check {
  constructor(value, path, report, from) {
    Object.assign(this, { value, path, report, secret: from?.secret ?? false, nesting: from ? from.nesting + 1 : 0 });
    /** How many attempts it is part of. */
    this.attempts = from?.attempts ?? 0;
    /** Members that do not go in this direction, so that nobody misses them. */
    this.oneWay = [];
    /** Members or items that a keyword of this very schema names. */
    this.matched = new Set();
    /** Members or items that any keyword has judged. */
    this.evaluated = new Set();
  }

  get members() {
    return this.value.type === "object" ? this.value.members : [];
  }

  get items() {
    return this.value.type === "array" ? this.value.items : [];
  }

  get subject() {
    return this.secret ? "the value" : shorten(this.value);
  }

  has(name) {
    return memberOf(this.value, name) !== undefined;
  }

  /** Judges by rules, given as a list or by their key, unless they nest too deep. */
  apply(rules) {
    if (this.nesting > MAX_NESTING) {
      this.fail("nesting", "rules nest too deep");
      return this;
    }
    const list = typeof rules === "string" ? this.report.schemas[rules] : rules;
    for (const [word, ...limits] of list ?? []) KEYWORDS[word](this, ...limits);
    return this;
  }

  push(violation) {
    if (this.report.violations.length < MAX_VIOLATIONS) this.report.violations.push(violation);
  }

  fail(code, message) {
    this.push({ location: this.report.location, name: this.report.name, pointer: pointerOf(this.path), code, message });
  }

  /** Records what is wrong with a member that is not there, or should not be. */
  failMember(name, code, message) {
    const pointer = pointerOf([...this.path, name]);
    this.push({ location: this.report.location, name, pointer, code, message });
  }

  child(step, value) {
    return new Check(value, [...this.path, step], this.report, this);
  }

  member(index) {
    this.evaluated.add(index);
    return this.child(...this.members[index]);
  }

  item(index) {
    this.evaluated.add(index);
    return this.child(index, this.items[index]);
  }

  here(report = this.report) {
    const inner = new Check(this.value, this.path, report, this);
    inner.oneWay = [...this.oneWay];
    return inner;
  }

  merge(inner) {
    for (const index of inner.evaluated) this.evaluated.add(index);
  }

  /** Judges this value by a subschema, as part of this check. */
  judgeHere(rules) {
    const inner = this.here().apply(rules);
    this.secret ||= inner.secret;
    this.merge(inner);
  }

  /** Judges this value by a subschema whose failure may be no failure of the whole. */
  attempt(rules) {
    const attempts = this.report.attempts + (this.attempts >= UNCOUNTED_NESTING ? 1 : 0);
    const inner = this.here({ ...this.report, violations: [], attempts });
    inner.attempts += 1;
    // What is not tried any more does not count as kept: the whole value is refused for it.
    if (attempts <= MAX_ATTEMPTS) inner.apply(rules);
    this.report.attempts = inner.report.attempts;
    this.secret ||= inner.secret;
    return inner;
  }

  /** Tries every alternative; how many hold. Where none does, says why. */
  choose(alternatives, code) {
    const attempts = alternatives.map((rules) => this.attempt(rules));
    const holding = attempts.filter((attempt) => attempt.report.violations.length === 0);
    holding.forEach((attempt) => this.merge(attempt));
    if (holding.length === 0) this.explain(attempts, code);
    return holding.length;
  }

  /** Where a single alternative is of the value's type, what breaks that one; otherwise that none fits. */
  explain(attempts, code) {
    const here = pointerOf(this.path);
    const isOther = (violation) => violation.code === "type" && violation.pointer === here;
    const near = attempts.filter((attempt) => !attempt.report.violations.some(isOther));
    if (near.length === 1) near[0].report.violations.forEach((violation) => this.push(violation));
    else this.fail(code, `${this.subject} fits none of ${attempts.length} alternatives`);
  }
}

/**
 * Judges a value.
 * @param subject where it stands: `location`, `name` (empty for a body), `direction` (`sent`, `received`, or nothing)
 * @returns what is wrong, and whether the value itself is a secret
 */
function judge(value, subject, rules, schemas) {
  const report = { ...subject, schemas, violations: [], attempts: 0 };
  const check = new Check(value, [], report).apply(rules);
  if (report.attempts > MAX_ATTEMPTS) check.fail("attempts", "takes too many attempts to judge");
  return { violations: report.violations, secret: check.secret };
}

/** Judges a text whose type on the wire is not written: a string, or where the rules want none, what JSON it is. */
function judgeText(text, subject, rules, schemas) {
  const isOfOtherType = ({ violations }) => violations.some(({ code, pointer }) => code === "type" && pointer === "");
  const string = { type: "string", value: text };
  const judgement = judge(string, subject, rules, schemas);
  if (!isOfOtherType(judgement)) return judgement;
  try {
    const second = judge(parseJson(text), subject, rules, schemas);
    return isOfOtherType(second) ? judgement : second;
  } catch {
    return judgement;
  }
}

/** One sentence about a violation. */
function violationText({ location, name, pointer, code, message }) {
  const place = location !== "body" ? `${location} \`${name}\`${pointer}` : pointer || "body";
  const escape = (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`;
  return `${place}: ${message} (${code})`.replace(/\p{Cc}/gu, escape);
}
