// One order: what the rules found, what was written, its story; approve, check again, settle what is open.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, Divider, InlineStack, Layout, Spinner, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { answerStage } from "#app/commands/answer-stage.server.ts";
import { approveOrder } from "#app/commands/approve-order.server.ts";
import { releaseQuarantinedLane } from "#app/commands/release-quarantined-lane.server.ts";
import { rerunOrder } from "#app/commands/rerun-order.server.ts";
import { resolveEffect } from "#app/commands/resolve-effect.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { withdrawApproval } from "#app/commands/withdraw-approval.server.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { formatWhen } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { ActedEarlierCard } from "#app/components/orders/acted-earlier-card.tsx";
import { FindingRow } from "#app/components/orders/finding-row.tsx";
import { CancelledBadge, FulfilmentBadge, PaymentBadge } from "#app/components/orders/order-badges.tsx";
import { OrderRecords } from "#app/components/orders/order-records.tsx";
import { ApprovalsCard, HoldsCard, OrderCard } from "#app/components/orders/order-side.tsx";
import { PassedByCard } from "#app/components/orders/passed-by-card.tsx";
import { StoryTimeline } from "#app/components/orders/story-timeline.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { RunByHandDialog } from "#app/components/rules/run-by-hand-dialog.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { handWords } from "#app/components/words/hand-words.ts";
import { keptWords } from "#app/components/words/kept-words.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { getOrder } from "#app/queries/get-order.server.ts";
import { keptFor } from "#app/queries/kept-for.server.ts";
import { listHandRules } from "#app/queries/list-hand-rules.server.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

