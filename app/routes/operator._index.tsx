// How the deployment stands.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, InlineGrid, InlineStack, Link, Text } from "@shopify/polaris";
import type { PropsWithChildren } from "react";
import { formatDuration } from "#app/components/format-when.ts";
import { VersionBanner } from "#app/components/operator/version-banner.tsx";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { operatorOf } from "#app/operations/operator-door.server.ts";
import { getOverview } from "#app/queries/operator/get-overview.server.ts";

const words = operatorWords.overview;

export async function loader({ request }: LoaderFunctionArgs) {
  operatorOf(request);
  return getOverview(new Date());
}

export default function Overview() {
  const { version, backlog, jobs, unreadable, busiest } = useLoaderData<typeof loader>();
  const since = (seconds: number) => formatDuration(seconds * 1_000);
  return (
    <BlockStack gap="400">
      <VersionBanner {...version} />
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Figures title={words.work}>
          <Text as="p" tone={backlog.isDispatched ? undefined : "critical"}>
            {words.dispatcher(backlog.isDispatched)}
          </Text>
          <Text as="p" tone={backlog.workers ? undefined : "critical"}>
            {words.workers(backlog.workers, backlog.slots)}
          </Text>
          <Text as="p" tone={jobs ? undefined : "critical"}>
            {jobs ? words.jobs(jobs.waiting, jobs.active) : words.noRedis}
          </Text>
          <Text as="p">{words.leased(backlog.leasedLanes)}</Text>
          <Text as="p">{words.due(backlog.dueLanes, since(backlog.oldestDueSeconds))}</Text>
        </Figures>
        <Figures title={words.person}>
          <Link url="/operator/set-aside">{words.setAside(backlog.quarantinedLanes)}</Link>
          <Link url="/operator/unsettled">{words.unsettled(backlog.unsettledEffects)}</Link>
          <Link url="/operator/unreadable">{words.unreadable(unreadable)}</Link>
        </Figures>
        <Figures title={words.stores}>
          <Link url="/operator/stores">{words.installed(backlog.installedShops)}</Link>
          <Link url="/operator/stores?view=paused">{words.paused(backlog.pausedShops)}</Link>
          {busiest.map(({ shop, due, oldestDueSeconds }) => (
            <InlineStack key={shop} align="space-between" gap="200">
              <Link url={`/operator/stores?search=${shop}`}>{shop}</Link>
              <Text as="span" variant="bodySm" tone="subdued">
                {words.busy(due, since(oldestDueSeconds))}
              </Text>
            </InlineStack>
          ))}
        </Figures>
      </InlineGrid>
    </BlockStack>
  );
}

function Figures({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
