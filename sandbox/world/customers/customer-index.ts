// Finds customers by e-mail address and telephone number without reading them all.
import type { CustomerRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const emailKey = (shop: string, email: string) => `${shop} ${email.trim().toLowerCase()}`;
const phoneKey = (shop: string, phone: string) => `${shop} ${phone.replace(/[^+\d]/g, "")}`;

class CustomerIndex {
  readonly #world: World;
  readonly #byEmail = new Map<string, string>();
  readonly #byPhone = new Map<string, string>();
  /** How many customers there were when it was made: others were put into the world past it. */
  #size = -1;

  constructor(world: World) {
    this.#world = world;
  }

  find(shop: string, by: { email?: string | null; phone?: string | null }): CustomerRecord | null {
    this.#refresh();
    const id =
      (by.email && this.#byEmail.get(emailKey(shop, by.email))) ||
      (by.phone && this.#byPhone.get(phoneKey(shop, by.phone)));
    return id ? this.#world.customer(shop, id) : null;
  }

  /** Follows a customer that was made or changed. */
  note(customer: CustomerRecord): void {
    if (this.#size < 0) return;
    this.#add(customer);
    this.#size = this.#count();
  }

  /** Somebody's address or number is free again. */
  forget(customer: Pick<CustomerRecord, "shop" | "email" | "phone">): void {
    if (customer.email) this.#byEmail.delete(emailKey(customer.shop, customer.email));
    if (customer.phone) this.#byPhone.delete(phoneKey(customer.shop, customer.phone));
    if (this.#size >= 0) this.#size = this.#count();
  }

  #count(): number {
    return this.#world.tables.get("customers")?.size ?? 0;
  }

  #refresh(): void {
    if (this.#size === this.#count()) return;
    this.#byEmail.clear();
    this.#byPhone.clear();
    this.#world.reading(() => {
      for (const customer of Object.values(this.#world.state.customers)) this.#add(customer);
    });
    this.#size = this.#count();
  }

  #add(customer: CustomerRecord): void {
    if (customer.email) this.#byEmail.set(emailKey(customer.shop, customer.email), customer.id);
    if (customer.phone) this.#byPhone.set(phoneKey(customer.shop, customer.phone), customer.id);
  }
}

const indexes = new WeakMap<World, CustomerIndex>();

export function customerIndex(world: World): CustomerIndex {
  let index = indexes.get(world);
  if (!index) {
    index = new CustomerIndex(world);
    indexes.set(world, index);
  }
  return index;
}
