// The API keys of the store: made, shown once, revoked.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, Box, Button, Card, Divider, InlineStack, Text, TextField } from "@shopify/polaris";
import { Fragment, useEffect, useState } from "react";
import { createApiKey } from "#app/commands/create-api-key.server.ts";
import { revokeApiKey } from "#app/commands/revoke-api-key.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { ConfirmAction } from "#app/components/confirm-action.tsx";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { pageError } from "#app/components/page-error.tsx";
import { useSaid } from "#app/components/use-said.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { listApiKeys } from "#app/queries/list-api-keys.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const list = await listApiKeys(shop);
  return json({ ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const result = await run(shop, actor, form);
  const { key = null, message = null } = result as { key?: string; message?: string };
  return json(
    { intent: String(form?.intent), outcome: result.outcome, key, message },
    { status: statusOf(result), headers: { "Cache-Control": "no-store" } },
  );
}

async function run(shop: string, actor: string, form: Record<string, unknown> | null) {
  switch (form?.intent) {
    case "create-key":
      return createApiKey(shop, actor, form);
    case "revoke-key":
      return revokeApiKey(shop, actor, form);
    default:
      return { outcome: "invalid" as const };
  }
}

const words = ruleWords.keys;

export default function RuleKeys() {
  const { keys, clock } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [name, setName] = useState("");
  const [revoking, setRevoking] = useState<string | null>(null);
  useSaid(said);
  const send = (form: Record<string, string>) => submit(form, { method: "post", encType: "application/json" });
  const sending = navigation.state === "idle" ? null : (navigation.json as Record<string, unknown> | undefined);
  useEffect(() => {
    if (said?.outcome === "done") setName("");
    if (said) setRevoking(null);
  }, [said]);
  const asked = keys.find(({ id }) => id === revoking);
  return (
    <AppPage title={words.title} backAction={{ content: ruleWords.list.title, url: "/app/rules" }}>
      <BlockStack gap="400">
        {said?.key ? (
          <Banner tone="success" title={words.once}>
            <BlockStack gap="200">
              <TextField label={words.key} value={said.key} readOnly autoComplete="off" monospaced selectTextOnFocus />
              <Text as="p">{words.use}</Text>
            </BlockStack>
          </Banner>
        ) : null}
        <Card>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              send({ intent: "create-key", name });
            }}
          >
            <BlockStack gap="300">
              <Text as="p">{words.about}</Text>
              <TextField
                label={words.name}
                helpText={words.nameHelp}
                value={name}
                onChange={setName}
                error={said?.intent === "create-key" ? (said.message ?? undefined) : undefined}
                autoComplete="off"
                connectedRight={
                  <Button submit loading={sending?.intent === "create-key"}>
                    {words.create}
                  </Button>
                }
              />
            </BlockStack>
          </form>
        </Card>
        {keys.length ? (
          <Card padding="0">
            {keys.map((key, index) => (
              <Fragment key={key.id}>
                {index ? <Divider /> : null}
                <Box padding="400">
                  <InlineStack align="space-between" blockAlign="center" gap="200">
                    <BlockStack gap="050">
                      <InlineStack align="start" gap="200" blockAlign="center">
                        <Text as="h2" variant="headingSm">
                          {key.name}
                        </Text>
                        {key.revokedAt ? <Badge>{words.revoked}</Badge> : null}
                      </InlineStack>
                      <Text as="p" variant="bodySm" tone="subdued">
                        {words.made(actorInWords(key.createdBy), formatWhenWithin(key.createdAt, clock))} ·{" "}
                        {key.lastUsedAt ? words.used(formatWhenWithin(key.lastUsedAt, clock)) : words.unused}
                      </Text>
                    </BlockStack>
                    {key.revokedAt ? null : (
                      <Button
                        tone="critical"
                        accessibilityLabel={words.revokeOne(key.name)}
                        onClick={() => setRevoking(key.id)}
                      >
                        {words.revoke}
                      </Button>
                    )}
                  </InlineStack>
                </Box>
              </Fragment>
            ))}
          </Card>
        ) : null}
      </BlockStack>
      <ConfirmAction
        question={asked ? { title: words.revokeOne(asked.name), body: words.revokeBody, action: words.revoke } : null}
        destructive
        loading={sending?.intent === "revoke-key"}
        onConfirm={() => send({ intent: "revoke-key", id: revoking ?? "" })}
        onCancel={() => setRevoking(null)}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: words.title,
  backAction: { content: ruleWords.list.title, url: "/app/rules" },
});
