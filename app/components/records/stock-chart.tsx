// Stock at the end of each day, as Shopify's own charts draw it: fetched when it is first shown (stock-card.tsx).
import { LineChart, PolarisVizProvider } from "@shopify/polaris-viz";
import "@shopify/polaris-viz/build/esm/styles.css";

export interface StockChartProps {
  /** "24 Nov", oldest first. */
  days: string[];
  /** Of each location by day; null: nothing was told on that day. */
  locations: { name: string; byDay: (number | null)[] }[];
}

export default function StockChart({ days, locations }: StockChartProps) {
  return (
    <PolarisVizProvider>
      <LineChart
        theme="Light"
        isAnimated={false}
        data={locations.map(({ name, byDay }) => ({
          name,
          data: byDay.map((value, at) => ({ key: days[at] ?? "", value })),
        }))}
      />
    </PolarisVizProvider>
  );
}
