// One item of the attention list: what is wrong, and everything that a person can do about it.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, InlineStack, Layout, Link, Select, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { resolveAttention } from "#app/commands/resolve-attention.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { AddressForm } from "#app/components/attention/address-form.tsx";
import { type AskedVerb, AttentionDialog } from "#app/components/attention/attention-dialog.tsx";
import { AttentionReport } from "#app/components/attention/attention-report.tsx";
import { formatAmount } from "#app/components/format-amount.ts";
import { formatCalendarDay, formatWhen, formatWhenWithin } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { PaymentBadge } from "#app/components/orders/order-badges.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { getAttentionItem } from "#app/queries/get-attention-item.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const item = await getAttentionItem(shop, params.itemId ?? "");
  if (!item) throw new Response(null, { status: 404 });
  return json({ ...item, clock: { timezone: item.timezone, now: new Date().toISOString() } });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = { ...Object.fromEntries(await request.formData()), items: params.itemId ?? "" } as Record<
    string,
    string
  >;
  const result = await resolveAttention(shop, actor, form);
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  const fields = result.outcome === "invalid" ? result.fields : {};
  const report = result.outcome === "conflict" ? { done: 0, failed: result.failed } : null;
  return json({ intent: String(form.intent), outcome: result.outcome, fields, report }, { status: statusOf(result) });
}

const ASKED: Record<string, AskedVerb> = { ignore: "ignore", cancel: "cancel", cancel_twin: "cancel_twin" };
/** Verbs with a card of their own. */
const OWN_CARD = new Set(["fix_address", "move", "cancel_twin"]);

