// The fresh world that a scenario is played in: one store with the recorded app, and what the scenario needs.
import { gid } from "#sandbox/world/gid.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";
import type { IdMap } from "#tests/recordings/id-map.ts";
import { eachObject, textAt } from "#tests/recordings/json.ts";
import { Observed } from "#tests/recordings/plant/observed.ts";
import type { Scenario } from "#tests/recordings/read-scenarios.ts";

const DOMAIN = "recorded.myshopify.com";
/** For recordings that do not say when they were made: all are of spring and summer 2026. */
const SOME_DAY = Date.parse("2026-06-15T12:00:00Z");
const COUNTRIES: Record<string, { country: string; zone: string }> = {
  GBP: { country: "GB", zone: "Europe/London" },
  USD: { country: "US", zone: "America/New_York" },
  EUR: { country: "DE", zone: "Europe/Berlin" },
};

export class Ground {
  readonly clock: { ms: number; nowMs(): number };
  readonly world: World;
  readonly shop: ShopRecord;
  readonly appId = "the-recorded-app";
  readonly observed: Observed;
  readonly ids: IdMap;
  readonly scopes: ReadonlySet<string>;
  /** What could not be planted, with the reason. */
  readonly trouble: string[] = [];

  constructor(scenario: Scenario, ids: IdMap, scopes: ReadonlySet<string>) {
    this.ids = ids;
    this.scopes = scopes;
    this.observed = new Observed(scenario);
    const clock = { ms: scenario.capturedAtMs ?? SOME_DAY, nowMs: () => clock.ms };
    this.clock = clock;
    this.world = new World(undefined, clock);
    // What is planted keeps its digits, and so its place in any order by id; what is made comes after all of it.
    this.world.state.lastId = 90_000_000_000_000;
    const currency = currencyOf(scenario);
    const home = COUNTRIES[currency] ?? { country: "CA", zone: "America/Toronto" };
    const shopGid = this.observed.ofType("Shop")[0];
    this.shop = {
      domain: DOMAIN,
      id: this.world.nextId(),
      handle: "recorded",
      name: "Recorded",
      email: "owner@recorded.example",
      plan: "plus",
      currency,
      countryCode: home.country,
      ianaTimezone: home.zone,
      primaryHost: "www.recorded.example",
      createdAt: this.world.now(),
      installations: [],
      lastOrderNumber: 1_000,
      // Recorded: orders that are paid and fulfilled stay open there.
      archivesDoneOrders: false,
    };
    this.world.state.shops[DOMAIN] = this.shop;
    if (shopGid) ids.learn(shopGid, gid("Shop", this.shop.id));
    installApp(this.world, DOMAIN, this.appId, [...scopes]);
  }

  /** The digits that a planted record gets: its own ones, where it has any and nobody else bears them. */
  idFor(recorded: string | null): string {
    const own = recorded?.match(/\/(\d{5,})(?:\?.*)?$/)?.[1];
    const taken = own && [...this.world.tables.values()].some((table) => own in table.dict);
    return own && !taken ? own : this.world.nextId();
  }

  /** The sandbox's digits for a recorded gid that was planted or learned; null for others. */
  digits(recorded: string | null): string | null {
    const mine = recorded === null ? undefined : this.ids.get(recorded);
    return mine?.match(/\/(\d+)(?:\?.*)?$/)?.[1] ?? null;
  }
}

/** The currency that most amounts of the store are in. */
function currencyOf({ steps, sideReads }: Scenario): string {
  const counts = new Map<string, number>();
  for (const { answer } of [...steps, ...sideReads])
    eachObject(answer.data, (object) => {
      const code = textAt(object, "shopMoney", "currencyCode");
      if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
    });
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "CAD";
}
