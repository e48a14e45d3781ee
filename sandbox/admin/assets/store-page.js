// Keeps a page of the store fresh: looks again every second, and exchanges the content when it is another.
// Not while somebody types in it or has something open.

const LOOK_AGAIN_MS = 1_000;
/** A page that is much work to make has none: it does not look again. */
const live = document.getElementById("live");
// As it was served; null: what comes next is taken as shown already.
let shown = live?.innerHTML ?? null;

/** Whether somebody changed it since it was served. */
function isTouched(field) {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(
      (option, index) =>
        option.selected !== (option.defaultSelected || (!field.querySelector("[selected]") && index === 0)),
    );
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

const isBusy = () =>
  live.contains(document.activeElement?.closest("input, select, textarea, button")) ||
  live.querySelector("details[open]") !== null ||
  live.querySelector("#fault-panel") !== null ||
  [...live.querySelectorAll("input, select, textarea")].some(isTouched) ||
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
if (live) void look();

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
