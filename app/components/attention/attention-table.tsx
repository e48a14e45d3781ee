// The rows of the attention list, with what can be done to many at once.

import { Link } from "@remix-run/react";
import { Badge, BlockStack, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { formatAmount } from "#app/components/format-amount.ts";
import { type Clock, formatCalendarDay, formatDuration, formatWhenWithin } from "#app/components/format-when.ts";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { pagesOf } from "#app/components/pages-of.ts";
import { texts } from "#app/components/texts.ts";

const words = texts.attention;

export interface AttentionTableRow {
  itemId: string;
  category: string;
  ruleName: string;
  reason: string;
  severity: number;
  assignee: string | null;
  dueOn: string | null;
  order: { orderId: string; name: string } | null;
  target: string;
  total: string | null;
  currency: string | null;
  openedAt: string;
  closedAt: string | null;
  closedBy: string | null;
  note: string | null;
  effect: { kind: string; payload?: unknown; status: string } | null;
  verbs: string[];
}

interface Props {
  /** Null: could not be had. */
  rows: AttentionTableRow[] | null;
  clock: Clock;
  selected: string[];
  allSelected: boolean;
  filtered: boolean;
  onSelection: Parameters<typeof IndexTable>[0]["onSelectionChange"];
  /** Verbs that some of the selected rows know, with what they do. */
  bulk: { content: string; onAction: () => void }[];
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

export function AttentionTable({ rows: had, clock, selected, allSelected, filtered, bulk, ...on }: Props) {
  const rows = had ?? [];
  const { smDown } = useBreakpoints();
  const closed = rows.some(({ closedAt }) => closedAt);
  return (
    <IndexTable
      resourceName={words.resource}
      itemCount={rows.length}
      selectedItemsCount={allSelected ? "All" : selected.length}
      onSelectionChange={on.onSelection}
      condensed={smDown}
      headings={[
        { title: words.columns.order },
        { title: words.columns.reason },
        { title: words.columns.about },
        { title: closed ? words.columns.state : words.columns.age },
        { title: words.columns.value, alignment: "end" },
      ]}
      promotedBulkActions={bulk}
      emptyState={had ? <EmptyNote {...(filtered ? words.noneFound : words.none)} /> : <MissingRows of={words.title} />}
      pagination={pagesOf(on.onNewer, on.onOlder, { before: words.newer, after: words.older })}
    >
      {rows.map((row, index) => (
        <IndexTable.Row
          id={row.itemId}
          key={row.itemId}
          position={index}
          selected={selected.includes(row.itemId)}
          accessibilityLabel={`${nameOf(row)}: ${reasonOf(row)}`}
        >
          {smDown ? <CondensedRow row={row} clock={clock} /> : <FullRow row={row} clock={clock} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

const nameOf = ({ order, target }: AttentionTableRow): string =>
  order?.name ?? target.replace("gid://shopify/", "").replace("/", " ");
const reasonOf = ({ effect, reason }: AttentionTableRow): string =>
  effect ? [effectInWords(effect.kind, effect.payload), reason].filter(Boolean).join(": ") : reason;

function FullRow({ row, clock }: { row: AttentionTableRow; clock: Clock }) {
  return (
    <>
      <IndexTable.Cell>
        <ItemLink row={row} />
      </IndexTable.Cell>
      <td style={{ padding: "var(--p-space-150)", whiteSpace: "normal", minWidth: 260 }}>
        <Text as="span" breakWord>
          {reasonOf(row)}
        </Text>
        <Task row={row} />
      </td>
      <IndexTable.Cell>
        <About row={row} />
      </IndexTable.Cell>
      <td style={{ padding: "var(--p-space-150)", whiteSpace: row.closedAt ? "normal" : "nowrap" }}>
        {ageOf(row, clock)}
      </td>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.total && row.currency ? formatAmount(row.total, row.currency) : ""}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

function CondensedRow({ row, clock }: { row: AttentionTableRow; clock: Clock }) {
  return (
    <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%", whiteSpace: "normal" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <ItemLink row={row} />
          <Text as="span" numeric>
            {row.total && row.currency ? formatAmount(row.total, row.currency) : ""}
          </Text>
        </InlineStack>
        <Text as="span" breakWord>
          {reasonOf(row)}
        </Text>
        <Task row={row} />
        <InlineStack gap="200" blockAlign="center">
          <About row={row} />
          <Text as="span" variant="bodySm" tone="subdued">
            {ageOf(row, clock)}
          </Text>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function ItemLink({ row }: { row: AttentionTableRow }) {
  return (
    <Link to={`/app/attention/${row.itemId}`} data-primary-link data-list-key={row.itemId} style={{ color: "inherit" }}>
      <Text as="span" fontWeight="semibold">
        {nameOf(row)}
      </Text>
    </Link>
  );
}

/** Whose it is, and by when. */
function Task({ row: { assignee, dueOn } }: { row: AttentionTableRow }) {
  if (!assignee && !dueOn) return null;
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {words.task(assignee, dueOn && formatCalendarDay(dueOn))}
    </Text>
  );
}

function About({ row }: { row: AttentionTableRow }) {
  return (
    <InlineStack gap="100" wrap={false}>
      <Badge>{words.about[row.category] ?? row.category}</Badge>
      {row.severity === 3 ? <Badge tone="critical">{words.severity[3]}</Badge> : null}
    </InlineStack>
  );
}

function ageOf(row: AttentionTableRow, clock: Clock): string {
  if (!row.closedAt) return formatDuration(Date.parse(clock.now) - Date.parse(row.openedAt));
  const when = formatWhenWithin(row.closedAt, clock);
  const how = row.closedBy ? words.closedBy(actorInWords(row.closedBy), when) : words.closedItself(when);
  return row.note ? `${how}: ${row.note}` : how;
}
