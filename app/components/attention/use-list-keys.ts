// A list by keyboard: j and k move between rows, x selects, letters do what the page says. The focus itself moves, so that Enter and
// a screen reader know where one is.
import { useEffect, useRef } from "react";

interface Keys {
  /** Ids of the rows, in their order; the row's link carries data-list-key. */
  ids: string[];
  onSelect: (id: string) => void;
  /** By letter; called with the row that has the focus, or null. */
  verbs: Record<string, (id: string | null) => void>;
}

export function useListKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const { ids, onSelect, verbs } = latest.current;
      const focused = (document.activeElement as HTMLElement | null)?.dataset.listKey ?? null;
      const at = focused === null ? -1 : ids.indexOf(focused);
      if (event.key === "j" || event.key === "k") {
        const next = ids[event.key === "j" ? Math.min(at + 1, ids.length - 1) : Math.max(at - 1, 0)];
        if (next) document.querySelector<HTMLElement>(`[data-list-key="${CSS.escape(next)}"]`)?.focus();
      } else if (event.key === "x" && focused) onSelect(focused);
      else if (verbs[event.key]) verbs[event.key]?.(focused);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : null;
  if (!element) return false;
  if (element instanceof HTMLInputElement) return element.type !== "checkbox";
  return element.isContentEditable || ["TEXTAREA", "SELECT"].includes(element.tagName);
}
