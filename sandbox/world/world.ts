// The simulated Shopify's memory. Changes are made by the verbs beside this file (place-order.ts, edit-order.ts …): each
// takes the world first, stamps what it changed and emits what happened. Nothing else writes to the records.
import { randomUUID } from "node:crypto";
import { type Clock, systemClock } from "#sandbox/world/clock.ts";
import type { ColdRecords } from "#sandbox/world/cold-records.ts";
import { purchasesOfAction } from "#sandbox/world/customers/tell-purchases.ts";
import type { DueRecord } from "#sandbox/world/due.ts";
import { emptyState } from "#sandbox/world/empty-state.ts";
import { instant } from "#sandbox/world/instant.ts";
import { changesStock, settleOrderStock } from "#sandbox/world/inventory/settle-order-stock.ts";
import { headOf, type OrderHead, OrderIndex } from "#sandbox/world/order-index.ts";
import { OrderList } from "#sandbox/world/order-list.ts";
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import type { InventoryItemRecord } from "#sandbox/world/records/inventory.ts";
import type { CollectionRecord, PublicationRecord } from "#sandbox/world/records/product.ts";
import { holdsRecords, type Reads, Table, type TableAccess, type TableWatch } from "#sandbox/world/table.ts";
import type {
  Actor,
  CustomerRecord,
  FulfillmentOrderRecord,
  Instant,
  LocationRecord,
  OrderRecord,
  ProductRecord,
  ShopRecord,
  VariantRecord,
  WorldState,
} from "#sandbox/world/types.ts";
import { WorldClock } from "#sandbox/world/world-clock.ts";
import type { Emit, WorldEvent } from "#sandbox/world/world-event.ts";

/** One thing that Shopify refuses. `field` is the path of the input. */
export interface Refusal {
  message: string;
  field: string[] | null;
  code: string | null;
}

/** Said by a verb when a person or an app asks for what Shopify would refuse. */
export class Refused extends Error {
  /** Of the first refusal, like the message. */
  field: string[] | null;
  code: string | null;
  /** Where Shopify names everything that is wrong at once, all of it. */
  readonly refusals: readonly Refusal[];

  constructor(message: string, options: { field?: string[] | null; code?: string | null } = {}, more: Refusal[] = []) {
    super(message);
    this.name = "Refused";
    this.field = options.field ?? null;
    this.code = options.code ?? null;
    this.refusals = [{ message, field: this.field, code: this.code }, ...more];
  }

  /** @param refusals at least one. */
  static all([first, ...more]: readonly Refusal[]): Refused {
    if (!first) throw new Error("nothing was refused");
    return new Refused(first.message, first, more);
  }
}

/** Records that lie as they were kept, and the heads of the orders among them. */
export interface RestedRecords {
  tables: ReadonlyMap<string, ColdRecords>;
  heads: Iterable<OrderHead>;
}

/** Tables up to this size stay as they are. */
const RESTING_FROM = 1_000;

export type EventListener = (event: WorldEvent, world: World) => void;

