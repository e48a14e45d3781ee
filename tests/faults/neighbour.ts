// Another store of the same deployment, which comes and goes while the first one is under load.
import { setTimeout as wait } from "node:timers/promises";
import type { QueryResult } from "pg";
import { STORES } from "#sandbox/generator/stores.ts";
import type { JournalLine } from "#sandbox/server/journal.ts";
import { goLive, installApp, type Merchant } from "#sandbox/supervisor/merchant.ts";

const [, STORE] = STORES;
/** Other trials may have anything away for as long. */
const INSISTS_FOR_MS = 120_000;
const LOOK_EVERY_MS = 200;
/** What is on its way to Shopify when the app has taken note of its end. */
const ON_THE_WAY_MS = 1_000;
const WATCHED_FOR_MS = 2_000;
/** Then another order is placed: the one before may have come before the app was entered again. */
const DECIDES_WITHIN_MS = 3_000;
/** What is kept of a store that is to be forgotten: that it was, and when which of its installations ended. */
const MAY_STAY = new Set(["shop", "lane", "privacy_request", "delivery_key", "lease"]);

const UNREAD = "select id from delivery_key where status = 'IGNORED'";

export interface NeighbourParts {
  merchant: Merchant;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  query(sql: string): Promise<QueryResult>;
}

export class Neighbour {
  readonly #parts: NeighbourParts;
  #isInstalled = false;
  #seed = 1;
  /** New installations that our books took for the one before going on: Shopify counts so many more. */
  #untold = 0;

  /** @param parts with the merchant of the first store, who deals with this one as well. */
  constructor(parts: NeighbourParts) {
    this.#parts = parts;
  }

  get #merchant(): Merchant {
    return { ...this.#parts.merchant, shop: this.shop, handle: STORE?.handle ?? "" };
  }

  get shop(): string {
    return STORE?.domain ?? "";
  }

  /** Buyers order, the app is uninstalled while it works on that, and perhaps installed anew at once. Throws what does not hold. */
  async uninstall({ orders, afterMs, again }: { orders: number; afterMs: number; again: boolean }): Promise<void> {
    await this.install();
    await this.#insist(() => this.order(orders));
    await wait(afterMs);
    const words = (await this.#wordsOfTheEnd()).length;
    const ended = await this.#end();
    if (again) {
      await this.install();
      // Answered when the new token was there already: the installation in our books is the new one, or goes on until its id is read.
      if ((await this.#answerToTheWord(words)) === "IGNORED") return this.#decidesAnew();
    }
    await this.#isNoted(ended);
    await wait(ON_THE_WAY_MS);
    const before = await this.#turnedAway();
    await wait(WATCHED_FOR_MS);
    const calls = (await this.#turnedAway()) - before;
    if (calls) throw new Error(`${calls} calls to ${this.shop} after its installation ${ended} had ended`);
    await this.#inheritsNothing();
  }

  /** As `uninstall`, but the word of it comes when the app is installed anew. */
  async uninstallUntold({ orders, afterMs }: { orders: number; afterMs: number }): Promise<void> {
    await this.install();
    await this.#insist(() => this.order(orders));
    await wait(afterMs);
    const words = (await this.#wordsOfTheEnd()).length;
    const hold = (webhooks: object) => this.#insist(() => this.#parts.control("POST", "faults", { webhooks }));
    await hold({ hold: "app/uninstalled" });
    try {
      await this.#end();
      await this.install();
    } finally {
      await hold({});
    }
    await this.#answerToTheWord(words);
    await this.#decidesAnew();
  }

  /** With its page open, as who installs it has it, the app decides what is ordered. */
  async #decidesAnew(): Promise<void> {
    const since = await this.#now();
    await this.#insist(async () => {
      // Where the word came before the new token was there, the page's next look brings one.
      await goLive(this.#merchant);
      await this.order(1);
      await wait(DECIDES_WITHIN_MS);
      await this.#decidesSince(since);
    });
  }

  /** What became of the word that comes after so many. */
  async #answerToTheWord(words: number): Promise<string> {
    let answer = "";
    await this.#insist(async () => {
      const [last, ...before] = await this.#wordsOfTheEnd();
      if (!last || before.length < words || last.status === "RECEIVED")
        throw new Error(`the word of an uninstall of ${this.shop} was not answered`);
      answer = last.status;
    });
    if (answer === "IGNORED") this.#untold++;
    return answer;
  }

