// Adds a button after each [data-copy] that copies its text. Without script there is text to select.
// On plain http there is no navigator.clipboard: there the text is selected and the old command copies it.
async function copy(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.innerText);
  const selection = getSelection();
  selection.selectAllChildren(element);
  if (!document.execCommand("copy")) throw new Error("nothing was copied");  // it stays selected for the reader's own keys
  selection.removeAllRanges();
}

for (const element of document.querySelectorAll("[data-copy]")) {
  const words = element.closest("[data-copy-label]").dataset;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.copyLabel });
  const said = Object.assign(document.createElement("span"), { className: "small" });
  said.setAttribute("role", "status");
  button.addEventListener("click", () => copy(element).then(() => { said.textContent = words.copiedLabel; }, () => {}));
  element.after(button, said);
}
