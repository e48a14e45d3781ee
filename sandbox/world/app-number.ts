// Pure.
import { createHash } from "node:crypto";

/** The number that Shopify knows an app by: this world draws it from the app's key, so that it is always the same. */
export const appNumber = (appId: string): string =>
  String(
    100_000_000 + (Number.parseInt(createHash("sha256").update(appId).digest("hex").slice(0, 10), 16) % 900_000_000),
  );
