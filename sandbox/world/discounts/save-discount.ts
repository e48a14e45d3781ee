import { discountByCode } from "#sandbox/world/discounts/discount-status.ts";
import type {
  BuyXGetYTerms,
  DiscountItems,
  FreeShippingTerms,
  StoreDiscountRecord,
} from "#sandbox/world/records/store-discount.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

type Settable = Omit<
  StoreDiscountRecord,
  | "id"
  | "shop"
  | "method"
  | "code"
  | "createdAt"
  | "updatedAt"
  | "items"
  | "customerIds"
  | "uses"
  | "freeShipping"
  | "buyXGetY"
>;

/** Ids to add and to take away. */
export interface ListChange {
  add?: readonly string[];
  remove?: readonly string[];
}

interface ItemsChange {
  all?: boolean;
  products?: ListChange;
  variants?: ListChange;
  collections?: ListChange;
}

/** What is said of a discount; left out, it stays as it is (of a new one: the default, or it is missed). */
export type DiscountChange = Partial<Settable> & {
  code?: string;
  items?: ItemsChange;
  /** Of a discount of this kind: all of it, or what is said. */
  freeShipping?: {
    destination?: { countries: ListChange; restOfWorld: boolean } | null;
    maximumPrice?: FreeShippingTerms["maximumPrice"];
  };
  buyXGetY?: {
    buys?: { items?: ItemsChange; value?: BuyXGetYTerms["buys"]["value"] };
    getsQuantity?: number;
    usesPerOrder?: number | null;
  };
  /** Null: every buyer. */
  customers?: ListChange | null;
};

/** The name of the input, where its fields are: "basicCodeDiscount". */
export type InputName = string;

const CODE_CHARACTERS = 255;
const TITLE_CHARACTERS = 255;

/**
 * Sets up a discount. Emits discounts/create, and discounts/redeemcode_added when it has a code. The words of its refusals are
 * not documented; the codes are.
 */
export function createDiscount(
  world: World,
  shop: string,
  method: StoreDiscountRecord["method"],
  change: DiscountChange,
  input: InputName,
  actor: Actor = { by: "staff" },
): StoreDiscountRecord {
  const now = world.now();
  const missing = missed(method, change, input);
  if (missing.length > 0) throw Refused.all(missing);
  const { code, items, customers, freeShipping, buyXGetY, ...settable } = change;
  const record: StoreDiscountRecord = {
    id: "",
    shop,
    method,
    title: "",
    startsAt: now,
    endsAt: null,
    value: { percentage: 0 },
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    minimum: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    usageLimit: null,
    appliesOncePerCustomer: false,
    recurringCycleLimit: null,
    tags: [],
    ...settable,
    code: code === undefined ? null : { id: "", text: code, appId: actor.by === "app" ? actor.appId : null },
    items: changedItems(freeShipping ? EVERYTHING : NOTHING, items),
    ...(freeShipping ? { freeShipping: changedShipping({ destination: null, maximumPrice: null }, freeShipping) } : {}),
    ...(buyXGetY ? { buyXGetY: changedTerms(NO_TERMS, buyXGetY) } : {}),
    customerIds: customers ? changedList([], customers) : null,
    createdAt: now,
    updatedAt: now,
    uses: 0,
  };
  check(world, record, input);
  record.id = world.nextId();
  if (record.code) record.code.id = world.nextId();
  world.state.storeDiscounts[record.id] = record;
  const emit = world.action(shop, actor);
  emit("discounts/create", { subjectId: record.id });
  if (record.code)
    emit("discounts/redeemcode_added", {
      subjectId: record.id,
      data: { codeId: record.code.id, code: record.code.text },
    });
  return record;
}

/** Changes what is given. Emits discounts/update, and what became of its code. Nothing when a part is refused. */
export function updateDiscount(
  world: World,
  record: StoreDiscountRecord,
  change: DiscountChange,
  input: InputName,
  actor: Actor = { by: "staff" },
): boolean {
  const { code, items, customers, freeShipping, buyXGetY, ...settable } = change;
  const before = record.code;
  const changed: StoreDiscountRecord = {
    ...record,
    ...settable,
    code: code === undefined || !before || before.text === code ? before : { ...before, id: "", text: code },
    items: changedItems(record.items, items),
    ...(record.freeShipping && freeShipping
      ? { freeShipping: changedShipping(record.freeShipping, freeShipping) }
      : {}),
    ...(record.buyXGetY && buyXGetY ? { buyXGetY: changedTerms(record.buyXGetY, buyXGetY) } : {}),
    customerIds:
      customers === undefined ? record.customerIds : customers && changedList(record.customerIds ?? [], customers),
  };
  check(world, changed, input);
  if (JSON.stringify(changed) === JSON.stringify(record)) return false;
  const isRecoded = changed.code !== before;
  if (changed.code && isRecoded) changed.code.id = world.nextId();
  Object.assign(record, changed, { updatedAt: world.now() });
  const emit = world.action(record.shop, actor);
  const about = (one: NonNullable<StoreDiscountRecord["code"]>) => ({
    subjectId: record.id,
    data: { codeId: one.id, code: one.text },
  });
  emit("discounts/update", { subjectId: record.id });
  if (isRecoded && before) emit("discounts/redeemcode_removed", about(before));
  if (isRecoded && changed.code) emit("discounts/redeemcode_added", about(changed.code));
  return true;
}

