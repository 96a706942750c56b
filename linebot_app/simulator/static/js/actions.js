// What happens on the phone after a tap: bubbles, clipboard, links, pickers, camera.

import { el, ask, toast } from "./dom.js";
import { tap } from "./platform.js";

const PICKERS = { date: ["date", "日付を選んでください"], time: ["time", "時刻を選んでください"], datetime: ["datetime-local", "日時を選んでください"] };

/** `at`: {chat, action, messageId, quick, composer, root}. */
export async function perform(at, value) {
  let done;
  try {
    done = await tap(at.chat, at.action, at.messageId, at.quick, value);
  } catch (problem) {
    toast(problem.message);
    return;
  }
  if (done.effect === "copy") await copy(done.text);
  else if (done.effect === "open") open(done.uri);
  else if (done.effect === "pick") await pick(at, done);
  else if (done.effect === "camera" || done.effect === "cameraRoll") at.composer.choosePicture();
  else if (done.effect === "location") at.composer.sendLocation();
  if (done.inputOption === "openKeyboard") at.composer.write(done.fillInText || "");
  if (done.inputOption === "openVoice") at.composer.openMore();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "off-screen", readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast("コピーしました");
}

function open(uri) {
  if (/^https?:/i.test(uri)) window.open(uri, "_blank", "noopener,noreferrer");
  toast(/^tel:/i.test(uri) ? `電話をかけます：${uri.slice(4)}` : `開きます：${uri}`);
}

async function pick(at, wanted) {
  const [type, title] = PICKERS[wanted.mode];
  const clean = (text) => (text ? text.replace("t", "T") : undefined);
  const input = el("input", { type, name: "when", required: true, "aria-label": title, value: clean(wanted.initial), min: clean(wanted.min), max: clean(wanted.max) });
  const chosen = await ask(title, [input], "送信", at.root);
  if (chosen?.when) await perform(at, chosen.when);
}
