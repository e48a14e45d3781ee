// Which lists of rules a thread has been handed: of those only the name goes over again.
import { createHash } from "node:crypto";
import type { DecideBatch, DecideTask, KeyedRule, RuleList } from "#app/worker/decide-batch.ts";

const names = new WeakMap<readonly KeyedRule[], { name: string | null }>();

export class RuleLists {
  readonly #handed = new Set<string>();

  /** The tasks with their lists, each list once. What is put in is taken for handed over. */
  batchOf(tasks: readonly DecideTask[]): DecideBatch {
    const places = new Map<readonly KeyedRule[], number>();
    const lists: RuleList[] = [];
    const placed = tasks.map(({ rules, pinned, ...task }) => {
      let list = places.get(rules);
      if (list === undefined) {
        list = lists.length;
        places.set(rules, list);
        lists.push(this.#listOf(rules));
      }
      return { ...task, list, ...(pinned ? { pinned: pinned.map(bare) } : {}) };
    });
    return { lists, tasks: placed };
  }

  /** The thread is another one, or has put its lists away. */
  forget(): void {
    this.#handed.clear();
  }

  #listOf(rules: readonly KeyedRule[]): RuleList {
    const name = nameOf(rules);
    if (name !== null && this.#handed.has(name)) return { name, rules: null };
    if (name !== null) this.#handed.add(name);
    return { name, rules: rules.map(bare) };
  }
}

/** Without what only the store knows of it. */
const bare = ({ ruleId, version, position, document, key }: KeyedRule): KeyedRule => ({
  ...{ ruleId, version, position, document },
  ...(key === undefined ? {} : { key }),
});

function nameOf(rules: readonly KeyedRule[]): string | null {
  let known = names.get(rules);
  if (!known) {
    const isKeyed = rules.every(({ key }) => key !== undefined);
    const text = () => rules.map(({ key, position }) => `${key} ${position}`).join("\n");
    known = { name: isKeyed ? createHash("sha256").update(text()).digest("hex") : null };
    names.set(rules, known);
  }
  return known.name;
}
