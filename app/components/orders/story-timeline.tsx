// An order's story, newest first, by day: what became of it in the store, what came in, what was decided, what was written and how Shopify answered.
import { Badge, BlockStack, Box, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";
import { Fragment, type ReactNode, useState } from "react";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { formatAmount } from "#app/components/format-amount.ts";
import { type Clock, formatDay, formatDuration, formatTime } from "#app/components/format-when.ts";
import { EffectBadge } from "#app/components/orders/effect-badge.tsx";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { texts } from "#app/components/texts.ts";
import { ORDER_EVENTS, type OrderEventKind } from "#app/history/order-event.ts";
import type { Finding } from "#app/rules/decision.ts";
import { EVENTS, type EventName } from "#app/rules/trigger.ts";

export type Resolution = "send_again" | "mark_done" | "set_aside" | "allow" | "decline";

type Entry = { id: string; at: string } & (
  | {
      entry: "delivery";
      topic: string;
      source: string;
      status: string;
      reason: string | null;
      latenessMs: number | null;
      decidedAfterMs: number | null;
    }
  | {
      entry: "run";
      triggers: { on: string }[];
      findings: { ruleName: string; target: string; outcome: Finding["outcome"]; reason: string }[];
    }
  | {
      entry: "effect";
      effectId: string;
      ruleName: string;
      ruleVersion: number;
      kind: string;
      payload?: unknown;
      status: string;
      reason: string | null;
      attempts: number;
      points: number;
      settledAfterMs: number | null;
      resolutions: Resolution[];
    }
  | { entry: "audit"; actor: string; action: string }
  | { entry: "event"; kind: OrderEventKind; exact: boolean; source: string; detail: Readonly<Record<string, string>> }
);

interface Props {
  story: Entry[];
  clock: Clock;
  /** The effect whose resolution is on its way. */
  busyEffectId: string | null;
  onResolve: (effectId: string, resolution: Resolution) => void;
}

export function StoryTimeline({ story, clock, busyEffectId, onResolve }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const telling = story.filter((entry) => !changedNothing(entry));
  const hidden = story.length - telling.length;
  return (
    <BlockStack gap="400">
      {byDay(showsAll ? story : telling, clock).map(({ day, entries }) => (
        <BlockStack gap="300" key={day}>
          <Text as="h3" variant="bodySm" tone="subdued">
            {day}
          </Text>
          <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {entries.map((entry) => (
              <li
                key={entry.id}
                style={{ display: "flex", gap: "var(--p-space-300)", paddingBlock: "var(--p-space-150)" }}
              >
                <span aria-hidden style={dotOf(entry)} />
                <div style={{ flex: 1, minWidth: 0 }}>
                  <EntryBody entry={entry} busy={busyEffectId} onResolve={onResolve} />
                </div>
                <Text as="span" variant="bodySm" tone="subdued">
                  {formatTime(entry.at, clock)}
                </Text>
              </li>
            ))}
          </ol>
        </BlockStack>
      ))}
      {hidden ? (
        <InlineStack>
          <Button variant="plain" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? texts.order.story.hideQuiet : texts.order.story.showQuiet(hidden)}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

/** Most webhooks of an order repeat what is known: they are there, but not in the way. */
const changedNothing = (entry: Entry): boolean => entry.entry === "delivery" && entry.status === "UNCHANGED";

function EntryBody({ entry, busy, onResolve }: { entry: Entry; busy: string | null; onResolve: Props["onResolve"] }) {
  switch (entry.entry) {
    case "delivery":
      return (
        <BlockStack gap="050">
          <Line>
            <Text as="span">{texts.topic[entry.topic] ?? texts.source[entry.source] ?? entry.topic}</Text>
            {entry.status === "DECIDED" ? null : <Badge>{texts.deliveryStatus[entry.status] ?? entry.status}</Badge>}
          </Line>
          <Small
            parts={[
              texts.source[entry.source] ?? entry.source,
              entry.latenessMs === null ? null : texts.order.story.late(formatDuration(entry.latenessMs)),
              entry.decidedAfterMs === null
                ? null
                : texts.order.story.decidedAfter(formatDuration(entry.decidedAfterMs)),
            ]}
          />
          {entry.reason ? <Small parts={[entry.reason]} /> : null}
        </BlockStack>
      );
    case "run":
      return (
        <BlockStack gap="050">
          <Text as="span">{texts.order.story.decided}</Text>
          {entry.triggers.length ? (
            <Small
              parts={[`${texts.order.story.because} ${entry.triggers.map(({ on }) => triggerInWords(on)).join(", ")}`]}
            />
          ) : null}
          {entry.findings.map(({ ruleName, target, outcome, reason }) => (
            <Text as="span" variant="bodySm" key={`${ruleName} ${target}`} breakWord>
              <Text as="span" variant="bodySm" fontWeight="semibold">
                {ruleName}:{" "}
              </Text>
              {reason || texts.order.outcome[outcome]}
            </Text>
          ))}
        </BlockStack>
      );
    case "effect":
      return (
        <BlockStack gap="100">
          <Line>
            <Text as="span">{effectInWords(entry.kind, entry.payload)}</Text>
            <EffectBadge status={entry.status} />
          </Line>
          {entry.reason ? (
            <Text as="span" variant="bodySm" breakWord tone={entry.status === "REFUSED" ? "critical" : undefined}>
              {entry.reason}
            </Text>
          ) : null}
          <Small
            parts={[
              texts.order.story.ruleVersion(entry.ruleName, entry.ruleVersion),
              entry.settledAfterMs === null || !entry.attempts
                ? null
                : texts.order.story.tookMs(formatDuration(entry.settledAfterMs)),
              entry.attempts > 1 ? texts.order.story.attempts(entry.attempts) : null,
              entry.points ? texts.order.story.points(entry.points) : null,
            ]}
          />
          {entry.resolutions.length ? (
            <Box paddingBlockStart="100">
              <ButtonGroup>
                {entry.resolutions.map((resolution) => (
                  <Button
                    key={resolution}
                    size="slim"
                    loading={busy === entry.effectId}
                    onClick={() => onResolve(entry.effectId, resolution)}
                  >
                    {texts.order.resolve[resolution]}
                  </Button>
                ))}
              </ButtonGroup>
            </Box>
          ) : null}
        </BlockStack>
      );
    case "event":
      return (
        <BlockStack gap="050">
          <Text as="span" fontWeight="semibold">
            {ORDER_EVENTS[entry.kind].says}
          </Text>
          <Small
            parts={[
              ...detailInWords(entry.detail),
              entry.exact ? null : texts.order.story.byThen,
              entry.source === "history" || entry.source === "reading" ? texts.order.story.read : null,
            ]}
          />
        </BlockStack>
      );
    case "audit":
      return (
        <Text as="span">
          {actorInWords(entry.actor)} {texts.audit[entry.action] ?? entry.action}
        </Text>
      );
  }
}

/** After "because": of the order in few words, else as the reference says it. */
function triggerInWords(on: string): string {
  return texts.trigger[on] ?? EVENTS[on as EventName]?.says ?? on;
}

/** What is worth a line of an event: an amount, a reason, a carrier; ids are not. */
function detailInWords({ amount, currency, ...rest }: Readonly<Record<string, string>>): string[] {
  const words = Object.entries(rest).flatMap(([name, value]) =>
    name.endsWith("_id") ? [] : [value.replaceAll("_", " ")],
  );
  return amount && currency ? [formatAmount(amount, currency), ...words] : words;
}

function Line({ children }: { children: ReactNode }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      {children}
    </InlineStack>
  );
}

function Small({ parts }: { parts: (string | null)[] }) {
  const said = parts.filter((part): part is string => Boolean(part));
  return (
    <Text as="span" variant="bodySm" tone="subdued" breakWord>
      {said.map((part, index) => (
        <Fragment key={part}>
          {index ? " · " : ""}
          {part}
        </Fragment>
      ))}
    </Text>
  );
}

function dotOf(entry: Entry) {
  const color =
    entry.entry === "effect" && entry.status === "REFUSED"
      ? "var(--p-color-icon-critical)"
      : entry.entry === "effect" && entry.status === "CONFIRMED"
        ? "var(--p-color-icon-success)"
        : entry.entry === "run"
          ? "var(--p-color-icon)"
          : entry.entry === "event"
            ? "var(--p-color-icon-info)"
            : "var(--p-color-icon-disabled)";
  return { flex: "none", width: 8, height: 8, borderRadius: 4, marginTop: 6, background: color } as const;
}

function byDay(story: Entry[], clock: Clock): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of story) {
    const day = formatDay(entry.at, clock);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
