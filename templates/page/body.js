// The body of a call: fields, files, or the very text that is sent. Switching keeps what was entered.

class BodyEditor {
  constructor({ body }, connection, changed) {
    this.kind = body.kind;
    this.changed = changed;
    this.field = this.makeFields(body, connection.model.schemas);
    this.text = make("textarea", { rows: 10, spellcheck: "false", autocomplete: "off", input: changed, class: "code" });
    const hint = this.kind === "json" ? "Sent exactly as it stands here." : `Sent as ${body.type}, as text.`;
    this.area = labelled("Body", this.text, { hint });
    this.isText = this.field === null;
    const area = this.isText || this.kind === "json" ? this.area.element : null;
    this.element = make("div", { class: "body" }, this.kind === "json" && this.makeSwitch(), this.field?.element, area);
    this.show();
  }

  /** The fields; nothing where the body is a text. */
  makeFields({ type, rules, required, fields }, schemas) {
    const options = { label: "", required, changed: this.changed };
    switch (this.kind) {
      case "text": return null;
      case "file": return makeFileField({ ...options, facts: factsOf(rules, schemas) }, type);
      case "multipart": {
        const files = fields.filter(([, isFile]) => isFile).map(([name, , accept]) => [name, accept ?? "*/*"]);
        return makeField("", rules, schemas, { ...options, files: new Map(files) });
      }
      default: return makeField("", rules, schemas, options);
    }
  }

  makeSwitch() {
    const name = freshId();
    const radio = (label, isText) => {
      const control = make("input", { type: "radio", name, value: label, change: () => this.use(isText) });
      control.checked = isText === this.isText;
      return [control, make("label", { class: "choice" }, control, label)];
    };
    const [[fields, first], [text, second]] = [radio("Fields", false), radio("JSON text", true)];
    this.radios = [fields, text];
    return make("fieldset", { class: "switch" }, make("legend", {}, "Body"), first, second);
  }

  show() {
    if (this.field) this.field.element.hidden = this.isText;
    this.area.element.hidden = !this.isText;
    this.radios?.forEach((radio, index) => { radio.checked = Boolean(index) === this.isText; });
  }

  /** Turns to the text or the fields, unless what is entered cannot be shown there. */
  use(isText) {
    if (isText !== this.isText) {
      try {
        if (isText) this.text.value = this.read() ?? "";
        else this.field.fill(this.text.value.trim() === "" ? undefined : parseJson(this.text.value));
        this.isText = isText;
        this.area.complain([]);
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        this.area.complain([error.message]);
      }
    }
    this.show();
    this.changed();
  }

  /** What is sent, as `writeBody` takes it, or nothing. */
  read() {
    if (this.isText) return this.text.value === "" ? undefined : this.text.value;
    if (this.kind === "file") return this.field.files().length > 0 ? { file: this.field.files()[0] } : undefined;
    const value = this.field.read();
    if (value === undefined || this.kind === "json") return value && writeJson(value);
    return { value, files: this.field.chosen?.() ?? new Map() };
  }

  /** Takes over a text: into the fields if they can hold all of it. */
  fill(text) {
    if (this.kind === "text") {
      const value = parseJson(text);
      this.text.value = plainText(value);
    } else if (this.kind === "json") {
      this.text.value = text;
      const value = parseJson(text);
      this.field.fill(value);
      const held = this.field.read();
      this.isText = !held || canonicalJson(held) !== canonicalJson(value);
    } else {
      this.field.fill(parseJson(text));
    }
    this.show();
  }

  complain(violations) {
    this.field?.complain(this.isText ? [] : violations);
    this.area.complain(this.isText ? violations.map(violationText) : []);
  }

  showSecrets(shows) {
    for (const control of this.field?.secrets() ?? []) control.type = shows ? "text" : "password";
  }
}
