import type { Complaint, DesiredRow, Evidence, StoreOrder } from "#sandbox/checker/evidence.ts";

const FLAG_TAG = "address-mismatch";
const FLAG_HANDLE = "switchyard-address-mismatch";
const VIP_TAG = "vip";
const FRUITLESS = new Set(["REFUSED", "WITHHELD"]);
const HOLDABLE = new Set(["OPEN", "IN_PROGRESS", "ON_HOLD"]);

/** Pure. Where the store is not what the last run of its lane decided. Refused effects are Shopify's word, not ours. */
export function findDifferent(evidence: Evidence): Complaint[] {
  const orders = new Map(evidence.orders.map((order) => [`gid://shopify/Order/${order.id}`, order]));
  const tagsOf = new Map<string, string[]>([
    ...evidence.orders.map((order) => [`gid://shopify/Order/${order.id}`, order.tags] as [string, string[]]),
    ...evidence.customers.map((one) => [`gid://shopify/Customer/${one.id}`, one.tags] as [string, string[]]),
  ]);
  // The last word on each state: refused by Shopify, or withheld while the shop was only watching.
  const last = new Map(evidence.effects.map((effect) => [keyOf(effect), effect.status]));
  const excused = new Set([...last].filter(([, status]) => FRUITLESS.has(status)).map(([key]) => key));
  const lastAdd = addedByUs(evidence);
  const different: Complaint[] = [];
  for (const run of evidence.runs)
    for (const state of run.desired) {
      if (excused.has(keyOf(state))) continue;
      const tags = tagsOf.get(state.target);
      const wanted = wantedTags(state);
      if (wanted && tags) {
        const has = new Set(tags.map(folded));
        for (const tag of wanted) {
          if (state.on && !has.has(tag)) different.push(says(state.target, `lacks the tag ${tag} that was decided`));
          // A tag that somebody else put there is not ours to remove.
          if (!state.on && has.has(tag) && lastAdd.has(`${state.target} ${tag}`))
            different.push(says(state.target, `still has the tag ${tag} of rule ${state.ruleId}`));
        }
      }
      const order = orders.get(state.target);
      const handle = typeof state.wants.handle === "string" ? state.wants.handle : null;
      if (order && handle) different.push(...differentHolds(order, handle, state.on));
    }
  return different;
}

/** Pure. Where the store is not what the generator knows to be right: the decision itself was wrong, or never came. */
export function findWrong({ truth, orders, customers, effects }: Evidence): Complaint[] {
  if (!truth) return [];
  // Going live does not replay what was decided while only watching.
  const last = new Map(effects.map((effect) => [effect.target, effect.status]));
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const wrong: Complaint[] = [];
  for (const { orderId, flagged } of truth.orders) {
    const order = orderOf.get(orderId);
    if (!order) continue;
    const tagged = order.tags.map(folded).includes(FLAG_TAG);
    if (tagged !== flagged) wrong.push(says(order.name, flagged ? "should be flagged" : "should not be flagged"));
    wrong.push(...differentHolds(order, FLAG_HANDLE, flagged));
  }
  const vips = new Map(truth.customers.map(({ customerId, vip }) => [customerId, vip]));
  for (const { id, tags } of customers) {
    const vip = vips.get(id);
    if (vip === undefined || vip === null || last.get(`gid://shopify/Customer/${id}`) === "WITHHELD") continue;
    if (tags.map(folded).includes(VIP_TAG) !== vip)
      wrong.push(says(`customer ${id}`, vip ? "should be VIP" : "should not be VIP"));
  }
  return wrong;
}

function differentHolds(order: StoreOrder, handle: string, on: boolean): Complaint[] {
  return order.fulfillmentOrders.flatMap((one) => {
    const held = one.holds.some((hold) => hold.handle === handle && hold.appId !== null);
    if (on && !held && HOLDABLE.has(one.status))
      return [says(order.name, `fulfilment order ${one.id} (${one.status}) lacks the hold ${handle}`)];
    if (!on && held) return [says(order.name, `fulfilment order ${one.id} still has the hold ${handle}`)];
    return [];
  });
}

/** Tags that we were the last to touch, by adding them. */
function addedByUs({ journal, shop }: Evidence): Set<string> {
  const added = new Set<string>();
  for (const { field, variables, changed, shop: where } of journal) {
    if (where !== shop || !changed || (field !== "tagsAdd" && field !== "tagsRemove")) continue;
    const tags = Array.isArray(variables.tags) ? variables.tags : [variables.tags];
    for (const tag of tags) {
      const key = `${variables.id} ${folded(String(tag))}`;
      if (field === "tagsAdd") added.add(key);
      else added.delete(key);
    }
  }
  return added;
}

const wantedTags = ({ wants }: DesiredRow): string[] | null =>
  Array.isArray(wants.tags) ? wants.tags.map((tag) => folded(String(tag))) : null;
const folded = (tag: string): string => tag.trim().toLowerCase();
const keyOf = ({ ruleId, actionId, target }: { ruleId: string; actionId: string; target: string }) =>
  `${ruleId} ${actionId} ${target}`;
const says = (subject: string, words: string): Complaint => ({ subject, says: words });
