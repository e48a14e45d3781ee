// Today's orders by state, as a row of figures.
import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

interface Props {
  today: Record<Figure, number>;
  timezone: string;
}

type Figure = "orders" | "awaitingPayment" | "toFulfil" | "fulfilled" | "cancelled" | "flagged" | "held";
const FIGURES: Figure[] = ["orders", "awaitingPayment", "toFulfil", "fulfilled", "cancelled", "flagged", "held"];
const LINKS: Partial<Record<Figure, string>> = { orders: "/app/orders", flagged: "/app/orders?view=flagged" };

export function TodayCard({ today, timezone }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingSm">
            {texts.home.today.title}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {texts.home.today.since(timezone)}
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 2, sm: 4, md: 7 }} gap="400">
          {FIGURES.map((figure) => (
            <BlockStack gap="100" key={figure}>
              <Text as="span" variant="bodySm" tone="subdued">
                {texts.home.today[figure]}
              </Text>
              <Text as="span" variant="headingLg" numeric>
                {LINKS[figure] && today[figure] ? (
                  <Link
                    url={LINKS[figure]}
                    monochrome
                    removeUnderline
                    accessibilityLabel={`${texts.home.today[figure]}: ${today[figure]}`}
                  >
                    {today[figure].toLocaleString("en-GB")}
                  </Link>
                ) : (
                  today[figure].toLocaleString("en-GB")
                )}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
