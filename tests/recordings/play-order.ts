// Pure. In which order the steps of a file are played: as they stand, as long as that can have been their order.
import { at, eachObject, type Json } from "#tests/recordings/json.ts";
import { isMutation, madeBy, namedBy, shownBy } from "#tests/recordings/made-by.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

/** Puts a step behind the one that made what it names, and leaves out what stands there twice. */
export function inPlayOrder(steps: readonly RecordedStep[]): RecordedStep[] {
  const kept = withoutRepeats(steps);
  const makerOf = new Map<string, RecordedStep>();
  for (const step of kept) for (const gid of madeBy(step)) if (!makerOf.has(gid)) makerOf.set(gid, step);
  const before = new Map(
    kept.map((step) => {
      const makers = namedBy(step).flatMap((gid) => makerOf.get(gid) ?? []);
      return [step, makers.filter((maker) => maker !== step)];
    }),
  );
  const ordered: RecordedStep[] = [];
  const pending = [...kept];
  const played = new Set<RecordedStep>();
  while (pending.length > 0) {
    const ready = pending.findIndex((step) => (before.get(step) ?? []).every((maker) => played.has(maker)));
    const [next] = pending.splice(Math.max(0, ready), 1);
    if (!next) break;
    ordered.push(next);
    played.add(next);
  }
  return ordered;
}

/** Nothing can be made twice with the same id: a second such step is a copy. */
function withoutRepeats(steps: readonly RecordedStep[]): RecordedStep[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (madeBy(step).length === 0) return true;
    const key = JSON.stringify([step.variables, step.answer.data]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Reads that stand together, apart from what they read of, and show one record in two states without a step between them:
 * each was taken at some moment of the scenario that the file does not tell.
 */
export function readsOfAnyTime(steps: readonly RecordedStep[]): ReadonlySet<RecordedStep> {
  const found = new Set<RecordedStep>();
  const groups = Map.groupBy(steps, ({ path }) => path.split("/")[1] ?? "");
  for (const group of groups.values())
    if (!group.some(isMutation) && contradict(group)) for (const step of group) found.add(step);
  return found;
}

function contradict(group: readonly RecordedStep[]): boolean {
  const shown = new Map<string, { value: unknown; step: RecordedStep }>();
  let contradiction = false;
  for (const step of group) {
    if (shownBy(step).length === 0) continue;
    eachObject(step.answer.data, (object: Json) => {
      const id = at(object, "id");
      if (typeof id !== "string") return;
      for (const [key, value] of Object.entries(object)) {
        if (typeof value === "object" && value !== null) continue;
        const known = shown.get(`${id} ${key}`);
        if (known && known.step !== step && known.value !== value) contradiction = true;
        else shown.set(`${id} ${key}`, { value, step });
      }
    });
  }
  return contradiction;
}
