// A metafield of any record that has some.
import type { AdminClient } from "#app/admin/client.server.ts";
import { deleteMetafields } from "#app/admin/operations/delete-metafields.ts";
import { type ReadMetafield, readMetafield } from "#app/admin/operations/read-metafield.ts";
import { setMetafields } from "#app/admin/operations/set-metafields.ts";
import { isSameValue } from "#app/effects/order-fields.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { SO, soIf } from "#app/effects/verdict.ts";

interface Field {
  namespace: string;
  key: string;
}

const look = (admin: AdminClient, target: string, { namespace, key }: Field) =>
  readMetafield(admin, { id: target, isShop: target.startsWith("gid://shopify/Shop/"), namespace, key });

export const setMetafield = shopifyWrite<"set_metafield", ReadMetafield>({
  look: (admin, { target, body }) => look(admin, target, body),
  judge: ({ metafield }, { body }) => {
    return soIf(metafield?.type === body.type && isSameValue(metafield.value, body.value));
  },
  write: (admin, { body: { namespace, key, type, value } }, { id }) =>
    setMetafields(admin, { metafields: [{ ownerId: id, namespace, key, type, value }] }),
});

export const deleteMetafield = shopifyWrite<"delete_metafield", ReadMetafield>({
  look: (admin, { target, body }) => look(admin, target, body),
  judge: ({ metafield }) => soIf(metafield === null),
  whenGone: SO,
  write: (admin, { body: { namespace, key } }, { id }) =>
    deleteMetafields(admin, { metafields: [{ ownerId: id, namespace, key }] }),
});
