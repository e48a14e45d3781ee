// Shops and their installations. A reinstall is a new number: rows, jobs, effects and tokens of an older one are dead.
import type { PoolClient } from "pg";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import type { ShopPicture } from "#app/rules/facts.ts";
import { ensureChecks } from "#app/store/checks.server.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";
import { deleteSessionsOf, takeSessionsAlong, UNCONFIRMED } from "#app/store/sessions.server.ts";
import { cancelStages } from "#app/store/stages.server.ts";
import { SWEEP_LANE } from "#app/store/sweep-lane.ts";

export interface ShopRecord {
  shop: string;
  installation: number;
  /** Shopify's own id of the installation; null: not read yet. */
  appInstallationId: string | null;
  /** That the token we hold belongs to, as a number of ours; UNCONFIRMED: Shopify has not said to which; null: there is none. */
  tokenInstallation: number | null;
  mode: "WATCHING" | "LIVE";
  writesPausedAt: Date | null;
  installedAt: Date;
  uninstalledAt: Date | null;
  timezone: string;
  currency: string;
  about: ShopAbout | null;
  /** Hosts that order_status_url of this shop's orders may carry. */
  domains: string[];
  sweepCursor: Date | null;
  /** Every order created since then is in the ledger; null: nothing is known yet. */
  historyFrom: Date | null;
  historyOrders: number;
  historyCompletedAt: Date | null;
  /** Orders that were known before their history was kept have one. */
  orderEventsFilled: boolean;
  /** Days (YYYY-MM-DD) on which the store does not work, beside Saturdays and Sundays. */
  holidays: string[];
}

export type ShopAbout = Pick<ShopPicture, "name" | "email" | "country_code" | "plan" | "url">;

export interface ShopFacts {
  currency: string;
  timezone: string;
  domains: string[];
  about?: ShopAbout;
  /** Shopify's own id of the installation. Left out: not known. */
  appInstallationId?: string;
}

export interface Installed {
  outcome: "installed" | "reinstalled" | "already_installed";
  installation: number;
}

export type UninstallOutcome = { outcome: "uninstalled" } | { outcome: "not_installed" };

/** Days in the first column of the store's table “holidays”; what is no day there counts for nothing. */
const HOLIDAYS = `array(select left(r.cells ->> t.columns[1], 10) from rule_table t
  join rule_table_row r on r.shop = t.shop and r.table_name = t.name
  where t.shop = shop.shop and t.name = 'holidays' and r.cells ->> t.columns[1] ~ '^\\d{4}-\\d\\d-\\d\\d$' order by 1 limit 1000)`;

/** The shop, or null when it never installed the app. */
export async function getShop(client: PoolClient, shop: string): Promise<ShopRecord | null> {
  const { rows } = await client.query(
    `select shop, installation, app_installation_id, (select installation from session where id = 'offline_' || $1) as token_installation, mode, writes_paused_at, installed_at, uninstalled_at, timezone, currency, about, domains, sweep_cursor,
       history_from, history_orders, history_completed_at, order_events_filled_to = 'end' as order_events_filled, ${HOLIDAYS} as holidays from shop where shop = $1`,
    [shop],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    shop: row.shop,
    installation: row.installation,
    appInstallationId: row.app_installation_id,
    tokenInstallation: row.token_installation,
    mode: row.mode,
    writesPausedAt: row.writes_paused_at,
    installedAt: row.installed_at,
    uninstalledAt: row.uninstalled_at,
    timezone: row.timezone,
    currency: row.currency,
    about: row.about,
    domains: row.domains,
    sweepCursor: row.sweep_cursor,
    historyFrom: row.history_from,
    historyOrders: row.history_orders,
    historyCompletedAt: row.history_completed_at,
    orderEventsFilled: row.order_events_filled === true,
    holidays: row.holidays,
  };
}

/** Whether the token that we hold, if any, is of the installation in our books. Else Shopify is to be asked of which it is. */
export const tokenIsOfBooks = ({ installation, tokenInstallation }: ShopRecord): boolean =>
  tokenInstallation === null || tokenInstallation === installation;

/**
 * Enters the shop, or brings what Shopify says of it up to date. After an uninstall, heard of or not, it begins a new installation,
 * which watches only, sweeps from now on and reads its history again.
 */
