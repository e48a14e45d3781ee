// Pure. Children of an order that a moment gives beside it, and those that a later moment changes.
import { sumAmounts } from "#app/lib/money.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { saidWord } from "#app/rules/said-word.ts";
import { coerceRecord } from "#app/rules/trial/coerce-record.ts";
import { CHILDREN, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { withDefaults } from "#app/rules/trial/with-defaults.ts";

/** What brings a further child into the world: one without an id is no known one then. */
const MAKES: Partial<Record<string, keyof typeof CHILDREN>> = {
  "refund.created": "refund",
  "fulfillment.created": "fulfillment",
  "return.requested": "return",
  "dispute.opened": "dispute",
  "transaction.created": "transaction",
};

/** @throws FactsError */
export function readChildren(given: Plain, world: TrialWorld, isFirst: boolean, path: string): void {
  for (const [kind, list] of Object.entries(CHILDREN)) {
    const said = given[kind];
    if (said === undefined) continue;
    if (world.records.order === undefined)
      world.records.order = withDefaults(
        "order",
        coerceRecord("order", { id: world.idFor("order", "the order") }, `${path}.order`, world),
        world,
      );
    const order = world.records.order;
    if (!order) continue;
    const entry = kind === "refund" ? withPaidBack(said, order, given) : said;
    const all = (order[list] as Plain[] | undefined) ?? [];
    const before = isFirst ? undefined : knownChild(kind, entry, all, given, world);
    const child = before
      ? changedChild(kind, entry as Plain, before, world, `${path}.${kind}`)
      : withDefaults(kind, coerceRecord(kind, entry, `${path}.${kind}`, world), world);
    world.beside.set(kind, String(child.id));
    world.records.order = withDefaults(
      "order",
      { ...order, [list]: [...all.filter(({ id }) => id !== child.id), child] },
      world,
    );
  }
  const { order } = world.records;
  if (given.risk !== undefined && order) {
    const said = typeof given.risk === "string" ? { level: given.risk } : given.risk;
    const risk = withDefaults("risk", coerceRecord("risk", said, `${path}.risk`, world), world);
    world.records.order = { ...order, risk };
  }
}

/** What was paid back with the order's only refund, where its amount is not said: what the refunding transactions say. */
function withPaidBack(refund: unknown, order: Plain, given: Plain): unknown {
  if (!isPlain(refund) || refund.amount !== undefined || refund.line_items !== undefined) return refund;
  const transactions = order.transactions ?? given.transactions;
  const paid = (Array.isArray(transactions) ? transactions : []).filter(
    (one: unknown): one is Plain => isPlain(one) && one.kind === "refund" && (one.status ?? "success") === "success",
  );
  const isOnly = ((order.refunds as Plain[] | undefined) ?? []).every(({ id }) => String(id) === String(refund.id));
  return paid.length && isOnly
    ? { ...refund, amount: sumAmounts(paid.map(({ amount }) => String(amount ?? "0.00"))) }
    : refund;
}

/** The child that a later moment means: by its id, else the one that stood beside the order before, else the only one. */
function knownChild(kind: string, entry: unknown, all: Plain[], given: Plain, world: TrialWorld): Plain | undefined {
  if (!isPlain(entry)) return undefined;
  const made = (Array.isArray(given.event) ? given.event : [given.event]).some(
    (one) => MAKES[saidWord(isPlain(one) ? one.on : one)] === kind,
  );
  const wanted =
    entry.id ?? (made ? undefined : (world.beside.get(kind) ?? (all.length === 1 ? all[0]?.id : undefined)));
  return wanted === undefined ? undefined : all.find(({ id }) => id === saidWord(wanted));
}

/** What is said goes over what was known; what follows from it follows again. */
function changedChild(kind: string, entry: Plain, before: Plain, world: TrialWorld, path: string): Plain {
  const made = coerceRecord(kind, { id: before.id, ...entry }, path, world);
  const names = new Set(Object.keys(entry));
  if (names.has("location"))
    for (const name of ["location_id", "location_name", "at_fulfillment_service"]) names.add(name);
  if (names.has("holds") && made.status === undefined && before.status === "on_hold") made.status = "open";
  if (names.has("holds")) names.add("status");
  const said = Object.fromEntries(Object.entries(made).filter(([key, value]) => names.has(key) && value !== undefined));
  return withDefaults(kind, { ...before, ...said }, world);
}

/** The lists of an order in which a later moment names entries by their ids: what it does not say of them stays. */
export function withKnownChildren(kind: string, entry: Plain, known: Plain): Plain {
  const { fields } = recordKind(kind);
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const before = known[name];
      if (fields[name]?.type !== "list" || !Array.isArray(value) || !Array.isArray(before)) return [name, value];
      const byId = new Map((before as Plain[]).map((one) => [String(one.id), one]));
      return [
        name,
        value.map((one) => (isPlain(one) && one.id !== undefined ? { ...byId.get(saidWord(one.id)), ...one } : one)),
      ];
    }),
  );
}
