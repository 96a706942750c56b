// Talks to the control API and keeps what it tells: people, chats, switches, clock. Draws nothing.

export const state = { rev: 0, bot: { name: "" }, people: [], groups: [], clock: { now: Date.now(), forward_ms: 0 }, switches: {}, faults: [], fault_kinds: {}, loading: {}, entries: new Map(), ready: false };
const listeners = new Set();
let skew = 0;

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function now() {
  return Date.now() + skew;
}

/** All entries of a chat in order. */
export function chat(id) {
  const found = state.entries.get(id);
  return found ? [...found.values()] : [];
}

export function person(id) {
  return state.people.find((one) => one.id === id);
}

export async function call(method, path, body) {
  const answer = await fetch(`/sim/api${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(found.message || `${answer.status}`);
  return found;
}

export const send = (to, kind, more = {}) => call("POST", `/chats/${to}/send`, { kind, ...more });
export const tap = (to, action, messageId, quick, value) =>
  call("POST", `/chats/${to}/tap`, { action, message_id: messageId, quick, value });

/** Follows the changes for ever; the browser connects again by itself. */
export function follow() {
  const feed = new EventSource("/sim/api/feed?after=0");
  feed.addEventListener("change", (event) => {
    const news = JSON.parse(event.data);
    if (news.rev < state.rev) state.entries.clear();
    const { entries, ...rest } = news;
    Object.assign(state, rest);
    const there = new Set([...news.people, ...news.groups].map((one) => one.id));
    for (const id of state.entries.keys()) if (!there.has(id)) state.entries.delete(id);
    skew = news.clock.now - Date.now();
    const changed = new Map();
    for (const entry of entries) {
      if (!state.entries.has(entry.chat)) state.entries.set(entry.chat, new Map());
      state.entries.get(entry.chat).set(entry.seq, entry);
      if (!changed.has(entry.chat)) changed.set(entry.chat, []);
      changed.get(entry.chat).push(entry);
    }
    state.ready = true;
    document.documentElement.dataset.ready = "yes";
    for (const listener of listeners) listener(changed);
  });
  feed.onerror = () => document.documentElement.classList.add("offline");
  feed.onopen = () => document.documentElement.classList.remove("offline");
}
