import type { WriteResult } from "#app/admin/write-result.ts";

/** Makes calls in order until one is refused; each may be made again without harm. At least one. */
export async function oneAfterAnother(calls: readonly (() => Promise<WriteResult>)[]): Promise<WriteResult> {
  let points = 0;
  let last: WriteResult | undefined;
  for (const call of calls) {
    last = await call();
    points += last.points;
    if (last.outcome === "refused") break;
  }
  if (!last) throw new Error("nothing to call");
  return { ...last, points };
}
