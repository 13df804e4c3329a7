// Makes elements. Text of the document only ever becomes text or an attribute's value, never markup.

/** An element with attributes and children; functions become listeners, `false` and `undefined` leave an attribute out. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let madeIds = 0;

/** An id that no other element has. */
function freshId() {
  madeIds += 1;
  return `field-${madeIds}`;
}

/** A control with its label, a hint below it and a place for what is wrong with it. */
function labelled(label, control, { hint = "", flag = "" } = {}) {
  const id = freshId();
  control.id = id;
  const about = make("p", { id: `${id}-hint`, class: "hint" }, hint);
  const wrong = make("p", { id: `${id}-wrong`, class: "wrong" });
  control.setAttribute("aria-describedby", `${id}-hint ${id}-wrong`);
  const name = make("label", { for: id }, label, flag && make("span", { class: `presence ${flag}` }, ` ${flag}`));
  const element = make("div", { class: "field" }, name, control, hint && about, wrong);
  const complain = (messages) => {
    wrong.replaceChildren(...messages.map((message) => make("span", {}, message)));
    control.toggleAttribute("aria-invalid", messages.length > 0);
    if (messages.length > 0) control.setAttribute("aria-invalid", "true");
  };
  return { element, control, complain };
}

/** A list to choose from; options are pairs of value and text. */
function makeSelect(options, attributes = {}) {
  return make("select", attributes, options.map(([value, text]) => make("option", { value }, text)));
}

/** The part of an anchor that stands for a name, as in the links of this page. */
function anchorPart(name) {
  const encode = (letter) => [...bytesOf(letter)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join("");
  return [...name].map((letter) => (/[A-Za-z0-9\-._]/.test(letter) ? letter : encode(letter))).join("");
}

/** A button that copies a text, and says so. */
function copyButton(text) {
  const button = make("button", { type: "button", class: "quiet", click: copy }, "Copy");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Cannot copy here";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  }
  return button;
}
