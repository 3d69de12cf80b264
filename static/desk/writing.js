// Shows a question as it is written after each pause of who writes it. Without it, the button beside the form does.
const button = document.querySelector("[data-as-written]")
const PAUSE = 900 // milliseconds
let pause
const later = () => {
  clearTimeout(pause)
  pause = setTimeout(() => button.form.requestSubmit(button), PAUSE)
}
for (const kind of ["input", "change", "keyup"]) button?.form.addEventListener(kind, later)
