// A peer's own process: a bare route for signed webhooks. node raw-door.ts floor | queue: keeps nothing, or a BullMQ job.
// Environment: REDIS_URL.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Queue } from "bullmq";
import { readVerified } from "#bench/app/read-verified.ts";

const KEEPS: Record<string, () => (raw: Buffer) => Promise<unknown> | null> = {
  floor: () => () => null,
  queue: () => {
    const queue = new Queue("ack", { connection: { url: process.env.REDIS_URL ?? "" } });
    return (raw) => queue.add("orders/create", JSON.parse(raw.toString("utf8")), { removeOnComplete: true });
  },
};
const keep = KEEPS[process.argv[2] ?? ""]?.();
if (!keep) throw new Error(`there is no route named ${process.argv[2]}`);

const server = createServer(async (request, response) => {
  const raw = await readVerified(request);
  if (raw) await keep(raw);
  response.writeHead(raw ? 200 : 401).end();
});
server.listen(0, "127.0.0.1", () => console.log(`takes webhooks at ${(server.address() as AddressInfo).port}`));
process.on("SIGTERM", () => process.exit(0));
