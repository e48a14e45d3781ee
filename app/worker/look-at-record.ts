// Pure. What the open deliveries of one record that is no order add up to: the newest picture, and what happened since the
// last decision.
import { diffRecord, type RecordLane } from "#app/rules/diff-record.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import type { Settled } from "#app/worker/gathered.ts";
import { AT_ONCE, oneCallAtATime } from "#app/worker/one-call-at-a-time.ts";
import { type OwnWrite, projectWrites } from "#app/worker/project-writes.ts";

type Picture = Record<string, unknown>;

export type ToldOfRecord =
  /** As far as the body tells. `at`: its stamp; null: it has none, and counts as new. */
  | { tells: "picture"; picture: Picture; at: string | null }
  /** One part of it changed. */
  | { tells: "part"; part: Picture }
  /** Tags came or went, whatever the others are. */
  | { tells: "tags"; added: string[]; removed: string[]; trigger: Trigger }
  | { tells: "gone"; trigger: Trigger }
  | { tells: "trigger"; trigger: Trigger }
  /** Nothing more than that something happened. */
  | { tells: "look" }
  | { tells: "unreadable"; reason: string };

export interface RecordMaterial {
  kind: RecordLane | "shop";
  deliveries: { id: number; told: ToldOfRecord }[];
  seen: Picture | null;
  seenAt: string | null;
  decided: Picture | null;
  /** Confirmed writes of ours, and those whose answer is still out. */
  writes: readonly OwnWrite[];
  installedAt: Date;
  hasEndedStages: boolean;
}

export interface RecordLook {
  picture: Picture | null;
  /** Its stamp. */
  at: string | null;
  isGone: boolean;
  triggers: Trigger[];
  answered: number[];
  settled: Settled[];
  /** Further calls wait; look again then. */
  waitsUntil: Date | null;
}

export function lookAtRecord(material: RecordMaterial): RecordLook {
  const { now: deliveries, later } = oneCallAtATime(material.deliveries);
  const settled = deliveries.flatMap(({ id, told }): Settled[] =>
    told.tells === "unreadable" ? [{ ids: [id], status: "UNREADABLE", reason: told.reason }] : [],
  );
  const readable = deliveries.filter(({ told }) => told.tells !== "unreadable");
  const { picture, at } = newest({ ...material, deliveries });
  const triggers: Trigger[] = [];
  const isNews = readable.some(({ told }) => told.tells === "picture" || told.tells === "part");
  if (picture && isNews && material.kind !== "shop")
    triggers.push(...diffRecord(material.kind, material.decided, picture, isMadeSince(picture, material.installedAt)));
  for (const { told } of readable)
    if (told.tells === "trigger" || told.tells === "gone" || told.tells === "tags") triggers.push(told.trigger);
  if (material.hasEndedStages) triggers.push({ on: "stage" });
  const unique = new Map(
    triggers
      .filter(({ on }) => on !== "stage" || material.hasEndedStages)
      .map((trigger) => [`${trigger.on}/${trigger.of ?? ""}/${trigger.rule ?? ""}`, trigger]),
  );
  return {
    picture,
    at,
    isGone: readable.some(({ told }) => told.tells === "gone"),
    triggers: [...unique.values()],
    answered: readable.map(({ id }) => id),
    settled,
    waitsUntil: later.length ? AT_ONCE : null,
  };
}

/** The newest of what we have seen and what bodies say; of one stamp the one that came last. */
function newest({ deliveries, seen, seenAt, writes }: RecordMaterial): { picture: Picture | null; at: string | null } {
  let [picture, at] = [seen, seenAt];
  for (const { told } of deliveries) {
    if (told.tells === "picture" && (told.at === null || at === null || told.at >= at)) {
      // What a body does not carry is as it was.
      picture = { ...picture, ...told.picture };
      at = told.at ?? at;
    }
    if (told.tells === "part") picture = { ...picture, ...told.part };
    if (told.tells === "tags" && Array.isArray(picture?.tags))
      picture = { ...picture, tags: changedTags(picture.tags, told) };
  }
  return { picture: picture && withWrites(picture, at, writes), at };
}

function changedTags(tags: string[], { added, removed }: { added: string[]; removed: string[] }): string[] {
  const gone = new Set(removed.map((tag) => tag.toLowerCase()));
  return [...new Set([...tags.filter((tag) => !gone.has(tag.toLowerCase())), ...added])].sort();
}

function withWrites(picture: Picture, at: string | null, writes: readonly OwnWrite[]): Picture {
  if (!Array.isArray(picture.tags) || at === null) return picture;
  const { updated_at: stamp, ...rest } = projectWrites(
    { ...picture, tags: picture.tags as string[], updated_at: at },
    writes,
  );
  return picture.updated_at === undefined ? rest : { ...rest, updated_at: stamp };
}

/** Not from before the app came. */
function isMadeSince({ created_at: createdAt }: Picture, installedAt: Date): boolean {
  return typeof createdAt === "string" && Date.parse(createdAt) >= installedAt.getTime() - 1_000;
}
