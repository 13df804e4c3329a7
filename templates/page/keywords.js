// The keywords of JSON Schema, each judging one value under check. Those about another type say nothing.

const KEYWORDS = {
  ...scalarKeywords(),
  ...arrayKeywords(),
  ...objectKeywords(),
  ...compoundKeywords(),
};

function scalarKeywords() {
  const compare = (code, fails, holds) => (check, limit) => {
    if (check.value.type !== "number") return;
    const order = compareDecimals(parseDecimal(check.value.text), parseDecimal(limit));
    if (!holds(order)) check.fail(code, `${check.subject} ${fails} ${limit}`);
  };
  const length = (code, fails, holds) => (check, limit) => {
    if (check.value.type !== "string") return;
    const letters = [...check.value.value].length;
    if (!holds(BigInt(letters), BigInt(limit))) {
      check.fail(code, `${check.subject} has ${countOf(letters, "character")}, ${fails} ${limit}`);
    }
  };
  return {
    secret: (check) => {
      check.secret = true;
      check.report.secrets?.add(pointerOf(check.path));
    },
    types: (check, ...types) => {
      if (types.some((type) => isOfType(check.value, type))) return;
      const names = types.map((type) => (type === "whole" ? "integer" : type));
      check.fail("type", `${check.subject} is not of type ${names.join(" or ")}`);
    },
    enum: (check, ...values) => {
      const value = canonicalJson(check.value);
      if (values.some((text) => canonicalJson(parseJson(text)) === value)) return;
      check.fail("enum", `${check.subject} is not one of ${values.join(", ")}`);
    },
    minimum: compare("minimum", "is below", (order) => order >= 0),
    maximum: compare("maximum", "is above", (order) => order <= 0),
    exclusiveMinimum: compare("exclusiveMinimum", "is not above", (order) => order > 0),
    exclusiveMaximum: compare("exclusiveMaximum", "is not below", (order) => order < 0),
    multipleOf: (check, step) => {
      if (check.value.type !== "number") return;
      if (isMultiple(parseDecimal(check.value.text), parseDecimal(step))) return;
      check.fail("multipleOf", `${check.subject} is not a multiple of ${step}`);
    },
    minLength: length("minLength", "fewer than", (letters, limit) => letters >= limit),
    maxLength: length("maxLength", "more than", (letters, limit) => letters <= limit),
    pattern: (check, pattern) => {
      if (check.value.type !== "string" || isMatch(pattern, check.value.value)) return;
      check.fail("pattern", `${check.subject} does not match \`${pattern}\``);
    },
    format: (check, format) => {
      if (!fitsFormat(check.value, format)) check.fail("format", `${check.subject} is not a valid ${format}`);
    },
  };
}

function arrayKeywords() {
  const size = (code, fails, holds) => (check, limit) => {
    if (check.value.type !== "array" || holds(BigInt(check.items.length), BigInt(limit))) return;
    check.fail(code, `has ${countOf(check.items.length, "item")}, ${fails} ${limit}`);
  };
  return {
    minItems: size("minItems", "fewer than", (items, limit) => items >= limit),
    maxItems: size("maxItems", "more than", (items, limit) => items <= limit),
    uniqueItems: (check) => {
      const seen = new Set();
      const isTwice = (item) => seen.size === seen.add(canonicalJson(item)).size;
      const index = check.items.findIndex(isTwice);
      if (index >= 0) check.fail("uniqueItems", `item ${index} equals an item before it`);
    },
    contains: (check, rules, min, max) => {
      if (check.value.type !== "array") return;
      const holds = (item, index) => check.child(index, item).attempt(rules).report.violations.length === 0;
      const found = check.items.flatMap((item, index) => (holds(item, index) ? [index] : []));
      found.forEach((index) => check.evaluated.add(index));
      const has = `has ${countOf(found.length, "item")} of the kind asked for`;
      if (BigInt(found.length) < BigInt(min)) check.fail("contains", `${has}, fewer than ${min}`);
      if (max !== null && BigInt(found.length) > BigInt(max)) check.fail("maxContains", `${has}, more than ${max}`);
    },
    prefixItems: (check, ...rules) => {
      rules.slice(0, check.items.length).forEach((rule, index) => {
        check.matched.add(index);
        check.item(index).apply(rule);
      });
    },
    items: (check, rules) => {
      check.items.forEach((_, index) => check.matched.has(index) || check.item(index).apply(rules));
    },
    unevaluatedItems: (check, rules) => {
      check.items.forEach((_, index) => check.evaluated.has(index) || check.item(index).apply(rules));
    },
  };
}

