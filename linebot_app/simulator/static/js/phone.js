// One phone: header, chat, quick replies, input; it keeps itself up to date for one person (or a group seen by one person).

import { el, button, icon, ICONS, toast, ask } from "./dom.js";
import { avatar, dayLine, drawEntry } from "./bubbles.js";
import { makeComposer } from "./composer.js";
import { makeMenu } from "./menu.js";
import { perform } from "./actions.js";
import * as platform from "./platform.js";
import { dayKey, dayName } from "./time.js";

const SHOWN = 300; // entries drawn at most; older ones come with a button

/** `desk`: openList(), openDrawer(), close(id). */
export function makePhone(id, desk) {
  const drawn = new Map(); // seq -> {key, node}
  let from = 0;
  let lastDay = "";
  let today = ""; // the simulator's day when the chat was drawn: "今日" becomes "昨日" when the clock moves on
  let before = null;
  let loadingTimer = 0;

  const title = el("h1", {}, el("span", { class: "title" }), el("small", {}));
  const log = el("div", { class: "log", role: "log", "aria-label": "トーク" });
  const dots = el("div", { class: "row theirs first loading", hidden: true, role: "status", "aria-label": "入力中" },
    avatar(platform.state.bot.name), el("div", { class: "bubble dots" }, el("i"), el("i"), el("i")));
  const scroller = el("div", { class: "scroller", tabindex: "0" }, log, dots);
  const down = button("一番下へ", ICONS.down, { class: "to-end", hidden: true, onclick: () => toEnd(true) });
  const quick = el("div", { class: "quick", role: "group", "aria-label": "クイックリプライ", hidden: true });
  const composer = makeComposer(id);
  const richMenu = makeMenu((action) => hooks.act(action, "", false));
  const curtain = el("div", { class: "curtain", hidden: true });
  const root = el("section", { class: "phone", "data-person": id, "aria-label": "電話" },
    el("header", { class: "bar" },
      button("トーク一覧", ICONS.back, { class: "back", onclick: desk.openList }), title,
      button("開発者ドロワー", ICONS.tool, { class: "dev", onclick: desk.openDrawer }),
      button("メニュー", ICONS.menu, { class: "menu-button", "aria-haspopup": "menu", onclick: (event) => openMenu(event.currentTarget) })),
    el("div", { class: "middle" }, scroller, down), quick, composer.node, richMenu.node, curtain);

  const hooks = {
    get bot() { return platform.state.bot.name; },
    act: (action, messageId, isQuick) => perform({ chat: id, action, messageId, quick: isQuick, composer, root }),
    menu: openEntryMenu,
  };
  scroller.addEventListener("scroll", () => { down.hidden = nearEnd(); }, { passive: true });

  function nearEnd() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  }

  function toEnd(smooth) {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  function update(changed) {
    const person = platform.person(id);
    const name = person ? person.name : "";
    root.setAttribute("aria-label", `${name}の電話`);
    title.firstChild.textContent = platform.state.bot.name;
    title.lastChild.textContent = name ? `${name}さんの画面` : "";
    const stay = nearEnd();
    const whole = !changed || today !== dayKey(platform.now());
    const entries = whole ? platform.chat(id) : changed.get(id) || [];
    if (whole) startAgain(entries);
    let added = false;
    for (const entry of entries) added = draw(entry) || added;
    drawQuick();
    drawLoading();
    drawCurtain(person);
    composer.update(person);
    richMenu.update(person);
    if (!changed || (whole && stay) || (added && (stay || entries.some((one) => one.side === "person")))) requestAnimationFrame(() => toEnd(false));
  }

  function startAgain(entries) {
    log.replaceChildren();
    today = dayKey(platform.now());
    drawn.clear();
    lastDay = "";
    before = null;
    if (entries.length > SHOWN + from) {
      const rest = entries.splice(0, entries.length - SHOWN - from);
      log.append(el("button", { type: "button", class: "older", text: `以前のメッセージを表示（${rest.length}）`, onclick: () => {
        from += SHOWN;
        update();
      } }));
    }
  }

  /** Draws or redraws an entry; true when it is new. */
  function draw(entry) {
    const key = JSON.stringify([entry.message, entry.unsent, entry.read, entry.webhook, entry.delivered]);
    const known = drawn.get(entry.seq);
    if (known) {
      if (known.key === key) return false;
      const node = drawEntry(entry, known.before, hooks);
      if (known.node && node) known.node.replaceWith(node);
      else if (known.node) known.node.remove();
      drawn.set(entry.seq, { ...known, key, node: node || null });
      return false;
    }
    const node = drawEntry(entry, before, hooks);
    drawn.set(entry.seq, { key, node, before });
    if (!node) return false;
    if (dayKey(entry.at) !== lastDay) {
      lastDay = dayKey(entry.at);
      log.append(dayLine(dayName(entry.at, platform.now())));
    }
    log.append(node);
    before = entry;
    return true;
  }

  function drawQuick() {
    const shown = platform.chat(id).filter((one) => one.side === "person" || (one.side === "bot" && one.delivered));
    const newest = shown.at(-1);
    const items = newest?.side === "bot" && !newest.quick_used ? newest.message.quickReply?.items || [] : [];
    const key = items.length ? String(newest.seq) : "";
    if (quick.dataset.for === key) return;
    quick.dataset.for = key;
    quick.hidden = !items.length;
    quick.scrollLeft = 0;
    quick.replaceChildren(...items.map((item) => el("button", { type: "button", class: "pill", "data-label": item.action.label, "data-action": item.action.type, onclick: () => {
      if (!["datetimepicker", "camera", "cameraRoll", "location"].includes(item.action.type)) quick.hidden = true;
      hooks.act(item.action, newest.id, true);
    } }, item.imageUrl && el("img", { src: item.imageUrl, alt: "" }), pillIcon(item), el("span", { text: item.action.label }))));
  }

  function pillIcon(item) {
    const path = { camera: ICONS.camera, cameraRoll: ICONS.image, location: ICONS.pin, datetimepicker: ICONS.calendar }[item.action.type];
    return !item.imageUrl && path ? icon(path) : null;
  }

  function drawLoading() {
    const left = platform.state.loading[id] || 0;
    clearTimeout(loadingTimer);
    const show = left > 0;
    if (show && dots.hidden) requestAnimationFrame(() => toEnd(true));
    dots.hidden = !show;
    if (show) loadingTimer = setTimeout(() => { dots.hidden = true; }, left);
  }

  function drawCurtain(person) {
    const strange = person && !person.friend && !person.blocked && !platform.chat(id).length;
    curtain.hidden = !strange;
    if (strange && !curtain.childElementCount) {
      curtain.append(avatar(platform.state.bot.name), el("h2", { text: platform.state.bot.name }), el("p", { text: "公式アカウント" }),
        el("button", { type: "button", class: "add", text: "友だち追加", onclick: () => tell(platform.send(id, "follow")) }));
    }
  }

  function openMenu(anchor) {
    const person = platform.person(id);
    const blocked = person?.blocked;
    popup(anchor, [
      [blocked ? "ブロック解除" : "ブロック", () => tell(platform.send(id, blocked ? "follow" : "block"))],
      ["人を追加", () => desk.addPerson()],
      ["開発者ドロワー", desk.openDrawer],
      ["時計を1時間進める", () => tell(platform.call("POST", "/clock", { forward_seconds: 3600 }))],
      ...(desk.canClose() ? [["この電話を閉じる", () => desk.close(id)]] : []),
    ]);
  }

  function openEntryMenu(entry, anchor) {
    const items = [];
    if (entry.message?.text) items.push(["コピー", async () => { await navigator.clipboard?.writeText(entry.message.text); toast("コピーしました"); }]);
    if (entry.kind === "message") items.push(["送信取消", async () => {
      const sure = await ask("送信を取り消しますか？", [el("p", { text: "相手のトークからもこのメッセージが消えます。" })], "送信取消", root);
      if (sure) tell(platform.send(id, "unsend", { message_id: entry.id }));
    }]);
    popup(anchor, items);
  }

  function popup(anchor, items) {
    root.querySelector(".popup")?.remove();
    const close = (event) => {
      if (event && menu.contains(event.target)) return;
      menu.remove();
      document.removeEventListener("pointerdown", close, true);
      document.removeEventListener("keydown", escape, true);
    };
    const escape = (event) => { if (event.key === "Escape") { close(); anchor.focus(); } };
    const menu = el("div", { class: "popup", role: "menu" }, items.map(([label, run]) => el("button", { type: "button", role: "menuitem", text: label, onclick: () => { close(); run(); } })));
    root.append(menu);
    const frame = root.getBoundingClientRect();
    const at = anchor.getBoundingClientRect();
    const top = Math.min(at.bottom - frame.top + 4, frame.height - menu.offsetHeight - 12);
    menu.style.top = `${Math.max(8, top)}px`;
    menu.style.left = `${Math.max(8, Math.min(at.right - frame.left - menu.offsetWidth, frame.width - menu.offsetWidth - 8))}px`;
    document.addEventListener("pointerdown", close, true);
    document.addEventListener("keydown", escape, true);
    menu.querySelector("button")?.focus();
  }

  update();
  return { node: root, id, update };
}

export function tell(promise) {
  return promise.catch((problem) => toast(problem.message));
}
