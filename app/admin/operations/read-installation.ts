import type { AdminClient } from "#app/admin/client.server.ts";

const READ_INSTALLATION = `#graphql
  query readInstallation {
    currentAppInstallation { id }
  }
` as const;

/** Asks the least there is to ask, to learn whether Shopify takes the installation's token. @returns the installation's id of Shopify's. */
export async function readInstallation(client: AdminClient): Promise<{ id: string; points: number }> {
  const { data, points } = await client.send("readInstallation", READ_INSTALLATION, {});
  return { id: data.currentAppInstallation.id, points };
}
