// Lanes for tests of dispatch: made due by bumping, leased as the dispatcher leases them.
import { inShop, operatorPool } from "#app/db.server.ts";
import { type LeasedLane, leaseDueLanes } from "#app/store/due-lanes.server.ts";
import { bumpLanes, type LaneToBump } from "#app/store/lanes.server.ts";
import { type Lease, takeLease } from "#app/store/leases.server.ts";

export const bump = (shop: string, ...lanes: LaneToBump[]): Promise<void> =>
  inShop(shop, (client) => bumpLanes(client, shop, lanes));

/** The dispatcher's lease, whoever held it before. */
export async function becomeDispatcher(holder = `test-${Math.random()}`): Promise<Lease> {
  await operatorPool.query("delete from lease where name = 'dispatcher'");
  const lease = await takeLease({ name: "dispatcher", holder, forMs: 60_000 });
  if (!lease) throw new Error("the lease was not free");
  return lease;
}

/** Bumps one lane and leases it. */
export async function leased(shop: string, lane: LaneToBump): Promise<LeasedLane> {
  await bump(shop, lane);
  const { token } = await becomeDispatcher();
  const [held] = await leaseDueLanes(token, [{ shop, live: 1, sweep: 1, backFill: 1 }]);
  if (!held) throw new Error("nothing was leased");
  return held;
}

/** As if its holder had been silent for a while. */
export async function runOut(shop: string): Promise<void> {
  await operatorPool.query(
    "update lane set lease_until = now() - interval '1 second' where shop = $1 and lease_until is not null",
    [shop],
  );
}
