// A table that is wider than the screen scrolls within itself: this lets the keyboard reach it, which Polaris's DataTable does not.
import { type ReactNode, useEffect, useRef } from "react";

const SCROLLS = ".Polaris-DataTable__ScrollContainer";

/** @param label what the table is called, for those who do not see it. */
export function FocusableScroll({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolls = box.current?.querySelector(SCROLLS);
    scrolls?.setAttribute("tabindex", "0");
    scrolls?.setAttribute("role", "region");
    scrolls?.setAttribute("aria-label", label);
  }, [label]);
  return <div ref={box}>{children}</div>;
}
