// What came back, and what the document says about it.

/** The documented answer: by its status and the code in its body, else by its status alone. */
function documentedAnswer(operation, status, value) {
  const ranks = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  for (const rank of ranks) {
    const answers = operation.answers.filter((answer) => answer.status === rank);
    if (answers.length === 0) continue;
    const codeOf = ({ at }) => at !== null && atPointer(value, at);
    const exact = answers.find((answer) => answer.code !== null && codeOf(answer)?.value === answer.code);
    const code = codeOf(answers[0]);
    return { answer: exact ?? answers.find(({ code: one }) => one === null), among: answers[0], code: code?.type === "string" ? code.value : null };
  }
  return { code: null };
}

/** Reads a body as the exact tree that it is, where it is one. */
function readAnswerBody(text) {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

/** Whether a header only says which pages may read the answer (Fetch Standard, §3.3). */
function isForPages(name) {
  return name.startsWith("access-control-");
}

/** The headers, those about pages at the end. */
function forPeople(headers) {
  return [false, true].flatMap((last) => headers.filter(([name]) => isForPages(name) === last));
}

/** Bytes as the text that they are; `null` where they are none. */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** The result of a call, for people. */
function describeAnswer(model, operation, answer, wanted) {
  const { status, statusText, headers, text, size, milliseconds } = answer;
  const value = text === null ? undefined : readAnswerBody(text);
  const found = documentedAnswer(operation, status, value);
  const isGood = found.answer ? found.answer.success : status >= 200 && status < 300;
  const line = `${status} ${statusText}`.trim();
  return make("div", { class: `outcome ${isGood ? "good" : "bad"}` },
    make("p", { class: "headline" },
      make("span", { class: `status ${isGood ? "good" : "bad"}` }, line),
      found.code !== null && make("code", {}, found.code),
      make("span", { class: "time" }, `${milliseconds} ms`)),
    make("p", { class: "meaning" }, meaningOf(found, status)),
    wanted && expectation(wanted, status, found.code),
    breaches(model, found, value),
    make("h5", {}, "Headers"),
    headers.length > 0
      ? make("dl", { class: "headers" }, forPeople(headers).map(([name, header]) => [
        make("dt", {}, name), make("dd", {}, header, isForPages(name) && make("span", { class: "hint" }, " lets pages read it")),
      ]))
      : make("p", { class: "hint" }, "None that the server lets a page read."),
    make("h5", {}, "Body"),
    text === null ? make("p", { class: "hint" }, `${countOf(size, "byte")}, which are no text.`)
      : text === "" ? make("p", { class: "hint" }, "Empty.")
      : make("pre", { tabindex: "0" }, make("code", {}, value ? writeJson(value, "", "  ") : text)));
}

function meaningOf({ answer, code }, status) {
  if (!answer) {
    const what = code === null ? `Status ${status}` : `Code ${code} with status ${status}`;
    return `${what} is not documented for this operation.`;
  }
  const meaning = answer.meaning.trim();
  return [make("strong", {}, answer.message), answer.message && meaning ? ": " : "", meaning];
}

/** Whether a test case was answered as the document says. */
function expectation([, label, , status, code], found, foundCode) {
  if (status === null) return null;
  const isMet = status === found && (code === null || code === foundCode);
  const documented = code === null ? String(status) : `${status} ${code}`;
  const text = isMet ? `As documented for “${label}”.` : `The document says ${documented} for “${label}”.`;
  return make("p", { class: isMet ? "met" : "unmet" }, text);
}

/** How the body breaks its schema: shown, but no failure. */
function breaches(model, { answer, among }, value) {
  const rules = (answer ?? among)?.rules ?? [];
  if (!value || rules.length === 0) return null;
  const { violations } = judge(value, { location: "body", name: "", direction: "received" }, rules, model.schemas);
  if (violations.length === 0) return null;
  return make("div", { class: "breach" },
    make("p", {}, "The body is not as documented:"),
    make("ul", {}, violations.map((violation) => make("li", {}, violationText(violation)))));
}

/** What was sent: the request with its headers, and what each signature was made of. */
function describeRequest(request, showsSecrets) {
  const shown = showsSecrets ? request : maskRequest(request);
  const code = (text, name) => make("pre", { tabindex: "0", class: name }, make("code", {}, text));
  const signed = shown.signed.map(({ scheme, text, length, signature }) => make("div", { class: "signed" },
    make("h5", {}, `Signed by ${scheme.name}`),
    make("p", {}, `HMAC with ${scheme.hash}, keyed with the setting ${scheme.key}, over these ${countOf(length, "byte")}:`),
    code(text, "signed-text"),
    make("p", {}, `Signature (${scheme.encoding}):`),
    code(signature, "signature")));
  return [
    make("p", {}, make("code", {}, `${shown.method} ${urlOf(shown)}`)),
    make("dl", { class: "headers" }, shown.headers.map(({ name, text }) => [make("dt", {}, name), make("dd", {}, text)])),
    shown.text !== undefined && code(shown.text, "sent-body"),
    ...signed,
  ];
}
