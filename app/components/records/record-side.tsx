// The side of a customer's or a product's page: what it is now, its variants, its newest orders.
import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { formatAmount } from "#app/components/format-amount.ts";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { MissingPart } from "#app/components/missing-part.tsx";
import { TagList } from "#app/components/tag-list.tsx";
import { TitledCard } from "#app/components/titled-card.tsx";
import { recordWords } from "#app/components/words/record-words.ts";
import type { RecordKind } from "#app/history/record-kinds.ts";

const words = recordWords.page;

export interface RecordFacts {
  key: string;
  name: string | null;
  currency: string;
  isGone: boolean;
  /** Else only orders name it. */
  isKnown: boolean;
  email: string | null;
  phone: string | null;
  vendor: string | null;
  status: string | null;
  tags: string[];
  variants: { variantId: string; title: string; sku: string | null; price: string | null }[];
  /** Null: could not be had. */
  orders: { orderId: string; name: string; createdAt: string }[] | null;
  locations: { id: string; name: string }[];
}

export function RecordSide({ kind, record, clock }: { kind: RecordKind; record: RecordFacts; clock: Clock }) {
  const said = [
    [words.email, record.email],
    [words.phone, record.phone],
    [words.vendor, record.vendor],
  ] as const;
  return (
    <BlockStack gap="400">
      <TitledCard title={words.about} gap="400">
        {record.isKnown || kind === "product" ? null : <Text as="p">{words.onlyOrders}</Text>}
        {said.map(([label, value]) =>
          value === null ? null : (
            <BlockStack key={label} gap="050">
              <Text as="span" tone="subdued">
                {label}
              </Text>
              <Text as="span" breakWord>
                {value}
              </Text>
            </BlockStack>
          ),
        )}
        <TagList tags={record.tags} />
      </TitledCard>
      {kind === "customer" && !record.orders ? <MissingPart title={words.orders} /> : null}
      {kind === "customer" && record.orders ? (
        <TitledCard title={words.orders}>
          {record.orders.length ? null : (
            <Text as="span" tone="subdued">
              {words.noOrders}
            </Text>
          )}
          {record.orders.map(({ orderId, name, createdAt }) => (
            <InlineStack key={orderId} align="space-between" gap="200">
              <Link url={`/app/orders/${orderId}`} removeUnderline>
                {name}
              </Link>
              <Text as="span" tone="subdued">
                {formatWhen(createdAt, clock)}
              </Text>
            </InlineStack>
          ))}
        </TitledCard>
      ) : null}
      {record.variants.length ? (
        <TitledCard title={words.variants}>
          {record.variants.map(({ variantId, title, sku, price }) => (
            <InlineStack key={variantId} align="space-between" gap="200" wrap={false}>
              <Text as="span" breakWord>
                {sku ? `${title}, ${sku}` : title}
              </Text>
              <Text as="span" numeric>
                {price === null ? "" : formatAmount(price, record.currency)}
              </Text>
            </InlineStack>
          ))}
        </TitledCard>
      ) : null}
    </BlockStack>
  );
}
