// Whether everything works: how fresh, how fast, how much of the Admin API is left.
import { BlockStack, Link, ProgressBar, Text } from "@shopify/polaris";
import { type Clock, formatDay, formatDuration, formatWhen } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import type { HistoryState } from "#app/components/words/history-words.ts";
import { OLDEST_ORDER } from "#app/lib/oldest-order.ts";

interface Props {
  health: {
    lastWebhookAt: string | null;
    waiting: number;
    oldestWaitingMs: number | null;
    typicalMs: number | null;
    unsent: number;
    points: { left: number; outOf: number } | null;
    pointsToday: number;
    requestsToday: number;
    sweptAt: string | null;
    sweepFound: number;
    history: HistoryState & { from: string | null };
  };
  clock: Clock;
}

export function HealthCard({ health, clock }: Props) {
  const words = texts.home.health;
  const { history, points } = health;
  const facts: [string, string][] = [
    [words.lastWebhook, health.lastWebhookAt ? formatWhen(health.lastWebhookAt, clock) : words.never],
    [
      words.waiting,
      health.waiting
        ? words.waitingSome(health.waiting, formatDuration(health.oldestWaitingMs ?? 0))
        : words.waitingNone,
    ],
    [words.typical, health.typicalMs === null ? words.unknown : formatDuration(health.typicalMs)],
    [words.unsent, String(health.unsent)],
    [words.spent, words.spentOf(health.pointsToday, health.requestsToday)],
    [
      words.swept,
      health.sweptAt ? `${formatWhen(health.sweptAt, clock)}, ${words.sweepFound(health.sweepFound)}` : words.never,
    ],
    [
      words.history,
      history.completedAt && history.from
        ? words.historyDone(history.orders, history.from <= OLDEST_ORDER ? null : formatDay(history.from, clock))
        : texts.history.running(history),
    ],
  ];
  return (
    <TitledCard title={words.title} gap="400">
      <BlockStack gap="100">
        <Text as="span" variant="bodySm" tone="subdued">
          {words.points}
        </Text>
        <Text as="span">{points ? words.pointsOf(points.left, points.outOf) : words.unknown}</Text>
        {points ? (
          <ProgressBar size="small" tone="primary" progress={points.outOf ? (points.left / points.outOf) * 100 : 0} />
        ) : null}
      </BlockStack>
      {facts.map(([label, value]) => (
        <BlockStack gap="050" key={label}>
          <Text as="span" variant="bodySm" tone="subdued">
            {label}
          </Text>
          <Text as="span">{value}</Text>
        </BlockStack>
      ))}
      <Link url="/app/deliveries?view=all">{words.cameIn}</Link>
    </TitledCard>
  );
}
