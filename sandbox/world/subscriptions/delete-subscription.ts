import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import type { World } from "#sandbox/world/world.ts";

/** Nothing of its topic is sent any more. */
export function deleteSubscription(world: World, { id }: WebhookSubscriptionRecord): void {
  delete world.state.webhookSubscriptions[id];
}

/** With an app go the subscriptions that it made in the store. */
export function deleteSubscriptionsOf(world: World, shop: string, appId: string): void {
  for (const record of Object.values(world.state.webhookSubscriptions))
    if (record.shop === shop && record.appId === appId) deleteSubscription(world, record);
}
