// The only list of shipped checks: a new one is a file here and a line below.
import { addressMismatch } from "#app/rules/checks/address-mismatch.ts";
import type { Check } from "#app/rules/checks/check.ts";
import { vipSpend } from "#app/rules/checks/vip-spend.ts";

export const CHECKS: readonly Check[] = [addressMismatch, vipSpend];
