// What became of a customer or a product, newest first: what changed, who told it, what we wrote there.
import { BlockStack, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { EffectBadge } from "#app/components/orders/effect-badge.tsx";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { TurnPages } from "#app/components/turn-pages.tsx";
import { recordWords } from "#app/components/words/record-words.ts";
import type { HistoryEntry } from "#app/history/history-entry.ts";
import type { RecordChange, Shown } from "#app/history/record-changes.ts";
import { RECORD_EVENTS } from "#app/history/record-event.ts";

const words = recordWords.history;

interface Props {
  entries: HistoryEntry[];
  /** Titles by id. */
  variants: ReadonlyMap<string, string>;
  clock: Clock;
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

export function RecordHistory({ entries, variants, clock, onNewer, onOlder }: Props) {
  return (
    <TitledCard title={words.title} gap="400">
      {entries.length ? null : (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      )}
      {entries.map((entry, index) => (
        <Fragment key={entry.id}>
          {index ? <Divider /> : null}
          <Entry entry={entry} variants={variants} clock={clock} />
        </Fragment>
      ))}
      <TurnPages onNewer={onNewer} onOlder={onOlder} words={recordWords} />
    </TitledCard>
  );
}

function Entry({ entry, variants, clock }: { entry: HistoryEntry } & Pick<Props, "variants" | "clock">) {
  const when = formatWhen(entry.at, clock);
  if (entry.entry === "effect")
    return (
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span">{effectInWords(entry.kind, entry.payload)}</Text>
          <EffectBadge status={entry.status} />
        </InlineStack>
        {entry.reason ? (
          <Text as="span" variant="bodySm" breakWord>
            {entry.reason}
          </Text>
        ) : null}
        <Small>
          {when} · <Link url={`/app/rules/${entry.ruleId}`}>{words.rule(entry.ruleName)}</Link>
        </Small>
      </BlockStack>
    );
  const isItem = entry.record === "inventory_item";
  const told = [
    when,
    entry.source === "switchyard/segments" ? words.ofNight : words.source(texts.topic[entry.source] ?? entry.source),
    ...(entry.exact ? [] : [words.byThen]),
  ];
  return (
    <BlockStack gap="050">
      {entry.event === "state" ? (
        <>
          {entry.isFirst || isItem ? (
            <Text as="span" fontWeight="semibold">
              {[isItem ? words.ofItem : null, entry.isFirst ? words.first : null].filter(Boolean).join(": ")}
            </Text>
          ) : null}
          {entry.changes.map((change) => (
            <Change
              key={"variantId" in change ? change.variantId : change.field}
              change={change}
              isFirst={entry.isFirst}
              variants={variants}
              clock={clock}
            />
          ))}
        </>
      ) : (
        <Text as="span" breakWord>
          {[RECORD_EVENTS[entry.event].says, ...newsInWords(entry.detail)].join(": ")}
        </Text>
      )}
      <Small>{told.join(" · ")}</Small>
    </BlockStack>
  );
}

interface ChangeProps extends Pick<Props, "variants" | "clock"> {
  change: RecordChange;
  isFirst: boolean;
}

function Change({ change, isFirst, variants, clock }: ChangeProps) {
  if (change.field === "identity") return isFirst ? null : <Text as="span">{words.identity}</Text>;
  if ("added" in change) {
    const said = isFirst
      ? change.added.join(", ")
      : [
          ...change.added.map((one) => `${one} ${words.added}`),
          ...change.removed.map((one) => `${one} ${words.removed}`),
        ].join(", ");
    return <Line label={labelOf(change.field)} text={said} />;
  }
  const label =
    "variantId" in change ? words.price(variants.get(change.variantId) ?? change.variantId) : labelOf(change.field);
  const [from, to] = [inWords(change.from, clock), inWords(change.to, clock)];
  // Of what was seen for the first time, what is not there says nothing.
  if (isFirst) return change.to === null || change.to === "" ? null : <Line label={label} text={to} />;
  return <Line label={label} text={`${from} → ${to}`} />;
}

function Line({ label, text }: { label: string; text: string }) {
  return (
    <Text as="span" breakWord>
      <Text as="span" tone="subdued">
        {label}:
      </Text>{" "}
      {text}
    </Text>
  );
}

const Small = ({ children }: { children: React.ReactNode }) => (
  <Text as="span" variant="bodySm" tone="subdued" breakWord>
    {children}
  </Text>
);

const labelOf = (field: string): string => recordWords.fields[field] ?? field.replaceAll("_", " ");

function inWords(value: Shown, clock: Clock): string {
  if (value === null || value === "") return words.empty;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatWhen(text, clock) : text.replaceAll("_", " ");
}

/** What news say beside their kind: tags, a state; ids say nothing to a person. */
function newsInWords(detail: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(detail).flatMap(([name, value]) =>
    name.endsWith("_id") ? [] : [Array.isArray(value) ? value.join(", ") : String(value).replaceAll("_", " ")],
  );
}
