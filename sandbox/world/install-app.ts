import { changeScopes } from "#sandbox/world/change-scopes.ts";
import { deleteSubscriptionsOf } from "#sandbox/world/subscriptions/delete-subscription.ts";
import type { InstallationRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** The installation that counts, or null when the app is not installed. */
export function currentInstallation(world: World, shop: string): InstallationRecord | null {
  const last = world.shop(shop).installations.at(-1);
  return last && !last.uninstalledAt ? last : null;
}

/** A merchant installs the app (or grants it other scopes). Installing anew begins a new installation. */
export function installApp(world: World, shop: string, appId: string, scopes: string[]): InstallationRecord {
  const current = currentInstallation(world, shop);
  if (current) {
    changeScopes(world, shop, current, scopes);
    return current;
  }
  const { installations } = world.shop(shop);
  const installation: InstallationRecord = {
    number: installations.length + 1,
    appId,
    scopes,
    installedAt: world.now(),
    uninstalledAt: null,
  };
  installations.push(installation);
  return installation;
}

/** Revokes the app's tokens and emits app/uninstalled. Returns false when it was not installed. */
export function uninstallApp(world: World, shop: string): boolean {
  const current = currentInstallation(world, shop);
  if (!current) return false;
  current.uninstalledAt = world.now();
  for (const token of Object.values(world.state.tokens))
    if (token.shop === shop) delete world.state.tokens[token.token];
  world.action(shop, { by: "staff" })("app/uninstalled");
  // What it subscribed here itself has told it of that, and is gone with it.
  deleteSubscriptionsOf(world, shop, current.appId);
  return true;
}
