/**
 * Makes of many calls few: what is asked for while the group before it is at work, and in the same turn of the event loop, is one
 * call of `work`, which answers each in its place.
 * A group of several that fails is taken apart: each is tried alone, and only the one whose fault it was fails. So what `work` did
 * before it failed has to be undone, or to do no harm when it is done again.
 * @param isOfAll of an error that each would meet alone, too: it is that of all.
 */
export function groupByTurn<Item, Result>(
  work: (items: Item[]) => Promise<readonly Result[]>,
  isOfAll: (error: unknown) => boolean = () => false,
): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isAtWork = false;

  async function answer(group: Waiting[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      if (results.length !== group.length) throw new Error(`${group.length} were asked for, ${results.length} came`);
      group.forEach(({ resolve }, at) => {
        resolve(results[at] as Result);
      });
    } catch (error) {
      if (group.length === 1 || isOfAll(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await answer([one]);
    }
  }

  async function run(): Promise<void> {
    isAtWork = true;
    while (waiting.length) {
      const group = waiting;
      waiting = [];
      await answer(group);
    }
    isAtWork = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isAtWork) return;
      isAtWork = true;
      setImmediate(run);
    });
}
