// Bodies of orders as text. Most changes of an order are its tags and its stamp alone, and a body is ten thousand characters:
// one that was printed before is printed again only where anything else that it shows has become another.
import { randomUUID } from "node:crypto";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { Imprint, RecordImprint } from "#sandbox/world/imprint.ts";
import type { Table } from "#sandbox/world/table.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Texts are remembered up to this many characters. */
const REMEMBERED = 64_000_000;
const APART: ReadonlySet<string> = new Set<keyof OrderRecord>(["tags", "updatedAt"]);
const TAGS = randomUUID();
const STAMP = randomUUID();

interface Seen {
  table: Table;
  id: string;
  /** As it was. */
  imprint: Imprint;
  /** The turn in which it was last found to be so. */
  turn: number;
}

interface Printed {
  /** As it was printed. */
  order: RecordImprint;
  /** All else that was looked at for it, as it was. */
  others: Seen[];
  /** What stands before the tags, between them and the stamp, and behind it. */
  parts: [string, string, string];
}

export class PrintedOrders {
  readonly #printed = new Map<string, Printed>();
  /** Of what many orders show: the store, a buyer, a location. */
  readonly #imprints = new WeakMap<object, Imprint>();
  #characters = 0;

  /** `orderBody` as JSON, as the store is now. */
  text(world: World, order: OrderRecord): string {
    const known = this.#printed.get(order.id);
    if (known && isStillSo(known, world, order)) return filled(known.parts, world, order);
    const { result: body, reads } = world.tracing(() => orderBody(world, order));
    if (reads.isWide) return JSON.stringify(body);
    const [before = "", between = "", after = ""] = JSON.stringify({ ...body, tags: TAGS, updated_at: STAMP }).split(
      BETWEEN,
    );
    if (this.#characters > REMEMBERED) {
      this.#printed.clear();
      this.#characters = 0;
    }
    this.#characters += before.length + between.length + after.length;
    this.#printed.set(order.id, {
      order: new RecordImprint(order),
      others: reads.records.map(({ table, id, record }) => ({ table, id, imprint: this.#imprintOf(record), turn: 0 })),
      parts: [before, between, after],
    });
    return filled([before, between, after], world, order);
  }

  #imprintOf(record: unknown): Imprint {
    if (typeof record !== "object" || record === null) return new Imprint(record);
    const known = this.#imprints.get(record);
    if (known?.fits(record)) return known;
    const imprint = new Imprint(record);
    this.#imprints.set(record, imprint);
    return imprint;
  }
}

const BETWEEN = new RegExp(`"${TAGS}"|"${STAMP}"`);

const isStillSo = ({ order, others }: Printed, world: World, now: OrderRecord): boolean =>
  (order.changed(now)?.every((name) => APART.has(name)) ?? false) &&
  world.reading(() => others.every((seen) => isAsSeen(seen, world)));

/** What nobody may have changed since it was looked at last need not be looked at again. */
function isAsSeen(seen: Seen, { watching }: World): boolean {
  if (watching && watching.lastSeen(seen.table, seen.id) < seen.turn) return true;
  seen.turn = watching?.turn ?? 0;
  return seen.imprint.fits(seen.table.get(seen.id));
}

function filled([before, between, after]: Printed["parts"], world: World, order: OrderRecord): string {
  const stamp = localTime(order.updatedAt, world.shop(order.shop).ianaTimezone);
  return `${before}${JSON.stringify(order.tags.join(", "))}${between}"${stamp}"${after}`;
}
