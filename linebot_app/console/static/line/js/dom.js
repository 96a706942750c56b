// Makes elements. Everything from outside becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** el("div", {class: "a", text: "…", onclick: f, "data-x": 1, style: {color: "#111"}}, child, …) */
export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "style") Object.assign(node.style, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An icon of lines on a 24 × 24 grid. */
export function icon(path, props = {}) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", ...props },
    ...path.split("|").map((d) => svg("path", { d })));
}

export const ICONS = {
  back: "M15 4.5 7.5 12l7.5 7.5",
  plus: "M12 5v14|M5 12h14",
  camera: "M4 8.5h3.2L9 6h6l1.8 2.5H20v10H4z|M12 16.4a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z",
  image: "M4 5h16v14H4z|M4 16l4.6-4.6 4 4|m11.5 14.5 3-3L20 17|M14.8 9.6h.01",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z|M8.2 14c.9 1.5 2.2 2.3 3.8 2.3s2.9-.8 3.8-2.3|M9 9.5v.6|M15 9.5v.6",
  send: "M3.5 11.9 20.5 4l-5.2 16.2-3.6-6.6z|M11.7 13.6 20.5 4",
  menu: "M4 7h16|M4 12h16|M4 17h16",
  close: "M6 6l12 12|M18 6 6 18",
  mic: "M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5z|M6 11.2a6 6 0 0 0 12 0|M12 17.2v3.3",
  file: "M6.5 3.5h7l4 4v13h-11z|M13.5 3.5v4h4",
  pin: "M12 21s6.5-6.3 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 14.7 12 21 12 21z|M12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  video: "M4 6.5h11v11H4z|m15 11 5-3v8l-5-3z",
  calendar: "M5 6h14v14H5z|M5 10.5h14|M9 3.5v4|M15 3.5v4",
  down: "M5.5 9l6.5 6.5L18.5 9",
  tool: "M4 7h9|M17 7h3|M15 5v4|M4 17h3|M11 17h9|M9 15v4|M4 12h5|M13 12h7|M11 10v4",
};

export function button(label, path, props = {}) {
  return el("button", { type: "button", "aria-label": label, title: label, ...props }, icon(path));
}

let toastTimer = 0;
export function toast(text) {
  const place = document.getElementById("toasts");
  place.replaceChildren(el("div", { class: "toast", text }));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => place.replaceChildren(), 2600);
}

/** Asks in a dialog with a form. `fields`: elements with a name; resolves to their values, or null when it was closed. */
export function ask(title, fields, yes = "OK", place = document.body) {
  return new Promise((resolve) => {
    const form = el("form", { method: "dialog" },
      el("h2", { text: title }), ...fields,
      el("div", { class: "dialog-buttons" },
        el("button", { type: "button", class: "plain", text: "キャンセル", onclick: () => dialog.close("") }),
        el("button", { type: "submit", class: "primary", value: "yes", text: yes })));
    const dialog = el("dialog", { class: "ask", "aria-label": title, onclose: () => {
      const values = {};
      for (const field of form.elements) {
        if (field.name) values[field.name] = field.type === "checkbox" ? field.checked : field.value;
      }
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? values : null);
    } }, form);
    place.append(dialog);
    dialog.showModal();
  });
}
