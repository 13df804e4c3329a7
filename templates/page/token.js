// Access tokens by client credentials (RFC 6749, section 4.4): fetched at the press of a button, kept in the memory of the page.

class TokenFetcher {
  constructor(connection, setting) {
    Object.assign(this, { connection, setting });
    const text = (value) => make("input", { type: "text", autocomplete: "off", spellcheck: "false", value });
    this.url = labelled("Token URL", text(setting.token.url), { hint: "A path is one below the base URL." });
    this.scopes = labelled("Scopes", text(setting.token.scopes.join(" ")), { hint: "With spaces between them." });
    this.state = make("p", { class: "hint", role: "status" });
    const button = make("button", { type: "button", class: "quiet fetch-token", click: () => this.fetch() }, "Fetch an access token");
    this.element = make("fieldset", { class: "fields" }, make("legend", {}, `Client credentials of ${setting.name}`),
      this.url.element, this.scopes.element, button, this.state);
  }

  async fetch() {
    this.url.complain([]);
    this.state.textContent = "Waiting for the answer …";
    try {
      const { token, seconds } = await fetchToken(this.request());
      this.connection.set(this.setting, token);
      this.state.textContent = seconds === null ? "Fetched. It is kept in this page only." : `Fetched, good for ${countOf(seconds, "second")}. It is kept in this page only.`;
    } catch (error) {
      if (!(error instanceof Obstacle)) throw error;
      this.state.textContent = "";
      this.url.complain([error.message]);
    }
  }

  /** What is sent for a token. */
  request() {
    const { settings, base } = this.connection;
    const { id, secret } = this.setting.token;
    for (const name of [id, secret]) {
      if (!settings.get(name)) throw new Obstacle(`the setting ${name} is missing`);
    }
    const scopes = this.scopes.control.value.trim();
    const [entered, below] = [this.url.control.value.trim(), `${base.replace(/\/+$/, "")}/`];
    if (!URL.canParse(entered, below)) throw new Obstacle("this is no URL");
    return { url: new URL(entered, below), id: settings.get(id), secret: settings.get(secret), scopes };
  }
}

/** A token and how many seconds it is good for, where the answer says it. */
async function fetchToken({ url, id, secret, scopes }) {
  const credentials = base64Of(bytesOf(`${percentEncode(id)}:${percentEncode(secret)}`));
  const request = {
    method: "POST", credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer",
    headers: { Accept: "application/json", Authorization: `Basic ${credentials}`, "Content-Type": "application/x-www-form-urlencoded" },
    body: `grant_type=client_credentials${scopes && `&scope=${percentEncode(scopes)}`}`,
  };
  const { status, text: body } = await fetchText(url, request);
  const answer = readAnswerBody(body);
  const text = (name) => (memberOf(answer, name)?.type === "string" ? memberOf(answer, name).value : undefined);
  if (status !== 200) {
    const error = text("error");
    throw new Obstacle(`the answer has status ${status}${error ? ` and error ${error}` : ""}`);
  }
  if ((text("token_type") ?? "bearer").toLowerCase() !== "bearer") throw new Obstacle("the answer has a token of another type than Bearer");
  const token = text("access_token");
  if (!token) throw new Obstacle("the answer has no access_token");
  const life = memberOf(answer, "expires_in");
  const seconds = Number(life && plainText(life));
  return { token, seconds: Number.isInteger(seconds) && seconds > 0 ? seconds : null };
}

async function fetchText(url, request) {
  try {
    const response = await fetch(url, request);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Obstacle("no answer came: the URL is wrong, or its server does not let this page read its answers (CORS)");
  }
}
