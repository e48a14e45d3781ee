// Pure. The tags of a lane's record in two layers: what is there whatever we do, and what each `state` action adds. Rules look
// at the layers of the others, never at their own, so that what is decided does not depend on what is applied already.
import { withoutTags, withTags } from "#app/rules/project-tags.ts";

/** Tags that a rule keeps on the record, by the rule and the action's state. */
export interface TagLayer {
  ruleId: string;
  actionId: string;
  tags: readonly string[];
}
type Tagged = Record<string, unknown> & { tags: string[] };

const folded = (tag: string): string => tag.toLowerCase();
export const tagsIn = (of: Record<string, unknown>): string[] => (Array.isArray(of.tags) ? of.tags : []);

export class TagLayers {
  readonly #layers = new Map<string, TagLayer[]>();
  #flat: readonly TagLayer[] = [];
  #owners: ReadonlySet<string> = new Set();
  /** What a rule sees that has no layer itself: the same for all of those. */
  #common: { bare: Tagged; seen: Tagged } | null = null;

  /** Replaces the layers of a rule on its subject. Returns whether anything is different now. */
  set(owner: string, layers: TagLayer[]): boolean {
    const before = this.#layers.get(owner) ?? [];
    // Most rules keep no tags on.
    if (!before.length && !layers.length) return false;
    if (JSON.stringify(before) === JSON.stringify(layers)) return false;
    this.#layers.set(owner, layers);
    this.#flat = [...this.#layers.values()].flat();
    this.#owners = new Set(this.#flat.map(({ ruleId }) => ruleId));
    this.#common = null;
    return true;
  }

  of(owner: string): readonly TagLayer[] {
    return this.#layers.get(owner) ?? [];
  }

  /** The record as this rule has to see it. The same object where no other rule adds anything. */
  seenBy<T extends Tagged>(ruleId: string | null, bare: T): T {
    if (!this.#flat.length) return bare;
    if (ruleId !== null && this.#owners.has(ruleId)) return this.#seen(ruleId, bare);
    if (this.#common?.bare !== bare) this.#common = { bare, seen: this.#seen(null, bare) };
    return this.#common.seen as T;
  }

  #seen<T extends Tagged>(ruleId: string | null, bare: T): T {
    const tags = this.#flat.flatMap((layer) => (layer.ruleId === ruleId ? [] : layer.tags));
    return tags.length ? withTags(bare, tags) : bare;
  }

  /** Whether a state other than this one keeps the tag on. */
  isWantedByAnother(tag: string, ruleId: string, actionId: string): boolean {
    return this.#flat.some(
      (layer) =>
        (layer.ruleId !== ruleId || layer.actionId !== actionId) &&
        layer.tags.some((other) => folded(other) === folded(tag)),
    );
  }
}

/** The record without what our own states put there. */
export function withoutOwn<T extends Tagged>(record: T, owned: readonly { wrote: Record<string, unknown> }[]): T {
  return withoutTags(
    record,
    owned.flatMap(({ wrote }) => tagsIn(wrote)),
  );
}

export function hasTag(record: { tags?: unknown } | null, tag: string): boolean {
  return Array.isArray(record?.tags) && record.tags.some((other: string) => folded(other) === folded(tag));
}
