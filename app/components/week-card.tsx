// What the checks found this week: a bar for each, and the days behind it as a table.
import { BlockStack, Button, Card, Collapsible, DataTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { texts } from "#app/components/texts.ts";

interface Props {
  days: string[];
  checks: { checkId: string; name: string; total: number; byDay: number[] }[];
}

const words = texts.home.week;

export function WeekCard({ days, checks }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const most = Math.max(1, ...checks.map(({ total }) => total));
  const isQuiet = checks.every(({ total }) => !total);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {words.title}
          </Text>
          <Button variant="plain" ariaExpanded={isOpen} ariaControls={id} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? words.hideDays : words.showDays}
          </Button>
        </InlineStack>
        {isQuiet ? (
          <Text as="p" tone="subdued">
            {words.nothing}
          </Text>
        ) : null}
        <BlockStack gap="200">
          {checks.map(({ checkId, name, total }) => (
            <BlockStack key={checkId} gap="050">
              <InlineStack align="space-between">
                <Link url={`/app/checks/${checkId}`} monochrome removeUnderline>
                  {name}
                </Link>
                <Text as="span" numeric>
                  {total.toLocaleString("en-GB")}
                </Text>
              </InlineStack>
              <div
                aria-hidden
                style={{
                  height: 8,
                  borderRadius: 4,
                  background: "var(--p-color-bg-surface-secondary)",
                  overflow: "hidden",
                }}
              >
                <div
                  style={{
                    height: "100%",
                    width: `${(total / most) * 100}%`,
                    background: "var(--p-color-bg-fill-emphasis)",
                  }}
                />
              </div>
            </BlockStack>
          ))}
        </BlockStack>
        <Collapsible id={id} open={isOpen}>
          <DataTable
            columnContentTypes={["text", ...days.map(() => "numeric" as const), "numeric"]}
            headings={[
              words.check,
              ...days.map((day) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`),
              words.total,
            ]}
            rows={checks.map(({ name, byDay, total }) => [name, ...byDay, total])}
          />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
