// Puts the feedback on an answer in place of its form. Without it the form leads to the question's own page, and back.
// Shows what a word of the glossary means beside it. Without it, or without popovers, the word leads to the glossary.
// Opens what is closed before it is printed, and says on which host the page was read.
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

document.addEventListener("click", (event) => {
  const word = event.target.closest("[data-term]");
  const meaning = word && document.getElementById(word.dataset.term);
  if (!meaning?.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  meaning.showPopover();
  const at = word.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - meaning.offsetWidth - 12);
  const below = at.bottom + meaning.offsetHeight + 12 < innerHeight;
  const top = below ? at.bottom + 6 : at.top - meaning.offsetHeight - 6;
  Object.assign(meaning.style, { left: `${Math.max(12, left)}px`, top: `${Math.max(12, top)}px` });
  meaning.querySelector("a").focus({ preventScroll: true });
  meaning.addEventListener("toggle", (closed) => closed.newState === "closed" && word.focus(), { once: true });
});

addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
for (const place of document.querySelectorAll("[data-host]")) place.textContent = location.host;
