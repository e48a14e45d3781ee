// Pure. Verification of addresses: what is demanded of one, and what is done about one that falls short.
import { type Address, type AddressDemands, assessAddress } from "#app/checks/address/assess-address.ts";
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { choice, list, rows, text, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { NOTHING_TO_SHIP, skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { Unknown } from "#app/rules/unknown.ts";

const settings = {
  hold: yesNo("Hold orders with a faulty address", true, {
    help: "Until the address is mended or somebody approves the order.",
  }),
  tag: text("Tag of held orders", "address-problem", { max: 40 }),
  mend_format: yesNo("Correct spelling by itself", false, {
    help: "Writes postcodes as their country does and takes out what a label cannot print. What was there before is kept in the order's story.",
  }),
  house_number: yesNo("A house number is needed", true, { help: "In countries where houses have numbers." }),
  unit: yesNo("A unit number is needed in houses with flats", true),
  po_box: choice("PO boxes", "allowed", { allowed: "are shipped to", refused: "are not shipped to" }),
  military: choice("Military addresses (APO, FPO, BFPO)", "allowed", {
    allowed: "are shipped to",
    refused: "are not shipped to",
  }),
  phone: choice("Phone number", "not_looked_at", {
    not_looked_at: "is not looked at",
    if_given: "is valid if it is given",
    required: "is needed, and valid",
  }),
  line_limit: wholeNumber("Longest address line", 35, {
    min: 0,
    max: 255,
    unit: "characters",
    help: "As many as fit on a label; 0: any.",
  }),
  carriers: rows(
    "Carriers with other limits",
    [],
    {
      carrier: text("Shipping method", "", { help: "A part of its name: DHL." }),
      line_limit: wholeNumber("Longest line", 35, { min: 0, max: 255, unit: "characters" }),
      latin_only: yesNo("Prints Latin letters only", false),
    },
    { max: 50 },
  ),
  latin_only: yesNo("Latin letters only", false, { help: "For carriers that are not in the table." }),
  shopify: choice(
    "Shopify's own verdict",
    "not_asked",
    {
      not_asked: "is not asked for",
      errors: "counts where it finds an error",
      warnings: "counts where it has doubts, too",
    },
    { help: "Costs one read of the order." },
  ),
  countries_left_out: list("Countries that are left out", [], { help: "Two letters each: AE." }),
  ...skipSettings,
} as const;

const COUNTING: Record<string, readonly string[]> = { errors: ["error"], warnings: ["error", "warning"] };

export const addressCheck = defineCheck({
  id: "address-check",
  name: "Address verification",
  summary: "Finds addresses that a parcel would not reach, says what is wrong and suggests what is right.",
  field: "address_check",
  begins: "watch",
  ruleIds: ["address-check", "address-format"],
  settings,
  assess(order, _world, values) {
    if (order.delivery !== "shipping") return null;
    const address = (order.shipping_address as Address | null) ?? NO_ADDRESS;
    if (values.countries_left_out.some((code) => code.toUpperCase() === address.country_code)) return null;
    const asksShopify = values.shopify !== "not_asked";
    const told = order.address_verdict as string | null | undefined;
    const demands: AddressDemands = {
      ...{
        house_number: values.house_number,
        unit: values.unit,
        po_box: values.po_box,
        military: values.military,
        phone: values.phone,
      },
      ...ofCarrier(order, values),
      shopify: told ?? null,
      shopifyCounts: COUNTING[values.shopify] ?? [],
    };
    const verdict = assessAddress(address, demands);
    // What Shopify would say changes nothing for an address that is faulty already.
    if (!asksShopify || told !== undefined || verdict.outcome === "fixable" || verdict.outcome === "undeliverable")
      return { ...verdict };
    return new Unknown("Shopify's verdict on the address is not known yet.", { need: { fact: "address_verdict" } });
  },
  rules: ({ hold, tag, mend_format, ...values }) => {
    const changes: ShippedRule["on"] = ["order.created", "order.address_changed", "order.edited", "order.updated"];
    const skip = [...skippedOrders(values), ...NOTHING_TO_SHIP];
    const rules: ShippedRule[] = [
      {
        id: "address-check",
        name: "Address verification",
        on: changes,
        skip,
        when: {
          all: [
            { field: "order.address_check.outcome", op: "in", value: ["fixable", "undeliverable"] },
            { field: "order.address_check.problem", op: "is_not_empty" },
          ],
        },
        then: [
          ...(TagSchema.safeParse(tag).success
            ? [{ do: "add_tags", id: "tag", acts: "state", tags: [tag] } as const]
            : []),
          ...(hold
            ? [
                {
                  do: "hold_fulfillment",
                  id: "hold",
                  acts: "state",
                  reason: "INCORRECT_ADDRESS",
                  note: "{{ order.address_check.problem | truncate: 240 }}",
                } as const,
              ]
            : []),
          {
            do: "ask_attention",
            id: "ask",
            reason: "{{ order.address_check.problem | truncate: 480 }}",
            severity: "medium",
          },
        ],
      },
    ];
    if (mend_format)
      rules.push({
        id: "address-format",
        name: "Address spelling",
        on: changes,
        skip,
        when: { field: "order.address_check.outcome", op: "is", value: "format_only" },
        then: [
          {
            do: "change_shipping_address",
            id: "mend",
            // A buyer who writes it so again meant it.
            acts: "crossing",
            zip: "{{ order.address_check.suggestion.zip }}",
            address1: "{{ order.address_check.suggestion.address1 }}",
            address2: "{{ order.address_check.suggestion.address2 }}",
            first_name: "{{ order.address_check.suggestion.first_name }}",
            last_name: "{{ order.address_check.suggestion.last_name }}",
            city: "{{ order.address_check.suggestion.city }}",
            company: "{{ order.address_check.suggestion.company }}",
          },
        ],
      });
    return rules;
  },
});

const NO_ADDRESS: Address = {
  ...{
    name: null,
    first_name: null,
    last_name: null,
    company: null,
    address1: null,
    address2: null,
    city: null,
    zip: null,
  },
  ...{
    province: null,
    province_code: null,
    country: null,
    country_code: null,
    phone: null,
    latitude: null,
    longitude: null,
  },
};

interface ShippingLine {
  title: string | null;
  code: string | null;
  carrier_identifier: string | null;
  is_removed: boolean;
}
interface CarrierLimits {
  line_limit: number;
  latin_only: boolean;
  carriers: readonly { carrier: string; line_limit: number; latin_only: boolean }[];
}

/** The limits of the first carrier in the table whose name is in the shipping method's. */
function ofCarrier(
  order: Record<string, unknown>,
  { carriers, line_limit, latin_only }: CarrierLimits,
): Pick<AddressDemands, "lineLimit" | "latinOnly"> {
  if (carriers.length) {
    const method = ((order.shipping_lines as ShippingLine[] | undefined) ?? [])
      .filter(({ is_removed }) => !is_removed)
      .map(({ title, code, carrier_identifier }) =>
        `${title ?? ""} ${code ?? ""} ${carrier_identifier ?? ""}`.toLowerCase(),
      )
      .join(" ");
    const own = carriers.find(({ carrier }) => carrier && method.includes(carrier.toLowerCase()));
    if (own) return { lineLimit: own.line_limit, latinOnly: own.latin_only };
  }
  return { lineLimit: line_limit, latinOnly: latin_only };
}
