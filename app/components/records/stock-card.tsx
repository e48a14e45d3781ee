// The stock of a product's variant by day and location: a small chart, and the same figures as a table.
import { BlockStack, DataTable, Select, Text } from "@shopify/polaris";
import { lazy } from "react";
import { FocusableScroll } from "#app/components/focusable-scroll.tsx";
import { ForTheEye } from "#app/components/for-the-eye.tsx";
import { TitledCard } from "#app/components/titled-card.tsx";
import { TurnPages } from "#app/components/turn-pages.tsx";
import { recordWords } from "#app/components/words/record-words.ts";

const StockChart = lazy(() => import("#app/components/records/stock-chart.tsx"));
const words = recordWords.stock;

interface Props {
  variants: { variantId: string; title: string; sku: string | null }[];
  variantId: string;
  /** Newest first. */
  rows: { day: string; locationId: string; low: number; high: number; last: number }[];
  locations: { id: string; name: string }[];
  onVariant: (variantId: string) => void;
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

export function StockCard({ variants, variantId, rows, locations, onVariant, onNewer, onOlder }: Props) {
  const nameOf = (id: string) => locations.find((one) => one.id === id)?.name ?? words.location(id);
  const days = [...new Set(rows.map(({ day }) => day))].reverse();
  const ids = [...new Set(rows.map(({ locationId }) => locationId))].sort();
  return (
    <TitledCard title={words.title} gap="400">
      {variants.length > 1 ? (
        <Select
          label={words.variant}
          options={variants.map(({ variantId: value, title, sku }) => ({
            value,
            label: sku ? `${title}, ${sku}` : title,
          }))}
          value={variantId}
          onChange={onVariant}
        />
      ) : null}
      {rows.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        <BlockStack gap="400">
          {days.length > 1 ? (
            <ForTheEye heightPx={200}>
              <StockChart
                days={days.map(inFew)}
                locations={ids.map((id) => ({
                  name: nameOf(id),
                  byDay: days.map((day) => rows.find((row) => row.day === day && row.locationId === id)?.last ?? null),
                }))}
              />
            </ForTheEye>
          ) : null}
          <FocusableScroll label={words.title}>
            <DataTable
              columnContentTypes={["text", "text", "numeric", "numeric", "numeric"]}
              headings={[
                words.columns.day,
                words.columns.location,
                words.columns.low,
                words.columns.high,
                words.columns.last,
              ]}
              rows={rows.map(({ day, locationId, low, high, last }) => [
                inFew(day),
                nameOf(locationId),
                ...[low, high, last].map((count) => count.toLocaleString("en-GB")),
              ])}
              increasedTableDensity
            />
          </FocusableScroll>
          <TurnPages onNewer={onNewer} onOlder={onOlder} words={words} />
        </BlockStack>
      )}
    </TitledCard>
  );
}

/** "2026-11-24" as "24/11/2026". */
const inFew = (day: string): string => day.split("-").reverse().map(Number).join("/");
