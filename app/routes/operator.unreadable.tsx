// Webhooks that could not be read, with the reason, and another reading.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { replayDelivery } from "#app/commands/replay-delivery.server.ts";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { OperatorDeed } from "#app/components/operator/operator-deed.tsx";
import { OperatorList } from "#app/components/operator/operator-list.tsx";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { logger } from "#app/logger.server.ts";
import { operatorFormOf, operatorOf } from "#app/operations/operator-door.server.ts";
import { listUnreadable } from "#app/queries/operator/list-unreadable.server.ts";
import type { loader as frame } from "#app/routes/operator.tsx";

const words = operatorWords.unreadable;

export async function loader({ request }: LoaderFunctionArgs) {
  operatorOf(request);
  const before = /^\d{1,15}$/.exec(new URL(request.url).searchParams.get("before") ?? "")?.[0];
  const list = await listUnreadable({ before: before ? Number(before) : null });
  return json({ ...list, isFirst: before === undefined, now: new Date().toISOString() });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await operatorFormOf(request);
  const shop = String(form.shop ?? "");
  const result = await replayDelivery(shop, "operator", form);
  logger.info({ shop, deliveryId: form.deliveryId, outcome: result.outcome }, "an operator had a delivery read again");
  return json(result, { status: result.outcome === "invalid" ? 400 : 200 });
}

export default function Unreadable() {
  const { rows, before, isFirst, now } = useLoaderData<typeof loader>();
  const formToken = useRouteLoaderData<typeof frame>("routes/operator")?.formToken ?? "";
  const done = useActionData<typeof action>();
  return (
    <>
      {done ? (
        <Banner tone={done.outcome === "done" ? "success" : "warning"}>
          {done.outcome === "invalid" ? words.conflict : words[done.outcome]}
        </Banner>
      ) : null}
      <OperatorList
        about={words.about}
        none={words.none}
        first={isFirst ? null : "/operator/unreadable"}
        next={before === null ? null : `/operator/unreadable?before=${before}`}
        rows={rows.map(({ id, shop, topic, reason, receivedAt }) => ({
          id: String(id),
          title: shop,
          lines: [topic || null, reason, formatWhenWithin(receivedAt, { timezone: "UTC", now })],
          deed: (
            <OperatorDeed formToken={formToken} fields={{ shop, deliveryId: String(id) }}>
              {words.replay}
            </OperatorDeed>
          ),
        }))}
      />
    </>
  );
}