const EVERYTHING: DiscountItems = { all: true, productIds: [], variantIds: [], collectionIds: [] };
const NOTHING: DiscountItems = { ...EVERYTHING, all: false };
const NO_TERMS: BuyXGetYTerms = {
  buys: { items: NOTHING, value: { quantity: 0 } },
  getsQuantity: 0,
  usesPerOrder: null,
};

function changedShipping(
  before: FreeShippingTerms,
  { destination, maximumPrice = before.maximumPrice }: NonNullable<DiscountChange["freeShipping"]>,
): FreeShippingTerms {
  if (destination === undefined) return { ...before, maximumPrice };
  if (destination === null) return { destination, maximumPrice };
  const countries = changedList(before.destination?.countries ?? [], destination.countries).toSorted();
  return { destination: { countries, restOfWorld: destination.restOfWorld }, maximumPrice };
}

const changedTerms = (
  before: BuyXGetYTerms,
  { buys, getsQuantity = before.getsQuantity, usesPerOrder }: NonNullable<DiscountChange["buyXGetY"]>,
): BuyXGetYTerms => ({
  buys: { items: changedItems(before.buys.items, buys?.items), value: buys?.value ?? before.buys.value },
  getsQuantity,
  usesPerOrder: usesPerOrder === undefined ? before.usesPerOrder : usesPerOrder,
});

function changedList(list: readonly string[], { add = [], remove = [] }: ListChange): string[] {
  const gone = new Set(remove);
  return [...new Set([...list, ...add])].filter((id) => !gone.has(id));
}

/** Naming items takes the discount off everything else. */
function changedItems(items: DiscountItems, change: ItemsChange | undefined): DiscountItems {
  if (!change) return items;
  if (change.all) return EVERYTHING;
  return {
    all: false,
    productIds: changedList(items.productIds, change.products ?? {}),
    variantIds: changedList(items.variantIds, change.variants ?? {}),
    collectionIds: changedList(items.collectionIds, change.collections ?? {}),
  };
}

function missed(method: StoreDiscountRecord["method"], change: DiscountChange, input: InputName): Refusal[] {
  const blank = (name: string, what: string): Refusal => ({
    field: [input, name],
    message: `${what} can't be blank`,
    code: "BLANK",
  });
  return [
    ...(change.title === undefined ? [blank("title", "Title")] : []),
    ...(method === "CODE" && change.code === undefined ? [blank("code", "Code")] : []),
    ...(change.startsAt === undefined ? [blank("startsAt", "Starts at")] : []),
    ...(!change.freeShipping && (change.value === undefined || change.items === undefined)
      ? [blank("customerGets", "Customer gets")]
      : []),
    ...(change.buyXGetY && !change.buyXGetY.buys ? [blank("customerBuys", "Customer buys")] : []),
    ...(method === "CODE" && change.customers === undefined ? [blank("context", "Context")] : []),
  ];
}

