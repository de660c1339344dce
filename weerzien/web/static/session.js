/* Warns before the session ends; without this script it simply ends. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("[data-session]");
  if (!box) return;
  const stay = box.querySelector("[data-stay]");
  let endsAt = 0;
  let timer = 0;

  const told = (ending) => {
    endsAt = Date.now() + ending.seconds * 1000;
    box.querySelector("[data-idle]").hidden = !ending.may_stay;
    box.querySelector("[data-longest]").hidden = ending.may_stay;
    stay.hidden = !ending.may_stay;
    wait();
  };
  const seconds = () => Math.round((endsAt - Date.now()) / 1000);
  const inWords = (left) => (left > 90 ? "2 minuten" : left > 45 ? "1 minuut" : "een halve minuut");

  const wait = () => {
    window.clearTimeout(timer);
    const warning = Number(box.dataset.warning);
    if (seconds() <= 0) { window.location.reload(); return; }
    if (seconds() > warning) {
      box.hidden = true;
      timer = window.setTimeout(look, Math.min((seconds() - warning) * 1000, 2147483647));
      return;
    }
    const words = inWords(seconds());
    box.querySelectorAll("[data-clock]").forEach((clock) => { if (clock.textContent !== words) clock.textContent = words; });
    box.hidden = false;
    timer = window.setTimeout(seconds() % 15 === 0 ? look : wait, 1000);
  };

  /* Another tab may have been at work: ask before warning. */
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.left, { headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.ok) { told(await answer.json()); return; }
      if (answer.type === "opaqueredirect") { window.location.reload(); return; }
    } catch { /* no connection: the end comes all the same */ }
    timer = window.setTimeout(wait, 1000);
  };

  stay.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(stay.action, { method: "POST", body: new FormData(stay), redirect: "manual" });
    if (answer.ok) told(await answer.json());
    else window.location.reload();
  });

  told({ seconds: Number(box.dataset.seconds), may_stay: box.dataset.mayStay === "1" });
});
