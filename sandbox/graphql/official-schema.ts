// The official Admin schema (2026-10) as set-up left it in .cache, with the access scopes that it names.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

export const ADMIN_API_VERSION = "2026-10";

export interface OfficialSchema {
  schema: GraphQLSchema;
  /** `Type` or `Type.field` → the schema's own words, "`read_orders` access scope or …". */
  requiredAccess: ReadonlyMap<string, string>;
}

interface Introspected {
  data: {
    __schema: {
      types: {
        name: string;
        requiredAccess?: string | null;
        fields?: { name: string; requiredAccess?: string | null }[] | null;
      }[];
    };
  };
}

let loaded: OfficialSchema | null = null;

/** Reads and builds the schema once (about 0.2 s). Throws with the command to run when set-up has not been done. */
export function officialSchema(): OfficialSchema {
  if (loaded) return loaded;
  const file = new URL(`../../.cache/admin_${ADMIN_API_VERSION}.json.gz`, import.meta.url);
  if (!existsSync(file)) throw new Error("the official Admin schema is missing: run `npm run setup`");
  const introspected = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Introspected;
  const requiredAccess = new Map<string, string>();
  for (const type of introspected.data.__schema.types) {
    if (type.requiredAccess) requiredAccess.set(type.name, type.requiredAccess.trim());
    for (const field of type.fields ?? [])
      if (field.requiredAccess) requiredAccess.set(`${type.name}.${field.name}`, field.requiredAccess.trim());
  }
  const schema = buildClientSchema(introspected.data as unknown as IntrospectionQuery, { assumeValid: true });
  loaded = { schema, requiredAccess };
  return loaded;
}
