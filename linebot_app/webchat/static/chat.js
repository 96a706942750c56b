// Fetches what came and sends what is done, without loading the page again. Without a script every form works by itself.

const thread = document.getElementById("thread");
const list = thread.querySelector("ol");
const problem = document.getElementById("problem");
const say = document.getElementById("say");
const field = document.getElementById("text");
const language = document.documentElement.lang;
const CALM = 3000, SLOW = 10000; // ms between two looks while nothing is awaited; the longer nothing came, the longer

let version = thread.dataset.version;
let timer = 0, asking = false, failures = 0, looks = 0, lastChange = Date.now();

document.documentElement.classList.add("has-script");

const newest = () => list.lastElementChild?.dataset.number ?? "0";
const waits = () => list.lastElementChild?.classList.contains("own");
const where = () => ({ after: newest(), version, language });

function drawn(html) {
  const made = document.createElement("template");
  made.innerHTML = html; // from our own server, where every word was made harmless
  return made.content.firstElementChild;
}

function show(news) {
  const whole = news.whole;
  const fresh = news.letters.filter((one) => whole || BigInt(one.number) > BigInt(newest()));
  if (whole) list.replaceChildren();
  const items = fresh.map((one) => drawn(one.html));
  const reads = waits() || thread.scrollHeight - thread.scrollTop - thread.clientHeight < 120;
  list.append(...items);
  version = news.version;
  const state = news.letters.map((one) => one.state).filter(Boolean).at(-1);
  if (state) thread.dataset.state = state;
  if (fresh.length === 0) return;
  lastChange = Date.now();
  const said = items.find((one) => one.classList.contains("house"));
  if (whole || waits()) thread.scrollTop = thread.scrollHeight;
  else if (reads && said) said.scrollIntoView({ block: "start" }); // where reading goes on; whoever looks further up is left there
  // The frame speaks the language of the conversation, and an emptied chat begins anew.
  if (news.language && news.language !== language) location.reload();
}

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
}

async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, credentials: "same-origin", headers: { "X-Asked-By": "script" } });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { words: told.problem });
  return told;
}

async function look() {
  if (asking) return;
  asking = true;
  try {
    looks += 1;
    show(await ask(`${thread.dataset.news}?${new URLSearchParams(where())}`));
    failures = 0;
  } catch {
    failures += 1;
  } finally {
    asking = false;
    plan();
  }
}

function plan() {
  clearTimeout(timer);
  if (document.hidden) return;
  const idle = Date.now() - lastChange;
  const soon = 150 * 1.5 ** looks; // an answer is there within some hundredths of a second
  const pause = waits() ? Math.min(soon, CALM) : idle < 120000 ? CALM : SLOW;
  timer = setTimeout(look, Math.min(pause * 2 ** Math.min(failures, 5), 30000));
}

async function send(form, body, submitter) {
  const id = form.elements.id;
  body.set("id", id.value);
  for (const [name, value] of Object.entries(where())) body.set(name, value);
  submitter?.setAttribute("aria-busy", "true");
  try {
    const news = await ask(form.action, { method: "POST", body });
    id.value = crypto.randomUUID(); // only now: what was sent without an answer is sent again as the same
    tell("");
    show(news);
    lastChange = Date.now();
    looks = 0;
    return true;
  } catch (error) {
    tell(error.words ?? thread.dataset.away);
    return false;
  } finally {
    submitter?.removeAttribute("aria-busy");
    plan();
  }
}

const underWay = new Map(); // of a form: what it sends last, and when that is done

document.addEventListener("submit", async (event) => {
  const form = event.target, submitter = event.submitter;
  if (form.closest(".leave")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.set(submitter.name, submitter.value);
  body.delete("id");
  const before = underWay.get(form), told = body.toString(), written = field.value;
  if (before?.told === told) return; // touched twice
  const sending = (before?.sending ?? Promise.resolve()).then(() => send(form, body, submitter));
  underWay.set(form, { told, sending });
  const done = await sending;
  if (underWay.get(form)?.sending === sending) underWay.delete(form);
  if (!done) return;
  if (form === say) {
    if (field.value === written) field.value = "";
    field.focus();
  } else if (list.contains(form) || form.closest("li")) {
    list.lastElementChild?.focus({ preventScroll: true }); // what was touched is gone
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  await copied(button.dataset.text);
  const label = button.dataset.label ?? (button.dataset.label = button.textContent);
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = label; }, 2000);
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A frame may not be allowed to: then as it was done before.
    const place = document.createElement("textarea");
    place.value = text;
    document.body.append(place);
    place.select();
    document.execCommand("copy");
    place.remove();
  }
}

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault();
    say.requestSubmit();
  }
});
document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : look()));
thread.scrollTop = thread.scrollHeight;
plan();
