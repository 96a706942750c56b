// Adds what needs a script: a button that prints and one for each draft that copies. Without it the page is whole.
"use strict";

for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.dataset.print;
  button.addEventListener("click", () => window.print());
  place.append(button);
}

for (const draft of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy screen";
  button.textContent = draft.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(draft.querySelector("pre").textContent);
    button.textContent = draft.dataset.copied;
    setTimeout(() => { button.textContent = draft.dataset.copy; }, 2000);
  });
  draft.append(button);
}
