// While something is under way, the page looks again by itself.
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Loads the page's data again every `everyMs` while `isOn`, unless the page is not being looked at. */
export function useLookAgain(isOn: boolean, everyMs = 2_000): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [isOn, state, revalidate, everyMs]);
}
