// Pure. A record's tags with effects folded in: chaining inside one decision, and no difference when their echo comes.
// Tags that were not read (newer bodies of customers carry none) stay unknown.
interface Tagged {
  tags: string[];
}
const folded = (tag: string) => tag.toLowerCase();

/** Shopify compares tags without case and keeps the spelling that was there first. The same object where nothing differs. */
export function withTags<T extends Tagged>(record: T, added: readonly string[]): T {
  if (!record.tags) return record;
  const there = new Set(record.tags.map(folded));
  const missing = added.filter((tag) => !there.has(folded(tag)));
  return missing.length ? { ...record, tags: [...record.tags, ...missing].sort() } : record;
}

export function withoutTags<T extends Tagged>(record: T, removed: readonly string[]): T {
  if (!record.tags) return record;
  const gone = new Set(removed.map(folded));
  const left = record.tags.filter((tag) => !gone.has(folded(tag)));
  return left.length < record.tags.length ? { ...record, tags: left } : record;
}
