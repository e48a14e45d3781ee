// Keeps a page of the store fresh: looks again every second, and exchanges the content when it is another.
// Not while somebody types in it or has something open.

const LOOK_AGAIN_MS = 1_000;
const live = document.getElementById("live");
// As it was served; null: what comes next is taken as shown already.
let shown = live?.innerHTML ?? null;

const isBusy = () =>
  live.contains(document.activeElement?.closest("input, select, textarea, button")) ||
  live.querySelector("details[open]") !== null ||
  live.querySelector("#fault-panel") !== null ||
  document.hidden;

async function look() {
  if (!isBusy()) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    const next = answer?.ok
      ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live")?.innerHTML
      : undefined;
    if (next !== undefined && shown !== null && next !== shown && !isBusy()) live.innerHTML = next;
    shown = next ?? shown;
  }
  setTimeout(look, LOOK_AGAIN_MS);
}
void look();

// A refusal is said once: reloading does not say it again.
const url = new URL(location.href);
if (url.searchParams.has("problem")) {
  url.searchParams.delete("problem");
  history.replaceState(null, "", url);
  shown = null;
}

const menu = document.querySelector("button.menu");
menu?.addEventListener("click", () => {
  const isOpen = document.body.classList.toggle("menu-open");
  menu.setAttribute("aria-expanded", String(isOpen));
});
