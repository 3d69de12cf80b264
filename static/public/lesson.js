// Puts the feedback on an answer in place of its form. Without it the form leads to the question's own page, and back.
// Shows what a word of the glossary means beside it. Without it, or without popovers, the word leads to the glossary.
// Says what this browser has answered before, and where to go on. Without it that stands on the page "My reading".
// Opens what is closed before it is printed, and says on which host the page was read.
const opened = Date.now();

async function send(form, section, submitter) {
  const button = form.querySelector(".press");
  const words = button.textContent;
  const data = new URLSearchParams(new FormData(form));
  if (submitter?.name) data.set(submitter.name, submitter.value);
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
  cards(section);
  const again = section.querySelector("[data-again]");
  again?.addEventListener("click", (event) => {
    event.preventDefault();
    section.replaceChildren(form);
    form.reset();
    form.querySelector(".problem")?.remove();
    const button = form.querySelector(".press");
    button.disabled = false;
    button.textContent = form.dataset.check;
    section.shownAt = Date.now();
    form.querySelector("input:not([type=hidden]), select, button:not(.unseen)").focus();
  });
  const first = section.querySelector(".verdict, .problem") ?? section.querySelector("input:not([type=hidden])");
  first?.focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-activity]");
  if (!form) return;
  event.preventDefault();
  form.dataset.check ??= form.querySelector(".press").textContent;
  send(form, form.closest(".activity"), event.submitter);
});

// Cards are moved in place, by buttons or by dragging. Without it they have numbers to choose, or each move is sent.
function cards(within) {
  for (const list of within.querySelectorAll("[data-cards]")) {
    for (const select of list.querySelectorAll("select")) {
      select.replaceWith(Object.assign(document.createElement("input"), { type: "hidden", name: "answer", value: select.dataset.uid }));
    }
    const hint = list.closest("fieldset").querySelector("[data-numbered]");
    if (hint) hint.textContent = list.dataset.moved;
    for (const card of list.children) {
      card.draggable = true;
      for (const button of card.querySelectorAll("[data-move]")) button.hidden = false;
    }
  }
}

function say(card) {
  const all = [...card.parentElement.children];
  const words = card.parentElement.dataset.now.replace("%1", all.indexOf(card) + 1).replace("%2", all.length);
  card.closest("fieldset").querySelector("[role=status]").textContent = `${card.innerText.split("\n")[0]}: ${words}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  const card = button.closest("li");
  if (button.dataset.move === "up") card.previousElementSibling?.before(card);
  else card.nextElementSibling?.after(card);
  button.focus();
  say(card);
});

let held = null;
document.addEventListener("dragstart", (event) => { held = event.target.closest?.("[data-cards] > li"); });
document.addEventListener("dragover", (event) => {
  const over = held && event.target.closest("[data-cards] > li");
  if (!over || over.parentElement !== held.parentElement) return;
  event.preventDefault();
  if (over === held) return;
  const below = over.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_PRECEDING;
  over[below ? "after" : "before"](held);
});
document.addEventListener("dragend", () => { if (held) say(held); held = null; });

cards(document);
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

const soFar = document.querySelector("[data-so-far]");
if (soFar && document.cookie.includes("answered=")) {
  fetch(soFar.dataset.soFar).then(async (response) => {
    if (!response.headers.has("X-Fragment")) return;
    const template = Object.assign(document.createElement("template"), { innerHTML: await response.text() });
    for (const part of template.content.querySelectorAll("[data-into]")) document.getElementById(part.dataset.into)?.prepend(part);
  }).catch(() => {});  // nothing is lost: it stands on "My reading"
}

addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
for (const place of document.querySelectorAll("[data-host]")) place.textContent = location.host;
