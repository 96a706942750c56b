// Starts the page: which phones are on the desk, the list of people, the drawer.
//
// For browser tests: open /#<user id> (or /#<id>,<id>); <html data-ready> is set once the first state has arrived.
// Phones: section[data-person], region "<name>の電話". Bubbles: .row[data-side][data-type][data-message-id][data-seq] in role
// log. Everything that can be tapped: buttons with data-label and data-action; quick replies: group "クイックリプライ",
// rich menu: group "リッチメニュー".

import { el, ask, toast } from "./dom.js";
import { initial, summary } from "./bubbles.js";
import { makeDrawer } from "./drawer.js";
import { makePhone } from "./phone.js";
import * as platform from "./platform.js";
import { clock } from "./time.js";

const desk = document.getElementById("desk");
const rail = document.getElementById("rail");
const phones = new Map();
let wished = []; // may name people who are still on their way
let address = ""; // the hash that `wished` was read from, or that was written for it
let shown = [];
const drawer = makeDrawer(document.getElementById("drawer"), () => shown);

const handles = {
  openList: () => { document.body.classList.toggle("with-rail"); drawRail(); },
  openDrawer: () => drawer.toggle(),
  addPerson,
  canClose: () => shown.length > 1,
  close: (id) => { wished = shown.filter((one) => one !== id); arrange(); },
};

function room() {
  return innerWidth < 820 ? 1 : Math.max(1, Math.min(3, Math.floor((innerWidth - 250 - (document.body.classList.contains("with-drawer") ? 420 : 0)) / 410)));
}

function show(id, beside = false) {
  const rest = shown.filter((one) => one !== id);
  wished = beside ? [...rest, id].slice(-room()) : [id];
  document.body.classList.remove("with-rail");
  arrange();
}

/** The people to show: those wished for who exist, as many as there is room for; else the newest. */
function choose() {
  if (location.hash !== address) {
    address = location.hash;
    wished = address.slice(1).split(",").filter(Boolean);
  }
  const known = wished.filter((id) => platform.person(id)).slice(-room());
  return known.length || !platform.state.people.length ? known : [platform.state.people.at(-1).id];
}

function arrange() {
  shown = choose();
  if (!wished.length) wished = [...shown]; // whoever is shown stays, also when somebody newer comes
  if (wished.every((id) => platform.person(id))) {
    history.replaceState(null, "", `#${shown.join(",")}`);
    address = location.hash;
  }
  for (const [id, phone] of phones) if (!shown.includes(id)) { phone.node.remove(); phones.delete(id); }
  for (const id of shown) {
    if (!phones.has(id)) phones.set(id, makePhone(id, handles));
    const { node } = phones.get(id);
    if (node.parentElement !== desk || [...desk.children].indexOf(node) !== shown.indexOf(id)) desk.append(node);
  }
  drawRail();
  drawer.update();
}

async function addPerson() {
  const found = await ask("人を追加", [
    el("label", {}, "名前", el("input", { name: "name", value: ["花子", "太郎", "美咲", "健", "由美"][platform.state.people.length % 5], maxlength: "20", required: true })),
    el("label", { class: "check" }, el("input", { type: "checkbox", name: "follow", checked: true }), "友だち追加もする")], "追加");
  if (!found) return;
  try {
    const made = await platform.call("POST", "/people", found);
    await platform.call("GET", "/state").then((state) => Object.assign(platform.state, { people: state.people }));
    show(made.id, room() > 1);
  } catch (problem) {
    toast(problem.message);
  }
}

function drawRail() {
  if (getComputedStyle(rail).display === "none") {
    rail.replaceChildren();
    return;
  }
  const people = platform.state.people.map((one) => {
    const last = platform.chat(one.id).filter((entry) => entry.message && (entry.side === "person" || entry.delivered)).at(-1);
    const words = last ? (last.unsent ? "送信取消" : summary(last.message)) : one.friend ? "" : "まだ友だちではありません";
    return el("li", { class: shown.includes(one.id) ? "on" : "" },
      el("button", { type: "button", class: "talk", "data-open": one.id, onclick: () => show(one.id) }, initial(one.name),
        el("span", {}, el("b", { text: `${one.name}さん${one.blocked ? "（ブロック中）" : ""}` }), el("small", { text: words })), last && el("time", { text: clock(last.at) })),
      !shown.includes(one.id) && room() > 1 && el("button", { type: "button", class: "beside", "aria-label": `${one.name}さんを横に並べる`, text: "並べる", onclick: () => show(one.id, true) }));
  });
  rail.replaceChildren(el("header", {}, el("h2", { text: "トーク" }), el("button", { type: "button", class: "add-person", text: "＋ 人を追加", onclick: addPerson })),
    el("ul", {}, people), el("button", { type: "button", class: "open-drawer", text: "開発者ドロワー", onclick: () => { document.body.classList.remove("with-rail"); drawer.toggle(); } }));
}

let first = true;
platform.subscribe(async (changed) => {
  if (first) {
    first = false;
    if (!platform.state.people.length) await platform.call("POST", "/people", { name: "あなた", follow: false });
  }
  if (choose().join() !== shown.join()) arrange();
  for (const phone of phones.values()) phone.update(changed);
  drawRail();
  drawer.update();
});
addEventListener("resize", () => { drawRail(); if (choose().join() !== shown.join()) arrange(); });
addEventListener("hashchange", arrange);
platform.follow();
