// What can have metafields, and which of the world's records that is.
import { touch } from "#sandbox/world/touch.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

export interface MetafieldOwner {
  type: string;
  id: string;
}

interface OwnerType {
  /** As `MetafieldOwnerType` spells it. */
  ownerType: string;
  /** Scopes, one of which is needed to write. */
  scopes: readonly string[];
  exists: (world: World, shop: string, id: string) => boolean;
}

const own = (record: { shop: string } | undefined, shop: string) => record?.shop === shop;

export const OWNER_TYPES: Readonly<Record<string, OwnerType>> = {
  Order: {
    ownerType: "ORDER",
    scopes: ["write_orders"],
    exists: (world, shop, id) => world.order(shop, id) !== null,
  },
  DraftOrder: {
    ownerType: "DRAFTORDER",
    scopes: ["write_draft_orders"],
    exists: (world, shop, id) => own(world.state.draftOrders[id], shop),
  },
  Customer: {
    ownerType: "CUSTOMER",
    scopes: ["write_customers"],
    exists: (world, shop, id) => world.customer(shop, id) !== null,
  },
  Product: {
    ownerType: "PRODUCT",
    scopes: ["write_products"],
    exists: (world, shop, id) => world.product(shop, id) !== null,
  },
  ProductVariant: {
    ownerType: "PRODUCTVARIANT",
    scopes: ["write_products"],
    exists: (world, shop, id) => own(world.state.variants[id], shop),
  },
  Collection: {
    ownerType: "COLLECTION",
    scopes: ["write_products"],
    exists: (world, shop, id) => own(world.state.collections[id], shop),
  },
  Location: {
    ownerType: "LOCATION",
    scopes: ["write_locations"],
    exists: (world, shop, id) => own(world.state.locations[id], shop),
  },
  Shop: { ownerType: "SHOP", scopes: [], exists: (world, shop, id) => world.shop(shop).id === id },
};

/** Tells that an owner's metafields are different: its own update. Owners that send none are passed over. */
export function tellOwner(world: World, shop: string, owner: MetafieldOwner, emit: Emit): void {
  switch (owner.type) {
    case "Order": {
      const order = world.order(shop, owner.id);
      if (order) touch(world, order);
      emit("orders/updated", { orderId: owner.id, customerId: order?.customerId ?? null });
      return;
    }
    case "Customer": {
      const customer = world.customer(shop, owner.id);
      if (customer) touch(world, customer);
      emit("customers/update", { customerId: owner.id });
      return;
    }
    case "Product": {
      const product = world.product(shop, owner.id);
      if (product) touch(world, product);
      emit("products/update", { subjectId: owner.id });
      return;
    }
    case "DraftOrder": {
      const draft = world.state.draftOrders[owner.id];
      if (draft) touch(world, draft);
      emit("draft_orders/update", { subjectId: owner.id });
    }
  }
}
