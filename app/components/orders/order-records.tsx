// Who ordered, and what: each leads to its own page.
import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { recordWords } from "#app/components/words/record-words.ts";

const words = texts.order.records;

interface Props {
  customer: { customerId: string; name: string | null } | null;
  /** `productId`: of a product that has a page. */
  lines: { title: string; quantity: number; sku: string | null; productId: string | null }[];
  /** Lines that are not among them. */
  moreLines: number;
}

export function OrderRecords({ customer, lines, moreLines }: Props) {
  return (
    <TitledCard title={words.title} gap="400">
      {customer ? (
        <Link url={`/app/customers/${customer.customerId}`} removeUnderline>
          {customer.name ?? recordWords.nameless.customer}
        </Link>
      ) : (
        <Text as="span" tone="subdued">
          {words.nobody}
        </Text>
      )}
      {lines.length ? (
        <BlockStack gap="200">
          {lines.map(({ title, quantity, sku, productId }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order keep their places
            <InlineStack key={at} align="space-between" gap="200" wrap={false}>
              <Text as="span" breakWord>
                {productId ? (
                  <Link url={`/app/products/${productId}`} removeUnderline>
                    {title || sku || productId}
                  </Link>
                ) : (
                  title || sku
                )}
              </Text>
              <Text as="span" numeric>
                × {quantity}
              </Text>
            </InlineStack>
          ))}
          {moreLines ? (
            <Text as="span" tone="subdued">
              {words.more(moreLines)}
            </Text>
          ) : null}
        </BlockStack>
      ) : null}
    </TitledCard>
  );
}
