// Pure over the world. What each subscription is sent of one event, made as far as one of them wants it.
import { pickFields } from "#sandbox/webhooks/pick-fields.ts";
import type { PrintedOrders } from "#sandbox/webhooks/printed-orders.ts";
import type { Subscription } from "#sandbox/webhooks/subscriptions.ts";
import { isWholeOrder, webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { withMetafields } from "#sandbox/webhooks/with-metafields.ts";
import type { World } from "#sandbox/world/world.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";

export class WebhookTexts {
  readonly #world: World;
  readonly #event: WorldEvent;
  readonly #appId: string;
  readonly #orders: PrintedOrders;
  #body: unknown;
  #text: string | null | undefined;

  constructor(world: World, event: WorldEvent, appId: string, orders: PrintedOrders) {
    this.#world = world;
    this.#event = event;
    this.#appId = appId;
    this.#orders = orders;
  }

  /** Null: this one is not told, or what the event is about is not there any more. */
  for(subscription: Subscription): string | null {
    const { filter, includeFields, metafields, metafieldNamespaces } = subscription;
    const isPlain = includeFields.length + metafields.length + metafieldNamespaces.length === 0;
    if (!filter && isPlain) return this.#whole();
    const plain = this.#plain();
    if (plain === null) return null;
    const body = this.#world.reading(() => withMetafields(plain, this.#event, subscription, this.#world));
    if (filter && !filter(body)) return null;
    if (isPlain) return this.#whole();
    return JSON.stringify(includeFields.length > 0 ? pickFields(body, includeFields) : body);
  }

  #plain(): unknown {
    if (this.#body === undefined)
      this.#body = this.#world.reading(() => webhookBody(this.#world, this.#event, this.#appId));
    return this.#body;
  }

  #whole(): string | null {
    if (this.#text === undefined) this.#text = this.#print();
    return this.#text;
  }

  #print(): string | null {
    const { topic, shop, orderId } = this.#event;
    if (isWholeOrder(topic)) {
      const order = orderId === null ? null : this.#world.order(shop, orderId);
      return order && this.#orders.text(this.#world, order);
    }
    const plain = this.#plain();
    return plain === null ? null : JSON.stringify(plain);
  }
}
