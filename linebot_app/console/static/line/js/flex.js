// Draws Flex Messages as LINE does: sizes, spacing and colours of every component. Taps go to `act`.

import { el } from "./dom.js";

const LETTERS = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const STEPS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };
const IMAGES = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const LINES = { center: "center", start: "flex-start", end: "flex-end", top: "flex-start", bottom: "flex-end" };

const length = (value, steps = STEPS) => (value === undefined ? undefined : value in steps ? `${steps[value]}px` : value);

/** `act(action, element)` is called when something is tapped. */
export function drawFlex(contents, act) {
  if (contents.type === "carousel") {
    return el("div", { class: "carousel flex-carousel", tabindex: "0", role: "group", "aria-label": "カード" }, contents.contents.map((one) => bubble(one, act)));
  }
  return bubble(contents, act);
}

function bubble(bubble, act) {
  const blocks = ["header", "hero", "body", "footer"].filter((name) => bubble[name]).map((name) => {
    const style = bubble.styles?.[name] || {};
    const inside = component(bubble[name], act, { layout: "vertical", first: true });
    const block = el("div", { class: `fx-${name}`, style: { backgroundColor: style.backgroundColor } }, inside);
    if (style.separator) block.style.borderTop = `1px solid ${style.separatorColor || "#d4d6da"}`;
    if (name !== "hero" || bubble[name].type === "box") inside.classList.add("fx-block");
    return block;
  });
  const node = el("div", { class: `fx-bubble fx-${bubble.size || "mega"}`, dir: bubble.direction || "ltr" }, blocks);
  return tappable(node, bubble.action, act);
}

function component(one, act, parent) {
  const draw = { box, text, button, image, icon, separator, filler, video }[one.type];
  const node = draw ? draw(one, act, parent) : el("span");
  place(node, one, parent);
  return node;
}

/** Position of a component within its box: flex, margin, absolute offsets. */
function place(node, one, parent) {
  const style = node.style;
  const across = parent.layout !== "vertical";
  if (one.type !== "separator") {
    const share = one.flex ?? (across && !one.width && one.type !== "icon" && one.type !== "filler" ? 1 : one.type === "filler" ? 1 : 0);
    style.flex = share === 0 ? (across ? "0 0 auto" : "0 0 auto") : across ? `${share} 1 0` : `${share} 1 auto`;
    if (across && share !== 0) style.minWidth = "0";
    if (across && one.width) style.flex = "0 0 auto";
  }
  if (!parent.first) {
    const gap = length(one.margin) ?? length(parent.spacing);
    if (gap) style[across ? "marginInlineStart" : "marginTop"] = gap;
  }
  if (one.gravity && across) style.alignSelf = LINES[one.gravity];
  if (one.position === "absolute") style.position = "absolute";
  else if (one.offsetTop || one.offsetBottom || one.offsetStart || one.offsetEnd) style.position = "relative";
  if (one.offsetTop) style.top = length(one.offsetTop);
  if (one.offsetBottom) style.bottom = length(one.offsetBottom);
  if (one.offsetStart) style.insetInlineStart = length(one.offsetStart);
  if (one.offsetEnd) style.insetInlineEnd = length(one.offsetEnd);
}

function box(one, act) {
  const node = el("div", { class: `fx-box fx-${one.layout}` });
  const style = node.style;
  let first = true;
  for (const child of one.contents) {
    node.append(component(child, act, { layout: one.layout, spacing: one.spacing, first }));
    if (child.position !== "absolute") first = false;
  }
  Object.assign(style, defined({
    backgroundColor: one.backgroundColor,
    borderRadius: length(one.cornerRadius),
    width: one.width, maxWidth: one.maxWidth, height: one.height, maxHeight: one.maxHeight,
    justifyContent: one.justifyContent, alignItems: one.alignItems,
    paddingTop: length(one.paddingTop ?? one.paddingAll), paddingBottom: length(one.paddingBottom ?? one.paddingAll),
    paddingInlineStart: length(one.paddingStart ?? one.paddingAll), paddingInlineEnd: length(one.paddingEnd ?? one.paddingAll),
  }));
  if (one.borderWidth || one.borderColor) style.border = `${length(one.borderWidth || "normal", BORDERS)} solid ${one.borderColor || "#d4d6da"}`;
  if (one.background) {
    const { angle, startColor, centerColor, centerPosition, endColor } = one.background;
    const middle = centerColor ? `, ${centerColor} ${centerPosition || "50%"}` : "";
    style.backgroundImage = `linear-gradient(${angle}, ${startColor}${middle}, ${endColor})`;
  }
  if (one.cornerRadius) style.overflow = "hidden";
  return tappable(node, one.action, act);
}

