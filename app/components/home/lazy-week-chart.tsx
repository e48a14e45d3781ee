import { lazy } from "react";
import { ForTheEye } from "#app/components/for-the-eye.tsx";
import type { WeekChartProps } from "#app/components/home/week-chart.tsx";

const WeekChart = lazy(() => import("#app/components/home/week-chart.tsx"));

/** The chart of a week. The same figures have to stand beside it as a table. */
export function LazyWeekChart(props: WeekChartProps) {
  return (
    <ForTheEye heightPx={260}>
      <WeekChart {...props} />
    </ForTheEye>
  );
}
