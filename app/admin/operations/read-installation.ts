import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

const READ_INSTALLATION = `#graphql
  query readInstallation {
    currentAppInstallation { id }
  }
` as const;

/** Asks the least there is to ask, to learn whether Shopify takes the installation's token. @returns the installation's id of Shopify's. */
export async function readInstallation(client: AdminClient): Promise<{ id: string; points: number }> {
  const { data, points } = await client.send("readInstallation", READ_INSTALLATION, {});
  return { id: idOf(data.currentAppInstallation.id), points };
}
