// Draws one entry of a chat: bubbles of both sides, cards, pictures, stickers and centred notes.

import { el, svg, icon, ICONS } from "./dom.js";
import { drawFlex } from "./flex.js";
import { drawImagemap, drawTemplate } from "./templates.js";
import { clock, seconds } from "./time.js";

const NOTES = {
  follow: "友だちになりました", block: "ブロックしました", join: "ボットが参加しました", leave: "ボットが退出しました",
  memberJoined: "メンバーが参加しました", memberLeft: "メンバーが退出しました", raw: "イベントを送りました",
};
const FAILED = { could_not_connect: "つながりません", request_timeout: "時間切れ", error_status_code: "エラー" };

/** `hooks`: act(action, messageId, quick), menu(entry, element), bot; `plain`: texts hold no links. An element or null. */
export function drawEntry(entry, before, hooks) {
  if (entry.side === "notice") return NOTES[entry.kind] || entry.text ? note(NOTES[entry.kind] || entry.text, entry) : null;
  if (entry.side === "bot" && !entry.delivered) return null;
  if (entry.unsent) return note(entry.side === "person" ? "メッセージの送信を取り消しました" : "メッセージが取り消されました", entry);
  if (!entry.message) return null;
  const own = entry.side === "person";
  const first = !before || before.side !== entry.side || before.unsent || entry.at - before.at > 300000 || speaker(before) !== speaker(entry);
  const body = drawMessage(entry, (action, node) => hooks.act(action, entry.id, false, node), hooks.plain);
  const wide = ["carousel", "fx-giga"].some((name) => body.classList.contains(name));
  const row = el("div", { class: `row ${own ? "own" : "theirs"}${first ? " first" : ""}${wide ? " wide" : ""}`, "data-seq": entry.seq, "data-message-id": entry.id,
    "data-side": entry.side, "data-type": entry.message.type });
  if (!own) row.append(first ? avatar(hooks.bot, entry.message.sender) : el("span", { class: "avatar-gap" }));
  const column = el("div", { class: "column" });
  if (!own && first) column.append(el("div", { class: "name", text: entry.message.sender?.name ? `${entry.message.sender.name} from ${hooks.bot}` : hooks.bot }));
  const meta = el("div", { class: "meta" }, own && status(entry), el("time", { text: clock(entry.at) }));
  column.append(el("div", { class: "line" }, body, meta));
  row.append(column);
  if (own && hooks.menu) {
    const open = el("button", { type: "button", class: "more", "aria-label": "メッセージのメニュー", text: "⋯", onclick: () => hooks.menu(entry, open) });
    meta.prepend(open);
    longPress(body, () => hooks.menu(entry, open));
  }
  return row;
}

/** Under whose name it is shown; "" for the account's own. */
function speaker(entry) {
  return entry.message?.sender?.name ?? "";
}

function status(entry) {
  const webhook = entry.webhook;
  if (webhook && webhook.state !== "delivered") {
    return el("span", { class: "undelivered", role: "img", "aria-label": "ボットに届いていません", title: `ボットに届いていません（${webhook.status || FAILED[webhook.error] || "応答なし"}）`, text: "!" });
  }
  return entry.read && el("span", { class: "read", text: "既読" });
}

function note(text, entry) {
  return el("div", { class: "note", "data-seq": entry.seq }, el("span", { text }));
}

export function dayLine(text) {
  return el("div", { class: "note day" }, el("span", { text }));
}

export function avatar(name, sender) {
  if (sender?.iconUrl) return el("img", { class: "avatar", src: sender.iconUrl, alt: "" });
  return el("span", { class: "avatar", "aria-hidden": "true" }, face());
}

/** The circle of a person: the first letter of the name on a colour of its own. */
export function initial(name) {
  const letter = [...(name || "？")][0];
  return el("span", { class: "avatar initial", "aria-hidden": "true", text: letter, style: { backgroundColor: `hsl(${(letter.codePointAt(0) * 47) % 360} 45% 62%)` } });
}

/** One line about a message, for the list of chats. */
export function summary(message) {
  const kinds = { sticker: "スタンプを送りました", image: "写真を送りました", video: "動画を送りました", audio: "ボイスメッセージを送りました", file: "ファイルを送りました", location: "位置情報を送りました" };
  return message.text || message.altText || kinds[message.type] || "";
}

