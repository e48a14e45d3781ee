// Writes of which nobody knows whether they happened.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { OperatorList } from "#app/components/operator/operator-list.tsx";
import { effectKindInWords } from "#app/components/orders/effect-kind-in-words.ts";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { operatorOf } from "#app/operations/operator-door.server.ts";
import { listUnsettled } from "#app/queries/operator/list-unsettled.server.ts";
import { FIRST, placeFrom } from "#app/queries/operator/place.ts";

const words = operatorWords.unsettled;

export async function loader({ request }: LoaderFunctionArgs) {
  operatorOf(request);
  const place = placeFrom(new URL(request.url).searchParams);
  return json({ ...(await listUnsettled({ after: place })), isFirst: place === FIRST, now: new Date().toISOString() });
}

export default function Unsettled() {
  const { rows, after, isFirst, now } = useLoaderData<typeof loader>();
  return (
    <OperatorList
      about={words.about}
      none={words.none}
      first={isFirst ? null : "/operator/unsettled"}
      next={after && `/operator/unsettled?${new URLSearchParams({ after })}`}
      rows={rows.map(({ id, shop, kind, ruleId, laneKind, laneKey, sentAt }) => ({
        id: String(id),
        title: shop,
        lines: [
          words.of(effectKindInWords(kind), ruleId),
          `${laneKind} ${laneKey}`,
          words.sent(sentAt && formatWhenWithin(sentAt, { timezone: "UTC", now })),
        ],
      }))}
    />
  );
}
