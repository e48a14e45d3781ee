// Scopes that a store grants, and how the topics that hang on them were found last.

import type { PoolClient } from "pg";
import type { OptionalTopic } from "#app/rules/optional-topics.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";
import { SWEEP_LANE } from "#app/store/sweep-lane.ts";

export interface TopicState {
  topic: OptionalTopic;
  scope: string;
  /** on; off: the scope is not granted; refused: Shopify said no. */
  state: "on" | "off" | "refused";
  /** Shopify's words. */
  reason: string | null;
}

/** Whether they were not looked at for so long, or never. */
export async function topicsAreDue(client: PoolClient, shop: string, everyMs: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from shop where shop = $1
       and (topics_checked_at is null or topics_checked_at < now() - make_interval(secs => $2::float8 / 1000))`,
    [shop, everyMs],
  );
  return rowCount === 1;
}

export async function saveTopics(
  client: PoolClient,
  shop: string,
  { granted, topics }: { granted: string[]; topics: TopicState[] },
): Promise<void> {
  await client.query(
    "update shop set granted_scopes = $2, optional_topics = $3, topics_checked_at = now() where shop = $1",
    [shop, granted, JSON.stringify(topics)],
  );
}

/** What the store grants may have changed: the sweep looks at once. */
export async function askForTopics(client: PoolClient, shop: string): Promise<void> {
  await client.query("update shop set topics_checked_at = null where shop = $1", [shop]);
  await bumpLanes(client, shop, [SWEEP_LANE]);
}
