// What the page of a conversation does beside htmx: words stay in the box while the page is renewed, canned answers by one
// key, letters left, the newest in sight; and on every page: the browser tells of new alerts where it was allowed to.

const box = () => document.getElementById("talk-words");
let kept = null;

function keep() {
  const area = box();
  kept = area && { words: area.value, from: area.selectionStart, to: area.selectionEnd, focused: document.activeElement === area };
}

function restore() {
  const area = box();
  if (area && kept) {
    area.value = kept.words;
    area.setSelectionRange(kept.from, kept.to);
    if (kept.focused) area.focus();
  }
  kept = null;
  count();
}

function count() {
  const area = box();
  const left = document.querySelector("#talk [data-left]");
  if (area && left) left.textContent = String(5000 - area.value.length);
}

function insert(words) {
  const area = box();
  if (!area) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  area.focus();
  count();
}

const isTalk = (target) => target instanceof Element && target.id === "talk";

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (isTalk(event.detail.target)) keep();
});
document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (isTalk(event.detail.target)) restore();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (isTalk(target)) {
    keep();
    if (kept && !xhr.getResponseHeader("X-Refused")) kept = { words: "", from: 0, to: 0, focused: kept.focused };
  } else if (target.classList?.contains("turns")) {
    const page = document.scrollingElement;
    target.dataset.follow = page.scrollHeight - page.scrollTop - page.clientHeight < 400 ? "yes" : "";
    document.documentElement.dataset.follow = target.dataset.follow;
  }
});
// At once, not when it has settled: whoever types quickly has begun by then.
document.addEventListener("htmx:afterSwap", (event) => {
  if (isTalk(event.detail.elt)) restore();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt?.classList?.contains("turns") && document.documentElement.dataset.follow) {
    box()?.scrollIntoView({ block: "end" });
  }
});

// The bell asks every few seconds: once the sign-in is over, what the page shows goes away.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) location.reload();
});

document.addEventListener("input", (event) => {
  if (event.target === box()) count();
});
document.addEventListener("click", (event) => {
  const canned = event.target.closest?.("[data-body]");
  if (canned) insert(canned.dataset.body);
});
document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && /^Digit[1-9]$/.test(event.code)) {
    const canned = document.querySelectorAll("#talk [data-body]")[Number(event.code.slice(5)) - 1];
    if (canned) {
      event.preventDefault();
      insert(canned.dataset.body);
    }
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === box()) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// Alerts

const TOLD = "kikiyaku-alerts-told";

function tell() {
  const told = new Set(JSON.parse(sessionStorage.getItem(TOLD) ?? "[]"));
  const now = [...document.querySelectorAll("#alerts [data-alert]")];
  for (const one of now) {
    if (told.has(one.dataset.alert)) continue;
    if ("Notification" in window && Notification.permission === "granted") {
      const note = new Notification(one.dataset.words, { tag: `alert-${one.dataset.alert}`, requireInteraction: true });
      const link = one.querySelector("a")?.href;
      note.onclick = () => {
        window.focus();
        if (link) window.location.assign(link);
      };
    }
  }
  sessionStorage.setItem(TOLD, JSON.stringify(now.map((one) => one.dataset.alert)));
}

function ask() {
  const button = document.getElementById("notify");
  if (!button) return;
  if (!("Notification" in window) || Notification.permission !== "default") button.hidden = true;
  else button.hidden = false;
  button.addEventListener("click", async () => {
    await Notification.requestPermission();
    button.hidden = true;
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt?.id === "alerts") tell();
});
ask();
tell();
count();
