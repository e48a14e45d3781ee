// The only list of built-in checks: a new one is a folder here and a line below. Importing it makes what they find out
// known to rules.

import { addressCheck } from "#app/checks/address/address-check.ts";
import { addressMismatchCheck } from "#app/checks/address-mismatch/address-mismatch-check.ts";
import { type Check, settingsFor } from "#app/checks/check.ts";
import { duplicateCheck } from "#app/checks/duplicate/duplicate-check.ts";
import { countryOfIp } from "#app/checks/fraud/country-of-ip.ts";
import { fraudCheck } from "#app/checks/fraud/fraud-check.ts";
import { paymentCheck } from "#app/checks/payment/payment-check.ts";
import { routingCheck } from "#app/checks/routing/routing-check.ts";
import { vipCheck } from "#app/checks/vip/vip-check.ts";
import { enterAssessor } from "#app/rules/assessor.ts";
import { Unknown } from "#app/rules/unknown.ts";

export const CHECKS: readonly Check[] = [
  paymentCheck,
  addressCheck,
  addressMismatchCheck,
  duplicateCheck,
  fraudCheck,
  routingCheck,
  vipCheck,
];

enterAssessor("ip_country", ({ browser_ip }) => countryOfIp(browser_ip as string | null));
for (const check of CHECKS) {
  const { field, assess } = check;
  if (!field || !assess) continue;
  enterAssessor(field, (order, world) => {
    const settings = settingsFor(check, world);
    return settings instanceof Unknown ? settings : assess(order, world, settings as never);
  });
}
