// Admin API points left in a shop's bucket, as the budget's governor keeps them in Redis for all processes.
import { budgetKey } from "#app/admin/budget.server.ts";
import { producerRedis } from "#app/redis.server.ts";

export interface PointsLeft {
  left: number;
  outOf: number;
}

/** Null when nothing was asked of the Admin API yet, or when Redis is away: the page then says "not known". */
export async function readPointsLeft(shop: string, { now }: { now: Date }): Promise<PointsLeft | null> {
  try {
    const { available, maximum, restoreRate, at } = await producerRedis.hgetall(budgetKey(shop));
    if (available === undefined || maximum === undefined) return null;
    const refilled = (Number(restoreRate ?? 0) * Math.max(0, now.getTime() - Number(at ?? now.getTime()))) / 1000;
    return { left: Math.floor(Math.min(Number(maximum), Number(available) + refilled)), outOf: Number(maximum) };
  } catch {
    return null; // a page that only shows the figure does not fail because Redis is away
  }
}