export async function installShop(shop: string, facts: ShopFacts): Promise<Installed> {
  return inShop(shop, async (client) => {
    const before = await client.query<{ uninstalled_at: Date | null; app_installation_id: string | null }>(
      "select uninstalled_at, app_installation_id from shop where shop = $1 for update",
      [shop],
    );
    const known = before.rows[0];
    // The word of an uninstall may come when the app is installed anew, or never: Shopify's id tells then.
    const isAnother =
      known?.app_installation_id && facts.appInstallationId && known.app_installation_id !== facts.appInstallationId;
    const outcome = !known ? "installed" : known.uninstalled_at || isAnother ? "reinstalled" : "already_installed";
    await client.query(
      `insert into shop (shop, currency, timezone, domains, about, app_installation_id, sweep_cursor) values ($1, $2, $3, $4, $5, $6, now())
       on conflict (shop) do update set currency = excluded.currency, timezone = excluded.timezone, domains = excluded.domains,
         about = coalesce(excluded.about, shop.about), app_installation_id = coalesce(excluded.app_installation_id, shop.app_installation_id)`,
      [
        ...[shop, facts.currency, facts.timezone, facts.domains, facts.about ? JSON.stringify(facts.about) : null],
        facts.appInstallationId ?? null,
      ],
    );
    if (outcome === "reinstalled") {
      await client.query(
        `update shop set installation = installation + 1, mode = 'WATCHING', writes_paused_at = null, installed_at = now(),
           uninstalled_at = null, sweep_cursor = now(), swept_at = null, sweep_found = 0, history_from = null,
           history_orders = 0, history_completed_at = null where shop = $1`,
        [shop],
      );
      await client.query("delete from history_read where shop = $1", [shop]);
      await stopLanes(client, shop);
    }
    await ensureChecks(client, shop, facts.currency);
    if (outcome !== "already_installed") {
      const swept = new Date(Date.now() + env.SWEEP_INTERVAL_MS);
      await bumpLanes(client, shop, [
        { kind: "history", key: "orders", priority: 10 },
        { ...SWEEP_LANE, dueAt: swept },
      ]);
    }
    const record = await getShop(client, shop);
    if (!record) throw new Error(`shop ${shop} is not there although it has just been written`);
    // Unheard of, the new installation's token may have come under the number of the one before: from whom does not know its id.
    const isUnheard = outcome === "reinstalled" && !known?.uninstalled_at;
    await takeSessionsAlong(client, shop, isUnheard ? record.installation : UNCONFIRMED + 1);
    return { outcome, installation: record.installation };
  });
}

/** Brings what a webhook says of the store up to date; what it does not say stays. */
export async function updateShop(
  client: PoolClient,
  shop: string,
  { currency, timezone, about }: { currency: string | null; timezone: string | null; about: Partial<ShopAbout> },
): Promise<void> {
  await client.query(
    `update shop set currency = coalesce($2, currency), timezone = coalesce($3, timezone),
       about = case when about is null then null else about || $4::jsonb end where shop = $1`,
    [shop, currency, timezone, JSON.stringify(about)],
  );
}

/** The app was taken off the store: tokens go, lanes stop, nothing is sent any more. */
export async function uninstallShop(client: PoolClient, shop: string): Promise<UninstallOutcome> {
  const record = await getShop(client, shop);
  if (!record || record.uninstalledAt) return { outcome: "not_installed" };
  await client.query("update shop set uninstalled_at = now() where shop = $1", [shop]);
  await deleteSessionsOf(client, shop, record.installation);
  await stopLanes(client, shop);
  return { outcome: "uninstalled" };
}

// The shop's own lane goes on: redaction comes after the uninstall.
async function stopLanes(client: PoolClient, shop: string): Promise<void> {
  await client.query(
    `update delivery_key set status = 'IGNORED', reason = 'The app was uninstalled before it was looked at.', settled_at = now()
     where shop = $1 and status = 'RECEIVED' and lane_kind <> 'shop'`,
    [shop],
  );
  await client.query("update timer set status = 'CANCELLED' where shop = $1 and status = 'PENDING'", [shop]);
  await client.query("update scan set ended_at = now() where shop = $1 and ended_at is null", [shop]);
  await cancelStages(client, shop, {}, "The app was uninstalled.");
  await client.query(
    `update lane set due_at = null, lease_until = null, started = false where shop = $1 and kind <> 'shop'`,
    [shop],
  );
}

/** How a switch was moved; unknown: the shop does not have the app. */
export type Moved = "changed" | "unchanged" | "unknown";

/** Switches between watching only and writing to the store. What was withheld stays withheld. */
export async function setMode(client: PoolClient, shop: string, mode: "WATCHING" | "LIVE"): Promise<Moved> {
  const record = await lockInstalled(client, shop);
  if (!record) return "unknown";
  if (record.mode === mode) return "unchanged";
  await client.query("update shop set mode = $2 where shop = $1", [shop, mode]);
  return "changed";
}

/** Stops all writes to the store at once, or lets them go on: then every lane with something to send is looked at. */
export async function setWritesPaused(client: PoolClient, shop: string, paused: boolean): Promise<Moved> {
  const record = await lockInstalled(client, shop);
  if (!record) return "unknown";
  if ((record.writesPausedAt !== null) === paused) return "unchanged";
  await client.query("update shop set writes_paused_at = case when $2 then now() end where shop = $1", [shop, paused]);
  if (!paused) {
    const { rows } = await client.query<{ kind: string; key: string }>(
      `select distinct lane_kind as kind, lane_key as key from effect
       where shop = $1 and installation = $2 and status in ('INTENDED', 'SENT')`,
      [shop, record.installation],
    );
    await bumpLanes(client, shop, rows);
  }
  return "changed";
}

async function lockInstalled(client: PoolClient, shop: string): Promise<ShopRecord | null> {
  await client.query("select 1 from shop where shop = $1 for no key update", [shop]);
  const record = await getShop(client, shop);
  return record && !record.uninstalledAt ? record : null;
}
