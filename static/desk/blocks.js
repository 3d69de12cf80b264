// Adds to the page editor what a pointer can do and a keyboard could not: move a block by buttons, add one without a mouse.
// Without it blocks are still moved by dragging. Its words are in templates/admin/exhibit/page/change_form.html.
const words = document.getElementById("block-words").dataset
const SETTLED = 400 // milliseconds: by then the editor has put back its own place, and its texts have their height
const orderOf = (block) => Number(block.style.order)
const blocks = () =>
  [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")].sort((a, b) => orderOf(a) - orderOf(b))

function move(block, way, button) {
  const all = blocks()
  const other = all[all.indexOf(block) + way]
  if (!other) return
  all.splice(all.indexOf(block), 1)
  all.splice(all.indexOf(other) + (way > 0 ? 1 : 0), 0, block)
  all.forEach((each, place) => {
    each.style.order = 10 * (place + 1)
    each.querySelector(".order-machine-ordering").value = 10 * (place + 1)
  })
  block.scrollIntoView({ block: "nearest" })
  button.focus()
  status.textContent = `${words.moved} ${all.indexOf(block) + 1}`
}

function addButtons(block) {
  const title = block.querySelector(":scope > h3")
  if (!title || title.querySelector(".move-block") || !ContentEditor.allowChange) return
  const group = Object.assign(document.createElement("span"), { className: "move-block" })
  for (const [way, sign, label] of [[-1, "↑", words.up], [1, "↓", words.down]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: label })
    button.setAttribute("aria-label", label)
    button.addEventListener("click", (event) => {
      event.stopPropagation() // a click on the title would fold the block
      move(block, way, button)
    })
    group.append(button)
  }
  title.append(group)
}

function addBar() {
  const bar = Object.assign(document.createElement("div"), { className: "add-block" })
  const title = Object.assign(document.createElement("b"), { textContent: words.add })
  const buttons = ContentEditor.plugins.map(({ prefix, title, button: icon }) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button" })
    button.insertAdjacentHTML("afterbegin", icon)
    button.firstElementChild?.setAttribute("aria-hidden", "true")
    button.append(title)
    button.addEventListener("click", () => ContentEditor.addContent(prefix))
    return button
  })
  bar.append(title, ...buttons)
  document.querySelector(".order-machine-wrapper").after(bar)
}

const status = Object.assign(document.createElement("p"), { className: "visually-hidden" })
status.setAttribute("role", "status")

function start() {
  blocks().forEach(addButtons)
  document.body.append(status)
  if (ContentEditor.allowChange) addBar()
  const target = document.querySelector(".differences, .errornote") ?? document.getElementById(location.hash.slice(1))
  setTimeout(() => target?.scrollIntoView(), SETTLED) // what was refused, or the block a finding is about
}

document.addEventListener("content-editor:activate", ({ detail }) => addButtons(detail.inline))
if (document.querySelector(".order-machine")) start()
else document.addEventListener("content-editor:ready", start)
