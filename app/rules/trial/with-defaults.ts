// Pure. A record of a trial's facts with all that was not written.
import type { Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { FactsError } from "#app/rules/trial/coerce-record.ts";
import { linkLines } from "#app/rules/trial/link-lines.ts";
import { withFigures } from "#app/rules/trial/order-figures.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";

/** Every field that was not written gets its neutral value, as a webhook would have it. @throws FactsError */
export function withDefaults(kind: string, record: Plain, world: TrialWorld): Plain {
  const figures = kind === "order" ? linkLines(withFigures({ currency: world.shop.currency, ...record })) : record;
  const parsed = recordKind(kind).schema.safeParse(figures);
  if (parsed.success) return parsed.data as Plain;
  const [issue] = parsed.error.issues;
  const message = issue?.code === "invalid_type" && issue.expected === "int" ? "is a whole number" : issue?.message;
  throw new FactsError(`${kind}.${issue?.path.join(".")} ${message}`);
}
