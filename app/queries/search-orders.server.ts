// Search over orders by the words that they are kept under (table order_word): each word that was typed has to begin one of the order's.
import type { ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { beginsWord } from "#app/queries/begins-word.ts";
import { type SearchedWord, searchedWords } from "#app/queries/searched-words.ts";

/** Up to so many orders of a word are gone through; a word that more have is met soon when the orders are walked, newest first. */
const FEW = 50_000;

export interface OrderSearch {
  /** Selects `created_at` and `order_id` of all that may fit; null: the orders have to be walked. */
  candidates: Prisma.Sql | null;
  /** What is left to be asked of each order, `o`. */
  conditions: Prisma.Sql[];
}

/** Orders of which the rule is true now. */
export const ordersFoundBy = (shop: string, ruleId: string): Prisma.Sql => Prisma.sql`
  select w.created_at, w.order_id from order_word w where w.shop = ${shop} and w.word = ${ruleId} collate "C" and w.source = 'rule'`;

/** How the orders that fit are found soonest, which hangs on how many have each word. */
export async function searchOrders(tx: ShopTransaction, shop: string, search: string): Promise<OrderSearch> {
  const words = searchedWords(search);
  if (!words.length) return { candidates: null, conditions: [] };
  const counts = words.map(
    (word) =>
      Prisma.sql`(select count(*)::int from (select 1 from order_word w where w.shop = ${shop} and ${beginsWord("w.word", word)} limit ${FEW + 1}) few)`,
  );
  const [counted] = await tx.$queryRaw<[{ counts: number[] }]>`select array[${Prisma.join(counts)}] as counts`;
  const isRare = (at: number) => (counted.counts[at] ?? 0) <= FEW;
  const rare = words
    .filter((_, at) => isRare(at))
    .map(
      (word) =>
        Prisma.sql`(select w.created_at, w.order_id from order_word w where w.shop = ${shop} and ${beginsWord("w.word", word)})`,
    );
  const [first, ...others] = rare;
  return {
    candidates:
      first === undefined
        ? null
        : others.length
          ? Prisma.join(rare, " intersect ")
          : Prisma.sql`select distinct created_at, order_id from ${first} w`,
    conditions: words.filter((_, at) => !isRare(at)).map(hasWord),
  };
}

const hasWord = (word: SearchedWord): Prisma.Sql => Prisma.sql`(
  exists (select 1 from unnest(o.search_words) s (word) where ${beginsWord("s.word", word)})
  or exists (
    select 1 from attention_item a, unnest(reason_words(a.reason)) s (word)
    where a.shop = o.shop and a.order_id = o.order_id and a.status <> 'DONE' and ${beginsWord("s.word", word)}))`;
