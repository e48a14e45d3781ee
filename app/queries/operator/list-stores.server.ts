// Every store of the deployment, by name, page by page.
import { operatorPool } from "#app/db.server.ts";

export const STORE_VIEWS = ["all", "behind", "set_aside", "paused", "uninstalled"] as const;
export type StoreView = (typeof STORE_VIEWS)[number];

export interface StoreRow {
  shop: string;
  state: "live" | "watching" | "paused" | "uninstalled";
  /** As Shopify names it; null: not read yet. */
  plan: string | null;
  lastWebhookAt: string | null;
  sweptAt: string | null;
  /** Of the access token, which is renewed before it ends; null: there is none. */
  tokenExpiresAt: string | null;
  tokenHasEnded: boolean;
  due: number;
  oldestDueSeconds: number;
  setAside: number;
  unsettled: number;
}

export interface StoreList {
  stores: StoreRow[];
  /** Where the next page begins: after this store; null: this was the last. */
  after: string | null;
}

const WHERE: Record<StoreView, string> = {
  all: "true",
  behind: `exists (select from lane l where l.shop = s.shop and l.status = 'ACTIVE' and l.lease_until is null
    and l.due_at < now() - interval '1 minute')`,
  set_aside: "exists (select from lane l where l.shop = s.shop and l.status = 'QUARANTINED')",
  paused: "s.uninstalled_at is null and s.writes_paused_at is not null",
  uninstalled: "s.uninstalled_at is not null",
};

/** @param asked.search a part of the domain. @param asked.after the store that the page begins after. */
export async function listStores(asked: {
  view: StoreView;
  search: string;
  after: string | null;
  pageSize?: number;
}): Promise<StoreList> {
  const { view, search, after, pageSize = 50 } = asked;
  const { rows } = await operatorPool.query<StoreRow>(
    `with page as (
       select s.* from shop s where s.shop > $1 and strpos(s.shop, lower($2)) > 0 and ${WHERE[view]} order by s.shop limit $3
     ), hidden as materialized (
       select * from tell_operator_of_stores(array(select shop from page))
     )
     select s.shop, case when s.uninstalled_at is not null then 'uninstalled' when s.writes_paused_at is not null then 'paused'
         else lower(s.mode::text) end as state,
       s.about ->> 'plan' as plan, s.last_webhook_at as "lastWebhookAt", s.swept_at as "sweptAt",
       h.token_expires_at as "tokenExpiresAt", coalesce(h.token_expires_at < now(), false) as "tokenHasEnded", h.unsettled,
       lane.due, coalesce(lane.oldest, 0)::float8 as "oldestDueSeconds", aside.lanes as "setAside"
     from page s join hidden h on h.shop = s.shop
       cross join lateral (select count(*)::int as due, extract(epoch from now() - min(l.due_at)) as oldest from lane l
         where l.shop = s.shop and l.status = 'ACTIVE' and l.due_at <= now() and l.lease_until is null) lane
       cross join lateral (select count(*)::int as lanes from lane l where l.shop = s.shop and l.status = 'QUARANTINED') aside
     order by s.shop`,
    [after ?? "", search.trim(), pageSize + 1],
  );
  const stores = rows.slice(0, pageSize);
  return { stores, after: rows.length > pageSize ? (stores.at(-1)?.shop ?? null) : null };
}
