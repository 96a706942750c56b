// The rich menu of a phone: its picture with the areas that can be tapped, and the bar that folds it away.

import { el } from "./dom.js";
import { state } from "./platform.js";

/** `act(action)` is called for a tap. update(person) shows what this person sees now. */
export function makeMenu(act) {
  const bar = el("button", { type: "button", class: "menu-bar", "aria-expanded": "true", onclick: () => fold(!picture.hidden) });
  const picture = el("div", { class: "menu-picture", role: "group", "aria-label": "リッチメニュー" });
  const node = el("div", { class: "rich-menu", hidden: true }, picture, bar);
  let shown = "";

  function fold(away) {
    picture.hidden = away;
    bar.setAttribute("aria-expanded", String(!away));
  }

  function area(menu, one) {
    const { bounds, action } = one;
    const name = action.label || action.displayText || action.text || "";
    const made = el("button", { type: "button", "aria-label": name, "data-label": name, "data-action": action.type, onclick: () => {
      if (action.inputOption === "closeRichMenu") fold(true);
      act(action);
    } });
    const { width, height } = menu.size;
    made.style.left = `${(bounds.x / width) * 100}%`;
    made.style.top = `${(bounds.y / height) * 100}%`;
    made.style.width = `${(bounds.width / width) * 100}%`;
    made.style.height = `${(bounds.height / height) * 100}%`;
    return made;
  }

  return {
    node,
    update(person) {
      const key = person && !person.blocked ? person.menu || state.menu_of_all : "";
      const menu = state.menus?.[key];
      node.hidden = !menu;
      node.dataset.menu = menu ? menu.name : "";
      if (!menu || key === shown) return;
      shown = key;
      const image = el("img", { src: `/sim/api/menus/${key}/picture`, alt: "", width: String(menu.size.width), height: String(menu.size.height) });
      picture.replaceChildren(image, ...menu.areas.map((one) => area(menu, one)));
      bar.textContent = menu.chatBarText;
      fold(!menu.selected);
    },
  };
}