function check(world: World, record: StoreDiscountRecord, input: InputName): void {
  const refusals: Refusal[] = [];
  const refuse = (path: string[], message: string, code: string) =>
    refusals.push({ field: [input, ...path], message, code });
  const { title, code, value, items, startsAt, endsAt } = record;
  if (!title.trim()) refuse(["title"], "Title can't be blank", "BLANK");
  if (title.length > TITLE_CHARACTERS)
    refuse(["title"], `Title is too long (maximum is ${TITLE_CHARACTERS} characters)`, "TOO_LONG");
  if (code) checkCode(world, record, code.text, (message, why) => refuse(["code"], message, why));
  if (endsAt !== null && endsAt <= startsAt)
    refuse(["endsAt"], "The end date should be after the start date.", "END_DATE_BEFORE_START_DATE");
  if ("percentage" in value && !(value.percentage >= 0 && value.percentage <= 1))
    refuse(["customerGets", "value", "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
  if ("amount" in value && value.amount <= 0)
    refuse(
      ["customerGets", "value", "discountAmount", "amount"],
      "The input value should be greater than the minimum allowed value.",
      "GREATER_THAN",
    );
  if (!items.all && items.productIds.length + items.variantIds.length + items.collectionIds.length === 0)
    refuse(["customerGets", "items"], "Items in 'customer get' cannot be empty", "INVALID");
  if (items.collectionIds.length > 0 && items.productIds.length + items.variantIds.length > 0)
    refuse(["customerGets", "items"], "The attribute selection contains conflicting settings.", "CONFLICT");
  if (!record.appliesOnOneTimePurchase && !record.appliesOnSubscription)
    refuse(
      ["customerGets"],
      "A discount cannot have both appliesOnOneTimePurchase and appliesOnSubscription set to false.",
      "APPLIES_ON_NOTHING",
    );
  checkTerms(record, refuse);
  checkNamed(world, record, refuse);
  if (record.usageLimit !== null && record.usageLimit < 1)
    refuse(["usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN");
  if (record.recurringCycleLimit !== null && record.recurringCycleLimit < 0)
    refuse(
      ["recurringCycleLimit"],
      "Recurring cycle limit must be a valid integer greater than or equal to 0.",
      "RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER",
    );
  if (record.tags.length > 5) refuse(["tags"], "The number of tags exceeds the maximum of 5.", "TOO_MANY_TAGS");
  if (record.tags.some((tag) => tag.length > 255))
    refuse(["tags"], "The tag title exceeds the maximum length of 255 characters.", "INVALID_TAG_LENGTH");
  if (refusals.length > 0) throw Refused.all(refusals);
}

/** What only free delivery or "buy X, get Y" says. */
function checkTerms(
  { freeShipping, buyXGetY, combinesWith, items }: StoreDiscountRecord,
  refuse: (path: string[], message: string, code: string) => void,
): void {
  if (freeShipping && combinesWith.shippingDiscounts)
    refuse(
      ["combinesWith"],
      "The `combinesWith` settings are invalid for the discount class.",
      "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS",
    );
  if ((freeShipping?.maximumPrice ?? 0) < 0)
    refuse(
      ["maximumShippingPrice"],
      "Maximum shipping price must be greater than or equal to 0",
      "GREATER_THAN_OR_EQUAL_TO",
    );
  if (!buyXGetY) return;
  const { buys, getsQuantity, usesPerOrder } = buyXGetY;
  // "Not supported for Buy X get Y discounts" (the schema, of `all`).
  if (items.all) refuse(["customerGets", "items"], "Items in 'customer get' cannot be set to all", "INVALID");
  if (buys.items.all) refuse(["customerBuys", "items"], "Items in 'customer buys' cannot be set to all", "INVALID");
  else if (buys.items.productIds.length + buys.items.variantIds.length + buys.items.collectionIds.length === 0)
    refuse(["customerBuys", "items"], "Items in 'customer buys' must be defined", "BLANK");
  const least = "amount" in buys.value ? buys.value.amount : buys.value.quantity;
  if (least <= 0) refuse(["customerBuys", "value"], "Prerequisite quantity must be greater than 0", "GREATER_THAN");
  if (getsQuantity <= 0)
    refuse(
      ["customerGets", "value", "discountOnQuantity", "quantity"],
      "Quantity must be greater than 0",
      "GREATER_THAN",
    );
  if (usesPerOrder !== null && usesPerOrder <= 0)
    refuse(["usesPerOrderLimit"], "Uses per order limit must be greater than 0", "GREATER_THAN");
}

function checkCode(
  world: World,
  { id, shop }: StoreDiscountRecord,
  text: string,
  refuse: (message: string, code: string) => void,
): void {
  const taken = discountByCode(world, shop, text);
  if (!text.trim()) refuse("Code can't be blank", "BLANK");
  else if (text.length > CODE_CHARACTERS)
    refuse(`Code is too long (maximum is ${CODE_CHARACTERS} characters)`, "TOO_LONG");
  else if (/[\r\n]/.test(text)) refuse("Code cannot contain newline characters.", "INVALID");
  else if (taken && taken.id !== id) refuse("Code must be unique. Please try a different code.", "TAKEN");
}

/** What a discount names must be there. */
function checkNamed(
  world: World,
  { shop, items: got, buyXGetY, customerIds }: StoreDiscountRecord,
  refuse: (path: string[], message: string, code: string) => void,
): void {
  const absent = (ids: readonly string[], find: (id: string) => { shop: string } | null | undefined) =>
    ids.filter((id) => find(id)?.shop !== shop);
  const itemsAt = (place: string, items: DiscountItems): [string[], string, string[]][] => [
    [
      [place, "items", "products", "productsToAdd"],
      "Product",
      absent(items.productIds, (id) => world.state.products[id]),
    ],
    [
      [place, "items", "products", "productVariantsToAdd"],
      "Product variant",
      absent(items.variantIds, (id) => world.state.variants[id]),
    ],
    [
      [place, "items", "collections", "add"],
      "Collection",
      absent(items.collectionIds, (id) => world.state.collections[id]),
    ],
  ];
  const named: [string[], string, string[]][] = [
    ...itemsAt("customerGets", got),
    ...(buyXGetY ? itemsAt("customerBuys", buyXGetY.buys.items) : []),
    [["context", "customers", "add"], "Customer", absent(customerIds ?? [], (id) => world.state.customers[id])],
  ];
  for (const [path, what, ids] of named)
    for (const id of ids) refuse(path, `${what} with id: ${id} is invalid`, "INVALID");
}
