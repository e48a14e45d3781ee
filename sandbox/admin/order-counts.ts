// How many orders came in when, from the index alone: a store may have very many.

import type { ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const HOUR_S = 3_600;

/** Orders of each of the last hours, the one that runs at the end. */
export function ordersByHour(world: World, shop: ShopRecord, hours: number): { fromMs: number; count: number }[] {
  const until = Math.floor(world.clock.nowMs() / 1_000 / HOUR_S) + 1;
  const counts = Array.from({ length: hours }, (_, index) => ({
    fromMs: (until - hours + index) * HOUR_S * 1_000,
    count: 0,
  }));
  const heads = world.orderIndex.sorted(shop.domain, "createdAt");
  for (let at = heads.length - 1; at >= 0; at--) {
    const hour = Math.floor((heads[at]?.createdAt ?? 0) / HOUR_S);
    if (hour < until - hours) break;
    const of = counts[hour - until + hours];
    if (of) of.count++;
  }
  return counts;
}

/** By the clock of the store. */
export function ordersByDay(world: World, shop: ShopRecord): { today: number; yesterday: number } {
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: shop.ianaTimezone, dateStyle: "short" });
  const now = world.clock.nowMs();
  const [today, yesterday] = [dayOf.format(now), dayOf.format(now - 86_400_000)];
  const counts = { today: 0, yesterday: 0 };
  for (const { fromMs, count } of ordersByHour(world, shop, 50)) {
    const day = dayOf.format(fromMs);
    if (day === today) counts.today += count;
    if (day === yesterday) counts.yesterday += count;
  }
  return counts;
}
