// The client secret is rotated in the middle of everything, as docs/deploy.md has it done.
import { randomBytes } from "node:crypto";
import type { Campaign } from "#tests/faults/campaign.ts";
import { terminate } from "#tests/faults/end-process.ts";

/** Throws when a process does not end well. */
export async function rotateSecret(campaign: Campaign): Promise<void> {
  const { fleet } = campaign;
  const old = campaign.apiSecret();
  const next = `shpss_${randomBytes(16).toString("hex")}`;
  // Shopify takes either, and still signs under the old one.
  await campaign.settings({ apiSecret: { current: old, too: next } });
  fleet.changeEnv({ SHOPIFY_API_SECRET: next, SHOPIFY_API_SECRET_PREVIOUS: old });
  for (const worker of await fleet.workers()) await terminate(campaign, worker);
  // The one that stands by was started before, too.
  for (let time = 0; time < 2; time++) await terminate(campaign, await fleet.changeWeb());
  // The old one is revoked.
  await campaign.settings({ apiSecret: { current: next, too: null } });
  campaign.signedUnder(next);
}
