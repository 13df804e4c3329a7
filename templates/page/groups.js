// Fields that hold fields: objects, and lists whose items come and go.

/** What fields within a field share: a frame, which is closed until it is wanted where `isLazy`. */
function makeGroup({ label, facts, required, isItem }, isLazy, build) {
  const flag = required && !isItem && make("span", { class: "presence required" }, " required");
  const about = hintOf({ ...facts, types: null });
  const hint = label && about && make("p", { class: "hint" }, about);
  const wrong = make("p", { class: "wrong" });
  const group = {
    isOpen: !isLazy,
    open() {
      if (group.isOpen) return;
      group.isOpen = true;
      element.open = true;
      inner.append(...build());
    },
    complain: (violations) => wrong.replaceChildren(...violations.map((violation) => make("span", {}, complaint(violation)))),
  };
  const inner = make(label && !isLazy ? "fieldset" : "div", { class: "fields" }, label && !isLazy && make("legend", {}, label, flag), hint);
  if (isLazy) inner.setAttribute("role", "group");
  if (isLazy) inner.setAttribute("aria-label", label);
  const element = isLazy
    ? make("details", { class: "optional", toggle: () => element.open && group.open() }, make("summary", {}, label, flag), inner, wrong)
    : inner;
  if (!isLazy) inner.append(...build(), wrong);
  return Object.assign(group, { element });
}

/** The violations at and below a step, seen from there. */
function violationsWithin(violations, step) {
  const start = pointerOf([step]);
  const isWithin = ({ pointer }) => pointer === start || pointer.startsWith(`${start}/`);
  return violations.filter(isWithin).map((violation) => ({ ...violation, pointer: violation.pointer.slice(start.length) }));
}

/** Whether a violation is about none of those steps. */
function isBeside({ pointer }, steps) {
  return !steps.some((step) => pointer === pointerOf([step]) || pointer.startsWith(`${pointerOf([step])}/`));
}

/** Reads a value within another; what is wrong with its text gets the whole way there. */
function readWithin(step, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof JsonError) error.pointer = pointerOf([step]) + error.pointer;
    throw error;
  }
}

function makeObjectField(options, schemas, depth, files) {
  const { label, facts, required, isItem, isSent, changed } = options;
  const isLazy = Boolean(label) && !isItem && (depth > DEEPEST_FIELDS || !required);
  const shown = [...facts.properties].filter(([name]) => !facts.hidden.has(name));
  let fields = [];
  let others = [];
  const build = () => {
    fields = shown.map(([name, rules]) => {
      const isRequired = facts.required.has(name);
      const inner = { required: isRequired, isSent: isRequired && (isSent || isLazy), changed, depth: depth + 1 };
      const field = files.has(name)
        ? makeFileField({ ...inner, label: name, facts: factsOf(rules, schemas) }, files.get(name))
        : makeField(name, rules, schemas, inner);
      return [name, field];
    });
    return fields.map(([, field]) => field.element);
  };
  const group = makeGroup(options, isLazy, build);
  const read = () => {
    const members = fields.map(([name, field]) => [name, readWithin(name, field.read)]).filter(([, value]) => value !== undefined);
    return members.length + others.length > 0 || required ? { type: "object", members: members.concat(others) } : undefined;
  };
  const fill = (value) => {
    if (value !== undefined) group.open();
    for (const [name, field] of fields) field.fill(memberOf(value, name));
    const isShown = (name) => fields.some(([other]) => other === name);
    others = value?.type === "object" ? value.members.filter(([name]) => !isShown(name)) : [];
  };
  const complain = (violations) => {
    for (const [name, field] of fields) field.complain(violationsWithin(violations, name));
    group.complain(violations.filter((violation) => isBeside(violation, fields.map(([name]) => name))));
  };
  const chosen = () => new Map(fields.flatMap(([name, field]) => (field.files?.().length > 0 ? [[name, field.files()]] : [])));
  return { element: group.element, read, fill, complain, chosen, secrets: () => fields.flatMap(([, field]) => field.secrets()) };
}

/** Fields for the items of a list, with buttons that add and remove one. */
function makeListField(options, schemas, depth) {
  const { label, facts, required, isItem, changed } = options;
  const rows = make("div", { class: "items" });
  const add = make("button", { type: "button", class: "quiet add", click: () => { append().focus(); changed(); } }, `Add to ${label || "the list"}`);
  const group = makeGroup({ ...options, label: label || "Items" }, false, () => [rows, add]);
  let items = [];
  let held = [];
  const number = () => items.forEach(({ field, remove }, index) => {
    field.element.querySelector("label, legend, summary")?.firstChild.replaceWith(`Item ${index + 1}`);
    remove.setAttribute("aria-label", `Remove item ${index + 1} of ${label || "the list"}`);
  });
  const append = () => {
    const field = makeField("Item", facts.limits.get("items"), schemas, { required: true, isItem: true, changed, depth: depth + 1 });
    const remove = make("button", { type: "button", class: "quiet remove", click: () => drop(item) }, "Remove");
    const item = { field, remove, row: make("div", { class: "item" }, field.element, remove) };
    items.push(item);
    rows.append(item.row);
    number();
    return field.element.querySelector("input, select, textarea, button, summary") ?? remove;
  };
  const drop = (item) => {
    const at = items.indexOf(item);
    items = items.filter((one) => one !== item);
    item.row.remove();
    number();
    (items[at]?.remove ?? add).focus();
    changed();
  };
  // Items that are left out stand in no pointer.
  const read = () => {
    const values = items.map(({ field }, index) => [field, readWithin(index, field.read)]).filter(([, value]) => value !== undefined);
    held = values.map(([field]) => field);
    return values.length > 0 || required || isItem ? { type: "array", items: values.map(([, value]) => value) } : undefined;
  };
  const fill = (value) => {
    items = [];
    rows.replaceChildren();
    for (const inner of value?.type === "array" ? value.items : []) {
      append();
      items.at(-1).field.fill(inner);
    }
  };
  const complain = (violations) => {
    items.forEach(({ field }) => field.complain([]));
    held.forEach((field, index) => field.complain(violationsWithin(violations, index)));
    group.complain(violations.filter((violation) => isBeside(violation, held.map((_, index) => index))));
  };
  return { element: group.element, read, fill, complain, secrets: () => items.flatMap(({ field }) => field.secrets()) };
}
