// Arrow keys in the drawing of the exchange: left and right in time, up and down between lanes, Home and End to its ends,
// Escape back to where one came from. Without it Tab goes through the messages in order of time.
const drawing = document.querySelector("svg.exchange");
const marks = drawing ? [...drawing.querySelectorAll("a")] : [];
const place = (mark) => mark.querySelector(".disc, rect").getBoundingClientRect();
let before = null;

function beside(mark, way) {
  const here = place(mark);
  const rest = marks.filter((other) => (place(other).y - here.y) * way > 4);
  const far = (other) => Math.abs(place(other).x - here.x) + Math.abs(place(other).y - here.y);
  return rest.sort((one, other) => far(one) - far(other))[0];
}

const inTime = [...marks].sort((one, other) => place(one).x - place(other).x);
const moves = {
  ArrowLeft: (mark) => inTime[inTime.indexOf(mark) - 1],
  ArrowRight: (mark) => inTime[inTime.indexOf(mark) + 1],
  ArrowUp: (mark) => beside(mark, -1),
  ArrowDown: (mark) => beside(mark, 1),
  Home: () => inTime[0],
  End: () => inTime.at(-1),
  Escape: () => before ?? document.querySelector(".numbers summary"),
};

drawing?.addEventListener("focusin", (event) => {
  if (!drawing.contains(event.relatedTarget)) before = event.relatedTarget;
});
drawing?.addEventListener("keydown", (event) => {
  const mark = event.target.closest("a");
  const to = mark && moves[event.key]?.(mark);
  if (!to) return;
  event.preventDefault();
  to.focus();
});
