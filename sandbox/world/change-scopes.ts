import type { InstallationRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Sets what the app may do in a shop from now on, with every token that it has. Tells of a difference, whatever the order. */
export function changeScopes(world: World, shop: string, installation: InstallationRecord, scopes: string[]): void {
  const previous = installation.scopes;
  const current = [...new Set(scopes)];
  if (current.length === previous.length && current.every((scope) => previous.includes(scope))) return;
  installation.scopes = current;
  world.action(shop, { by: "staff" })("app/scopes_update", { data: { previous, current } });
}
