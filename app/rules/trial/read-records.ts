// Pure. The records of a moment: coerced, filled up with neutral values, and linked with each other.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { coerceRecord, FactsError } from "#app/rules/trial/coerce-record.ts";
import { ORDER_FIGURES } from "#app/rules/trial/order-figures.ts";
import { readChildren, withKnownChildren } from "#app/rules/trial/read-children.ts";
import { LISTS, SINGLE, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { withDefaults } from "#app/rules/trial/with-defaults.ts";

/** @throws FactsError */
export function readRecords(given: Plain, world: TrialWorld, isFirst: boolean, path: string): void {
  // The one order comes first, so that the others know its number is taken.
  if (isPlain(given.order) && given.order.id === undefined && !world.records.order)
    given = { ...given, order: { id: world.idFor("order", "the order"), ...given.order } };
  // Locations come before all that stands at one of them: a name there is the id that is listed here.
  readList("locations", given, world, path);
  for (const { id, name } of world.lists.locations ?? [])
    if (name) world.keepId("location", String(name).toLowerCase(), String(id));
  for (const name of SINGLE) readSingle(name, given[name], world, path);
  for (const list of Object.keys(LISTS) as (keyof typeof LISTS)[])
    if (list !== "locations") readList(list, given, world, path);
  readChildren(given, world, isFirst, path);
  if (given.variant !== undefined) readVariant(given.variant, world, path);
  const { product, stock_level: level } = world.records;
  if (product && level && !level.product) world.records.stock_level = { ...level, product };
  linkCustomers(given, world);
}

function readList(list: keyof typeof LISTS, given: Plain, world: TrialWorld, path: string): void {
  const entries = given[list];
  if (entries === undefined) return;
  if (!Array.isArray(entries)) throw new FactsError(`${path}.${list} is a list`);
  const kind = LISTS[list];
  world.given.add(list);
  world.lists[list] = entries.map((entry, index) => {
    const said = typeof entry === "string" ? { [kind === "location" ? "name" : "title"]: entry } : entry;
    return withDefaults(kind, coerce(kind, said, `${path}.${list}[${index}]`, world), world);
  });
}

function coerce(kind: string, entry: unknown, path: string, world: TrialWorld): Plain {
  const made = coerceRecord(kind, entry, path, world);
  if (isPlain(made.customer) && made.customer_id === undefined) made.customer_id = made.customer.id;
  return made;
}

/** A stock level has no id of its own. */
const identityOf = ({ id, inventory_item_id: item, location_id: place }: Plain): Plain =>
  id === undefined ? { inventory_item_id: item, location_id: place } : { id };

function readSingle(name: string, entry: unknown, world: TrialWorld, path: string): void {
  if (entry === undefined) return;
  if (entry === null) {
    world.records[name] = null;
    return;
  }
  const known = world.records[name];
  const made = coerce(
    name,
    known && isPlain(entry) ? { ...identityOf(known), ...withKnownChildren(name, entry, known) } : entry,
    `${path}.${name}`,
    world,
  );
  const said = world.said[name] ?? new Set<string>();
  for (const key of isPlain(entry) ? Object.keys(entry) : []) said.add(key);
  world.said[name] = said;
  if (!known) {
    world.records[name] = withDefaults(name, made, world);
    return;
  }
  // Later moments change what they name; amounts that follow from it follow again.
  const names = new Set([...(isPlain(entry) ? Object.keys(entry) : []), "customer_id"]);
  const changed = Object.fromEntries(Object.entries(made).filter(([key]) => names.has(key)));
  const lasting =
    name === "order"
      ? Object.fromEntries(Object.entries(known).filter(([key]) => said.has(key) || !ORDER_FIGURES.includes(key)))
      : known;
  world.records[name] = withDefaults(name, { ...lasting, ...changed }, world);
}

/**
 * A variant beside a stock level is the one that it is stock of; beside a product one of its variants. At a later moment, unless
 * it has another id, it is the one that was given before, changed in what is said.
 */
function readVariant(entry: unknown, world: TrialWorld, path: string): void {
  const { product, stock_level: level } = world.records;
  const before = (level?.variant ?? (product?.variants as Plain[] | undefined)?.at(-1)) as Plain | null | undefined;
  const same = world.given.has("variant") && before && isPlain(entry) && (entry.id ?? before.id) === before.id;
  world.given.add("variant");
  const made = coerceRecord("variant", same ? { id: before.id, ...entry } : entry, `${path}.variant`, world);
  const said = same ? Object.fromEntries(Object.entries(made).filter(([key]) => key in (entry as Plain))) : made;
  const variant = withDefaults("variant", same ? { ...before, ...said } : made, world);
  if (level) {
    world.records.stock_level = { ...level, variant, sku: level.sku ?? variant.sku };
    // A rule about variants finds it under its product.
    if (!world.rules.some(({ lane }) => lane === "product")) return;
  }
  if (product) {
    const known = ((product.variants as Plain[] | undefined) ?? []).filter(({ id }) => id !== variant.id);
    world.records.product = { ...product, variants: [...known, { ...variant, product_id: product.id }] };
  } else
    world.records.product = withDefaults("product", coerceRecord("product", { variants: [entry] }, path, world), world);
}

/** The order's customer is the one given beside it, unless it says otherwise; orders that name none are the only customer's. */
function linkCustomers(given: Plain, world: TrialWorld): void {
  for (const name of ["order", "draft_order"]) {
    const record = world.records[name];
    const entry = given[name];
    if (!record || (entry === undefined && given.customer === undefined)) continue;
    const inner = isPlain(record.customer) ? record.customer : null;
    if (inner && !world.records.customer) world.records.customer = withDefaults("customer", inner, world);
    const says = isPlain(entry) && (entry.customer_id !== undefined || entry.customer !== undefined);
    const id =
      given.customer === null ? null : (world.records.customer?.id ?? (says ? record.customer_id : null) ?? null);
    const { customer } = world.records;
    // Who orders gives an address that is the customer's too, and the other way round.
    if (customer && id === customer.id && !record.email !== !customer.email) {
      if (!record.email && !world.said[name]?.has("email")) record.email = customer.email;
      else if (!customer.email && !world.said.customer?.has("email")) customer.email = record.email;
    }
    const isSaid = isPlain(entry) && entry.customer_id !== undefined;
    world.records[name] = {
      ...record,
      customer: undefined,
      customer_id: isSaid
        ? record.customer_id
        : entry === undefined && given.customer === undefined
          ? record.customer_id
          : id,
    };
  }
  const customers = [
    ...new Map(
      [world.records.customer, ...(world.lists.customers ?? [])].flatMap((one) =>
        one ? [[String(one.id), one] as const] : [],
      ),
    ).values(),
  ];
  const [only] = customers;
  for (const list of ["orders", "draft_orders"] as const) {
    const written = given[list];
    if (!Array.isArray(written) || customers.length !== 1 || !only) continue;
    world.lists[list] = (world.lists[list] ?? []).map((record, at) => {
      const entry = written[at];
      const isSaid = isPlain(entry) && ["customer_id", "customer", "email"].some((key) => entry[key] !== undefined);
      return isSaid ? record : { ...record, customer_id: only.id };
    });
  }
}
