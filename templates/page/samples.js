// The same call for a shell, for a raw connection and for Rust, ready to be pasted.

/** Text as one word of a POSIX shell. */
function shellWord(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** `userAspId` → `USER_ASP_ID`, as the setting is called in a shell. */
function shellName({ ident }) {
  return ident.toUpperCase().replace(/[^A-Z0-9_]/g, "_");
}

/** Where the letters of a time stand in the seventeen digits of `$t`. */
const TIME_DIGITS = { yyyy: "0:4", yy: "2:2", MM: "4:2", dd: "6:2", HH: "8:2", mm: "10:2", ss: "12:2", SSS: "14:3" };

/** Parts of a template as the inside of a shell's double quotes; `hasFile` when the body is the file `$body_file`. */
function shellParts(parts, model, hasFile) {
  return parts.map((part) => shellPart(part, model, hasFile)).join("");
}

/** The bytes of the parts as the output of commands. A shell's variables hold no bytes, so files are written by `cat`. */
function shellOutput(parts, model, hasFile) {
  const isFile = ([word]) => hasFile && word === "body";
  const at = parts.findIndex(isFile);
  if (at < 0) return `printf %s "${shellParts(parts, model, hasFile)}"`;
  const pieces = [parts.slice(0, at), [], parts.slice(at + 1)].map((some, index) => {
    if (index === 1) return 'cat "$body_file"';
    return some.length > 0 && shellOutput(some, model, hasFile);
  });
  const commands = pieces.filter(Boolean);
  return commands.length === 1 ? commands[0] : `{ ${commands.join("; ")}; }`;
}

function shellPart([word, about], model, hasFile) {
  const quoted = (text) => text.replace(/[\\"$`]/g, "\\$&");
  const piped = (parts, commands) => `$(${shellOutput(parts, model, hasFile)} | ${commands})`;
  switch (word) {
    case "text": return quoted(about);
    case "setting": return `$${shellName(model.settings.find(({ name }) => name === about))}`;
    case "time": return about.split(/(yyyy|yy|MM|dd|HH|mm|SSS|ss)/)
      .map((piece) => (TIME_DIGITS[piece] ? `\${t:${TIME_DIGITS[piece]}}` : quoted(piece))).join("");
    case "epoch": return "$(date +%s)";
    case "epochMillis": return "$(date +%s)000";
    case "hex": return `$(openssl rand -hex ${Math.ceil(about / 2)} | cut -c1-${about})`;
    case "uuid": return "$(openssl rand -hex 16 | sed -E 's/(.{8})(.{4}).(.{3}).(.{3})/\\1-\\2-4\\3-8\\4-/')";
    case "method": return "$method";
    case "path": return "$path";
    case "query": return "$query";
    case "body": return "$body";
    case "bodySha256": return piped([["body"]], "openssl dgst -sha256 | sed 's/.*= *//'");
    case "header": return `$${headerVariable(about)}`;
    case "base64": return piped(about, "openssl base64 -A");
    default: {
      const scheme = model.signing.find(({ name }) => name === about);
      const key = shellName(model.settings.find(({ name }) => name === scheme.key));
      const hash = scheme.hash.replace("-", "").toLowerCase();
      const encode = {
        hex: "sed 's/.*= *//'", base64: "openssl base64 -A", base64url: "openssl base64 -A | tr '+/' '-_' | tr -d =",
      };
      const binary = scheme.encoding === "hex" ? "" : " -binary";
      return piped(scheme.signs, `openssl dgst -${hash} -hmac "$${key}"${binary} | ${encode[scheme.encoding]}`);
    }
  }
}

function headerVariable(name) {
  return `header_${name.toLowerCase().replace(/[^a-z0-9]/g, "_")}`;
}

/** The settings as lines of a shell: what is secret is not written down. */
function shellSettings(model, input) {
  return model.settings.map((setting) => {
    const name = shellName(setting);
    const value = input.settings.get(setting.name) || setting.default;
    if (setting.secret) return setting.required ? `: "\${${name}:?set it before}"` : `${name}=\${${name}:-}`;
    return value ? `${name}=${shellWord(value)}` : `: "\${${name}:?set it before}"`;
  });
}

/** Whether a value is made of the body. */
function isOfBody(parts, model) {
  return parts.some(([word, about]) => {
    if (word === "base64") return isOfBody(about, model);
    if (word === "signature") return isOfBody(model.signing.find(({ name }) => name === about).signs, model);
    return word === "body" || word === "bodySha256";
  });
}

/** Lines that give the body to what is computed of it: as `$body`, or as the file `$body_file`. */
function shellBody(request, isComputed) {
  if (request.file) return [`body_file=${shellWord(request.file.name)}`];
  if (!request.parts) return request.text !== undefined || isComputed ? [`body=${shellWord(request.text ?? "")}`] : [];
  if (!isComputed) return [];
  const head = (part) => partHead(part).split("\r\n").slice(0, -1).map(shellWord).join(" ");
  const content = ({ file, text }) => (file ? `cat ${shellWord(file.name)}` : `printf %s ${shellWord(text)}`);
  const lines = request.parts.map((part) => `  printf '%s\\r\\n' ${head(part)}; ${content(part)}; printf '\\r\\n'`);
  return ["body_file=$(mktemp)", "{", ...lines, `  printf '%s\\r\\n' ${shellWord(`--${boundary}--`)}`, '} > "$body_file"'];
}

/** A script of bash that computes everything afresh and sends the call with curl. */
function curlSample(model, operation, input, request) {
  const offset = zoneOffset(model, withDefaults(model, input.settings));
  const sign = offset > 0 ? "-" : "+";
  const zone = `UTC${sign}${Math.floor(Math.abs(offset) / 60)}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
  const isSent = ({ name, in: location, value }) =>
    location === "header" && (value === null ? request.headers.some((header) => header.name === name) : !value.some(([word]) => word === "keyId"));
  const sorted = operation.parameters.filter(isSent).sort((a, b) => phaseOf(a, model) - phaseOf(b, model));
  const isComputed = sorted.some(({ value }) => value !== null && isOfBody(value, model));
  const asParts = request.parts && !isComputed;
  const hasFile = Boolean(request.file ?? request.parts);
  const computed = sorted.map((parameter) => {
    const given = request.headers.find(({ name }) => name === parameter.name)?.text;
    const value = parameter.value === null ? shellWord(given) : `"${shellParts(parameter.value, model, hasFile)}"`;
    return `${headerVariable(parameter.name)}=${value}`;
  });
  const type = request.headers.find(({ name }) => name === "Content-Type")?.text;
  const hasText = request.text !== undefined && !hasFile;
  const lines = [
    ...shellSettings(model, input),
    `base=${shellWord(input.base.replace(/\/+$/, ""))}`,
    `method=${operation.method}`,
    `path=${shellWord(request.path)}`,
    `query=${shellWord(request.query)}`,
    ...shellBody(request, isComputed),
    ...(computed.some((line) => line.includes("${t:")) ? [`t=$(TZ=${zone} date +%Y%m%d%H%M%S)000`] : []),
    ...computed,
    "",
    `curl -sS -i -X "$method" "$base$path\${query:+${joint(request.path)}$query}" \\`,
    `  -H ${shellWord(`Accept: ${operation.accept}`)} \\`,
    ...(type === undefined || asParts ? [] : [`  -H ${shellWord(`Content-Type: ${type}`)} \\`]),
    ...cookieLine(request),
    ...(request.body === undefined ? lengthHeader(request) : []).map((length) => `  -H ${shellWord(length)} \\`),
    ...sorted.map(({ name }) => `  -H "${name}: $${headerVariable(name)}" \\`),
    ...(hasText ? ['  --data-binary "$body"'] : []),
    ...(hasFile && !asParts ? ['  --data-binary "@$body_file"'] : []),
    ...(asParts ? request.parts : []).map((part) => `  ${curlPart(part)} \\`),
  ];
  return `${lines.join("\n").replace(/ \\$/, "")}\n`;
}

/** A part as an option of curl, which makes a boundary of its own. */
function curlPart({ name, text, type, file }) {
  const quoted = (word) => `"${word.replace(/[\\"]/g, "\\$&")}"`;
  if (file) return `-F ${shellWord(`${name}=@${quoted(file.name)};type=${type};filename=${quoted(file.name)}`)}`;
  return type === "text/plain" ? `--form-string ${shellWord(`${name}=${text}`)}` : `-F ${shellWord(`${name}=${quoted(text)};type=${type}`)}`;
}

