// The citation in prose: an inline atom at the end of the statement it supports, and the dialog that picks it.
// Its words and the dialog's shape are in templates/admin/citation_dialog.html. Without it, prose can be read and not edited.
import { Node } from "django-prose-editor/editor"

const template = document.getElementById("citation-dialog")
const words = template?.dataset ?? {}
const NAMES = ["basis", "source", "at"] // in this order they are written: data-basis, data-source, data-at

const chip = ({ basis, source, at }) => ({ source: at || source, claim: `${words.claim}: ${source}` })[basis] ?? words[basis] ?? basis

const selected = (editor) => {
  const { node } = editor.state.selection
  return node?.type.name === "citation" ? node : null
}

export const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,

  addAttributes: () =>
    Object.fromEntries(
      NAMES.map((name) => [
        name,
        {
          default: null,
          parseHTML: (element) => element.getAttribute(`data-${name}`) || null,
          renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
        },
      ]),
    ),
  parseHTML: () => [{ tag: "cite[data-basis]" }],
  renderHTML: ({ HTMLAttributes }) => ["cite", HTMLAttributes],
  renderText: () => "",

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = document.createElement("cite")
      dom.className = "citation"
      dom.dataset.basis = node.attrs.basis
      dom.textContent = chip(node.attrs)
      dom.setAttribute("role", "button")
      dom.setAttribute("aria-label", `${words.edit} ${dom.textContent}`)
      dom.title = [node.attrs.source, node.attrs.at].filter(Boolean).join(", ")
      dom.addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos())
        cite(editor)
      })
      return { dom }
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-k": ({ editor }) => cite(editor),
      Enter: ({ editor }) => Boolean(selected(editor)) && cite(editor),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "citation",
      groups: "link",
      button: buttons.text(words.button, words.hint),
      command: (editor) => cite(editor),
      active: (editor) => Boolean(selected(editor)),
    })
  },
})

function cite(editor) {
  if (!template || !editor.isEditable) return false
  const { from, to } = editor.state.selection
  const current = selected(editor)
  ask(current?.attrs).then((answer) => {
    editor.view.focus() // at once, so that a key pressed next is not lost
    const chain = editor.chain()
    if (answer === "remove") chain.deleteRange({ from, to })
    else if (answer) chain.insertContentAt(current ? { from, to } : to, { type: "citation", attrs: answer })
    if (current && answer !== "remove") chain.setTextSelection(to) // a key pressed next must not replace it
    chain.run()
  })
  return true
}

// The attributes of a citation, "remove", or null when nothing shall change.
function ask(current) {
  document.body.append(template.content.cloneNode(true))
  const dialog = document.body.lastElementChild
  const form = dialog.querySelector("form")
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`)
  const { basis, q, at } = form.elements
  let found = []

  let finish
  const answered = new Promise((resolve) => {
    finish = () => {
      const place = basis.value === "source" ? at.value.trim() : ""
      const answer = { basis: basis.value, source: needsRow() ? chosen()?.source : null, at: place || null }
      resolve({ insert: answer, remove: "remove" }[dialog.returnValue] ?? null)
      dialog.remove()
    }
  })
  dialog.addEventListener("close", () => finish())

  const chosen = () => found[form.elements.found?.value ?? -1] ?? (current?.basis === basis.value ? current : null)
  const needsRow = () => ["source", "claim"].includes(basis.value)
  const say = (text) => (part("status").textContent = text)
  const forget = () => {
    found = []
    part("found").replaceChildren()
  }
  const show = () => {
    part("record").hidden = !needsRow()
    part("place").hidden = basis.value !== "source"
    for (const name of ["interpretation", "background"]) part(name).hidden = basis.value !== name
  }
  const search = async () => {
    const asked = `${basis.value} ${q.value.trim()}`
    if (!needsRow() || !q.value.trim()) return forget()
    try {
      const address = `${words.search}?${new URLSearchParams({ basis: basis.value, q: q.value })}`
      const answer = await (await fetch(address, { headers: { Accept: "application/json" } })).json()
      if (asked !== `${basis.value} ${q.value.trim()}`) return // something else is being searched by now
      forget()
      found = answer.found
      part("found").append(...found.map(row))
      say(found.length ? `${found.length} ${words.found}` : words.none)
      if (found.length) choose(0)
    } catch {
      say(words.lost)
    }
  }
  const row = ({ title, detail, at }, number) => {
    const label = document.createElement("label")
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "found", value: number })
    const text = Object.assign(document.createElement("span"), { textContent: title })
    const small = Object.assign(document.createElement("small"), { textContent: [at, detail].filter(Boolean).join(": ") })
    label.append(input, text, small)
    return label
  }
  const choose = (number) => {
    part("found").querySelectorAll("input")[number].checked = true
    at.value = found[number].at ?? ""
  }
  const step = (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!way || !found.length) return
    event.preventDefault()
    choose((Number(form.elements.found.value || 0) + way + found.length) % found.length)
    part("found").querySelector(":checked").closest("label").scrollIntoView({ block: "nearest" })
  }

  let timer
  q.addEventListener("input", () => {
    clearTimeout(timer)
    forget()
    timer = setTimeout(search, 200)
  })
  q.addEventListener("keydown", step)
  form.addEventListener("change", ({ target }) => {
    if (target.name === "found") choose(Number(target.value))
    if (target.name === "basis") {
      show()
      forget()
      search()
    }
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const pressed = event.submitter?.value
    if (pressed === "insert" && needsRow() && !chosen()) {
      say(words.choose)
      q.focus()
    } else {
      dialog.close(pressed)
      finish() // not with the event of closing: that comes a moment later, when the next key may be down
    }
  })

  if (current) {
    basis.value = current.basis
    at.value = current.at ?? ""
    part("remove").hidden = false
    if (current.source) say(`${words.now} ${current.source}`)
  }
  show()
  dialog.showModal()
  return answered
}
