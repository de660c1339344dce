/* Overleg: slepen op de agenda, en met de pijltjes door het overleg. Zonder script doen de knoppen hetzelfde. */
"use strict";

document.querySelectorAll("[data-agenda]").forEach((list) => {
  const form = document.getElementById(list.dataset.agenda);
  let dragged = null;
  const items = () => [...list.querySelectorAll("[data-item]")];
  const mark = (over) => items().forEach((item) => item.classList.toggle("wz-agenda__item--over", item === over));
  items().forEach((item) => { item.draggable = true; });
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-item]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    mark(event.target.closest("[data-item]"));
  });
  list.addEventListener("dragend", () => { dragged = null; mark(null); });
  list.addEventListener("drop", (event) => {
    const over = event.target.closest("[data-item]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const isBelow = items().indexOf(dragged) < items().indexOf(over);
    over.insertAdjacentElement(isBelow ? "afterend" : "beforebegin", dragged);
    form.elements.volgorde.value = items().map((item) => item.dataset.item).join(" ");
    form.submit();
  });
});

/* Arrows walk, and with Shift they also write: no letters, which type; in a field keys keep their own meaning. */
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, summary, [contenteditable]");
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = document.querySelector(`[data-step="${event.shiftKey ? "Shift+" : ""}${event.key}"]`);
  if (!step) return;
  event.preventDefault();
  step.click();
});