const DAY_MS = 86_400_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const order = await getOrder(shop, params.orderId ?? "");
  if (!order) throw new Response(null, { status: 404 });
  const handRules = await partOfPage({ shop, page: "order" }, "hand rules", () => listHandRules(shop, "order"));
  return json({
    ...{ ...order, handRules, kept: keptFor() },
    clock: { timezone: order.timezone, now: new Date().toISOString() },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form: Record<string, unknown> = { ...Object.fromEntries(await request.formData()), orderId: params.orderId };
  const result = await run(shop, actor, form);
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  const word = "resolution" in result ? String(result.resolution) : undefined;
  return json({ intent: String(form.intent), outcome: result.outcome, word }, { status: statusOf(result) });
}

function run(shop: string, actor: string, form: Record<string, unknown>) {
  switch (form.intent) {
    case "approve":
      return approveOrder(shop, actor, form);
    case "withdraw":
      return withdrawApproval(shop, actor, form);
    case "rerun":
      return rerunOrder(shop, actor, form);
    case "resolve":
      return resolveEffect(shop, actor, form);
    case "answer":
      return answerStage(shop, actor, form);
    case "release-lane":
      return releaseQuarantinedLane(shop, actor, { kind: "order", key: form.orderId });
    default:
      return { outcome: "invalid" as const };
  }
}

export default function Order() {
  const order = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [isRunning, setIsRunning] = useState(false);
  const words = texts.order;
  useSaid(said);
  useLookAgain(order.inMotion, 1_000);

  const { clock, currency } = order;
  const send = (form: Record<string, string>) => submit(form, { method: "post" });
  const sending = navigation.formData;
  const isSending = (intent: string, name?: string, value?: string) =>
    sending?.get("intent") === intent && (!name || sending.get(name) === value);
  const toApprove = (order.findings ?? []).filter(({ canApprove }) => canApprove);
  const [only] = toApprove;

  return (
    <AppPage
      title={order.name}
      subtitle={formatWhen(order.createdAt, clock)}
      backAction={{ content: words.back, url: "/app/orders" }}
      titleMetadata={
        <InlineStack gap="100">
          <PaymentBadge status={order.financialStatus} />
          {order.cancelledAt ? <CancelledBadge /> : <FulfilmentBadge status={order.fulfillmentStatus} />}
          {order.test ? <Badge>{words.testOrder}</Badge> : null}
        </InlineStack>
      }
      primaryAction={
        toApprove.length === 1 && only
          ? {
              content: words.approve,
              loading: isSending("approve"),
              onAction: () => send({ intent: "approve", ruleId: only.ruleId }),
            }
          : undefined
      }
      secondaryActions={[
        ...(order.handRules?.length ? [{ content: handWords.action, onAction: () => setIsRunning(true) }] : []),
        { content: words.rerun, loading: isSending("rerun"), onAction: () => send({ intent: "rerun" }) },
        {
          content: words.viewInShopify,
          url: `shopify://admin/orders/${order.orderId}`,
          target: "_top" as const,
        },
      ]}
    >
      {isRunning && order.handRules ? (
        <RunByHandDialog rules={order.handRules} chosen={[order.orderId]} onClose={() => setIsRunning(false)} />
      ) : null}
      <Layout>
        {order.quarantine ? (
          <Layout.Section variant="fullWidth">
            <Banner
              tone="critical"
              title={words.quarantined.title}
              action={{
                content: words.quarantined.action,
                loading: isSending("release-lane"),
                onAction: () => send({ intent: "release-lane" }),
              }}
            >
              <p>{words.quarantined.body}</p>
              {order.quarantine.reason ? <p>{order.quarantine.reason}</p> : null}
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              <BlockStack gap="400">
                <OrderCard order={order} />
                {order.records ? <OrderRecords {...order.records} /> : <MissingPart title={words.records.title} />}
                {order.holds ? (
                  <HoldsCard holds={order.holds} clock={clock} />
                ) : (
                  <MissingPart title={words.holds.title} />
                )}
                {order.approvals ? (
                  <ApprovalsCard
                    approvals={order.approvals}
                    clock={clock}
                    busyFingerprint={isSending("withdraw") ? String(sending?.get("fingerprint")) : null}
                    onWithdraw={({ ruleId, fingerprint }) => send({ intent: "withdraw", ruleId, fingerprint })}
                  />
                ) : (
                  <MissingPart title={words.approvals.title} />
                )}
              </BlockStack>
            }
          >
            <BlockStack gap="400">
              <MissingParts
                parts={{
                  [missingWords.order.work]: order.isWorkKnown || null,
                  [missingWords.order.earlier]: order.findings && order.actedEarlier === null ? null : true,
                  [missingWords.handRules]: order.handRules,
                }}
              />
              {order.findings ? (
                <TitledCard
                  title={words.found.title}
                  aside={
                    <InlineStack gap="200" blockAlign="center">
                      <div aria-live="polite">
                        {order.inMotion ? (
                          <InlineStack gap="200" blockAlign="center">
                            <Spinner size="small" />
                            <Text as="span" variant="bodySm" tone="subdued">
                              {words.inMotion}
                            </Text>
                          </InlineStack>
                        ) : null}
                      </div>
                    </InlineStack>
                  }
                  gap="400"
                >
                  {order.findings.length ? null : (
                    <Text as="p" tone="subdued">
                      {words.found.none}
                    </Text>
                  )}
                  {order.findingsDiffer ? (
                    <Text as="p" tone="caution">
                      {words.differs}
                    </Text>
                  ) : null}
                  {order.findings.map((finding, index) => (
                    <Fragment key={`${finding.ruleId} ${finding.target}`}>
                      {index ? <Divider /> : null}
                      <FindingRow
                        {...finding}
                        clock={clock}
                        currency={currency}
                        approve={
                          finding.canApprove && toApprove.length > 1
                            ? {
                                onApprove: () => send({ intent: "approve", ruleId: finding.ruleId }),
                                loading: isSending("approve", "ruleId", finding.ruleId),
                              }
                            : null
                        }
                      />
                    </Fragment>
                  ))}
                </TitledCard>
              ) : (
                <MissingPart title={words.found.title} />
              )}
              <ActedEarlierCard rules={order.actedEarlier ?? []} clock={clock} />
              <PassedByCard rules={order.passedBy} />
              {order.story ? (
                <Card>
                  <BlockStack gap="400">
                    <BlockStack gap="100">
                      <Text as="h2" variant="headingSm">
                        {words.story.title}
                      </Text>
                      {order.mode === "WATCHING" || order.writesPaused ? (
                        <Text as="p" variant="bodySm" tone="subdued">
                          {order.mode === "WATCHING" ? words.watching : words.paused}
                        </Text>
                      ) : null}
                    </BlockStack>
                    <StoryTimeline
                      story={order.story}
                      clock={clock}
                      busyEffectId={isSending("resolve") ? String(sending?.get("effectId")) : null}
                      onResolve={(effectId, resolution) => send({ intent: "resolve", effectId, resolution })}
                    />
                    {Date.parse(clock.now) - Date.parse(order.createdAt) > order.kept.deliveries * DAY_MS ? (
                      <Text as="p" variant="bodySm" tone="subdued">
                        {keptWords.story(order.kept.deliveries, order.kept.decisions)}
                      </Text>
                    ) : null}
                    {order.storyIsCut ? (
                      <Text as="p" variant="bodySm" tone="subdued">
                        {words.story.cut}
                      </Text>
                    ) : null}
                  </BlockStack>
                </Card>
              ) : (
                <MissingPart title={words.story.title} />
              )}
            </BlockStack>
          </MainAndSide>
        </Layout.Section>
      </Layout>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.order,
  backAction: { content: texts.orders.title, url: "/app/orders" },
});
