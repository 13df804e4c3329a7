// From what was entered to the request that is sent: everything is judged and computed first, as the generated client does.

/** When a parameter is settled: what is given, what a query computes, what builds on both, what builds on headers. */
function phaseOf(parameter, model) {
  const { value } = parameter;
  const isGiven = ([word]) => word === "setting" || word === "text";
  if (value === null || value.every(isGiven) || parameter.in === "path") return 0;
  if (parameter.in === "query") return 1;
  return refersToHeaders(value, model) ? 3 : 2;
}

function refersToHeaders(parts, model) {
  return parts.some(([word, about]) => {
    if (word === "base64") return refersToHeaders(about, model);
    const scheme = word === "signature" && model.signing.find(({ name }) => name === about);
    return word === "header" || (scheme && refersToHeaders(scheme.signs, model));
  });
}

/**
 * Judges and computes everything that is sent.
 * @param input `base` (URL of the server), `settings` (a Map), `arguments` (a Map from `place name` to JSON text),
 *   `body` (as `writeBody` takes it), `instant` (milliseconds since 1970)
 * @returns the request, whose `body` is text or bytes and whose `text` is what is shown of it, and `violations`, which
 *   is empty when nothing is wrong
 */
async function prepare(model, operation, input) {
  const settings = withDefaults(model, input.settings);
  const body = writeBody(model, operation, input.body);
  const context = {
    settings, method: operation.method, path: "", query: "", body: body.content, shownBody: body.text, headers: [], signed: [],
    instant: input.instant, offset: zoneOffset(model, settings),
  };
  const settled = operation.parameters.map(() => ({}));
  const phases = operation.parameters.map((parameter) => phaseOf(parameter, model));
  const settle = async (wanted) => {
    for (const [index, parameter] of operation.parameters.entries()) {
      if (phases[index] !== wanted) continue;
      settled[index] = await settleParameter(model, parameter, input, context);
      const { text } = settled[index];
      if (parameter.in === "header" && text !== undefined) context.headers.push({ name: parameter.name, text });
    }
  };
  await settle(0);
  context.path = fillPath(operation, settled);
  await settle(1);
  context.query = joinParameters(operation, settled, "query", "&");
  await settle(2);
  await settle(3);
  const masked = settled.map((one) => (one.secret && one.text !== undefined ? { ...one, text: one.text.replace(/(=?)[^=]*$/, "$1••••") } : one));
  const headers = headersOf(operation, settled, body.type);
  const violations = settingViolations(model, operation, settings).concat(settled.flatMap((one) => one.violations ?? []), body.violations);
  return {
    violations, headers, method: operation.method, base: input.base.replace(/\/+$/, ""), path: context.path, query: context.query,
    body: body.content, text: body.text, entered: body.entered, parts: body.parts, file: body.file, signed: context.signed,
    masked: { path: fillPath(operation, masked), query: joinParameters(operation, masked, "query", "&"), ...body.masked },
  };
}

/** Where the request goes. */
function urlOf({ base, path, query }) {
  return base + path + (query && joint(path) + query);
}

/** What stands between a path, which may have a query of its own, and the parameters of the query. */
function joint(path) {
  return path.includes("?") ? "&" : "?";
}

/** The request as it is shown: no secret in it. */
function maskRequest(request) {
  const dots = (text) => `•••• (${countOf([...text].length, "character")})`;
  const secrets = request.headers.filter(({ secret }) => secret).map(({ text }) => text);
  const mask = (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, "••••"), request.text ? text.replaceAll(request.text, request.masked.text) : text);
  return {
    ...request, ...request.masked,
    headers: request.headers.map((header) => (header.secret ? { ...header, text: dots(header.text) } : header)),
    signed: request.signed.map((one) => ({ ...one, text: mask(one.text), signature: dots(one.signature) })),
  };
}

function withDefaults(model, settings) {
  const value = ({ name, default: fallback }) => [name, settings.get(name) || (fallback ?? undefined)];
  return new Map(model.settings.map(value).filter(([, text]) => text !== undefined));
}

/** Minutes east of UTC of all times in a call. */
function zoneOffset(model, settings) {
  const zoned = model.settings.find(({ zones }) => zones.length > 0);
  return zoned?.zones.find(([name]) => name === settings.get(zoned.name))?.[1] ?? 0;
}

