// How other systems call a rule: its address, its secret, and what came lately.
import { Badge, Banner, BlockStack, Box, Button, Card, Divider, InlineStack, Text, TextField } from "@shopify/polaris";
import { Fragment, useEffect, useState } from "react";
import { ConfirmAction } from "#app/components/confirm-action.tsx";
import { type Clock, formatWhen, formatWhenWithin } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";
import { callWords as words } from "#app/components/words/call-words.ts";

interface Props {
  address: string;
  secretMadeAt: string | null;
  /** Just made: this once. */
  secret: string | null;
  calls: { callId: string; receivedAt: string; status: string; reason: string | null; body: string | null }[];
  clock: Clock;
  making: boolean;
  onMakeSecret(): void;
}

export function RuleCalls({ address, secretMadeAt, secret, calls, clock, making, onMakeSecret }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    if (secret) setIsAsking(false);
  }, [secret]);
  return (
    <BlockStack gap="400">
      {secret ? (
        <Banner tone="success" title={words.once}>
          <BlockStack gap="200">
            <TextField label={words.secret} value={secret} readOnly autoComplete="off" monospaced selectTextOnFocus />
            <Text as="p">{words.use}</Text>
          </BlockStack>
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p">{words.about}</Text>
          <TextField label={words.address} value={address} readOnly autoComplete="off" monospaced selectTextOnFocus />
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p" tone="subdued">
              {secretMadeAt ? words.madeAt(formatWhenWithin(secretMadeAt, clock)) : words.none}
            </Text>
            <Button loading={making} onClick={() => (secretMadeAt ? setIsAsking(true) : onMakeSecret())}>
              {secretMadeAt ? words.renew : words.make}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
      <Card padding="0">
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            {words.calls}
          </Text>
          {calls.length ? null : <Text as="p">{words.noCalls}</Text>}
        </Box>
        {calls.map((call) => (
          <Fragment key={call.callId}>
            <Divider />
            <Box padding="400">
              <BlockStack gap="200">
                <InlineStack align="space-between" gap="200">
                  <Text as="span">{formatWhen(call.receivedAt, clock)}</Text>
                  <Badge tone={TONES[call.status]}>{texts.deliveryStatus[call.status] ?? call.status}</Badge>
                </InlineStack>
                {call.reason ? <Text as="p">{call.reason}</Text> : null}
                <details>
                  <summary>{words.body}</summary>
                  <pre style={{ margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                    {call.body ?? words.gone}
                  </pre>
                </details>
              </BlockStack>
            </Box>
          </Fragment>
        ))}
      </Card>
      <ConfirmAction
        question={isAsking ? { title: words.renewTitle, body: words.renewBody, action: words.renew } : null}
        loading={making}
        onConfirm={onMakeSecret}
        onCancel={() => setIsAsking(false)}
      />
    </BlockStack>
  );
}

const TONES: Record<string, "success" | "warning" | "attention" | undefined> = {
  DECIDED: "success",
  UNREADABLE: "warning",
  IGNORED: "attention",
};
