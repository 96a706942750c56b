// The developers' drawer: raw webhooks and calls of each turn, switches and faults, the clock.

import { el, button, ICONS, toast } from "./dom.js";
import * as platform from "./platform.js";
import { span } from "./time.js";

const LABELS = {
  redelivery: "再送する", standby: "standby モード", webhook_cut: "Webhook を切る", duplicate_percent: "二重配信 %", reorder_percent: "順序の入れ替え %",
  bundle: "まとめて送る件数", latency_ms: "API の遅れ ms", latency_jitter_ms: "遅れのゆらぎ ms", fault_percent: "API の失敗 %", content_prepare_ms: "動画の準備 ms", quota: "月のプッシュ上限（-1 は無し）",
};
const FAULTS = {
  429: "429 回数制限", "429_user": "429 同じ人へ送りすぎ", "429_quota": "429 月の上限", 500: "500 エラー", 503: "503 停止中", 401: "401 トークン不正", reset: "接続を切る",
  silence: "10秒の無応答", "500_after": "受け付けてから500", reset_after: "受け付けてから切断", timeout_after: "受け付けてから無応答",
};

export function makeDrawer(root, focusOn) {
  let tab = "turns";
  let timer = 0;
  const open = new Set(); // turns that are folded out
  const body = el("div", { class: "drawer-body", role: "tabpanel" });
  const tabs = [["turns", "やりとり"], ["switches", "スイッチ"], ["clock", "時計"]].map(([name, label]) =>
    el("button", { type: "button", role: "tab", "data-tab": name, text: label, onclick: () => { tab = name; draw(true); } }));
  root.append(el("header", {}, el("div", { role: "tablist", class: "tabs" }, tabs), button("ドロワーを閉じる", ICONS.close, { onclick: () => toggle(false) })), body);

  function toggle(on = root.hidden) {
    root.hidden = !on;
    document.body.classList.toggle("with-drawer", on);
    draw(true);
  }

  function draw(whole) {
    if (root.hidden) return;
    for (const one of tabs) one.setAttribute("aria-selected", String(one.dataset.tab === tab));
    if (tab === "turns") {
      clearTimeout(timer);
      timer = setTimeout(drawTurns, whole ? 0 : 120);
    } else if (whole && tab === "switches") body.replaceChildren(switches());
    else if (tab === "clock") body.replaceChildren(time());
    else if (tab === "switches") body.querySelector(".fault-list")?.replaceWith(faultList());
  }

  async function drawTurns() {
    const chats = focusOn();
    const [sent, got] = await Promise.all([platform.call("GET", "/webhooks?last=60"), platform.call("GET", "/calls?last=80")]);
    if (tab !== "turns") return;
    const lines = [
      ...sent.webhooks.filter((one) => !one.chats.length || one.chats.some((id) => chats.includes(id))).map(webhook),
      ...got.calls.filter((one) => !one.chat || chats.includes(one.chat)).map(apiCall),
    ].sort((a, b) => b.at - a.at || b.order - a.order);
    body.replaceChildren(...lines.map((one) => one.node));
    if (!lines.length) body.append(el("p", { class: "hint", text: "まだ何も送られていません。" }));
  }

  function fold(key, kind, head, parts) {
    const node = el("details", { class: `turn ${kind}`, "data-kind": kind }, el("summary", {}, head), ...parts);
    node.open = open.has(key);
    node.addEventListener("toggle", () => (node.open ? open.add(key) : open.delete(key)));
    return node;
  }

  function webhook(one) {
    let parsed;
    try { parsed = JSON.parse(one.body); } catch { parsed = one.body; }
    const last = one.attempts.at(-1);
    const kinds = (parsed.events || []).map((event) => (event.message ? event.message.type : event.type)).join(" + ") || "raw";
    const fine = one.state === "delivered";
    const head = [el("b", { text: "→ ボット" }), el("span", { class: "what", text: `${kinds}${one.duplicate ? "（二重）" : ""}` }),
      el("span", { class: `badge ${fine ? "good" : "bad"}`, text: last ? `${last.status || last.error}` : "送信中" }),
      el("small", { text: last ? `${last.took_ms} ms${one.attempts.length > 1 ? ` ・${one.attempts.length}回` : ""}` : "" })];
    const parts = [el("pre", { text: JSON.stringify(parsed, null, 2) })];
    if (one.attempts.length > 1 || !fine) parts.push(el("pre", { text: JSON.stringify(one.attempts, null, 2) }));
    return { at: one.attempts[0]?.at ?? platform.now(), order: 0, node: fold(`w${one.n}`, "to-bot", head, parts) };
  }

  function apiCall(one) {
    const fine = one.status >= 200 && one.status < 300;
    const head = [el("b", { text: "← ボット" }), el("span", { class: "what", text: one.endpoint }), el("span", { class: `badge ${fine ? "good" : "bad"}`, text: one.status || "応答なし" }),
      el("small", { text: `${one.took_ms} ms${one.fault ? ` ・${FAULTS[one.fault] || one.fault}` : ""}` })];
    const parts = [el("p", { class: "hint", text: `${one.method} ${one.path}　${one.request_id}${one.retry_key ? `　retry ${one.retry_key}` : ""}` })];
    if (one.request) parts.push(el("pre", { text: JSON.stringify(one.request, null, 2) }));
    parts.push(el("pre", { text: JSON.stringify(one.answer, null, 2) }));
    return { at: one.at, order: 1, node: fold(`c${one.n}`, "from-bot", head, parts) };
  }

  function switches() {
    const values = platform.state.switches;
    const change = (name, value) => platform.call("PATCH", "/switches", { [name]: value }).then(() => toast("変えました")).catch((problem) => toast(problem.message));
    const rows = Object.entries(LABELS).map(([name, label]) => (typeof values[name] === "boolean"
      ? el("label", { class: "switch" }, label, el("input", { type: "checkbox", role: "switch", name, checked: values[name], onchange: (event) => change(name, event.target.checked) }))
      : el("label", { class: "switch" }, label, el("input", { type: "number", name, value: values[name], onchange: (event) => change(name, Number(event.target.value)) }))));
    const kind = el("select", { name: "fault_kind", "aria-label": "失敗の種類", onchange: (event) => change("fault_kind", event.target.value) },
      Object.keys(platform.state.fault_kinds).map((name) => el("option", { value: name, text: FAULTS[name] || name, selected: name === values.fault_kind })));
    const count = el("input", { type: "number", value: "1", min: "1", "aria-label": "回数" });
    return el("div", { class: "switches" }, el("h3", { text: "Webhook と API" }), ...rows,
      el("h3", { text: "つぎの呼び出しを失敗させる" }),
      el("div", { class: "faults" }, kind, count, el("button", { type: "button", text: "仕掛ける", onclick: () => platform.call("POST", "/faults", { kind: kind.value, count: Number(count.value) }).catch((problem) => toast(problem.message)) })),
      faultList());
  }

  function faultList() {
    const faults = platform.state.faults;
    return el("div", { class: "fault-list" }, ...faults.map((one) => el("p", { text: `${FAULTS[one.kind] || one.kind} × ${one.count}` })),
      faults.length ? el("button", { type: "button", text: "すべて取り消す", onclick: () => platform.call("DELETE", "/faults") }) : el("p", { class: "hint", text: "仕掛けはありません。" }));
  }

  function time() {
    const forward = (label, amount) => el("button", { type: "button", text: label, onclick: () => platform.call("POST", "/clock", { forward_seconds: typeof amount === "function" ? amount() : amount }).catch((problem) => toast(problem.message)) });
    const toTheMorning = () => 86400 - (platform.now() / 1000) % 86400; // nine in Japan is midnight UTC
    return el("div", { class: "time" },
      el("p", { class: "big", text: new Date(platform.now()).toLocaleString("ja-JP") }),
      el("p", { class: "hint", text: `実際の時刻より ${span(platform.state.clock.forward_ms)} 先です。イベントの時刻、返信トークンの期限、再送の間隔がこの時計に従います。ボットも同じ時計で動くので、先の日に約束したおたずねもここで届きます（夜9時から朝8時のあいだは、朝まで待ちます）。` }),
      el("div", { class: "forwards" }, forward("1分", 60), forward("20分", 1200), forward("1時間", 3600), forward("1日", 86400), forward("3日", 259200), forward("1週間", 604800), forward("30日", 2592000), forward("次の朝9時まで", toTheMorning)));
  }

  return { toggle, update: () => draw(false) };
}
