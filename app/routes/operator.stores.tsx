// Every store of the deployment.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import { formatDuration, formatWhenWithin } from "#app/components/format-when.ts";
import { OperatorList } from "#app/components/operator/operator-list.tsx";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { operatorOf } from "#app/operations/operator-door.server.ts";
import { listStores, STORE_VIEWS } from "#app/queries/operator/list-stores.server.ts";

const words = operatorWords.stores;
const TONES = { live: "success", watching: "info", paused: "warning", uninstalled: undefined } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  operatorOf(request);
  const { searchParams } = new URL(request.url);
  const view = STORE_VIEWS.find((known) => known === searchParams.get("view")) ?? "all";
  const search = (searchParams.get("search") ?? "").slice(0, 100);
  const after = /^[a-z0-9.-]{1,100}$/.exec(searchParams.get("after") ?? "")?.[0] ?? null;
  const list = await listStores({ view, search, after });
  return json({ ...list, view, views: STORE_VIEWS, search, isFirst: after === null, now: new Date().toISOString() });
}

export default function Stores() {
  const { stores, view, views, search, after, isFirst, now } = useLoaderData<typeof loader>();
  const clock = { timezone: "UTC", now };
  const when = (iso: string | null) => iso && formatWhenWithin(iso, clock);
  const address = (asked: Record<string, string>) =>
    `/operator/stores?${new URLSearchParams({ view, search, ...asked })}`;
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="200">
          <Search key={search} view={view} search={search} />
          <InlineStack gap="100">
            {views.map((one) => (
              <Button
                key={one}
                size="slim"
                variant={one === view ? "secondary" : "tertiary"}
                url={address({ view: one })}
              >
                {words.views[one]}
              </Button>
            ))}
          </InlineStack>
        </BlockStack>
      </Box>
      <OperatorList
        none={words.none}
        first={isFirst ? null : address({})}
        next={after && address({ after })}
        rows={stores.map((store) => ({
          id: store.shop,
          title: store.shop,
          badges: (
            <>
              <Badge tone={TONES[store.state]}>{words.state[store.state]}</Badge>
              {store.setAside ? <Badge tone="warning">{words.setAside(store.setAside)}</Badge> : null}
              {store.unsettled ? <Badge tone="warning">{words.unsettled(store.unsettled)}</Badge> : null}
            </>
          ),
          lines: [
            [
              words.plan(store.plan),
              words.due(store.due, formatDuration(store.oldestDueSeconds * 1_000)),
              words.webhook(when(store.lastWebhookAt)),
            ].join(" · "),
            [words.token(when(store.tokenExpiresAt), store.tokenHasEnded), words.swept(when(store.sweptAt))].join(
              " · ",
            ),
          ],
        }))}
      />
    </BlockStack>
  );
}

function Search({ view, search }: { view: string; search: string }) {
  const [text, setText] = useState(search);
  return (
    <Form method="get">
      <input type="hidden" name="view" value={view} />
      <TextField
        label={words.search}
        labelHidden
        placeholder={words.search}
        name="search"
        autoComplete="off"
        value={text}
        onChange={setText}
        connectedRight={<Button submit>{words.find}</Button>}
      />
    </Form>
  );
}
