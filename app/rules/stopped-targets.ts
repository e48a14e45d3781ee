// Pure.
import { type LaneKind, recordOfLane } from "#app/rules/scope.ts";
import { gidOfRecord, type Lane } from "#app/rules/target.ts";

/**
 * The records on which `stop_rule` ends what a rule waits for: a child (a parcel, a variant) and the record that it belongs to.
 * Null: the lane's own record was named, and so all that belongs to it.
 */
export function stoppedTargets(target: string, { kind, key }: Lane): readonly string[] | null {
  const record = recordOfLane(kind as LaneKind);
  if (record === null || record === "stock_level") return null;
  const own = gidOfRecord(record, { id: key });
  return target === own ? null : [target, own];
}
