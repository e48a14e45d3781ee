// Pure. Orders that a check does no work on, each with the reason shown; a merchant can have them looked at all the same.
import type { ShippedRule } from "#app/checks/check.ts";
import { type ValuesOf, yesNo } from "#app/checks/setting.ts";

export const skipSettings = {
  skip_test: yesNo("Leave out test orders", true),
  skip_pos: yesNo("Leave out orders sold in person (POS)", true),
  skip_imported: yesNo("Leave out imported orders", true, {
    help: "Orders whose day of sale is more than a day before they came to Shopify.",
  }),
  skip_fulfilled: yesNo("Leave out orders that are fulfilled already", true),
} as const;

type Skips = NonNullable<ShippedRule["skip"]>;

const SKIPS: Record<keyof typeof skipSettings, Skips[number]> = {
  skip_test: { when: { field: "order.test", op: "is", value: true }, because: "It is a test order." },
  skip_pos: { when: { field: "order.source_name", op: "is", value: "pos" }, because: "It was sold in person." },
  skip_imported: { when: { field: "order.is_imported", op: "is", value: true }, because: "It was imported." },
  skip_fulfilled: {
    when: { field: "order.fulfillment_status", op: "is", value: "fulfilled" },
    because: "It is fulfilled already.",
  },
};

/** The `skip` of a check's rule: what the settings leave out, and cancelled orders always. */
export function skippedOrders(settings: ValuesOf<typeof skipSettings>): Skips {
  const names = Object.keys(SKIPS) as (keyof typeof skipSettings)[];
  return [
    ...names.filter((name) => settings[name]).map((name) => SKIPS[name]),
    { when: { field: "order.is_cancelled", op: "is", value: true }, because: "It is cancelled." },
  ];
}

/** Nothing to ship, or fetched in person: no address and no parcel to look at. */
export const NOTHING_TO_SHIP: Skips = [
  { when: { field: "order.delivery", op: "is", value: "none" }, because: "Nothing has to be shipped." },
  { when: { field: "order.delivery", op: "is", value: "pickup" }, because: "It is collected in person." },
];