export default function Item() {
  const item = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [asked, setAsked] = useState<AskedVerb | null>(null);
  const [dismissed, setDismissed] = useState<typeof answer>();
  const [location, setLocation] = useState(item.locations?.[0]?.id ?? "");
  useSaid(answer);
  useEffect(() => {
    if (answer) setAsked(null);
  }, [answer]);

  const words = texts.attention;
  const { clock, order, twin, verbs } = item;
  const task = words.task(item.assignee, item.dueOn && formatCalendarDay(item.dueOn));
  const knows = (verb: string) => verbs.some((known) => known === verb);
  const busy = navigation.state !== "idle";
  const send = (intent: string, form: Record<string, string> = {}) => submit({ ...form, intent }, { method: "post" });
  const start = (verb: string) => {
    const question = ASKED[verb];
    if (question) setAsked(question);
    else send(verb);
  };
  const plain = verbs.filter((verb) => !OWN_CARD.has(verb));
  const [first, ...others] = plain;

  return (
    <AppPage
      title={order?.name ?? item.target.replace("gid://shopify/", "").replace("/", " ")}
      subtitle={item.ruleName}
      backAction={{ content: words.back, url: "/app/attention" }}
      titleMetadata={
        <InlineStack gap="100">
          <Badge>{words.about[item.category] ?? item.category}</Badge>
          {item.severity === 3 ? <Badge tone="critical">{words.severity[3]}</Badge> : null}
          {task ? <Badge>{task}</Badge> : null}
          {item.status === "OPEN" ? null : (
            <Badge tone="info">{words.states[item.status.toLowerCase()] ?? item.status}</Badge>
          )}
        </InlineStack>
      }
      primaryAction={
        first
          ? {
              content: words.verb[first] ?? first,
              helpText: words.verbHelp[first],
              loading: busy && navigation.formData?.get("intent") === first,
              onAction: () => start(first),
            }
          : undefined
      }
      secondaryActions={[
        ...others.map((verb) => ({
          content: words.verb[verb] ?? verb,
          destructive: verb === "cancel",
          onAction: () => start(verb),
        })),
        ...(item.next ? [{ content: words.next, url: `/app/attention/${item.next}` }] : []),
      ]}
    >
      <Layout>
        {item.mode === "WATCHING" ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="info">{words.watching}</Banner>
          </Layout.Section>
        ) : null}
        {answer?.report && dismissed !== answer ? (
          <Layout.Section variant="fullWidth">
            <AttentionReport answer={answer.report} onDismiss={() => setDismissed(answer)} />
          </Layout.Section>
        ) : null}
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              order ? (
                <TitledCard
                  title={order.name}
                  aside={
                    <Text as="span" numeric>
                      {formatAmount(order.total, order.currency)}
                    </Text>
                  }
                  gap="200"
                >
                  <InlineStack>
                    <PaymentBadge status={order.financialStatus} />
                  </InlineStack>
                  <Link url={`/app/orders/${order.orderId}`}>{words.openOrder}</Link>
                </TitledCard>
              ) : null
            }
          >
            <BlockStack gap="400">
              <TitledCard title={words.columns.reason} gap="200">
                {item.effect ? <Text as="p">{effectInWords(item.effect.kind, item.effect.payload)}</Text> : null}
                <Text as="p" breakWord>
                  {item.reason}
                </Text>
                {item.parts.length ? (
                  <BlockStack gap="100">
                    <Text as="h3" variant="bodySm" tone="subdued">
                      {words.parts}
                    </Text>
                    {item.parts.map(({ says, points }) => (
                      <InlineStack key={says} align="space-between" gap="200" wrap={false}>
                        <Text as="span" breakWord>
                          {says}
                        </Text>
                        <Text as="span" numeric>
                          {points}
                        </Text>
                      </InlineStack>
                    ))}
                  </BlockStack>
                ) : null}
                <Text as="p" variant="bodySm" tone="subdued">
                  {formatWhen(item.openedAt, clock)}
                </Text>
                {item.closedAt ? (
                  <Text as="p" variant="bodySm" tone="subdued">
                    {item.closedBy
                      ? words.closedBy(actorInWords(item.closedBy), formatWhenWithin(item.closedAt, clock))
                      : words.closedItself(formatWhenWithin(item.closedAt, clock))}
                    {item.note ? `: ${item.note}` : ""}
                  </Text>
                ) : null}
              </TitledCard>
              {item.address ? (
                <AddressForm
                  {...item.address}
                  errors={answer?.intent === "fix_address" ? answer.fields : {}}
                  loading={busy && navigation.formData?.get("intent") === "fix_address"}
                  canWrite={knows("fix_address")}
                  onWrite={(address) => send("fix_address", address)}
                />
              ) : null}
              {twin ? (
                <TitledCard title={words.twin.title}>
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="span" fontWeight="semibold">
                      {twin.name}
                    </Text>
                    <Text as="span" variant="bodySm" tone="subdued">
                      {words.twin.score(twin.score)}
                    </Text>
                  </InlineStack>
                  <InlineStack gap="200">
                    {twin.known ? <Button url={`/app/orders/${twin.orderId}`}>{words.twin.open}</Button> : null}
                    {knows("cancel_twin") && twin.known ? (
                      <Button tone="critical" onClick={() => setAsked("cancel_twin")}>
                        {words.twin.cancelIt(twin.name)}
                      </Button>
                    ) : null}
                    {knows("cancel") ? (
                      <Button tone="critical" onClick={() => setAsked("cancel")}>
                        {words.twin.cancelThis}
                      </Button>
                    ) : null}
                  </InlineStack>
                </TitledCard>
              ) : null}
              {knows("move") ? (
                <TitledCard title={words.moveForm.title}>
                  {item.locations?.length ? (
                    <InlineStack gap="200" blockAlign="end">
                      <Select
                        label={words.moveForm.location}
                        options={item.locations.map(({ id, name }) => ({ value: id, label: name }))}
                        value={location}
                        onChange={setLocation}
                      />
                      <Button
                        loading={busy && navigation.formData?.get("intent") === "move"}
                        onClick={() =>
                          send("move", {
                            locationId: location,
                            locationName: item.locations?.find(({ id }) => id === location)?.name ?? "",
                          })
                        }
                      >
                        {words.moveForm.action}
                      </Button>
                    </InlineStack>
                  ) : (
                    <Text as="p" tone="subdued">
                      {words.moveForm.unknown}
                    </Text>
                  )}
                </TitledCard>
              ) : null}
              {item.missing.length ? (
                <MissingPart title={item.missing.map((name) => missingWords.item[name] ?? name).join(", ")} />
              ) : null}
            </BlockStack>
          </MainAndSide>
        </Layout.Section>
      </Layout>
      {asked ? (
        <AttentionDialog
          verb={asked}
          count={1}
          loading={busy}
          onGo={(form) => send(asked, asked === "cancel_twin" && twin ? { ...form, twinId: twin.orderId } : form)}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.attention,
  backAction: { content: texts.attention.back, url: "/app/attention" },
});
