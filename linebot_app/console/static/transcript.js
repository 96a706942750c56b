// Draws the turns of a transcript with the very files that draw the phone page. Nothing in them can be tapped here.

import { el } from "./line/js/dom.js";
import { drawEntry } from "./line/js/bubbles.js";

function draw(root) {
  for (const place of root.querySelectorAll("[data-entries]")) {
    const entries = JSON.parse(place.dataset.entries);
    const hooks = { bot: place.dataset.bot, act: () => {}, plain: true };
    const drawn = [];
    let before = null;
    for (const entry of entries) {
      const node = drawEntry(entry, before, hooks);
      if (!node) continue;
      drawn.push(node);
      before = entry;
      const items = entry.message?.quickReply?.items;
      if (items) drawn.push(el("div", { class: "choices" }, items.map((item) => el("span", { text: item.action.label }))));
    }
    if (!drawn.length) continue;
    place.replaceChildren(...drawn);
    for (const button of place.querySelectorAll("button, [role=button]")) {
      button.setAttribute("tabindex", "-1");
      button.setAttribute("aria-disabled", "true");
    }
  }
}

draw(document);
// New turns come by themselves while the page is open.
document.addEventListener("htmx:afterSwap", (event) => draw(event.detail.elt));
