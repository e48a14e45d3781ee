import { lazy, Suspense, useEffect, useState } from "react";
import type { WeekChartProps } from "#app/components/week-chart.tsx";

const WeekChart = lazy(() => import("#app/components/week-chart.tsx"));
/** Its place is kept while it is fetched: nothing below it moves. */
const HEIGHT_PX = 260;

/** React 18 knows no `inert`. */
const setInert = (element: HTMLElement | null) => element?.toggleAttribute("inert", true);

/**
 * The chart of a week, for the eye alone: what it offers to the keyboard and to screen readers is a list without items.
 * The same figures have to stand beside it as a table.
 */
export function LazyWeekChart(props: WeekChartProps) {
  const [isInBrowser, setIsInBrowser] = useState(false);
  useEffect(() => setIsInBrowser(true), []);
  return (
    <div aria-hidden ref={setInert} style={{ height: HEIGHT_PX }}>
      {isInBrowser ? (
        <Suspense fallback={null}>
          <WeekChart {...props} />
        </Suspense>
      ) : null}
    </div>
  );
}
