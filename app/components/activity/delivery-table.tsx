// The table of what came in, with its views and pages.
import { Badge, BlockStack, Card, IndexTable, InlineStack, Link, Tabs, Text, useBreakpoints } from "@shopify/polaris";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { pagesOf } from "#app/components/pages-of.ts";
import { texts } from "#app/components/texts.ts";

const words = texts.deliveries;
type View = keyof typeof words.views;

interface DeliveryRow {
  deliveryId: string;
  topic: string;
  source: string;
  status: string;
  reason: string | null;
  receivedAt: string;
  order: { orderId: string; name: string } | null;
}

interface Props {
  /** Null: could not be had. */
  rows: DeliveryRow[] | null;
  clock: Clock;
  views: View[];
  view: View;
  loading: boolean;
  onView: (view: View) => void;
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

export function DeliveryTable({ rows: had, clock, views, view, loading, onView, onNewer, onOlder }: Props) {
  const rows = had ?? [];
  const { smDown } = useBreakpoints();
  return (
    <Card padding="0">
      <Tabs
        tabs={views.map((name) => ({ id: name, content: words.views[name] }))}
        selected={views.indexOf(view)}
        onSelect={(index) => onView(views[index] ?? "unreadable")}
      />
      <IndexTable
        resourceName={words.resource}
        itemCount={rows.length}
        selectable={false}
        condensed={smDown}
        loading={loading && rows.length > 0}
        headings={[
          { title: words.columns.received },
          { title: words.columns.what },
          { title: words.columns.source },
          { title: words.columns.status },
          { title: words.columns.reason },
        ]}
        emptyState={had ? <EmptyNote {...words.none[view]} /> : <MissingRows of={words.title} />}
        pagination={pagesOf(onNewer, onOlder, { before: words.newer, after: words.older })}
      >
        {rows.map((row, index) => (
          <IndexTable.Row id={row.deliveryId} key={row.deliveryId} position={index}>
            {smDown ? <CondensedRow row={row} clock={clock} /> : <FullRow row={row} clock={clock} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function FullRow({ row, clock }: { row: DeliveryRow; clock: Clock }) {
  return (
    <>
      <IndexTable.Cell>{formatWhen(row.receivedAt, clock)}</IndexTable.Cell>
      <IndexTable.Cell>
        <What row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>{texts.source[row.source] ?? row.source}</IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      <td style={{ padding: "var(--p-space-150)", whiteSpace: "normal", minWidth: 240 }}>
        <Text as="span" breakWord>
          {row.reason}
        </Text>
      </td>
    </>
  );
}

function CondensedRow({ row, clock }: { row: DeliveryRow; clock: Clock }) {
  return (
    <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%", whiteSpace: "normal" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <What row={row} />
          <StatusBadge status={row.status} />
        </InlineStack>
        <Text as="span" variant="bodySm" tone="subdued">
          {formatWhen(row.receivedAt, clock)}, {texts.source[row.source] ?? row.source}
        </Text>
        {row.reason ? (
          <Text as="span" variant="bodySm" breakWord>
            {row.reason}
          </Text>
        ) : null}
      </BlockStack>
    </div>
  );
}

function What({ row }: { row: DeliveryRow }) {
  return (
    <InlineStack gap="200">
      <Text as="span">{texts.topic[row.topic] ?? row.topic}</Text>
      {row.order ? (
        <Link url={`/app/orders/${row.order.orderId}`} removeUnderline>
          {row.order.name}
        </Link>
      ) : null}
    </InlineStack>
  );
}

function StatusBadge({ status }: { status: string }) {
  return (
    <Badge tone={status === "UNREADABLE" ? "warning" : status === "DECIDED" ? "success" : undefined}>
      {texts.deliveryStatus[status] ?? status}
    </Badge>
  );
}