/** The account's picture: two speech bubbles, one listening. */
function face() {
  return svg("svg", { viewBox: "0 0 40 40" },
    svg("rect", { width: 40, height: 40, fill: "#e6f4ee" }),
    svg("path", { d: "M9 12.5a4 4 0 0 1 4-4h14a4 4 0 0 1 4 4v8.5a4 4 0 0 1-4 4h-7l-5.5 4.6V25H13a4 4 0 0 1-4-4z", fill: "#3aa57c" }),
    svg("path", { d: "M14.8 15.8h.01M25.2 15.8h.01", stroke: "#fff", "stroke-width": 2.8, "stroke-linecap": "round" }),
    svg("path", { d: "M16.3 19.3c1 1.1 2.2 1.6 3.7 1.6s2.7-.5 3.7-1.6", stroke: "#fff", "stroke-width": 1.8, "stroke-linecap": "round", fill: "none" }));
}

function drawMessage(entry, act, plain) {
  const message = entry.message;
  const content = `/sim/api/content/${entry.id}`;
  switch (message.type) {
    case "text": case "textV2": return el("div", { class: "bubble" }, plain ? written(message) : linked(written(message)));
    case "sticker": return sticker(message);
    case "image": return el("img", { class: "photo", alt: "写真", src: message.originalContentUrl ? message.previewImageUrl : content });
    case "video": return el("div", { class: "movie", role: "img", "aria-label": "動画" }, el("span", { class: "play" }), el("span", { class: "length", text: message.duration ? seconds(message.duration) : "" }));
    case "audio": return el("div", { class: "bubble voice" }, el("span", { class: "play small" }), el("span", { class: "waves", "aria-hidden": "true" }), el("span", { text: `ボイスメッセージ ${seconds(message.duration || 0)}` }));
    case "file": return el("div", { class: "bubble file" }, icon(ICONS.file), el("span", {}, el("b", { text: message.fileName }), el("small", { text: size(message.fileSize) })));
    case "location": return location(message);
    case "template": return drawTemplate(message, act);
    case "imagemap": return drawImagemap(message, act);
    case "flex": return drawFlex(message.contents, act);
    default: return el("div", { class: "bubble", text: `［${message.type}］` });
  }
}

function written(message) {
  if (message.type !== "textV2") return message.text;
  return message.text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name ? (message.substitution?.[name]?.type === "mention" ? "@メンバー" : "🙂") : found[0]));
}

/** Text with web addresses and telephone numbers as links. */
function linked(text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s「」『』（）<>"]+|(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])/g)) {
    parts.push(text.slice(at, found.index));
    const web = found[0].startsWith("http");
    parts.push(el("a", { href: web ? found[0] : `tel:${found[0].replaceAll("-", "")}`, target: "_blank", rel: "noopener noreferrer", text: found[0] }));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}

/** A friendly round animal, whose colour and mood come from the ids. */
export function sticker(message) {
  const turn = [...`${message.packageId}${message.stickerId}`].reduce((sum, digit) => sum + Number(digit) * 37, 0) % 360;
  const happy = turn % 3;
  const mouth = ["M38 66c6 9 18 9 24 0", "M40 68h20", "M38 64c2 12 22 12 24 0z"][happy];
  return el("div", { class: "sticker", role: "img", "aria-label": `スタンプ ${message.packageId}/${message.stickerId}` },
    svg("svg", { viewBox: "0 0 100 100" },
      svg("ellipse", { cx: 50, cy: 93, rx: 26, ry: 4, fill: "rgba(30,50,90,.18)" }),
      svg("circle", { cx: 27, cy: 26, r: 12, fill: `hsl(${turn} 62% 66%)` }), svg("circle", { cx: 73, cy: 26, r: 12, fill: `hsl(${turn} 62% 66%)` }),
      svg("circle", { cx: 50, cy: 54, r: 37, fill: `hsl(${turn} 68% 76%)`, stroke: "#fff", "stroke-width": 4 }),
      svg("circle", { cx: 37, cy: 50, r: 3.6, fill: "#3b3230" }), svg("circle", { cx: 63, cy: 50, r: 3.6, fill: "#3b3230" }),
      svg("ellipse", { cx: 29, cy: 60, rx: 6, ry: 3.6, fill: "rgba(255,110,120,.4)" }), svg("ellipse", { cx: 71, cy: 60, rx: 6, ry: 3.6, fill: "rgba(255,110,120,.4)" }),
      svg("path", { d: mouth, fill: happy === 2 ? "#a8434a" : "none", stroke: "#3b3230", "stroke-width": 3, "stroke-linecap": "round" })));
}

function location(message) {
  return el("div", { class: "place" }, el("div", { class: "map", "aria-hidden": "true" }, icon(ICONS.pin)),
    el("div", { class: "where" }, el("b", { text: message.title || "位置情報" }), el("span", { text: message.address || `${message.latitude}, ${message.longitude}` })));
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function longPress(node, open) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  node.addEventListener("touchstart", () => { timer = setTimeout(open, 550); }, { passive: true });
  for (const name of ["touchend", "touchmove", "touchcancel"]) node.addEventListener(name, stop, { passive: true });
  node.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    open();
  });
}
