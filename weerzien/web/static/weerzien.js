/* Small comforts on top of pages that work without any script. */
"use strict";

/* "Waarom deze dag?" and forms open in place; a second press, "Niet ..." or Escape closes them and goes back. */
const openerOf = (place) => document.querySelector(`[data-toggles="${place.id}"]`);
const placeAround = (element) => {
  const place = element.closest("[id^='feit-'], [id^='waarom-']");
  return place && openerOf(place) ? place : null;
};
const closePlace = (place, goBack) => {
  place.querySelectorAll("form[data-draft]").forEach((form) => form.dispatchEvent(new Event("weerzien:gone")));
  place.replaceChildren();
  openerOf(place).setAttribute("aria-expanded", "false");
  if (goBack) openerOf(place).focus();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-toggles]");
  const close = event.target.closest("[data-closes]");
  const place = link ? document.getElementById(link.dataset.toggles) : close && placeAround(close);
  if (!place || (link && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
  if (place.childElementCount > 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    closePlace(place, Boolean(close));
  }
}, true);

document.addEventListener("keydown", (event) => {
  const place = event.key === "Escape" && !event.isComposing && placeAround(event.target);
  if (!place || place.childElementCount === 0) return;
  event.preventDefault();
  closePlace(place, true);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const opener = document.querySelector(`[data-toggles="${event.target.id}"]`);
  if (opener) opener.setAttribute("aria-expanded", "true");
  const field = opener && event.target.querySelector("form select, form input:not([type=hidden])");
  if (field) field.focus();
});

/* A form that was sent is not sent twice by a second press; coming back to the page opens it again. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-draft]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});

/* What cannot be put in place (not found, session ended, out of order) is shown as a page of its own. */
document.addEventListener("htmx:responseError", (event) => {
  window.location.assign(event.detail.pathInfo.finalRequestPath);
});
document.addEventListener("htmx:sendError", () => {
  document.getElementById("melding").textContent = "Er is geen verbinding. Er is niets verloren; probeer het straks nog eens.";
});

/* After saving one is back where one was: the address names the link that opened the form. */
window.addEventListener("load", () => {
  const opener = document.getElementById(window.location.hash.slice(1));
  if (!opener || !opener.matches("[data-toggles]") || document.querySelector("[data-focus]")) return;
  opener.closest("details").open = true;
  opener.focus();
});

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-toggles]").forEach((link) => {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", link.dataset.toggles);
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); link.click(); }
    });
  });
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  document.querySelectorAll("[data-undo]").forEach((form) => {
    window.setTimeout(() => {
      const hadFocus = form.contains(document.activeElement);
      form.remove();
      if (hadFocus) document.querySelector("main").focus();
    }, 30000);
  });
  document.querySelectorAll("[data-drop]").forEach((place) => {
    const input = place.querySelector("input[type=file]");
    const over = (is) => (event) => { event.preventDefault(); place.classList.toggle("wz-drop--over", is); };
    place.addEventListener("dragover", over(true));
    place.addEventListener("dragleave", over(false));
    place.addEventListener("drop", (event) => { over(false)(event); input.files = event.dataTransfer.files; });
  });
});
