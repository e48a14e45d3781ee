// Sets off workflows of Shopify Flow. Blind: Shopify takes the trigger and tells nothing of what came of it.
import { receiveFlowTrigger } from "#app/admin/operations/receive-flow-trigger.ts";
import { blindWrite } from "#app/effects/shopify-write.server.ts";

export const triggerFlow = blindWrite<"trigger_flow">((admin, { body: { handle, payload } }) =>
  receiveFlowTrigger(admin, { handle, payload }),
);
