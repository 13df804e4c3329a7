// Starts the page.

function startTheme() {
  const button = document.getElementById("theme");
  const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}

/** Builds each console when it comes near the screen: documents may have a thousand. */
function startConsoles(connection) {
  const { operations } = connection.model;
  const byAnchor = new Map(operations.map((operation) => [`op-${anchorPart(operation.id)}`, operation]));
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      new Console(byAnchor.get(target.closest(".operation").id), connection, target);
    }
  }, { rootMargin: "800px" });
  for (const element of document.querySelectorAll(".console")) observer.observe(element);
}

/** On a narrow screen the contents are closed until somebody wants them. */
function startContents() {
  const contents = document.querySelector(".contents");
  const narrow = matchMedia("(max-width: 60rem)");
  const fit = () => { contents.open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  contents.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest("a")) contents.open = false;
  });
  fit();
}

const connection = new Connection(JSON.parse(document.getElementById("model").textContent));
startTheme();
startContents();
startSearch();
connection.build();
startConsoles(connection);
