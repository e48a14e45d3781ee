// The app's Flow actions and triggers, as its extensions declare them (extensions/*/shopify.extension.toml).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { type FlowTrigger, fieldName } from "#sandbox/flow/flow-trigger.ts";

const SettingsSchema = z.object({
  fields: z.array(z.object({ type: z.string(), key: z.string().optional() })).optional(),
});

const ExtensionSchema = z.object({
  extensions: z.array(
    z.object({
      type: z.string(),
      handle: z.string(),
      runtime_url: z.string().optional(),
      name: z.string().optional(),
      settings: SettingsSchema.optional(),
    }),
  ),
  // With one extension in the file, its settings stand beside it.
  settings: SettingsSchema.optional(),
});

export interface FlowAction {
  handle: string;
  name: string;
  runtimeUrl: string;
}

export interface FlowExtensions {
  actions: readonly FlowAction[];
  /** By handle. */
  triggers: ReadonlyMap<string, FlowTrigger>;
}

/** @param directory the folder of the extensions; one without any has none. */
export function readFlowExtensions(directory: string): FlowExtensions {
  const folders = existsSync(directory) ? readdirSync(directory) : [];
  const files = folders.flatMap((folder) => {
    const path = join(directory, folder, "shopify.extension.toml");
    if (!existsSync(path)) return [];
    const read = ExtensionSchema.safeParse(parse(readFileSync(path, "utf8")));
    return read.success ? [read.data] : [];
  });
  const actions = files.flatMap(({ extensions }) =>
    extensions.flatMap(({ type, handle, runtime_url, name }) =>
      type === "flow_action" && runtime_url ? [{ handle, name: name ?? handle, runtimeUrl: runtime_url }] : [],
    ),
  );
  const triggers = files.flatMap(({ extensions, settings }) =>
    extensions.flatMap((one): FlowTrigger[] => {
      if (one.type !== "flow_trigger") return [];
      const { fields = [] } = one.settings ?? settings ?? {};
      return [{ handle: one.handle, fields: new Map(fields.map((field) => [fieldName(field), field.type])) }];
    }),
  );
  return { actions, triggers: new Map(triggers.map((trigger) => [trigger.handle, trigger])) };
}
