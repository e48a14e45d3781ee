// Pure. Taxes as orders, lines and deliveries print them.
import type { Printer } from "#sandbox/webhooks/bodies/money.ts";
import type { TaxLineRecord } from "#sandbox/world/records/order.ts";

export const taxLinesBody = (taxLines: readonly TaxLineRecord[] | undefined, print: Printer) =>
  (taxLines ?? []).map((tax) => ({
    channel_liable: tax.channelLiable ?? false,
    price: print.money(tax.amount),
    price_set: print.set(tax.amount, tax.presentmentAmount),
    rate: tax.rate,
    title: tax.title,
  }));
