import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";
import type { JournalLine } from "#sandbox/server/journal.ts";

/**
 * Pure. What was done twice: the same hold placed again though nobody had released it, the same tag really added twice
 * without having been removed, the same mail or call sent twice.
 */
export function findDoubled({ shop, journal, ledger, sinks }: Evidence): Complaint[] {
  const applied = journal.filter((line) => line.shop === shop && line.outcome === "applied" && line.changed);
  return [...doubledHolds(applied, ledger), ...doubledTags(applied), ...sinks.flatMap(doubledKeys)];
}

function doubledHolds(journal: JournalLine[], ledger: Evidence["ledger"]): Complaint[] {
  // Staff release holds too: then the ledger has it, sent or not.
  const freed = ledger
    .filter((entry) => entry.topic === "fulfillment_orders/hold_released")
    .map((entry) => ({ at: entry.triggeredAt, subject: entry.subjectId }));
  const doubled: Complaint[] = [];
  const placedAt = new Map<string, string>();
  for (const line of journal) {
    if (line.field === "fulfillmentOrderReleaseHold") {
      const subject = text(line.variables.id);
      for (const key of placedAt.keys()) if (key.startsWith(`${subject} `)) placedAt.delete(key);
    }
    if (line.field !== "fulfillmentOrderHold") continue;
    const subject = text(line.variables.id);
    const handle = text((line.variables.fulfillmentHold as Record<string, unknown> | undefined)?.handle);
    const before = placedAt.get(`${subject} ${handle}`);
    placedAt.set(`${subject} ${handle}`, line.at);
    const wasFreed = freed.some(
      (release) => subject.endsWith(`/${release.subject}`) && before && release.at >= before && release.at <= line.at,
    );
    if (before && !wasFreed)
      doubled.push({ subject, says: `hold ${handle} was placed at ${before} and again at ${line.at}` });
  }
  return doubled;
}

function doubledTags(journal: JournalLine[]): Complaint[] {
  const doubled: Complaint[] = [];
  const there = new Map<string, string>();
  for (const line of journal) {
    if (line.field !== "tagsAdd" && line.field !== "tagsRemove") continue;
    const target = text(line.variables.id);
    const tags = tagsOf(line.variables.tags);
    if (line.field === "tagsRemove") {
      for (const tag of tags) there.delete(`${target} ${tag}`);
      continue;
    }
    const before = tags.map((tag) => there.get(`${target} ${tag}`));
    // It changed the store, so one of its tags was new; when we had added all of them already, that one is a second time.
    if (before.length > 0 && before.every((at) => at !== undefined))
      doubled.push({
        subject: target,
        says: `tag ${tags.join(", ")} was added at ${before[0]} and again at ${line.at}`,
      });
    for (const tag of tags) there.set(`${target} ${tag}`, line.at);
  }
  return doubled;
}

function doubledKeys({ name, keys }: Evidence["sinks"][number]): Complaint[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => ({ subject: key, says: `came ${count} times at the ${name} sink` }));
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const tagsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((tag) => text(tag).trim().toLowerCase()).filter(Boolean);
