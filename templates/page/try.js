// The console of one operation: a form, what is wrong with it, the call, its answer, and samples of the same call.

/** Headers that no page may set (Fetch Standard, §2.2.2). */
const FORBIDDEN = /^(?:accept-charset|accept-encoding|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/** Says which headers the browser has kept back. */
function withheldHeaders({ headers }) {
  const names = headers.map(({ name }) => name).filter((name) => FORBIDDEN.test(name));
  return names.length === 0 ? [] : [make("p", { class: "hint" }, `Not sent, since browsers let no page set it: ${names.join(", ")}. The samples send it.`)];
}

class Console {
  constructor(operation, connection, element) {
    Object.assign(this, { operation, connection, model: connection.model, chosen: null, latest: 0 });
    this.arguments = operation.parameters.filter(({ value }) => value === null).map((parameter) => this.makeArgument(parameter));
    this.body = operation.body && new BodyEditor(operation, connection, () => this.changed());
    this.target = make("p", { class: "target" });
    this.problems = make("div", { class: "problems", role: "alert" });
    this.result = make("div", { class: "result", role: "status", "aria-live": "polite", "aria-label": "Answer" });
    this.sent = make("div", { class: "sent" });
    this.details = make("details", { class: "as-sent", hidden: true }, make("summary", {}, "Request as sent"), this.sent);
    this.button = make("button", { type: "submit", class: "send" }, "Send");
    this.samples = new Samples(this);
    const form = make("form", { novalidate: true, "aria-label": `Try ${operation.id}`, submit: (event) => this.submit(event) },
      this.target, makeOwnServers(operation, connection), this.makeCases(), this.arguments.map(({ field }) => field.element), this.body?.element,
      make("div", { class: "actions" }, this.button), this.problems);
    element.append(make("h4", {}, "Try it"), form, this.result, this.details, this.samples.element);
    connection.listeners.push(() => this.changed());
    this.changed();
  }

  makeArgument(parameter) {
    const changed = () => this.changed();
    const field = makeField(`${parameter.name} (${parameter.in})`, parameter.rules, this.model.schemas, {
      required: parameter.required, changed,
    });
    if (parameter.example !== null && parameter.required) field.fill(parseJson(parameter.example));
    return { parameter, field };
  }

  makeCases() {
    const examples = this.operation.body?.examples ?? [];
    if (examples.length === 0) return null;
    const options = examples.map(([, label], index) => [String(index), label]);
    const select = makeSelect([["", "Choose …"], ...options], {
      change: () => {
        this.chosen = select.value === "" ? null : examples[Number(select.value)];
        if (this.chosen) this.body.fill(this.chosen[2]);
        this.changed();
      },
    });
    const hasCases = examples.some(([, , , status]) => status !== null);
    const hint = hasCases ? "Fills in the body and says whether the answer is the documented one." : "Fills in the body.";
    return labelled(hasCases ? "Test case" : "Example", select, { hint }).element;
  }

  /** What is entered, as `prepare` takes it. What is no JSON stands there as the error, for `prepare` to tell. */
  input() {
    const entered = new Map();
    for (const { parameter, field } of this.arguments) {
      const value = this.valueOf(() => field.read());
      if (value !== undefined) entered.set(`${parameter.in} ${parameter.name}`, value instanceof JsonError ? value : writeJson(value));
    }
    const body = this.body ? this.valueOf(() => this.body.read()) : undefined;
    return { base: this.connection.baseOf(this.operation), settings: this.connection.settings, arguments: entered, body, instant: Date.now() };
  }

  valueOf(read) {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      return error;
    }
  }

  /** Brings everything that shows the call up to date; the last of several changes wins. */
  async changed() {
    this.latest += 1;
    const turn = this.latest;
    this.body?.showSecrets(this.connection.showsSecrets);
    this.problems.replaceChildren();
    this.complain([]);
    const input = this.input();
    try {
      const request = await prepare(this.model, this.operation, input);
      if (turn !== this.latest) return;
      this.target.replaceChildren(make("span", { class: `method ${request.method}` }, request.method), " ", make("code", {}, urlOf(maskRequest(request))));
      this.samples.show(input, request);
    } catch (error) {
      this.fail(error);
    }
  }

  complain(violations) {
    this.body?.complain(violations.filter(({ location }) => location === "body"));
    for (const { parameter, field } of this.arguments) {
      const mine = violations.filter(({ location, name }) => location === parameter.in && name === parameter.name);
      field.complain(mine);
    }
  }

  async submit(event) {
    event.preventDefault();
    try {
      const request = await prepare(this.model, this.operation, this.input());
      this.complain(request.violations);
      if (request.violations.length > 0) this.refuse(request);
      else await this.send(request);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Says what is wrong. Nothing is sent, unless somebody insists. */
  refuse(request) {
    const again = make("button", { type: "button", class: "quiet anyway", click: () => this.send(request) }, "Send it anyway");
    const items = request.violations.map((violation) => make("li", {}, this.linkTo(violation)));
    this.result.replaceChildren();
    this.details.hidden = true;
    this.problems.replaceChildren(
      make("p", {}, make("strong", {}, "Nothing was sent."), ` ${countOf(items.length, "rule")} of the document ${items.length === 1 ? "is" : "are"} broken:`),
      make("ul", {}, items), again);
  }

  /** The sentence about a violation, as a link to its setting where it has one. */
  linkTo(violation) {
    const parameter = this.operation.parameters.find(({ in: location, name }) => location === violation.location && name === violation.name);
    const part = parameter?.value?.find(([word]) => word === "setting");
    const name = violation.location === "setting" ? violation.name : part?.[1];
    const text = violationText(violation);
    return name === undefined ? text : make("a", { href: `#setting-${anchorPart(name)}` }, text);
  }

  async send(request) {
    this.problems.replaceChildren();
    this.result.replaceChildren(make("p", { class: "hint" }, "Waiting for the answer …"));
    this.button.disabled = true;
    try {
      const answer = await this.call(request);
      this.result.replaceChildren(...withheldHeaders(request), describeAnswer(this.model, this.operation, answer, this.chosen));
    } catch (error) {
      this.fail(error);
    } finally {
      this.button.disabled = false;
    }
    const sent = { ...request, headers: request.headers.filter(({ name }) => !FORBIDDEN.test(name)) };
    this.sent.replaceChildren(...describeRequest(sent, this.connection.showsSecrets).filter(Boolean));
    this.details.hidden = false;
    this.result.scrollIntoView({ block: "nearest" });
  }

  /** The answer. What the browser knows of a failed call it tells nobody but its own console. */
  async call(request) {
    const { method } = request;
    if (/^(?:GET|HEAD)$/.test(method) && request.body !== undefined) throw new Obstacle(`Nothing was sent: browsers send no body with ${method}. The samples do`);
    if (/^(?:CONNECT|TRACE|TRACK)$/.test(method)) throw new Obstacle(`Nothing was sent: browsers let no page send ${method}. The samples do`);
    const started = performance.now();
    const headers = request.headers.filter(({ name }) => !FORBIDDEN.test(name)).map(({ name, text }) => [name, text]);
    try {
      const response = await fetch(urlOf(request), {
        method, headers, body: request.body, credentials: "omit", cache: "no-store", redirect: "follow", referrerPolicy: "no-referrer",
      });
      const bytes = await response.arrayBuffer();
      return {
        status: response.status, statusText: response.statusText, headers: [...response.headers], text: textOf(bytes),
        size: bytes.byteLength, milliseconds: Math.round(performance.now() - started),
      };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new Obstacle("No answer came. The server cannot be reached, cut the connection, or does not let this page read its answers (CORS). The call may have been carried out");
    }
  }

  /** Says why there is no answer. */
  fail(error) {
    if (!(error instanceof Obstacle)) throw error;
    this.result.replaceChildren(make("div", { class: "outcome bad" }, make("p", { class: "headline" }, "No answer"), make("p", {}, `${error.message}.`)));
  }
}

/** Samples of the call as it is entered, in several forms. */
class Samples {
  constructor(owner) {
    this.owner = owner;
    this.texts = {};
    const forms = [["curl", "curl"], ["http", "HTTP"], ["rust", "Rust"], ...streamsOf(owner.operation)];
    this.tabs = forms.map(([name, label]) => make("button", {
      type: "button", role: "tab", id: freshId(), click: () => this.choose(name), keydown: (event) => this.move(event), "data-sample": name,
    }, label));
    this.code = make("code", {});
    this.panel = make("pre", { role: "tabpanel", tabindex: "0", id: freshId() }, this.code);
    for (const tab of this.tabs) tab.setAttribute("aria-controls", this.panel.id);
    const list = make("div", { role: "tablist", "aria-label": "Samples of this call" }, this.tabs);
    const copy = copyButton(() => this.texts[this.chosen].copied);
    this.element = make("div", { class: "samples" }, make("div", { class: "bar" }, list, copy), this.panel);
    this.choose("curl");
  }

  choose(name) {
    this.chosen = name;
    for (const tab of this.tabs) {
      const isChosen = tab.dataset.sample === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) this.panel.setAttribute("aria-labelledby", tab.id);
    }
    this.code.textContent = this.texts[name]?.shown ?? "";
  }

  /** Arrow keys go from tab to tab. */
  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = this.tabs[(this.tabs.indexOf(event.target) + step + this.tabs.length) % this.tabs.length];
    next.focus();
    this.choose(next.dataset.sample);
  }

  show(input, request) {
    const { model, operation, connection } = this.owner;
    const shown = connection.showsSecrets ? request : maskRequest(request);
    const sample = (write) => ({ shown: write({ ...input, body: shown.entered }, shown), copied: write(input, request) });
    const broken = [input.body, ...input.arguments.values()].some((entered) => entered instanceof JsonError);
    const mend = { shown: "Mend the fields that are no JSON first.", copied: "" };
    const write = (name) => {
      switch (name) {
        case "curl": return sample((entered, call) => curlSample(model, operation, entered, call));
        case "http": return sample((_, call) => (URL.canParse(call.base) ? httpSample(call) : "Enter the URL of a server first."));
        default: return sample((entered) => rustSample(model, operation, entered, name === "rust" ? undefined : name));
      }
    };
    const names = this.tabs.map(({ dataset }) => dataset.sample);
    this.texts = Object.fromEntries(names.map((name) => [name, broken ? mend : write(name)]));
    this.choose(this.chosen);
  }
}
