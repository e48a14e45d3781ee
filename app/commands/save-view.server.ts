// A list's filters kept under a name, for everybody in the store; and taken away again.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";

const PAGES = z.enum(["attention", "orders"]);
const SaveSchema = z.object({
  page: PAGES,
  name: z.string().trim().min(1, "Enter a name.").max(40, "Enter at most 40 characters."),
  query: z.string().max(1_000),
});
const RemoveSchema = z.object({ page: PAGES, name: z.string().min(1).max(40) });
/** So many views of one page: more than anybody finds their way in. */
const MOST_VIEWS = 30;

export type SaveViewResult = { outcome: "done" } | { outcome: "conflict" } | { outcome: "invalid" };

/** One of the same name is replaced. conflict: there are too many. */
export async function saveView(shop: string, actor: string, form: unknown): Promise<SaveViewResult> {
  const parsed = SaveSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { page, name, query } = parsed.data;
  return inShop(shop, async (client) => {
    const { rowCount } = await client.query(
      `insert into saved_view (shop, page, name, query, created_by)
       select $1, $2, $3, $4, $5 where (select count(*) from saved_view where shop = $1 and page = $2) < $6
       on conflict (shop, page, name) do update set query = excluded.query, created_by = excluded.created_by`,
      [shop, page, name, query, actor, MOST_VIEWS],
    );
    if (!rowCount) return { outcome: "conflict" };
    await writeAudit(client, shop, { actor, action: "view.saved", subject: `view:${page}/${name}` });
    return { outcome: "done" };
  });
}

export async function removeView(
  shop: string,
  actor: string,
  form: unknown,
): Promise<{ outcome: "done" } | { outcome: "unchanged" } | { outcome: "invalid" }> {
  const parsed = RemoveSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { page, name } = parsed.data;
  return inShop(shop, async (client) => {
    const { rowCount } = await client.query("delete from saved_view where shop = $1 and page = $2 and name = $3", [
      shop,
      page,
      name,
    ]);
    if (!rowCount) return { outcome: "unchanged" };
    await writeAudit(client, shop, { actor, action: "view.removed", subject: `view:${page}/${name}` });
    return { outcome: "done" };
  });
}
