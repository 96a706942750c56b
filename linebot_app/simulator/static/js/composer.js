// The input at the bottom of a phone: text, stickers, pictures, voice, files, places; and the bar of a blocked account.

import { el, button, icon, ICONS, ask, toast } from "./dom.js";
import { sticker as drawSticker } from "./bubbles.js";
import { send } from "./platform.js";

const STICKERS = [["446", "1988"], ["446", "1989"], ["789", "10855"], ["1070", "17839"], ["6136", "10551376"], ["11537", "52002734"], ["11538", "51626494"], ["8515", "16581242"]];

export function makeComposer(id) {
  const input = el("textarea", { rows: "1", placeholder: "メッセージを入力", "aria-label": "メッセージを入力", autocomplete: "off", enterkeyhint: "send" });
  const go = button("送信", ICONS.send, { class: "send", disabled: true, onclick: submit });
  const more = button("その他を送る", ICONS.plus, { class: "round", "aria-expanded": "false", onclick: () => show(panel.hidden ? "more" : "") });
  const photo = el("input", { type: "file", accept: "image/png,image/jpeg,image/gif,image/webp", hidden: true, "aria-label": "写真のファイル", onchange: () => upload("image", photo) });
  const any = el("input", { type: "file", hidden: true, "aria-label": "送るファイル", onchange: () => upload("file", any) });
  const panel = el("div", { class: "panel", hidden: true });
  const bar = el("div", { class: "composer" }, more,
    button("カメラ", ICONS.camera, { class: "round", onclick: () => tell(send(id, "image")) }),
    button("写真", ICONS.image, { class: "round", onclick: () => photo.click() }),
    el("div", { class: "field" }, input, button("スタンプ", ICONS.smile, { class: "inside", onclick: () => show(panel.dataset.kind === "stickers" && !panel.hidden ? "" : "stickers") })), go);
  const blocked = el("div", { class: "blocked", hidden: true }, el("span", { text: "ブロック中です" }), el("button", { type: "button", text: "ブロック解除", onclick: () => tell(send(id, "follow")) }));
  const node = el("footer", { class: "bottom" }, bar, blocked, panel, photo, any);

  input.addEventListener("input", fit);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      submit();
    }
  });

  function fit() {
    go.disabled = !input.value.trim();
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
  }

  async function submit() {
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    fit();
    try {
      await send(id, "text", { text });
    } catch (problem) {
      input.value = text;
      fit();
      toast(problem.message);
    }
  }

  function show(kind) {
    panel.hidden = !kind;
    panel.dataset.kind = kind;
    more.setAttribute("aria-expanded", String(kind === "more"));
    if (kind) panel.replaceChildren(kind === "more" ? choices() : stickers());
  }

  function choices() {
    const one = (label, path, run) => el("button", { type: "button", class: "choice", onclick: () => { show(""); run(); } }, el("span", {}, icon(path)), label);
    return el("div", { class: "choices" },
      one("写真", ICONS.image, () => photo.click()), one("写真（見本）", ICONS.camera, () => tell(send(id, "image"))), one("位置情報", ICONS.pin, sendLocation),
      one("ボイス", ICONS.mic, () => tell(send(id, "audio"))), one("動画（見本）", ICONS.video, () => tell(send(id, "video"))),
      one("ファイル", ICONS.file, () => any.click()), one("ファイル（見本）", ICONS.file, () => tell(send(id, "file"))));
  }

  function stickers() {
    return el("div", { class: "stickers" }, STICKERS.map(([pack, sticker]) => el("button", { type: "button", "aria-label": `スタンプ ${pack}/${sticker}`, onclick: () => { show(""); tell(send(id, "sticker", { package: pack, sticker })); } },
drawSticker({ packageId: pack, stickerId: sticker }))));
  }

  async function sendLocation() {
    const found = await ask("位置情報を送る", [
      el("label", {}, "名前", el("input", { name: "title", value: "東京駅" })),
      el("label", {}, "住所", el("input", { name: "address", value: "東京都千代田区丸の内1丁目" }))], "送信", node.closest(".phone"));
    if (found) tell(send(id, "location", found));
  }

  async function upload(kind, chooser) {
    const file = chooser.files[0];
    chooser.value = "";
    if (!file) return;
    if (file.size > 10 * 1024 * 1024) {
      toast("10MBまでのファイルを選んでください");
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    tell(send(id, kind, { data_base64: btoa(text), mime: file.type, name: file.name }));
  }

  function tell(promise) {
    return promise.catch((problem) => toast(problem.message));
  }

  return {
    node,
    sendLocation,
    choosePicture: () => photo.click(),
    openMore: () => show("more"),
    write(text) {
      input.value = text;
      fit();
      input.focus();
    },
    update(person) {
      bar.hidden = Boolean(person?.blocked);
      blocked.hidden = !person?.blocked;
      if (person?.blocked) show("");
    },
  };
}
