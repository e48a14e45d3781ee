// What settings of a check would do to the orders of the last days.
import { Banner, BlockStack, Button, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import { formatAmount } from "#app/components/format-amount.ts";
import { effectKindInWords } from "#app/components/orders/effect-kind-in-words.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

const words = texts.checks.preview;
const MOST_SHOWN = 20;

interface Named {
  orderId: string;
  name: string;
  total: string;
  currency: string;
}
export interface Preview {
  status: string;
  total: number;
  looked: number;
  found: number;
  foundNow: number;
  does: Record<string, number>;
  newly: Named[];
  newlyTotal: number;
  noLonger: Named[];
  noLongerTotal: number;
  unknown: number;
  unknownOrders: Named[];
  unknownWhy: string | null;
}

interface Props {
  about: "order" | "customer";
  preview: Preview | null;
  starting: boolean;
  onStart: () => void;
}

export function CheckPreview({ about, preview, starting, onStart }: Props) {
  return (
    <TitledCard title={words.title}>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.help}
      </Text>
      <InlineStack>
        <Button loading={starting} onClick={onStart}>
          {words.start}
        </Button>
      </InlineStack>
      <div aria-live="polite">{preview ? <Result about={about} preview={preview} /> : null}</div>
    </TitledCard>
  );
}

function Result({ about, preview }: Pick<Props, "about"> & { preview: Preview }) {
  const { status, total, looked, found, foundNow, does, unknown } = preview;
  if (status === "RUNNING") return <PreviewProgress total={total} looked={looked} />;
  if (status === "FAILED") return <Banner tone="warning">{words.failed}</Banner>;
  return (
    <BlockStack gap="300">
      <Text as="p" fontWeight="semibold">
        {about === "customer" ? words.foundCustomers(found, looked) : words.found(found, looked)}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.foundNow(foundNow)}
      </Text>
      {Object.entries(does).map(([kind, count]) => (
        <InlineStack key={kind} align="space-between">
          <Text as="span">{effectKindInWords(kind)}</Text>
          <Text as="span" numeric>
            {count.toLocaleString("en-GB")}
          </Text>
        </InlineStack>
      ))}
      <Orders title={words.newly(preview.newlyTotal)} orders={preview.newly} total={preview.newlyTotal} />
      <Orders title={words.noLonger(preview.noLongerTotal)} orders={preview.noLonger} total={preview.noLongerTotal} />
      <Orders title={words.unknown(unknown, looked)} orders={preview.unknownOrders} total={unknown} />
      {unknown && preview.unknownWhy ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {preview.unknownWhy}
        </Text>
      ) : null}
    </BlockStack>
  );
}

export function PreviewProgress({ total, looked }: { total: number; looked: number }) {
  return (
    <BlockStack gap="100">
      <ProgressBar
        progress={total ? Math.min(100, Math.round((looked / total) * 100)) : 0}
        size="small"
        ariaLabelledBy="preview-progress"
      />
      <Text as="p" variant="bodySm" tone="subdued" id="preview-progress">
        {words.running(looked, total)}
      </Text>
    </BlockStack>
  );
}

function Orders({ title, orders, total }: { title: string; orders: Named[]; total: number }) {
  if (!total) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingXs">
        {title}
      </Text>
      {orders.slice(0, MOST_SHOWN).map(({ orderId, name, total: amount, currency }) => (
        <InlineStack key={orderId} align="space-between">
          <Link url={`/app/orders/${orderId}`}>{name}</Link>
          <Text as="span" numeric>
            {formatAmount(amount, currency)}
          </Text>
        </InlineStack>
      ))}
      {total > MOST_SHOWN ? (
        <Text as="span" variant="bodySm" tone="subdued">
          {words.more(total - MOST_SHOWN)}
        </Text>
      ) : null}
    </BlockStack>
  );
}
