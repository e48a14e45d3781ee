// A database of some time ago was put back: what was written since is not known here. Writing rests until each store has been
// searched; what can be looked at in the store is looked at then, what cannot is left to a person.
import type { PoolClient } from "pg";
import { writeAudit } from "#app/store/audit.server.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";
import { setWritesPaused } from "#app/store/shops.server.ts";

const ACTOR = "operator";
const MAYBE_SENT =
  "The database was put back to an earlier state: it may have been sent before. Send it again, or mark it as done.";

/** Pauses all writes of the store and has it searched at once. False: they were paused, or the app is not installed. */
export async function pauseAfterRestore(client: PoolClient, shop: string): Promise<boolean> {
  if ((await setWritesPaused(client, shop, true)) !== "changed") return false;
  await writeAudit(client, shop, { actor: ACTOR, action: "writes.paused" });
  await bumpLanes(client, shop, [{ kind: "sweep", key: "orders" }]);
  return true;
}

export type ResumedAfterRestore =
  /** @property doubtful writes that a person is asked about. */
  | { outcome: "resumed"; doubtful: number }
  /** It was not searched to the end since, or something found is not decided yet. */
  | { outcome: "not_yet" }
  /** It is not paused by this. */
  | { outcome: "not_ours" };

/** Lets writing go on: what can be looked at is looked at before it is sent, the rest is shown as unsettled. */
export async function resumeAfterRestore(client: PoolClient, shop: string): Promise<ResumedAfterRestore> {
  const { rows } = await client.query<{ isOurs: boolean; isDone: boolean }>(
    `select (select a.actor = $2 and a.action = 'writes.paused' from audit_entry a
         where a.shop = s.shop and a.action in ('writes.paused', 'writes.resumed') order by a.id desc limit 1) as "isOurs",
       s.swept_at > s.writes_paused_at
         and not exists (select from delivery_key k where k.shop = s.shop and k.status = 'RECEIVED' and k.source = 'SWEEP') as "isDone"
     from shop s where s.shop = $1 and s.writes_paused_at is not null for update of s`,
    [shop, ACTOR],
  );
  const [state] = rows;
  if (!state?.isOurs) return { outcome: "not_ours" };
  if (!state.isDone) return { outcome: "not_yet" };
  const { rowCount } = await client.query(
    `update effect set status = 'UNSETTLED', reason = $2 where shop = $1 and class = 'BLIND' and status = 'INTENDED'`,
    [shop, MAYBE_SENT],
  );
  await setWritesPaused(client, shop, false);
  await writeAudit(client, shop, { actor: ACTOR, action: "writes.resumed" });
  return { outcome: "resumed", doubtful: rowCount ?? 0 };
}
