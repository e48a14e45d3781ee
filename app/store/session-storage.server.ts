import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { inShop } from "#app/db.server.ts";
import { listSessions, shopOfSessionId, storeSession } from "#app/store/sessions.server.ts";

/** The Shopify library's door to our table of sessions. */
export const sessionStorage: SessionStorage = {
  async storeSession(session) {
    await inShop(session.shop, (client) => storeSession(client, session.toObject()));
    return true;
  },
  async loadSession(id) {
    const shop = shopOfSessionId(id);
    if (!shop) return undefined;
    const [found] = await inShop(shop, (client) => listSessions(client, shop, id));
    return found && new Session(found);
  },
  async deleteSession(id) {
    return this.deleteSessions([id]);
  },
  async deleteSessions(ids) {
    const byShop = Map.groupBy(ids, shopOfSessionId);
    for (const [shop, its] of byShop)
      if (shop) await inShop(shop, (client) => client.query("delete from session where id = any($1)", [its]));
    return true;
  },
  async findSessionsByShop(shop) {
    const found = await inShop(shop, (client) => listSessions(client, shop));
    return found.map((session) => new Session(session));
  },
};
