// Finds operations, fields, codes, schemas and notes by their words.

/** Most results that are shown. */
const MOST_FOUND = 40;

/** What can be found: a label, where it belongs, and where it stands. */
function searchIndex() {
  const kinds = [
    [".operation", "h3", "Operation"], [".operation .row", "dt code", "Field"], [".codes tbody tr", "th code", "Code"],
    [".cases > div", "dt a", "Test case"], [".schema", "h3 a", "Schema"], [".schema .row", "dt code", "Field"],
    ["#connection .row", "dt code", "Setting"], ["#signing .row", "dt code", "Signing"],
    ["#assumptions .notes > div", "dt", "Assumption"], ["#questions .notes > div", "dt", "Open question"],
  ];
  return kinds.flatMap(([place, name, kind]) => [...document.querySelectorAll(place)].map((element) => {
    const owner = element.parentElement.closest(".operation, .schema")?.querySelector("h3 a")?.textContent.trim();
    const route = kind === "Operation" ? [...element.querySelectorAll(".route > :not(.jump)")].map(({ textContent }) => textContent).join(" ") : "";
    const meaning = kind === "Code" ? element.lastElementChild.textContent : "";
    const label = element.querySelector(name).textContent.trim();
    const about = [kind, owner, route, meaning].filter(Boolean).join(" · ");
    return { label, about, anchor: element.id, words: `${label} ${about} ${element.id}`.toLowerCase() };
  }));
}

/** The entries that hold every word, those whose label begins with the text first. */
function findEntries(index, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = index.filter((entry) => words.every((word) => entry.words.includes(word)));
  const rank = ({ label }) => (label.toLowerCase().startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FOUND);
}

function startSearch() {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let index = null;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const activate = (next) => {
    const all = options();
    active = all.length === 0 ? -1 : (next + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[active].id);
    return all[active].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const open = (anchor) => {
    close();
    location.hash = anchor;
  };
  const search = () => {
    index ??= searchIndex();
    const found = findEntries(index, input.value);
    const items = found.map(({ label, about, anchor }, at) => make("li", {
      role: "option", id: `found-${at}`, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); open(anchor); }, "data-anchor": anchor,
    }, make("strong", {}, label), make("span", {}, about)));
    const nothing = make("li", { class: "hint" }, "Nothing has these words.");
    list.replaceChildren(...(items.length > 0 ? items : [nothing]));
    list.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(0);
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", () => input.value && search());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) open(options()[active].dataset.anchor);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
}
