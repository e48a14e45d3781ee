// What a person can turn at a store and at the sandbox itself: one path a form.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { placePresetOrder } from "#sandbox/admin/order-presets.ts";
import { ORDER_KINDS } from "#sandbox/generator/draw-order.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { turnClock } from "#sandbox/server/turn-clock.ts";
import { changePlan } from "#sandbox/world/change-plan.ts";
import { changeScopes } from "#sandbox/world/change-scopes.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { TRAFFIC_MODES } from "#sandbox/world/records/live-traffic.ts";
import { type OrderRecord, PLANS, type Plan, type ShopRecord } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

type Action = (context: AdminContext, shop: ShopRecord, form: URLSearchParams) => void;

function numberIn(form: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = form.get(name);
  if (text === null || text === "") return undefined;
  const value = Number(text);
  if (!(value >= least && value <= most)) throw new Refused(`${name} must be a number from ${least} to ${most}`);
  return value;
}

const ACTIONS: Record<string, Action> = {
  "/traffic"({ knobs }, shop, form) {
    const mode = (["off", ...TRAFFIC_MODES] as const).find((one) => one === form.get("mode"));
    if (!mode) throw new Refused("There is no such traffic");
    const ordersPerHour = numberIn(form, "ordersPerHour", 1, 100_000);
    knobs.setTraffic(shop.domain, { mode, ...(ordersPerHour === undefined ? {} : { ordersPerHour }) });
  },
  "/clock"({ world }, _shop, form) {
    const set = form.get("set");
    const problem = turnClock(world.clock, {
      ...(form.has("speed") ? { speed: Number(form.get("speed")) } : {}),
      ...(form.has("jump") ? { jump: form.get("jump") } : {}),
      // As the field writes it: no zone, no seconds.
      ...(set ? { set: `${set.length === 16 ? `${set}:00` : set}Z` } : {}),
    });
    if (problem) throw new Refused(problem);
  },
  "/history"({ knobs }, shop, form) {
    const orders = numberIn(form, "orders", 1, 1_000_000) ?? 1_000;
    const days = numberIn(form, "days", 1, 2_000) ?? 365;
    const { asked, made } = knobs.history();
    if (made < asked) throw new Refused("A past is being made already");
    // Another one each time.
    knobs.makeHistory({ shop: shop.domain, orders, days, seed: shop.lastOrderNumber });
  },
  "/settings"({ world, knobs }, shop, form) {
    const plan = (Object.keys(PLANS) as Plan[]).find((one) => one === form.get("plan"));
    if (form.has("plan") && !plan) throw new Refused("There is no such plan");
    const retrySpeed = numberIn(form, "retrySpeed", 0.001, 1_000_000);
    if (plan) changePlan(world, shop, plan);
    if (retrySpeed !== undefined) knobs.settings.retrySpeed = retrySpeed;
    if (form.has("throttles")) knobs.settings.throttles = form.get("throttles") === "yes";
  },
  /** By the app's wish (`by` "request", "revoke") those named, else exactly those that are ticked. */
  "/scopes"({ world, app }, shop, form) {
    const installation = currentInstallation(world, shop.domain);
    if (!installation) throw new Refused("The app is not installed");
    const named = form.getAll("scope");
    const strange = named.find((scope) => !app.scopes.includes(scope) && !app.optionalScopes.includes(scope));
    if (strange) throw new Refused(`The app's configuration does not declare ${strange}`);
    const by = form.get("by");
    const required = by === "revoke" && named.find((scope) => app.scopes.includes(scope));
    if (required) throw new Refused(`${required} is required`);
    const kept = by ? installation.scopes : installation.scopes.filter((scope) => app.scopes.includes(scope));
    const scopes = by === "revoke" ? kept.filter((scope) => !named.includes(scope)) : [...kept, ...named];
    changeScopes(world, shop.domain, installation, scopes);
  },
  "/flow"({ knobs }, shop, form) {
    const handle = form.get("handle") ?? "";
    if (!knobs.flowActions().some((action) => action.handle === handle)) throw new Refused("There is no such step");
    knobs.runFlowAction({ shop: shop.domain, handle, properties: jsonObject(form.get("properties") ?? "") });
  },
};

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.trim() || "{}");
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Refused("The properties are no JSON object");
}

/** Does what the form of a path asks for; false when there is no such form. Throws `Refused` with what is wrong. */
export function actOnStore(context: AdminContext, shop: ShopRecord, path: string, form: URLSearchParams): boolean {
  const act = Object.hasOwn(ACTIONS, path) ? ACTIONS[path] : undefined;
  act?.(context, shop, form);
  return act !== undefined;
}

/** Places a preset, or some of a kind. Returns the first one. */
export function placeOrders({ world }: AdminContext, shop: ShopRecord, form: URLSearchParams): OrderRecord {
  if (form.get("by") !== "kind") return placePresetOrder(world, shop.domain, form.get("preset") ?? "");
  const kind = ORDER_KINDS.find((one) => one === form.get("kind"));
  if (!kind) throw new Refused("There is no such kind of order");
  const count = numberIn(form, "count", 1, 500) ?? 1;
  const [first] = makeOrders(world, shop.domain, { kind, count, lives: shop.traffic !== undefined });
  if (!first) throw new Refused("Nothing was ordered");
  return first;
}