export class World {
  readonly state: WorldState;
  readonly clock: WorldClock;
  /** Whether `placeOrder` routes at once, or leaves it to somebody who calls `routeOrder` later, as Shopify does. */
  routing: "now" | "later" = "now";
  /** The tables behind `state`, by name. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly orderIndex = new OrderIndex();
  readonly #access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null };
  readonly #listeners = new Set<EventListener>();
  readonly #dueListeners = new Set<(due: DueRecord) => void>();
  #muted = false;
  #settlesLater = false;
  #asIfMs: number | null = null;

  /**
   * @param clock runs outside; the world's own runs along with it.
   * @param rested records that were kept, by table, with the heads of the orders among them.
   */
  constructor(state: WorldState = emptyState(), clock: Clock = systemClock, rested: RestedRecords | null = null) {
    const tables = new Map<string, Table>();
    const dicts: Record<string, unknown> = { ...state };
    for (const [name, empty] of Object.entries(emptyState())) {
      if (!holdsRecords(empty)) continue;
      const records = state[name as keyof WorldState] as unknown as Record<string, unknown>;
      const table = new Table(name, this.#access, records, rested?.tables.get(name));
      tables.set(name, table);
      dicts[name] = table.dict;
    }
    this.state = dicts as unknown as WorldState;
    this.tables = tables;
    this.clock = new WorldClock(clock, state.clock);
    this.clock.onChange((setting) => {
      this.state.clock = setting;
    });
    for (const head of rested?.heads ?? []) this.orderIndex.add(head);
    for (const order of Object.values(state.orders)) this.orderIndex.add(headOf(order));
  }

  /** Tells `watch` from now on what may be changed. */
  watch(watch: TableWatch): void {
    this.#access.watch = watch;
  }

  /** Runs `work`, which changes nothing: what it reads need not be looked at afterwards. */
  reading<T>(work: () => T): T {
    const before = this.#access.isReading;
    this.#access.isReading = true;
    try {
      return work();
    } finally {
      this.#access.isReading = before;
    }
  }

  /** Who is told of what may be changed. */
  get watching(): TableWatch | null {
    return this.#access.watch;
  }

  /** Runs `work`, which changes nothing, and tells what it looked at. */
  tracing<T>(work: () => T): { result: T; reads: Reads } {
    const reads: Reads = { records: [], isWide: false };
    const before = this.#access.reads;
    this.#access.reads = reads;
    try {
      return { result: this.reading(work), reads };
    } finally {
      this.#access.reads = before;
    }
  }

  /**
   * Runs `work`, which makes very many records: nothing of it is watched, so whoever keeps the world writes all of it anew
   * afterwards.
   */
  *filling<T>(work: Generator<T, void>): Generator<T, void> {
    const { watch } = this.#access;
    for (;;) {
      // Between two portions the world is as ever to everybody else.
      this.#access.isFilling = true;
      this.#access.watch = null;
      let step: IteratorResult<T, void>;
      try {
        step = work.next();
      } finally {
        this.#access.isFilling = false;
        this.#access.watch = watch;
        watch?.missed();
      }
      if (step.done) return;
      yield step.value;
    }
  }

  /** Runs `work`, which takes an order through several steps untold: what it means for stock is counted once, at the end. */
  settlingOnce<T>(work: () => { orderId: string; result: T }): T {
    this.#settlesLater = true;
    let done: { orderId: string; result: T };
    try {
      done = work();
    } finally {
      this.#settlesLater = false;
    }
    this.quietly(() => settleOrderStock(this, done.orderId, this.action("", { by: "shopify" })));
    return done.result;
  }

  /** Lays all records to rest. For who made very many and holds none of them any more. */
  rest(): void {
    for (const table of this.tables.values()) if (table.size > RESTING_FROM) table.chill();
  }

  /** Notes that a record was changed, for what is sorted by it. `touch` calls it. */
  changed(record: { id?: string }): void {
    if (record.id && this.orderIndex.head(record.id)) this.orderIndex.update(record as OrderRecord);
  }

  /** Calls `listener` whenever something is put off until later (`doLater`). Returns how to stop. */
  onDue(listener: (due: DueRecord) => void): () => void {
    this.#dueListeners.add(listener);
    return () => this.#dueListeners.delete(listener);
  }

  /** Keeps what is due later, and tells who will do it. */
  addDue(due: DueRecord): void {
    this.state.due[due.id] = due;
    for (const listener of this.#dueListeners) listener(due);
  }

  /** Calls `listener` for every event from now on. Returns how to stop. */
  on(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs `work` without telling anybody. */
  quietly<T>(work: () => T): T {
    const before = this.#muted;
    this.#muted = true;
    try {
      return work();
    } finally {
      this.#muted = before;
    }
  }

  /** Runs `work` as if it were that time, untold: how history is seeded. */
  inThePast<T>(ms: number, work: () => T): T {
    const before = this.#asIfMs;
    this.#asIfMs = ms;
    try {
      return this.quietly(work);
    } finally {
      this.#asIfMs = before;
    }
  }

  nowMs(): number {
    if (this.#access.reads) this.#access.reads.isWide = true;
    return this.#asIfMs ?? this.clock.nowMs();
  }

  now(): Instant {
    return instant(this.nowMs());
  }

  nextId(): string {
    // Steps like a store's: growing, with gaps.
    this.state.lastId += 32_768 + (this.state.lastId % 7) * 1_024;
    return String(this.state.lastId);
  }

  /** One action of somebody: its events share an event id. */
  action(shop: string, actor: Actor): Emit {
    const eventId = randomUUID();
    const changesPurchases = purchasesOfAction();
    const emit: Emit = (topic, ...[about]) => {
      // Also untold: what is seeded takes stock like everything else.
      if (about?.orderId && !this.#settlesLater && changesStock(topic)) settleOrderStock(this, about.orderId, emit);
      if (this.#muted) return;
      const event = {
        orderId: null,
        customerId: null,
        fulfillmentOrderId: null,
        subjectId: null,
        childId: null,
        data: null,
        ...about,
        seq: ++this.state.lastSeq,
        eventId,
        shop,
        topic,
        at: new Date(this.nowMs()).toISOString(),
        actor,
      } as WorldEvent;
      for (const listener of this.#listeners) listener(event, this);
      if (event.customerId && changesPurchases(topic))
        emit("customers/purchasing_summary", { customerId: event.customerId });
    };
    return emit;
  }

  shop(domain: string): ShopRecord {
    const shop = this.state.shops[domain];
    if (!shop) throw new Error(`the sandbox has no shop ${domain}`);
    return shop;
  }

  /** An order of this shop, or null: another shop's id finds nothing. */
  order(shop: string, id: string): OrderRecord | null {
    const order = this.state.orders[id];
    return order?.shop === shop ? order : null;
  }

  customer(shop: string, id: string): CustomerRecord | null {
    const customer = this.state.customers[id];
    return customer?.shop === shop ? customer : null;
  }

  product(shop: string, id: string): ProductRecord | null {
    return own(this.state.products[id], shop);
  }

  /** All products of a shop, oldest first. */
  productsOf(shop: string): ProductRecord[] {
    return Object.values(this.state.products).filter((product) => product.shop === shop);
  }

  collection(shop: string, id: string): CollectionRecord | null {
    return own(this.state.collections[id], shop);
  }

  collectionsOf(shop: string): CollectionRecord[] {
    return Object.values(this.state.collections).filter((collection) => collection.shop === shop);
  }

  publicationsOf(shop: string): PublicationRecord[] {
    return Object.values(this.state.publications).filter((publication) => publication.shop === shop);
  }

  bulkOperation(shop: string, id: string): BulkOperationRecord | null {
    return own(this.state.bulkOperations[id], shop);
  }

  /** Oldest first. */
  bulkOperationsOf(shop: string): BulkOperationRecord[] {
    return Object.values(this.state.bulkOperations).filter((operation) => operation.shop === shop);
  }

  variant(shop: string, id: string): VariantRecord | null {
    return own(this.state.variants[id], shop);
  }

  /** In the order of their positions. */
  variantsOf(product: Pick<ProductRecord, "variantIds">): VariantRecord[] {
    return product.variantIds.flatMap((id) => this.state.variants[id] ?? []);
  }

  inventoryItem(shop: string, id: string): InventoryItemRecord | null {
    return own(this.state.inventoryItems[id], shop);
  }

  location(shop: string, id: string): LocationRecord | null {
    const location = own(this.state.locations[id], shop);
    return location?.deleted ? null : location;
  }

  /** All locations of a shop, oldest first. */
  locationsOf(shop: string): LocationRecord[] {
    return Object.values(this.state.locations).filter((location) => location.shop === shop && !location.deleted);
  }

  fulfillmentOrder(shop: string, id: string): FulfillmentOrderRecord | null {
    const found = this.state.fulfillmentOrders[id];
    return found && this.order(shop, found.orderId) ? found : null;
  }

  fulfillmentOrdersOf(order: OrderRecord): FulfillmentOrderRecord[] {
    return order.fulfillmentOrderIds.flatMap((id) => this.state.fulfillmentOrders[id] ?? []);
  }

  /** All orders of a shop, oldest first, for reading. */
  ordersOf(shop: string): OrderList {
    return new OrderList(this.orderIndex.ofShop(shop), (id) => this.#ownOrder(id));
  }

  newestOrdersOf(shop: string): OrderList {
    return new OrderList(this.orderIndex.sorted(shop, "createdAt"), (id) => this.#ownOrder(id), true);
  }

  /** All orders of a shop, those changed last first, for reading: where something that was just made is looked for. */
  *lastChangedOrdersOf(shop: string): Generator<OrderRecord> {
    const recent = this.orderIndex.recent(shop);
    for (const id of recent) yield this.#ownOrder(id);
    const seen = new Set(recent);
    for (const { id } of this.orderIndex.sorted(shop, "updatedAt").toReversed())
      if (!seen.has(id)) yield this.#ownOrder(id);
  }

  ordersOfCustomer(customerId: string): OrderRecord[] {
    return this.orderIndex.ofCustomer(customerId).map(({ id }) => this.#ownOrder(id));
  }

  addOrder(order: OrderRecord): void {
    this.state.orders[order.id] = order;
    this.orderIndex.add(headOf(order));
  }

  removeOrder(order: OrderRecord): void {
    for (const id of order.fulfillmentOrderIds) delete this.state.fulfillmentOrders[id];
    this.orderIndex.remove(order.id);
    delete this.state.orders[order.id];
  }

  #ownOrder(id: string): OrderRecord {
    const order = this.state.orders[id];
    if (!order) throw new Error(`order ${id} is listed and not there`);
    return order;
  }
}
const own = <T extends { shop: string }>(record: T | undefined, shop: string): T | null =>
  record?.shop === shop ? record : null;
