// The scorecard of the fraud check: each signal with its weight, how often it counted, and what became of those orders.
import { DataTable, Select, Text } from "@shopify/polaris";
import { FocusableScroll } from "#app/components/focusable-scroll.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Props {
  days: number;
  orders: number;
  signals: {
    code: string;
    name: string;
    weight: number | null;
    fired: number;
    approved: number;
    cancelled: number;
    disputed: number;
  }[];
  windows: readonly number[];
  onWindow: (days: string) => void;
}

export function FraudScorecard({ days, orders, signals, windows, onWindow }: Props) {
  const words = texts.checks.scorecard;
  const share = (count: number, of: number) => (count ? words.share(count, Math.round((100 * count) / of)) : "0");
  return (
    <TitledCard
      title={words.title}
      aside={
        <Select
          label={words.window}
          labelInline
          value={String(days)}
          options={windows.map((one) => ({ value: String(one), label: words.days(one) }))}
          onChange={onWindow}
        />
      }
    >
      <Text as="p" variant="bodySm" tone="subdued">
        {words.help(orders)}
      </Text>
      <FocusableScroll label={words.title}>
        <DataTable
          columnContentTypes={["text", "numeric", "numeric", "numeric", "numeric", "numeric"]}
          headings={[words.signal, words.weight, words.fired, words.approved, words.cancelled, words.disputed]}
          rows={signals.map(({ name, weight, fired, approved, cancelled, disputed }) => [
            name,
            weight ?? "",
            share(fired, orders),
            share(approved, fired),
            share(cancelled, fired),
            share(disputed, fired),
          ])}
          increasedTableDensity
        />
      </FocusableScroll>
    </TitledCard>
  );
}
