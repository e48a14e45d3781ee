import { randomUUID } from "node:crypto";
import { gid } from "#sandbox/world/gid.ts";

/** Work that Shopify does after it has answered (recorded: not done yet). Here it is done by then; `job(id:)` says so. */
export const startedJob = (): { id: string; done: boolean } => ({ id: gid("Job", randomUUID()), done: false });
