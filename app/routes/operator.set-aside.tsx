// Lanes that stopped their worker three times, with the reason and another try.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { releaseQuarantinedLane } from "#app/commands/release-quarantined-lane.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { OperatorDeed } from "#app/components/operator/operator-deed.tsx";
import { OperatorList } from "#app/components/operator/operator-list.tsx";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { logger } from "#app/logger.server.ts";
import { operatorFormOf, operatorOf } from "#app/operations/operator-door.server.ts";
import { listSetAside } from "#app/queries/operator/list-set-aside.server.ts";
import { FIRST, placeFrom } from "#app/queries/operator/place.ts";
import type { loader as frame } from "#app/routes/operator.tsx";

const words = operatorWords.setAside;

export async function loader({ request }: LoaderFunctionArgs) {
  operatorOf(request);
  const place = placeFrom(new URL(request.url).searchParams);
  return json({ ...(await listSetAside({ after: place })), isFirst: place === FIRST });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await operatorFormOf(request);
  const shop = String(form.shop ?? "");
  const result = await releaseQuarantinedLane(shop, "operator", form);
  logger.info({ shop, kind: form.kind, key: form.key, outcome: result.outcome }, "an operator released a lane");
  return json(result, { status: statusOf(result) });
}

export default function SetAside() {
  const { rows, after, isFirst } = useLoaderData<typeof loader>();
  const formToken = useRouteLoaderData<typeof frame>("routes/operator")?.formToken ?? "";
  const done = useActionData<typeof action>();
  return (
    <>
      {done ? (
        <Banner tone={done.outcome === "done" ? "success" : "warning"}>
          {done.outcome === "done" ? words.done : words.conflict}
        </Banner>
      ) : null}
      <OperatorList
        about={words.about}
        none={words.none}
        first={isFirst ? null : "/operator/set-aside"}
        next={after && `/operator/set-aside?${new URLSearchParams({ after })}`}
        rows={rows.map(({ shop, kind, key, reason, waiting }) => ({
          id: `${shop}/${kind}/${key}`,
          title: shop,
          lines: [`${kind} ${key}`, reason, words.waiting(waiting)],
          deed: (
            <OperatorDeed formToken={formToken} fields={{ shop, kind, key }}>
              {words.release}
            </OperatorDeed>
          ),
        }))}
      />
    </>
  );
}
