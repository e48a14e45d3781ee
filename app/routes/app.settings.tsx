// Settings of the store: chat channels, the secret of outgoing calls, the day's caps.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSubmit } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { readAllOrders } from "#app/commands/read-all-orders.server.ts";
import { removeChatChannel } from "#app/commands/remove-chat-channel.server.ts";
import { saveChatChannel } from "#app/commands/save-chat-channel.server.ts";
import { saveDailyCaps } from "#app/commands/save-daily-caps.server.ts";
import { showSigningSecret } from "#app/commands/show-signing-secret.server.ts";
import { type CommandOutcome, statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { PastCard } from "#app/components/home/past-card.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { ChatChannelsCard } from "#app/components/settings/chat-channels-card.tsx";
import { DailyCapsCard } from "#app/components/settings/daily-caps-card.tsx";
import { OptionalTopicsCard } from "#app/components/settings/optional-topics-card.tsx";
import { SigningCard } from "#app/components/settings/signing-card.tsx";
import { texts } from "#app/components/texts.ts";
import { useSaid } from "#app/components/use-said.ts";
import { getSettings } from "#app/queries/get-settings.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const settings = await getSettings(shop);
  if (!settings) throw new Response(null, { status: 404 });
  return json(settings);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = Object.fromEntries(await request.formData());
  const result = await run(shop, actor, form);
  return json(
    {
      intent: String(form.intent),
      outcome: result.outcome,
      wrong: result.fields ?? [],
      secret: result.secret ?? null,
    },
    { status: statusOf(result) },
  );
}

interface Answer {
  outcome: CommandOutcome;
  fields?: string[];
  secret?: string;
}

async function run(shop: string, actor: string, form: Record<string, unknown>): Promise<Answer> {
  switch (form.intent) {
    case "save-channel":
      return saveChatChannel(shop, actor, form);
    case "remove-channel":
      return removeChatChannel(shop, actor, form);
    case "save-caps":
      return saveDailyCaps(shop, actor, form);
    case "read-all-orders":
      return readAllOrders(shop, actor);
    case "show-secret":
      return showSigningSecret(shop, actor);
    default:
      return { outcome: "invalid" };
  }
}

export default function SettingsPage() {
  const { channels, caps, currency, topics, past } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  useSaid(said);
  const send = (intent: string, form: Record<string, string> = {}) => submit({ ...form, intent }, { method: "post" });
  const wrong = said?.wrong ?? [];
  return (
    <AppPage title={texts.settings.title} backAction={{ content: texts.home.title, url: "/app" }}>
      <BlockStack gap="400">
        {channels ? (
          <ChatChannelsCard
            channels={channels}
            wrong={wrong}
            onSave={(channel) => send("save-channel", channel)}
            onRemove={(name) => send("remove-channel", { name })}
          />
        ) : (
          <MissingPart title={texts.settings.channels.title} />
        )}
        <SigningCard secret={said?.secret ?? null} onShow={() => send("show-secret")} />
        <DailyCapsCard caps={caps} currency={currency} wrong={wrong} onSave={(form) => send("save-caps", form)} />
        {past ? (
          <PastCard past={past} onReadAll={() => send("read-all-orders")} />
        ) : (
          <MissingPart title={texts.settings.past.title} />
        )}
        <OptionalTopicsCard topics={topics} />
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.settings.title,
  backAction: { content: texts.home.title, url: "/app" },
});
