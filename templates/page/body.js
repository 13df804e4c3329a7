// The body of a call: fields, or the very text that is sent. Switching keeps what was entered.

class BodyEditor {
  constructor(operation, connection, changed) {
    const { body } = operation;
    this.changed = changed;
    this.field = body.json ? makeField("", body.rules, connection.model.schemas, { required: body.required, pointer: "", changed }) : null;
    this.text = make("textarea", { rows: 10, spellcheck: "false", autocomplete: "off", input: changed, class: "code" });
    const hint = body.json ? "Sent exactly as it stands here." : `Sent as ${body.type}, as text.`;
    this.area = labelled("Body", this.text, { hint });
    this.isText = this.field === null;
    this.element = make("div", { class: "body" }, this.field && this.makeSwitch(), this.field?.element, this.area.element);
    this.show();
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

  /** The text that is sent, or nothing. */
  read() {
    if (this.isText) return this.text.value === "" ? undefined : this.text.value;
    const value = this.field.read();
    return value && writeJson(value);
  }

  /** Takes over a text: into the fields if they can hold all of it. */
  fill(text) {
    this.text.value = text;
    this.isText = true;
    if (this.field) {
      const value = parseJson(text);
      this.field.fill(value);
      const held = this.field.read();
      this.isText = !held || canonicalJson(held) !== canonicalJson(value);
    }
    this.show();
  }

  complain(violations) {
    const rest = this.field && !this.isText ? this.field.complain(violations) : violations;
    this.area.complain(this.isText ? rest.map(violationText) : []);
  }

  showSecrets(shows) {
    for (const control of this.field?.secrets ?? []) control.type = shows ? "text" : "password";
  }
}
