/* Joins allauth's own script to our forms: what the browser needs stands in an attribute, not in a script. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const begin = form.dataset.passkey === "add" ? "addForm" : "authenticateForm";
  const options = JSON.parse(form.dataset.asked);
  window.allauth.webauthn.forms[begin]({
    ids: { add: "sleutel", authenticate: "sleutel", credential: form.querySelector("[name=credential]").id },
    data: options,
  });
  document.getElementById("sleutel").disabled = false; // before this a press would do nothing, and say nothing
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const said = document.querySelector("[data-passkey-error]");
  said.hidden = false;
  said.setAttribute("role", "alert");
});
