// A peer's own process: takes signed webhooks, adds a tag to each order, in one of the ways in which apps do it.
// node way-of-writing-back.ts inline | bullmq | graphile. Environment: REDIS_URL, DATABASE_URL, SANDBOX_URL, SHOP.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, request } from "undici";
import { readVerified } from "#bench/app/read-verified.ts";
import { bullmq, graphile } from "#bench/peers/queues.mjs";
import { wantedFor } from "#bench/points/hand-written.ts";
import type { OrderBody } from "#bench/points/order-body.ts";

const { REDIS_URL = "", DATABASE_URL = "", SANDBOX_URL = "", SHOP = "" } = process.env;
const CONCURRENCY = 20;
const ADD_TAGS =
  "mutation addTags($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }";
const dispatcher = new Agent({ connections: 64 });

async function writeBack(order: OrderBody): Promise<void> {
  const tags = wantedFor(order).flatMap((wanted) => (wanted.do === "tag" ? [wanted.tag] : []));
  const { body } = await request(`${SANDBOX_URL}/shops/${SHOP}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: ADD_TAGS, variables: { id: order.admin_graphql_api_id, tags: [...tags, "seen"] } }),
    dispatcher,
  });
  await body.dump();
}

const WAYS: Record<string, () => Promise<(order: OrderBody) => Promise<unknown>>> = {
  inline: async () => writeBack,
  bullmq: () => bullmq(REDIS_URL, CONCURRENCY, writeBack),
  graphile: () => graphile(DATABASE_URL, CONCURRENCY, writeBack),
};

const way = WAYS[process.argv[2] ?? ""];
if (!way) throw new Error(`there is no way named ${process.argv[2]}`);
const take = await way();
const server = createServer(async (incoming, response) => {
  const raw = await readVerified(incoming);
  if (!raw) return void response.writeHead(401).end();
  await take(JSON.parse(raw.toString("utf8")));
  response.writeHead(200).end();
});
server.listen(0, "127.0.0.1", () => console.log(`takes webhooks at ${(server.address() as AddressInfo).port}`));
process.on("SIGTERM", () => process.exit(0));
