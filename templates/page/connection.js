// Where calls go and what they are made with. Values stay in the memory of this page.

/** What all calls of the page share. */
class Connection {
  constructor(model) {
    this.model = model;
    this.settings = new Map();
    this.base = /^https?:$/.test(location.protocol) ? location.origin : (model.servers[0] ?? "");
    this.showsSecrets = false;
    this.listeners = [];
    this.fields = new Map();
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
    const list = make("datalist", { id: "servers" }, this.model.servers.map((url) => make("option", { value: url })));
    const control = make("input", {
      type: "url", list: "servers", autocomplete: "off", spellcheck: "false", value: this.base,
      input: () => {
        this.base = control.value.trim();
        this.changed();
      },
    });
    const hint = "Try it and the samples call this URL. Another server than this page's has to allow calls from pages (CORS).";
    const field = labelled("Base URL", control, { hint });
    const form = make("form", { id: "connection-form", submit: (event) => event.preventDefault() });
    document.getElementById("base").append(field.element, list, form);
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
    control.setAttribute("form", "connection-form");
    const field = labelled(`Value of ${setting.name}`, control);
    this.fields.set(setting.name, field);
    field.element.querySelector("label").className = "hidden";
    row?.append(make("dd", { class: "value" }, field.element));
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
