/* Text that was typed and not saved stays in this tab, encrypted with a key that only the account can ask for, and on
   the server, for that account alone: a tab can be lost, and so can a connection. */
"use strict";

(() => {
  const BEGIN = "concept:";
  const forms = () => [...document.querySelectorAll("form[data-draft]")];
  /* A form that asks something first is kept as the form that saves it. */
  const pathOf = (form) => form.dataset.draftOf || new URL(form.action).pathname;
  const nameOf = (form) => BEGIN + pathOf(form);
  const kept = () => Object.keys(window.sessionStorage).filter((name) => name.startsWith(BEGIN));
  const wipe = () => kept().forEach((name) => window.sessionStorage.removeItem(name));
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("weerzien") : null;
  if (channel) channel.addEventListener("message", (event) => { if (event.data === "uitgelogd") wipe(); });

  const bytes = (text) => Uint8Array.from(window.atob(text), (letter) => letter.charCodeAt(0));
  const text = (buffer) => window.btoa(String.fromCharCode(...new Uint8Array(buffer)));
  let asked = null;
  const key = () => {
    const address = document.querySelector("[data-session]").dataset.key;
    asked = asked || fetch(address, { redirect: "error" })
      .then((answer) => answer.json())
      .then((told) => window.crypto.subtle.importKey("raw", bytes(told.key), "AES-GCM", false, ["encrypt", "decrypt"]))
      .catch((error) => { asked = null; throw error; }); /* asked once more at the next text */
    return asked;
  };

  const isKept = (form, name) => form.dataset.draftFields ? form.dataset.draftFields.split(" ").includes(name) : name !== "csrfmiddlewaretoken";
  const typed = (form) => Object.fromEntries([...new FormData(form)].filter(([name]) => isKept(form, name)));
  const keep = async (form) => {
    const nonce = window.crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(typed(form)));
    const sealed = await window.crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await key(), words);
    window.sessionStorage.setItem(nameOf(form), JSON.stringify({ nonce: text(nonce), sealed: text(sealed) }));
  };

  /* The server keeps the same, a little later; a connection that is gone is no news here, the tab still has it. */
  const addresses = () => (document.querySelector("[data-session]") || { dataset: {} }).dataset;
  const send = (address, form, more, how) => {
    const fields = new URLSearchParams({ ...more, formulier: pathOf(form) });
    fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(address, { method: "POST", body: fields, redirect: "manual", ...how }).catch(() => {});
  };
  const keepThere = (form, how) => addresses().keepAt && send(addresses().keepAt, form, typed(form), how);
  const dropThere = (form) => addresses().dropAt && send(addresses().dropAt, form, {}, {});
  const keptThere = (form) => fetch(`${addresses().keptAt}?formulier=${encodeURIComponent(pathOf(form))}`, { redirect: "error" })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((told) => told.fields)
    .catch(() => null);

  /* A key that could not be had says nothing about the text: only what this key does not open is somebody else's. */
  const read = async (name) => {
    const opening = await key();
    try {
      const draft = JSON.parse(window.sessionStorage.getItem(name));
      const words = await window.crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(draft.nonce) }, opening, bytes(draft.sealed));
      return JSON.parse(new TextDecoder().decode(words));
    } catch {
      window.sessionStorage.removeItem(name);
      return null;
    }
  };

  const offer = (form, words) => {
    const place = document.querySelector(form.dataset.draft);
    place.hidden = false;
    const there = form.parentElement.querySelector("[data-kept-here]");
    if (there) there.remove(); /* what the tab has is as new, or newer */
    place.querySelector("[data-draft-back]").addEventListener("click", () => {
      Object.entries(words).forEach(([name, value]) => { if (form.elements[name]) form.elements[name].value = value; });
      const folded = form.closest("details");
      if (folded) folded.open = true;
      place.hidden = true;
      form.querySelector("textarea, input:not([type=hidden])").focus();
    });
    place.querySelector("[data-draft-away]").addEventListener("click", () => {
      window.sessionStorage.removeItem(nameOf(form));
      dropThere(form);
      place.hidden = true;
    });
  };

  /* The key is asked for at once: once the session has ended it is too late. Without it nothing is kept. */
  const watch = (form) => {
    let timer = 0;
    let waiting = 0;
    let stop = new AbortController();
    const keepNow = () => { timer = 0; return keep(form).catch(() => {}); };
    const sendNow = () => {
      waiting = 0;
      stop = new AbortController();
      keepThere(form, { signal: stop.signal });
    };
    key().catch(() => {});
    if (form.dataset.bound === "1") keepNow(); /* it came back unsaved: what is in it now is all there is */
    if (form.dataset.bound === "1" && form.dataset.draftOf) sendNow(); /* and the server only answered a question */
    form.addEventListener("input", () => { window.clearTimeout(timer); timer = window.setTimeout(keepNow, 400);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(sendNow, 1200);
    });
    form.addEventListener("weerzien:gone", () => { if (waiting) { window.clearTimeout(waiting); sendNow(); } });
    window.addEventListener("pagehide", () => {
      if (waiting && form.isConnected && !form.dataset.sent) keepThere(form, { keepalive: true });
    });
    const leave = () => {
      window.clearTimeout(waiting);
      waiting = 0;
      stop.abort(); /* what is saved now must not come back as a draft */
    };
    form.addEventListener("submit", (event) => {
      if (!timer) { leave(); return; }
      event.preventDefault();
      window.clearTimeout(timer);
      /* Asked to send while it is being sent, a form does nothing; what the button says goes along. */
      const sendOn = () => { leave(); delete form.dataset.sent; form.requestSubmit(event.submitter); };
      keepNow().then(() => window.setTimeout(sendOn));
    });
  };

  /* What was saved is gone by now: the server says so on the page that comes after. Sent alone is not saved. */
  const look = async (name) => {
    const form = forms().find((each) => nameOf(each) === name);
    if (!form || form.dataset.bound === "1") return;
    const words = await read(name).catch(() => null); /* it stays, and is offered on the next page */
    if (words) offer(form, words);
  };

  /* What is not in this tab may be on the server; a form that came from there says so itself. */
  const ask = async (form) => {
    if (kept().includes(nameOf(form)) || form.dataset.bound === "1" || "keptByServer" in form.dataset) return;
    const words = addresses().keptAt && await keptThere(form);
    if (words) offer(form, words);
  };

  /* What was saved, and what went on under another address, is no draft any more. */
  const forget = () => document.querySelectorAll("[data-saved]").forEach((said) => {
    window.sessionStorage.removeItem(BEGIN + said.dataset.saved);
  });

  /* A form that is not on the page yet: say where it opens. */
  const tell = () => {
    const place = document.querySelector("[data-kept-drafts]");
    const names = place ? kept().filter((name) => name.startsWith(BEGIN + place.dataset.keptDrafts)) : [];
    names.filter((name) => !forms().some((form) => nameOf(form) === name)).forEach((name) => {
      const link = document.createElement("a");
      link.href = name.slice(BEGIN.length).replace(/[a-z]+\/$/, "?concept");
      link.textContent = "Open het formulier waarin u bezig was";
      const item = document.createElement("li");
      item.append(link);
      place.querySelector("ul").append(item);
      place.hidden = false;
    });
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    if (!window.crypto.subtle || !document.querySelector("[data-session]")) return;
    event.target.querySelectorAll("form[data-draft]").forEach((form) => {
      if (kept().includes(nameOf(form))) look(nameOf(form));
      watch(form);
    });
  });

  document.addEventListener("DOMContentLoaded", async () => {
    forget();
    document.querySelectorAll("form[data-logout]").forEach((form) => form.addEventListener("submit", () => {
      wipe();
      if (channel) channel.postMessage("uitgelogd");
    }));
    if (!window.crypto.subtle) return;
    kept().forEach(look);
    tell();
    if (document.querySelector("[data-session]")) forms().forEach((form) => { watch(form); ask(form); });
  });
})();