function cookieLine(request) {
  const cookie = request.headers.find(({ name }) => name === "Cookie");
  return cookie ? [`  -H ${shellWord(`Cookie: ${cookie.text}`)} \\`] : [];
}

/** The longest file that stands in a raw sample. */
const LONGEST_FILE = 20_000;

/** A file as it is sent, where its bytes are a text that can be pasted; else what to put there. */
function rawFile({ name, bytes }) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (bytes.length <= LONGEST_FILE && !/[^\P{Cc}\t\r\n]/u.test(text)) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return `(put the ${countOf(bytes.length, "byte")} of ${name} in place of this)`;
}

/** The length of what is sent; of nothing only where a method lets servers expect something (RFC 9110, §8.6). */
function lengthHeader({ method, body }) {
  const length = body === undefined ? 0 : joinBytes([body]).length;
  return length > 0 || /^(?:POST|PUT|PATCH|QUERY)$/.test(method) ? [`Content-Length: ${length}`] : [];
}

/** The body as it is pasted. */
function rawBody({ file, parts, text }) {
  if (file) return rawFile(file);
  return parts ? partsText(parts, rawFile) : text ?? "";
}

/** The request as it goes over a connection (RFC 9112), its lines ended by CR LF. */
function httpSample(request) {
  const url = new URL(urlOf({ ...request, path: "", query: "" }));
  const target = url.pathname.replace(/\/$/, "") + request.path + (request.query && joint(request.path) + request.query);
  const headers = request.headers.map(({ name, text }) => `${name}: ${text}`);
  const lines = [`${request.method} ${target} HTTP/1.1`, `Host: ${url.host}`, ...headers, ...lengthHeader(request)];
  return `${lines.concat("Connection: close").join("\r\n")}\r\n\r\n${rawBody(request)}`;
}
