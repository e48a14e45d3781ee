// Sets off workflows of Shopify Flow. Blind: Shopify takes the trigger and tells nothing of what came of it.
import { receiveFlowTrigger } from "#app/admin/operations/receive-flow-trigger.ts";
import type { Applier } from "#app/effects/application.ts";
import { flowMessage } from "#app/effects/flow-message.ts";
import { blindWrite } from "#app/effects/shopify-write.server.ts";

const send = blindWrite<"trigger_flow">((admin, { body: { handle, payload } }) =>
  receiveFlowTrigger(admin, { handle, payload }),
);

export const triggerFlow: Applier<"trigger_flow"> = async (admin, application) => {
  const { target, body } = application;
  const message = flowMessage(body.handle, target, body.payload);
  if (message) return send(admin, { ...application, body: { ...body, ...message } });
  const reason = `The trigger “${body.handle}” refers to another kind of record than the rule acts on.`;
  return { end: { outcome: "refused", reason, points: 0 } };
};
