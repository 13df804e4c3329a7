// The sample in Rust: a program that makes the call with the generated crate.

/** Letters that no raw string may hold, or that would show the rest of the line in another order. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Text as a raw string of Rust; as one with escapes where it has letters that nobody sees. */
function rawString(text) {
  if (UNSEEN.test(text.replaceAll("\n", ""))) {
    const escape = (letter) => (/[\\"]/.test(letter) ? `\\${letter}` : UNSEEN.test(letter) ? `\\u{${letter.codePointAt(0).toString(16)}}` : letter);
    return `"${[...text].map(escape).join("")}"`;
  }
  const runs = text.match(/"#*/g) ?? [];
  const hashes = "#".repeat(Math.max(0, ...runs.map((run) => run.length)));
  return hashes === "" && !text.includes("\\") ? `"${text}"` : `r${hashes}"${text}"${hashes}`;
}

/** The ways of a call that read an answer while it comes, or a body while it is sent, beside the plain one. */
function streamsOf({ rust }) {
  const labels = { events: "Rust, events", streamed: "Rust, download", from: "Rust, upload" };
  return Object.keys(rust.streams).filter((stream) => rust.streams[stream] !== rust.method).map((stream) => [stream, labels[stream]]);
}

/**
 * A program that makes the call with the generated crate. Needs tokio, and serde_json for parameters and parts.
 * @param stream one of the operation's streams; without it the plain call, which may give nothing but events
 */
function rustSample(model, operation, input, stream) {
  const { rust } = operation;
  const way = stream ?? (rust.streams.events === rust.method ? "events" : "plain");
  const isGiven = rust.parameters !== null;
  const needed = model.settings.filter(({ required }) => required);
  const body = way === "from" ? rustSource(rust.body, input.body) : rustArgument(operation, input.body);
  const isZoned = needed.some(({ zones }) => zones.length > 0);
  const server = rustServer(model, operation, input);
  const names = ["Client", "Credentials", ...(server.includes("Server::") ? ["Server"] : []), ...(isZoned ? ["Zone"] : []), ...(isGiven ? ["parameters"] : []), ...body.uses];
  const plain = names.filter((name) => !name.includes("::")).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const krate = model.crate.replaceAll("-", "_");
  const values = needed.map((setting) => `        ${rustSetting(setting, input)},\n`);
  const given = [...(isGiven ? ["&parameters"] : []), ...body.given];
  const lines = [
    ...(way === "streamed" ? ["use std::io::Write;", ""] : []),
    `use ${krate}::{${[...new Set(plain)].join(", ")}};`,
    ...names.filter((name) => name.includes("::")).map((name) => `use ${krate}::${name};`),
    "",
    "#[tokio::main]",
    "async fn main() -> Result<(), Box<dyn std::error::Error>> {",
    `    let credentials = Credentials::new(${values.length > 0 ? `\n${values.join("")}    ` : ""});`,
    `    let client = Client::builder(credentials)${server}.build()?;`,
    ...(isGiven ? rustParameters(operation, input) : []),
    ...body.statements,
    ...rustCall(`client.${rust.streams[stream] ?? rust.method}(${given.join(", ")}).await?`, way),
    "    Ok(())",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** The lines that make the call, and show or keep what comes of it. */
function rustCall(call, way) {
  switch (way) {
    case "events": return [
      `    let mut events = ${call};`,
      "    while let Some(event) = events.next().await {",
      '        println!("{:?}", event?.value());',
      "    }",
    ];
    case "streamed": return [
      `    let mut download = ${call};`,
      '    let mut file = std::fs::File::create("download")?;',
      "    while let Some(piece) = download.next().await {",
      "        file.write_all(&piece?)?;",
      "    }",
    ];
    default: return [`    let reply = ${call};`, '    println!("{reply:?}");'];
  }
}

/** Where the client sends the call: to a server of the document by its name, else to a URL. */
function rustServer(model, { servers }, { base }) {
  const entered = base.replace(/\/+$/, "");
  const documented = (server) => server && `Server::${server.rust}`;
  const [[main], [own]] = [model.servers, servers];
  // The client knows by itself that the operation has a server of its own.
  if (own && resolveUrl(serverUrl(own), serverUrl(main)) === entered) return `.server(${documented(main) ?? rawString(base)})`;
  const found = documented(model.servers.find((server) => serverUrl(server) === entered));
  return `.${own ? "only_server" : "server"}(${found ?? rawString(base)})`;
}

/** The value of a setting: from the environment, but for a zone, whose offset no name tells. */
function rustSetting(setting, input) {
  if (setting.zones.length === 0) return `std::env::var("${shellName(setting)}")?`;
  const [name, offset] = setting.zones.find(([one]) => one === input.settings.get(setting.name)) ?? setting.zones[0];
  const digits = (number) => String(Math.floor(number)).padStart(2, "0");
  const text = `${offset < 0 ? "-" : "+"}${digits(Math.abs(offset) / 60)}:${digits(Math.abs(offset) % 60)}`;
  return `Zone::new(${rawString(name)}, "${text}")?`;
}

/** How a body is made and passed, and the names that needs. */
function rustArgument(operation, entered) {
  const { kind, variant, optional } = operation.rust.body;
  if (operation.body === null) return { statements: [], uses: [], given: [] };
  if (entered === undefined && optional) return { statements: [], uses: [], given: ["None"] };
  const held = { text: "body", bytes: "&body[..]" }[kind] ?? "&body";
  const chosen = variant ? `${variant}(${held})` : held;
  return { ...rustBody(operation, entered), given: [optional ? `Some(${chosen})` : chosen] };
}

/** The same for a body that is read from a file while it is sent. */
function rustSource({ sources }, entered) {
  const types = sources.split(",").map((type) => type.trim());
  const isOpen = types.length > 1 || sources.includes("*");
  const type = isOpen ? `.with_media_type(${rawString(mediaTypeOf(entered?.file, types))})` : "";
  const statements = [
    `    let file = std::fs::File::open(${rawString(entered?.file?.name ?? "file")})?;`,
    "    let length = file.metadata()?.len();",
    `    let source = Source::of_reader(file).with_length(length)${type};`,
  ];
  return { statements, uses: ["Source"], given: ["source"] };
}

/** The lines that make a body, and the names they need. */
function rustBody({ rust, body }, entered) {
  const { kind, rules, variant } = rust.body;
  const chosen = variant ? ["bodies"] : [];
  const uses = [...chosen, ...importsOf(rules ?? "")];
  const json = typeof entered === "string" ? entered : writeJson(entered?.value ?? { type: "object", members: [] });
  switch (kind) {
    case "json": return { statements: [`    let body = ${rules}::read(${rawString(json)})?;`], uses: ["Schema", ...uses] };
    case "multipart": return rustParts(body, rules, entered, uses);
    case "file": return { statements: [`    let body = ${rustFile(entered?.file, body.type)};`], uses: [...chosen, "runtime::file::File"] };
    case "bytes": return { statements: [`    let body = ${rustBytes(entered?.file)};`], uses: chosen };
    default: return { statements: [`    let body = ${rawString(typeof entered === "string" ? entered : "")};`], uses: chosen };
  }
}

/** Where the crate keeps what the text of a type names without a module, or in one of the runtime's. */
const keptIn = { Json: "runtime::json::Json", Likely: "runtime::likely::Likely", hidden: "runtime::hidden" };

/** What the text of a type needs to have imported. */
function importsOf(type) {
  const paths = type.match(/[\w:#]+/g) ?? [];
  return paths.flatMap((path) => {
    const [first, ...rest] = path.split("::");
    return keptIn[first] ?? (rest.length > 0 ? first : []);
  });
}

/** What makes a value of a type that only wraps another. */
const wrapping = { Likely: "Likely::Value", Option: "Some", "hidden::Hidden": "hidden::Hidden::new" };

/** The type within the wrapping, and the expression that wraps `value`. */
function unwrap(type, value) {
  const [, outer, inner] = /^([\w:]+)<(.*)>$/.exec(type) ?? [];
  if (wrapping[outer] === undefined) return { held: type, made: value };
  const { held, made } = unwrap(inner, value);
  return { held, made: `${wrapping[outer]}(${made})` };
}

function rustBytes(file) {
  return `std::fs::read(${rawString(file?.name ?? "file")})?`;
}

/** The media type of a file, or one that the document names. */
function mediaTypeOf(file, types) {
  return file?.type || types.find((type) => !type.includes("*")) || "application/octet-stream";
}

function rustFile(file, range) {
  const type = mediaTypeOf(file, range.split(",").map((one) => one.trim()));
  const name = file ? `.with_name(${rawString(file.name)})` : "";
  return `File::new(${rustBytes(file)})${name}.with_media_type(${rawString(type)})`;
}

/** Everything but the files from JSON; then each file into its field. */
function rustParts({ fields }, rules, entered, uses) {
  const isFile = (name) => fields.some(([other, holdsFile]) => other === name && holdsFile);
  const value = typeof entered === "string" ? parseJson(entered) : entered?.value ?? { type: "object", members: [] };
  const emptied = { ...value, members: value.members.map(([name, member]) => (isFile(name) ? [name, emptyFile(member)] : [name, member])) };
  const files = fields.filter(([name, holdsFile]) => holdsFile && memberOf(value, name));
  const assign = ([name, , range, field, isRequired]) => {
    const list = memberOf(value, name).type === "array";
    const made = (entered?.files?.get(name) ?? [undefined]).map((file) => rustFile(file, range ?? "*/*"));
    const held = list ? `vec![${made.join(", ")}]` : made[0];
    return `    body.${field} = ${isRequired ? held : `Some(${held})`};`;
  };
  const read = `serde_json::from_str(${rawString(writeJson(emptied))})?`;
  if (files.length === 0) return { statements: [`    let body: ${rules} = ${read};`], uses };
  const { held, made } = unwrap(rules, "body");
  const wrap = made === "body" ? [] : [`    let body = ${made};`];
  return {
    statements: [`    let mut body: ${held} = ${read};`, ...files.map(assign), ...wrap],
    uses: [...uses, "runtime::file::File"],
  };
}

function emptyFile({ type }) {
  return type === "array" ? { type, items: [] } : { type: "string", value: "" };
}

/** The caller's parameters, each read from its JSON. */
function rustParameters({ parameters, rust }, input) {
  const given = parameters.filter(({ value }) => value === null);
  const value = ({ in: location, name }) => {
    const text = input.arguments.get(`${location} ${name}`);
    return text === undefined ? undefined : `serde_json::from_str(${rawString(text)})?`;
  };
  const required = given.filter((parameter) => parameter.required);
  const fields = given.flatMap((parameter, index) => {
    const text = value(parameter);
    return parameter.required || text === undefined ? [] : [`        ${rust.names[index]}: Some(${text}),`];
  });
  const start = `parameters::${rust.parameters}`;
  const made = `${start}::new(${required.map((parameter) => value(parameter) ?? 'serde_json::from_str("null")?').join(", ")})`;
  if (fields.length === 0) return [`    let parameters = ${made};`];
  const rest = fields.length === given.length ? [] : [`        ..${made}`];
  return [`    let parameters = ${start} {`, ...fields, ...rest, "    };"];
}
