// What the checks found this week: a chart of the days, the sum of each check, and the days as a table behind it.
import { BlockStack, Button, Collapsible, DataTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { LazyWeekChart } from "#app/components/home/lazy-week-chart.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Props {
  days: string[];
  checks: { checkId: string; name: string; total: number; byDay: number[] }[];
}

const words = texts.home.week;

export function WeekCard({ days, checks }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const found = checks.filter(({ total }) => total > 0);
  const dayOf = (day: string) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;
  return (
    <TitledCard
      title={words.title}
      aside={
        <Button variant="plain" ariaExpanded={isOpen} ariaControls={id} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.hideDays : words.showDays}
        </Button>
      }
      gap="400"
    >
      {found.length ? (
        <LazyWeekChart days={days.map(dayOf)} checks={found} />
      ) : (
        <Text as="p" tone="subdued">
          {words.nothing}
        </Text>
      )}
      <BlockStack gap="200">
        {checks.map(({ checkId, name, total }) => (
          <InlineStack key={checkId} align="space-between">
            <Link url={`/app/checks/${checkId}`} monochrome removeUnderline>
              {name}
            </Link>
            <Text as="span" numeric>
              {total.toLocaleString("en-GB")}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
      <Collapsible id={id} open={isOpen}>
        <DataTable
          columnContentTypes={["text", ...days.map(() => "numeric" as const), "numeric"]}
          headings={[words.check, ...days.map(dayOf), words.total]}
          rows={checks.map(({ name, byDay, total }) => [name, ...byDay, total])}
        />
      </Collapsible>
    </TitledCard>
  );
}