  /** What became of each, the last one first. */
  async #wordsOfTheEnd(): Promise<{ status: string }[]> {
    const { rows } = await this.#parts.query(
      `select status from delivery_key where shop = '${this.shop}' and topic = 'app/uninstalled' order by id desc`,
    );
    return rows;
  }

  async #now(): Promise<string> {
    const { rows } = await this.#parts.query("select clock_timestamp()::text as now");
    return rows[0]?.now;
  }

  async #decidesSince(since: string): Promise<void> {
    const { rows } = await this.#parts.query(
      `select status from delivery_key where shop = '${this.shop}' and topic = 'orders/create' and received_at >= '${since}'`,
    );
    if (!rows.some(({ status }) => status === "DECIDED"))
      throw new Error(`${this.shop}, installed anew, decides nothing: ${JSON.stringify(rows)}`);
  }

  /** The app is uninstalled, and Shopify asks to forget the store while what came before is worked on. */
  async redact({ orders, afterMs }: { orders: number; afterMs: number }): Promise<void> {
    await this.install();
    await this.#insist(() => this.order(orders));
    await wait(afterMs);
    const ended = await this.#end();
    await this.#parts.control("POST", "privacy", { topic: "shop/redact", shop: this.shop });
    await this.#isNoted(ended);
    let left: string[] = [];
    for (const until = Date.now() + INSISTS_FOR_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) {
      left = await this.#tablesWithRows();
      if (!left.length) return;
    }
    throw new Error(`of ${this.shop}, which was to be forgotten, something is left in ${left.join(", ")}`);
  }

  /** Installs the app and goes live; nothing is done where it is installed. */
  async install(): Promise<void> {
    if (this.#isInstalled) return;
    const { control } = this.#parts;
    await this.#insist(async () => {
      await installApp(this.#merchant);
      await goLive(this.#merchant);
      await control("POST", "settings", { plan: { shop: this.shop, name: "plus" } });
    });
    this.#isInstalled = true;
  }

  /** Others each time. */
  order(count: number): Promise<unknown> {
    return this.#parts.control("POST", "orders", { shop: this.shop, count, seed: this.#seed++ * 7_919 });
  }

  /** @returns the number of the installation that ended. */
  async #end(): Promise<number> {
    const { merchant } = this.#parts;
    const answer = await fetch(`${merchant.sandboxUrl}/store/${STORE?.handle}/uninstall`, {
      method: "POST",
      headers: { Origin: merchant.sandboxUrl, "Sec-Fetch-Site": "same-origin" },
      redirect: "manual",
    });
    if (answer.status >= 400) throw new Error(`uninstalling answered ${answer.status}`);
    this.#isInstalled = false;
    const { rows } = await this.#parts.query(`select installation from shop where shop = '${this.shop}'`);
    return rows[0]?.installation ?? 0;
  }

  /** The app has taken note: that installation is over in its books. */
  #isNoted(installation: number): Promise<void> {
    return this.#insist(async () => {
      const { rows } = await this.#parts.query(
        `select installation, uninstalled_at from shop where shop = '${this.shop}'`,
      );
      const [row] = rows;
      if (!row || (row.installation === installation && row.uninstalled_at === null))
        throw new Error(`the app did not take note that installation ${installation} of ${this.shop} has ended`);
    });
  }

  /** Calls that Shopify turned away at the door, for want of a good token. */
  async #turnedAway(): Promise<number> {
    const { shops } = (await this.#parts.control("GET", "state")) as {
      shops: { domain: string; api: { turnedAway: number } }[];
    };
    return shops.find(({ domain }) => domain === this.shop)?.api.turnedAway ?? 0;
  }

  /** No effect that an earlier installation decided was sent by a later one's token. */
  async #inheritsNothing(): Promise<void> {
    const { lines } = (await this.#parts.control("GET", "journal")) as { lines: JournalLine[] };
    const { rows } = await this.#parts.query(
      `select id::text as order_id, max(installation) as installation from (
         select order_id as id, installation from effect where shop = '${this.shop}' and order_id is not null) e group by id`,
    );
    const lastDecided = new Map(rows.map(({ order_id, installation }) => [order_id, installation as number]));
    for (const { shop, installation, targetIds, operation } of lines) {
      if (shop !== this.shop) continue;
      for (const id of targetIds) {
        const decidedBy = lastDecided.get(id.replace("gid://shopify/Order/", ""));
        if (decidedBy !== undefined && decidedBy + this.#untold < installation)
          throw new Error(
            `${operation} to ${id}, which installation ${decidedBy} decided, was sent by ${installation}`,
          );
      }
    }
  }

  async #tablesWithRows(): Promise<string[]> {
    const { rows } = await this.#parts.query(
      `select c.table_name as name from information_schema.columns c join pg_class t on t.relname = c.table_name and not t.relispartition
       where c.table_schema = 'public' and c.column_name = 'shop' and t.relkind in ('r', 'p')`,
    );
    const left: string[] = [];
    for (const { name } of rows) {
      if (MAY_STAY.has(name)) continue;
      // What comes after the store is forgotten is kept unread, as whatever comes of a store that is not there.
      const since = name === "delivery_body" ? `and delivery_id not in (${UNREAD})` : "";
      const found = await this.#parts.query(`select 1 from "${name}" where shop = '${this.shop}' ${since} limit 1`);
      if (found.rows.length) left.push(name);
    }
    return left;
  }

  /** Again and again: what it needs may be away because another trial has it so. */
  async #insist<T>(work: () => Promise<T>): Promise<void> {
    for (const until = Date.now() + INSISTS_FOR_MS; ; await wait(LOOK_EVERY_MS))
      try {
        return void (await work());
      } catch (error) {
        if (Date.now() >= until) throw error;
      }
  }
}