/** The settings that a value is made of. */
function settingsOf(parts, model) {
  return parts.flatMap(([word, about]) => {
    if (word === "setting") return [about];
    if (word === "base64") return settingsOf(about, model);
    const scheme = word === "signature" && model.signing.find(({ name }) => name === about);
    return scheme ? [scheme.key, ...settingsOf(scheme.signs, model)] : [];
  });
}

/** What is wrong with settings that no parameter sends, such as keys; the others are judged as parameters. */
function settingViolations(model, operation, settings) {
  const needed = new Set(operation.parameters.flatMap(({ value }) => settingsOf(value ?? [], model)));
  return model.settings.filter(({ sent }) => !sent).flatMap(({ name, required, rules }) => {
    const subject = { location: "setting", name, direction: "sent" };
    const text = settings.get(name);
    if (text !== undefined) return judgeText(text, subject, rules, model.schemas).violations;
    return required && needed.has(name) ? [{ ...subject, pointer: "", code: "required", message: "is missing" }] : [];
  });
}

async function settleParameter(model, parameter, input, context) {
  const subject = { location: parameter.in, name: parameter.name, direction: "sent" };
  const missing = { ...subject, pointer: "", code: "required", message: "is missing" };
  const absent = { violations: parameter.required ? [missing] : [] };
  if (parameter.value !== null) {
    const text = await render(parameter.value, context, model);
    if (text === undefined) return absent;
    const { violations, secret } = judgeText(text, subject, parameter.rules, model.schemas);
    return { text: writeText(parameter, text), violations, secret: secret || parameter.secret };
  }
  const entered = input.arguments.get(`${parameter.in} ${parameter.name}`);
  if (entered === undefined) return absent;
  try {
    if (entered instanceof JsonError) throw entered;
    const value = parseJson(entered);
    const { violations, secret } = judge(value, subject, parameter.rules, model.schemas);
    const sign = misreadSign(parameter, value);
    if (sign !== undefined) {
      const message = `has a \`${sign}\` within, which stands between its parts`;
      violations.push({ ...subject, pointer: "", code: "style", message });
    }
    return { text: writeParameter(parameter, value), violations, secret: secret || parameter.secret };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { violations: [{ ...subject, pointer: error.pointer, code: "json", message: error.message }] };
  }
}

/** The path with its parameters. They are encoded, so only `.`, `..` and nothing could change its course. */
function fillPath(operation, settled) {
  const segments = operation.path.split("/").map((template) => {
    let segment = template;
    let last = null;
    operation.parameters.forEach((parameter, index) => {
      if (parameter.in !== "path" || !template.includes(`{${parameter.name}}`)) return;
      segment = segment.replaceAll(`{${parameter.name}}`, () => settled[index].text ?? "");
      last = index;
    });
    if (last !== null && ["", ".", ".."].includes(segment) && settled[last].violations.length === 0) {
      const { name } = operation.parameters[last];
      settled[last].violations.push({ location: "path", name, pointer: "", code: "path", message: "would lead to another path" });
    }
    return segment;
  });
  return segments.join("/");
}

function joinParameters(operation, settled, location, separator) {
  const here = settled.filter((_, index) => operation.parameters[index].in === location);
  return here.map(({ text }) => text).filter((text) => text !== undefined).join(separator);
}

function headersOf(operation, settled, bodyType) {
  const headers = [{ name: "Accept", text: operation.accept }];
  if (bodyType !== undefined) headers.push({ name: "Content-Type", text: bodyType });
  const cookies = joinParameters(operation, settled, "cookie", "; ");
  if (cookies) headers.push({ name: "Cookie", text: cookies, secret: true });
  operation.parameters.forEach((parameter, index) => {
    const { text, secret, violations } = settled[index];
    if (parameter.in !== "header" || text === undefined) return;
    if (/^(?! )[ -~]*(?<! )$/.test(text)) {
      headers.push({ name: parameter.name, text, secret });
    } else {
      const message = "has a character that cannot stand in a header";
      violations.push({ location: "header", name: parameter.name, pointer: "", code: "header", message });
    }
  });
  return headers;
}
