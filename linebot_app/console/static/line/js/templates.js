// Draws template messages and imagemaps: buttons, confirm, carousels.

import { el } from "./dom.js";

export function drawTemplate(message, act) {
  const template = message.template;
  if (template.type === "confirm") return confirm(template, act);
  if (template.type === "buttons") return column(template, template, act);
  if (template.type === "carousel") return row(template.columns.map((one) => column(one, template, act)));
  return row(template.columns.map((one) => pictureColumn(one, act)));
}

export function drawImagemap(message, act) {
  const { width, height } = message.baseSize;
  const percent = (part, whole) => `${(part / whole) * 100}%`;
  return el("div", { class: "imagemap", style: { aspectRatio: `${width} / ${height}` } },
    el("img", { src: `${message.baseUrl}/1040`, alt: message.altText }),
    message.actions.map((action) => el("button", { type: "button", "aria-label": action.label || action.text || action.linkUri || "操作", style: {
      left: percent(action.area.x, width), top: percent(action.area.y, height), width: percent(action.area.width, width), height: percent(action.area.height, height),
    }, onclick: () => act(action.type === "uri" ? { type: "uri", uri: action.linkUri } : action) })));
}

const row = (cards) => el("div", { class: "carousel", tabindex: "0", role: "group", "aria-label": "カード" }, cards);

function actionButton(action, act) {
  const node = el("button", { type: "button", class: "tp-action", text: action.label, "data-label": action.label, "data-action": action.type, onclick: () => act(action, node) });
  return node;
}

function confirm(template, act) {
  return el("div", { class: "tp-card tp-confirm" },
    el("p", { class: "tp-text", text: template.text }),
    el("div", { class: "tp-pair" }, template.actions.map((one) => actionButton(one, act))));
}

function column(one, frame, act) {
  const picture = one.thumbnailImageUrl && el("div", { class: `tp-picture tp-${frame.imageAspectRatio || "rectangle"}`, style: { backgroundColor: one.imageBackgroundColor || "#ffffff" } },
    el("img", { src: one.thumbnailImageUrl, alt: "", style: { objectFit: frame.imageSize || "cover" } }));
  const words = el(one.defaultAction ? "button" : "div", { class: "tp-words", ...(one.defaultAction ? { type: "button", onclick: () => act(one.defaultAction) } : {}) },
    one.title && el("p", { class: "tp-title", text: one.title }), el("p", { class: "tp-text", text: one.text }));
  return el("div", { class: "tp-card" }, picture, words, el("div", { class: "tp-actions" }, one.actions.map((action) => actionButton(action, act))));
}

function pictureColumn(one, act) {
  return el("button", { type: "button", class: "tp-card tp-square", "aria-label": one.action.label || "画像", "data-label": one.action.label, onclick: () => act(one.action) },
    el("img", { src: one.imageUrl, alt: "" }), one.action.label && el("span", { class: "tp-chip", text: one.action.label }));
}
