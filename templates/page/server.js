// Servers of the document: their URLs, and the fields that choose one.

/** The URL of a server, with the given values of its variables or their defaults. */
function serverUrl(server, values = new Map()) {
  if (!server) return "";
  const fill = (url, [name, fallback]) => url.replaceAll(`{${name}}`, () => values.get(name) || fallback);
  return server.variables.reduce(fill, server.url).replace(/\/+$/, "");
}

/** A URL; one that is a path is on the server of the base. */
function resolveUrl(url, base) {
  return url.startsWith("/") && URL.canParse(url, base) ? new URL(url, base).href.replace(/\/+$/, "") : url;
}

/** A field for the server of an operation that has some of its own, and says where it is sent else. */
function makeOwnServers(operation, connection) {
  const { id, servers } = operation;
  if (servers.length === 0) return null;
  const urls = () => servers.map((server) => resolveUrl(serverUrl(server), connection.base));
  const list = make("datalist", { id: freshId() }, urls().map((value) => make("option", { value })));
  const control = make("input", {
    type: "url", list: list.id, autocomplete: "off", spellcheck: "false",
    input: () => {
      const url = control.value.trim();
      if (url === "") connection.own.delete(id);
      else connection.own.set(id, url);
      connection.changed();
    },
  });
  const use = (url) => {
    control.value = resolveUrl(url, connection.base);
    connection.own.set(id, control.value);
    connection.changed();
  };
  const variable = servers.filter(({ variables }) => variables.length > 0).map((server) => makeServer(server, use));
  const show = () => { control.placeholder = connection.baseOf(operation); };
  connection.listeners.push(show);
  show();
  const hint = `This operation has ${servers.length === 1 ? "a server of its own" : "servers of its own"}: ${urls().join(", ")}. `
    + "Left empty, it is sent to the base URL where this page is served or another was entered, else to its own.";
  return [labelled("Server of this operation", control, { hint }).element, list, variable];
}

/** Fields for the variables of a server; each change uses its URL. */
function makeServer(server, use) {
  const values = new Map();
  const fields = server.variables.map(([name, fallback, allowed]) => {
    const set = () => {
      values.set(name, control.value.trim());
      use(serverUrl(server, values));
    };
    const control = allowed.length > 0
      ? makeSelect(allowed.map((value) => [value, value]), { change: set })
      : make("input", { type: "text", autocomplete: "off", spellcheck: "false", input: set });
    control.value = fallback;
    return labelled(name, control).element;
  });
  const button = make("button", { type: "button", class: "quiet", click: () => use(serverUrl(server, values)) }, "Use this server");
  return make("fieldset", { class: "fields server-variables" }, make("legend", {}, make("code", {}, server.url)), fields, button);
}
