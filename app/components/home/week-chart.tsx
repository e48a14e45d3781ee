// The days of the week as Shopify's own charts draw them. It measures the page that it stands in, so it exists in the browser
// only, and it is fetched when it is first shown (lazy-week-chart.tsx).
import { BarChart, PolarisVizProvider } from "@shopify/polaris-viz";
import "@shopify/polaris-viz/build/esm/styles.css";

export interface WeekChartProps {
  /** "24 Nov", oldest first. */
  days: string[];
  checks: { name: string; byDay: number[] }[];
}

export default function WeekChart({ days, checks }: WeekChartProps) {
  return (
    <PolarisVizProvider>
      <BarChart
        theme="Light"
        type="stacked"
        isAnimated={false}
        data={checks.map(({ name, byDay }) => ({
          name,
          data: byDay.map((value, at) => ({ key: days[at] ?? "", value })),
        }))}
      />
    </PolarisVizProvider>
  );
}
