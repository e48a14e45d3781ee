import { type ReactNode, Suspense, useEffect, useState } from "react";

/** React 18 knows no `inert`. */
const setInert = (element: HTMLElement | null) => element?.toggleAttribute("inert", true);

/**
 * A chart, for the eye alone: what it offers to the keyboard and to screen readers is a list without items. It exists in the browser
 * only; its place is kept while it is fetched, so that nothing below it moves. The same figures have to stand beside it as a table.
 */
export function ForTheEye({ heightPx, children }: { heightPx: number; children: ReactNode }) {
  const [isInBrowser, setIsInBrowser] = useState(false);
  useEffect(() => setIsInBrowser(true), []);
  return (
    <div aria-hidden ref={setInert} style={{ height: heightPx }}>
      {isInBrowser ? <Suspense fallback={null}>{children}</Suspense> : null}
    </div>
  );
}
