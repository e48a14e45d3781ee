// The app's Flow actions, as its extensions declare them (extensions/*/shopify.extension.toml).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const ExtensionSchema = z.object({
  extensions: z.array(
    z.object({ type: z.string(), handle: z.string(), runtime_url: z.string().optional(), name: z.string().optional() }),
  ),
});

export interface FlowAction {
  handle: string;
  name: string;
  runtimeUrl: string;
}

/** @param directory the folder of the extensions; one without any has no actions. */
export function readFlowActions(directory: string): FlowAction[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((folder) => {
    const path = join(directory, folder, "shopify.extension.toml");
    if (!existsSync(path)) return [];
    const read = ExtensionSchema.safeParse(parse(readFileSync(path, "utf8")));
    if (!read.success) return [];
    return read.data.extensions.flatMap(({ type, handle, runtime_url, name }) =>
      type === "flow_action" && runtime_url ? [{ handle, name: name ?? handle, runtimeUrl: runtime_url }] : [],
    );
  });
}