function letters(node, one) {
  Object.assign(node.style, defined({
    fontSize: one.size ? length(one.size, LETTERS) && (one.size in LETTERS ? `${LETTERS[one.size]}px` : one.size) : undefined,
    color: one.color,
    fontWeight: one.weight === "bold" ? "700" : one.weight === "regular" ? "400" : undefined,
    fontStyle: one.style,
    textDecoration: one.decoration,
  }));
}

function text(one, act) {
  const node = el("div", { class: `fx-text${one.wrap ? " fx-wrap" : ""}` });
  letters(node, one);
  node.style.textAlign = one.align || "";
  if (one.maxLines) Object.assign(node.style, { display: "-webkit-box", webkitLineClamp: String(one.maxLines), webkitBoxOrient: "vertical", overflow: "hidden" });
  if (one.lineSpacing) node.style.lineHeight = `calc(1.4em + ${one.lineSpacing})`;
  if (one.contents?.length) {
    for (const part of one.contents) {
      const span = el("span", { text: part.text });
      letters(span, part);
      node.append(span);
    }
  } else node.textContent = one.text;
  return tappable(node, one.action, act);
}

function button(one, act) {
  const style = one.style || "link";
  const node = el("button", { type: "button", class: `fx-button fx-button-${style} fx-button-${one.height || "md"}`, text: one.action.label,
    "data-label": one.action.label, "data-action": one.action.type, onclick: () => act(one.action, node) });
  if (one.color) node.style[style === "link" ? "color" : "backgroundColor"] = one.color;
  const wrap = el("div", { class: "fx-button-wrap" }, node);
  return wrap;
}

function image(one, act) {
  const [width, height] = (one.aspectRatio || "1:1").split(":").map(Number);
  const size = one.size || "md";
  const img = el("img", { src: one.url, alt: "", loading: "lazy", style: { objectFit: one.aspectMode === "cover" ? "cover" : "contain", backgroundColor: one.backgroundColor || "" } });
  const frame = el("div", { class: "fx-image-frame", style: { aspectRatio: `${width} / ${height}`, width: size === "full" ? "100%" : size in IMAGES ? `${IMAGES[size]}px` : size } }, img);
  const node = el("div", { class: "fx-image", style: { justifyContent: LINES[one.align || "center"] } }, frame);
  return tappable(node, one.action, act);
}

function icon(one) {
  const size = length(one.size || "md", LETTERS);
  return el("img", { class: "fx-icon", src: one.url, alt: "", style: { width: size, height: size } });
}

function separator(one, act, parent) {
  return el("div", { class: parent.layout === "vertical" ? "fx-line" : "fx-line-upright", style: { backgroundColor: one.color || "" } });
}

function filler() {
  return el("div", { class: "fx-filler" });
}

function video(one, act) {
  return el("div", { class: "fx-video" }, component(one.altContent, act, { layout: "vertical", first: true }));
}

function tappable(node, action, act) {
  if (!action) return node;
  const label = action.label || node.textContent;
  node.classList.add("fx-tap");
  for (const [name, value] of Object.entries({ role: "button", tabindex: "0", "aria-label": label, "data-label": label, "data-action": action.type })) node.setAttribute(name, value);
  const go = (event) => {
    event.stopPropagation();
    act(action, node);
  };
  node.addEventListener("click", go);
  node.addEventListener("keydown", (event) => {
    if (event.target === node && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      go(event);
    }
  });
  return node;
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
