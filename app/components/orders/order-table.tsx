// The table of orders with its views, search and pages.
import {
  Badge,
  BlockStack,
  Card,
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import type { ComponentProps, ReactNode } from "react";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { formatAmount } from "#app/components/format-amount.ts";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { MissingWords } from "#app/components/missing-words.tsx";
import { CancelledBadge, FulfilmentBadge, PaymentBadge } from "#app/components/orders/order-badges.tsx";
import { pagesOf } from "#app/components/pages-of.ts";
import { texts } from "#app/components/texts.ts";
import { useTypedSearch } from "#app/components/use-typed-search.ts";

const words = texts.orders;
type View = keyof typeof words.views;

interface OrderRow {
  orderId: string;
  name: string;
  createdAt: string;
  total: string;
  currency: string;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelled: boolean;
  flags: string[];
  wantsAttention: boolean;
  held: boolean;
}

interface Props {
  /** Null: could not be had. */
  rows: OrderRow[] | null;
  clock: Clock;
  isNew: boolean;
  views: View[];
  view: View;
  search: string;
  /** Id of the rule that the list is narrowed to. */
  found: string | null;
  /** Null: could not be had. */
  finders: { ruleId: string; name: string }[] | null;
  loading: boolean;
  onView: (view: View) => void;
  onSearch: (search: string) => void;
  onFound: (ruleId: string | null) => void;
  /** What may be done with several at once; null: nothing, and none is chosen. */
  choosing: {
    chosen: string[];
    onSelection: ComponentProps<typeof IndexTable>["onSelectionChange"];
    verbs: { content: string; onAction: () => void }[];
  } | null;
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

export function OrderTable(props: Props) {
  const { clock, isNew, views, view, search, loading, onView, onSearch, onNewer, onOlder } = props;
  const rows = props.rows ?? [];
  const { mode, setMode } = useSetIndexFiltersMode(search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const { smDown } = useBreakpoints();
  const [typed, setTyped] = useTypedSearch(search, onSearch);

  if (isNew)
    return (
      <Card>
        <EmptyNote {...words.none} />
      </Card>
    );
  return (
    <Card padding="0">
      <IndexFilters
        tabs={views.map((name) => ({ id: name, content: words.views[name] }))}
        selected={views.indexOf(view)}
        onSelect={(index) => {
          setTyped("");
          onView(views[index] ?? "all");
        }}
        queryValue={typed}
        queryPlaceholder={words.search}
        onQueryChange={setTyped}
        onQueryClear={() => setTyped("")}
        cancelAction={{ onAction: () => setTyped("") }}
        filters={[
          {
            key: "found",
            label: words.columns.found,
            pinned: true,
            filter: props.finders ? (
              <ChoiceList
                title={words.columns.found}
                titleHidden
                choices={props.finders.map(({ ruleId, name }) => ({ value: ruleId, label: name }))}
                selected={props.found ? [props.found] : []}
                onChange={([ruleId]) => props.onFound(ruleId ?? null)}
              />
            ) : (
              <MissingWords of={words.columns.found} />
            ),
          },
        ]}
        appliedFilters={
          props.found
            ? [
                {
                  key: "found",
                  label: props.finders?.find(({ ruleId }) => ruleId === props.found)?.name ?? props.found,
                  onRemove: () => props.onFound(null),
                },
              ]
            : []
        }
        onClearAll={() => {
          setTyped("");
          props.onFound(null);
        }}
        canCreateNewView={false}
        mode={mode}
        setMode={setMode}
        loading={loading}
      />
      <IndexTable
        resourceName={words.resource}
        itemCount={rows.length}
        selectable={props.choosing !== null}
        selectedItemsCount={props.choosing?.chosen.length ?? 0}
        onSelectionChange={props.choosing?.onSelection}
        promotedBulkActions={props.choosing?.verbs}
        condensed={smDown}
        headings={[
          { title: words.columns.order },
          { title: words.columns.date },
          { title: words.columns.total, alignment: "end" },
          { title: words.columns.payment },
          { title: words.columns.fulfilment },
          { title: words.columns.found },
        ]}
        emptyState={
          props.rows ? (
            <EmptyNote {...(search || view === "all" ? words.noneFound : words.noneInView[view])} />
          ) : (
            <MissingRows of={words.title} />
          )
        }
        pagination={pagesOf(onNewer, onOlder, { before: words.newer, after: words.older })}
      >
        {rows.map((row, index) => (
          <IndexTable.Row
            id={row.orderId}
            key={row.orderId}
            position={index}
            selected={props.choosing?.chosen.includes(row.orderId)}
          >
            {smDown ? <CondensedRow row={row} clock={clock} /> : <FullRow row={row} clock={clock} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function FullRow({ row, clock }: { row: OrderRow; clock: Clock }) {
  return (
    <>
      <SteadyCell width={64}>
        <OrderLink row={row} />
      </SteadyCell>
      <SteadyCell width={112}>{formatWhen(row.createdAt, clock)}</SteadyCell>
      <SteadyCell width={80}>
        <Text as="span" alignment="end" numeric>
          {formatAmount(row.total, row.currency)}
        </Text>
      </SteadyCell>
      <SteadyCell width={136}>
        <PaymentBadge status={row.financialStatus} />
      </SteadyCell>
      <SteadyCell width={136}>
        {row.cancelled ? <CancelledBadge /> : <FulfilmentBadge status={row.fulfillmentStatus} />}
      </SteadyCell>
      <td style={{ padding: "var(--p-space-150)", width: "100%" }}>
        <Found row={row} />
      </td>
    </>
  );
}

/** As wide as its column mostly gets: the browser draws the first rows before the others have come. @param width in pixels. */
function SteadyCell({ width, children }: { width: number; children: ReactNode }) {
  return (
    <IndexTable.Cell>
      <div style={{ minWidth: width }}>{children}</div>
    </IndexTable.Cell>
  );
}

function CondensedRow({ row, clock }: { row: OrderRow; clock: Clock }) {
  return (
    <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%", whiteSpace: "normal" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <OrderLink row={row} />
          <Text as="span" numeric>
            {formatAmount(row.total, row.currency)}
          </Text>
        </InlineStack>
        <Text as="span" variant="bodySm" tone="subdued">
          {formatWhen(row.createdAt, clock)}
        </Text>
        <InlineStack gap="100">
          <PaymentBadge status={row.financialStatus} />
          {row.cancelled ? <CancelledBadge /> : <FulfilmentBadge status={row.fulfillmentStatus} />}
          <Found row={row} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function OrderLink({ row }: { row: OrderRow }) {
  return (
    <Link url={`/app/orders/${row.orderId}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {row.name}
      </Text>
    </Link>
  );
}

/** The order's page has all of them, with their whole names. */
const FLAGS_SHOWN = 3;
const LONGEST_NAME = 40;
const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

/** What was found about an order; one that wants a person for another reason than a flag says at least that. */
function Found({ row }: { row: OrderRow }) {
  const more = row.flags.length - FLAGS_SHOWN;
  return (
    <InlineStack gap="100">
      {row.flags.slice(0, FLAGS_SHOWN).map((name) => (
        <Badge key={name} tone="attention">
          {shortened(name)}
        </Badge>
      ))}
      {more > 0 ? <Badge>{words.moreFlags(more)}</Badge> : null}
      {row.wantsAttention && !row.flags.length ? <Badge tone="critical">{words.attention}</Badge> : null}
      {row.held ? <Badge>{words.held}</Badge> : null}
    </InlineStack>
  );
}
