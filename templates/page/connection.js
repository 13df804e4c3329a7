// Where calls go and what they are made with. Values stay in the memory of this page.

/** What all calls of the page share. */
class Connection {
  constructor(model) {
    this.model = model;
    this.settings = new Map();
    const isServed = /^https?:$/.test(location.protocol);
    this.base = isServed ? location.origin : serverUrl(model.servers[0]);
    /** Whether the base URL is no default of the document: the server of this page, or one that somebody entered. */
    this.isChosen = isServed;
    /** The URLs that are chosen for operations with servers of their own, by operation. */
    this.own = new Map();
    this.showsSecrets = false;
    this.listeners = [];
    this.fields = new Map();
  }

  /** Where an operation is sent: to what was chosen for it or for all, else to the first of its own servers. */
  baseOf({ id, servers }) {
    if (servers.length === 0) return this.base;
    return this.own.get(id) ?? (this.isChosen ? this.base : resolveUrl(serverUrl(servers[0]), this.base));
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  /** Builds the controls into the section of the page. */
  build() {
    this.buildBase();
    for (const setting of this.model.settings) this.buildSetting(setting);
    if (this.model.settings.length > 0) this.buildTools();
  }

  buildBase() {
    const list = make("datalist", { id: "servers" }, this.model.servers.map((server) => make("option", { value: serverUrl(server) })));
    const control = make("input", {
      type: "url", list: "servers", autocomplete: "off", spellcheck: "false", value: this.base,
      input: () => {
        this.base = control.value.trim();
        this.isChosen = true;
        this.changed();
      },
    });
    const use = (url) => {
      this.base = url;
      this.isChosen = true;
      control.value = url;
      this.changed();
    };
    const variable = this.model.servers.filter(({ variables }) => variables.length > 0);
    const hint = "Try it and the samples call this URL. Another server than this page's has to allow calls from pages (CORS).";
    const field = labelled("Base URL", control, { hint });
    document.getElementById("base").append(field.element, list, ...variable.map((server) => makeServer(server, use)));
  }

  buildSetting(setting) {
    const row = document.getElementById(`setting-${anchorPart(setting.name)}`);
    const set = () => {
      this.settings.set(setting.name, control.value);
      this.judge(setting);
      this.changed();
    };
    const control = setting.zones.length > 0
      ? makeSelect(setting.zones.map(([name]) => [name, name]), { change: set })
      : make("input", { type: setting.secret ? "password" : "text", autocomplete: "off", spellcheck: "false", input: set });
    if (setting.default) control.value = setting.default;
    const field = labelled(`Value of ${setting.name}`, control);
    this.fields.set(setting.name, field);
    field.element.querySelector("label").className = "hidden";
    // A form of its own: browsers take the secrets of one form for a password and its repetition.
    const form = make("form", { submit: (event) => event.preventDefault() }, field.element);
    row?.append(make("dd", { class: "value" }, form, setting.token && new TokenFetcher(this, setting).element));
  }

  /** Takes over a value that was not typed. */
  set(setting, text) {
    this.fields.get(setting.name).control.value = text;
    this.settings.set(setting.name, text);
    this.judge(setting);
    this.changed();
  }

  buildTools() {
    const show = make("input", {
      type: "checkbox", id: "show-secrets",
      change: () => {
        this.showsSecrets = show.checked;
        for (const { name } of this.model.settings.filter(({ secret }) => secret)) {
          this.fields.get(name).control.type = show.checked ? "text" : "password";
        }
        this.changed();
      },
    });
    document.getElementById("connection-tools").append(
      make("button", { type: "button", id: "made-up", click: () => this.fill(madeUpSetting) }, "Fill with made-up values"),
      make("button", { type: "button", class: "quiet", click: () => this.fill(() => "") }, "Forget all values"),
      make("label", { for: "show-secrets" }, show, " Show secret values"),
      make("p", { class: "hint" }, "Nothing is stored: values are gone when this page is closed or loaded again."),
    );
  }

  fill(value) {
    for (const setting of this.model.settings.filter(({ zones }) => zones.length === 0)) {
      const text = value(setting, this.model.schemas);
      this.fields.get(setting.name).control.value = text;
      this.settings.set(setting.name, text);
      this.judge(setting);
    }
    this.changed();
  }

  /** Says beside a setting what is wrong with it; one that is empty is only missed when a call needs it. */
  judge({ name, rules }) {
    const text = this.settings.get(name) ?? "";
    const subject = { location: "setting", name, direction: "sent" };
    const { violations } = text === "" ? { violations: [] } : judgeText(text, subject, rules, this.model.schemas);
    this.fields.get(name).complain(violations.map(violationText));
  }
}

/** A value that keeps the rules of length and choice; patterns are left to people. */
function madeUpSetting({ rules, name }, schemas) {
  const facts = factsOf(rules, schemas);
  if (facts.enumeration) return plainText(parseJson(facts.enumeration[0]));
  const length = Number(facts.limits.get("minLength") ?? 0);
  const most = Number(facts.limits.get("maxLength") ?? 64);
  const text = `made-up-${name}-`;
  return text.padEnd(Math.max(length, Math.min(text.length, most)), "0").slice(0, Math.max(length, Math.min(text.length, most)));
}
