// A list of the operator's page: what it is about, its rows, and the way to the next page.
import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { operatorWords as words } from "#app/components/words/operator-words.ts";

export interface OperatorRow {
  id: string;
  title: string;
  lines: (string | null)[];
  badges?: ReactNode;
  deed?: ReactNode;
}

interface Props {
  about?: string;
  none: { title: string; body: string };
  rows: OperatorRow[];
  /** Addresses; null: there is none. */
  first: string | null;
  next: string | null;
}

export function OperatorList({ about, none, rows, first, next }: Props) {
  return (
    <BlockStack gap="400">
      {about ? (
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p">{about}</Text>
        </Box>
      ) : null}
      <Card padding="0">
        {rows.length ? null : <EmptyNote {...none} />}
        {rows.map(({ id, title, lines, badges, deed }, index) => (
          <Fragment key={id}>
            {index ? <Divider /> : null}
            <Box padding="400">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <div style={{ minWidth: 0, flex: "1 1 16rem" }}>
                  <BlockStack gap="050">
                    <InlineStack gap="200" blockAlign="center" align="start">
                      <Text as="h2" variant="headingSm" breakWord>
                        {title}
                      </Text>
                      {badges}
                    </InlineStack>
                    {lines
                      .filter((line) => line !== null)
                      .map((line) => (
                        <Text as="p" variant="bodySm" tone="subdued" breakWord key={line}>
                          {line}
                        </Text>
                      ))}
                  </BlockStack>
                </div>
                {deed}
              </InlineStack>
            </Box>
          </Fragment>
        ))}
      </Card>
      {first || next ? (
        <InlineStack align="center" gap="200">
          {first ? <Button url={first}>{words.first}</Button> : null}
          {next ? <Button url={next}>{words.next}</Button> : null}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
