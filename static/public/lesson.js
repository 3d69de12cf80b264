// Puts the feedback on an answer in place of its form. Without it the form leads to the question's own page, and back.
const opened = Date.now();

async function send(form, section) {
  const button = form.querySelector("button");
  const words = button.textContent;
  const data = new URLSearchParams(new FormData(form));
  data.set("seconds", Math.ceil((Date.now() - (section.shownAt ?? opened)) / 1000));
  button.disabled = true;
  button.textContent = form.dataset.waiting;
  try {
    const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-Fragment": "1" } });
    if (response.status >= 500) throw new Error(response.status);
    if (!response.headers.has("X-Fragment")) return form.submit();  // a page that says why, not a piece of one
    put(section, await response.text(), form);
  } catch {
    const problem = form.querySelector(".problem") ?? Object.assign(document.createElement("p"), { className: "problem" });
    problem.setAttribute("role", "alert");
    problem.textContent = form.dataset.failed;
    button.before(problem);
    button.disabled = false;
    button.textContent = words;
  }
}

function put(section, html, form) {
  section.innerHTML = html;
  const again = section.querySelector("[data-again]");
  again?.addEventListener("click", (event) => {
    event.preventDefault();
    section.replaceChildren(form);
    form.reset();
    form.querySelector(".problem")?.remove();
    const button = form.querySelector("button");
    button.disabled = false;
    button.textContent = form.dataset.check;
    section.shownAt = Date.now();
    form.querySelector("input:not([type=hidden])").focus();
  });
  const first = section.querySelector(".verdict, .problem");
  first?.focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-activity]");
  if (!form) return;
  event.preventDefault();
  form.dataset.check ??= form.querySelector("button").textContent;
  send(form, form.closest(".activity"));
});
