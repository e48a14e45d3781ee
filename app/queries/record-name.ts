// Pure. What a kept record is called: a product by its title, a customer by name, else by e-mail or phone.
import { Prisma } from "#app/generated/prisma/client.ts";

/** Of a picture in the column `r.seen`; null: it has none. */
export const RECORD_NAME = Prisma.sql`coalesce(r.seen ->> 'title',
  nullif(concat_ws(' ', r.seen ->> 'first_name', r.seen ->> 'last_name'), ''), r.seen ->> 'email', r.seen ->> 'phone')`;