function objectKeywords() {
  const size = (code, fails, holds) => (check, limit) => {
    if (check.value.type !== "object" || holds(BigInt(check.members.length), BigInt(limit))) return;
    check.fail(code, `has ${countOf(check.members.length, "member")}, ${fails} ${limit}`);
  };
  const absent = (code, direction, message) => (check, name) => {
    if (check.report.direction !== direction) return;
    check.oneWay.push(name);
    if (check.has(name)) check.failMember(name, code, message);
  };
  const each = (wanted) => (check, rules) => {
    check.members.forEach((_, index) => wanted(check, index) && check.member(index).apply(rules));
  };
  return {
    minProperties: size("minProperties", "fewer than", (members, limit) => members >= limit),
    maxProperties: size("maxProperties", "more than", (members, limit) => members <= limit),
    readOnly: absent("readOnly", "sent", "is only received, never sent"),
    writeOnly: absent("writeOnly", "received", "is only sent, never received"),
    required: (check, name) => {
      if (check.value.type !== "object" || check.has(name) || check.oneWay.includes(name)) return;
      check.failMember(name, "required", "is missing");
    },
    property: (check, name, rules) => {
      const index = check.members.findIndex(([member]) => member === name);
      if (index < 0) return;
      check.matched.add(index);
      check.member(index).apply(rules);
    },
    patternProperty: (check, pattern, rules) => {
      check.members.forEach(([name], index) => {
        if (!isMatch(pattern, name)) return;
        check.matched.add(index);
        check.member(index).apply(rules);
      });
    },
    propertyNames: (check, rules) => {
      for (const [name] of check.members) check.child(name, { type: "string", value: name }).apply(rules);
    },
    additional: each((check, index) => !check.matched.has(index)),
    unevaluatedProperties: each((check, index) => !check.evaluated.has(index)),
    open: (check) => {
      check.members.forEach((_, index) => check.evaluated.add(index));
    },
    closed: (check) => {
      check.members.forEach(([name], index) => {
        if (check.matched.has(index)) return;
        check.evaluated.add(index);
        check.failMember(name, "additionalProperties", "is not a member of this object");
      });
    },
    dependentRequired: (check, name, ...others) => {
      if (!check.has(name)) return;
      const missing = others.filter((other) => !check.has(other));
      for (const other of missing) check.failMember(other, "dependentRequired", `is missing, though \`${name}\` is there`);
    },
    dependentSchema: (check, name, rules) => {
      if (check.has(name)) check.judgeHere(rules);
    },
  };
}

function compoundKeywords() {
  return {
    never: (check) => check.fail("false", "may not be there"),
    allOf: (check, rules) => check.judgeHere(rules),
    anyOf: (check, ...alternatives) => check.choose(alternatives, "anyOf"),
    oneOf: (check, ...alternatives) => {
      const holding = check.choose(alternatives, "oneOf");
      if (holding > 1) check.fail("oneOf", `${check.subject} fits ${holding} alternatives, not one`);
    },
    not: (check, rules) => {
      if (check.attempt(rules).report.violations.length === 0) check.fail("not", `${check.subject} fits what is excluded`);
    },
    ifThenElse: (check, condition, then, otherwise) => {
      const attempt = check.attempt(condition);
      const holds = attempt.report.violations.length === 0;
      if (holds) check.merge(attempt);
      const branch = holds ? then : otherwise;
      if (branch !== null) check.judgeHere(branch);
    },
  };
}
