// Pure. Discounts as orders print them: what was applied, and how much of it falls where.
import type { Printer } from "#sandbox/webhooks/bodies/money.ts";
import { allocationsOf, discountTotal } from "#sandbox/world/order-discounts.ts";
import type { AllocationRecord } from "#sandbox/world/records/order.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

const KINDS = { CODE: "discount_code", AUTOMATIC: "automatic", MANUAL: "manual", SCRIPT: "script" } as const;

const printedValue = (value: { percentage: number } | { amount: Minor }, print: Printer) =>
  "percentage" in value
    ? { value: value.percentage.toFixed(1), value_type: "percentage" }
    : { value: print.money(value.amount), value_type: "fixed_amount" };

export const discountApplicationsBody = (order: OrderRecord, print: Printer) =>
  (order.discounts ?? []).map((discount) => ({
    target_type: discount.target.toLowerCase(),
    type: KINDS[discount.kind],
    ...printedValue(discount.value, print),
    allocation_method: discount.allocation.toLowerCase(),
    target_selection: discount.selection.toLowerCase(),
    ...(discount.kind === "CODE"
      ? { code: discount.name }
      : { title: discount.name, description: discount.description ?? discount.name }),
  }));

export const discountCodesBody = (order: OrderRecord, print: Printer) =>
  (order.discounts ?? []).flatMap((discount, index) =>
    discount.kind === "CODE"
      ? [
          {
            code: discount.name,
            amount: print.money(discountTotal(order, index)),
            type:
              discount.target === "SHIPPING_LINE"
                ? "shipping"
                : "percentage" in discount.value
                  ? "percentage"
                  : "fixed_amount",
          },
        ]
      : [],
  );

export const allocationsBody = (line: { discount?: Minor; allocations?: AllocationRecord[] }, print: Printer) =>
  allocationsOf(line).map(({ discount, amount }) => ({
    amount: print.money(amount),
    amount_set: print.set(amount),
    discount_application_index: discount,
  }));
