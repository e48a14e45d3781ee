// Pure. What the recorded app was granted: what it was told of that; else every scope that the schema names, less those that an answer says it lacks.
import { scopesNamed } from "#sandbox/graphql/access.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { at, isObject, members } from "#tests/recordings/json.ts";
import type { Scenario } from "#tests/recordings/read-scenarios.ts";

export function recordedScopes({ steps, sideReads }: Scenario): Set<string> {
  const told = steps.flatMap(({ answer }) => members(at(answer.data, "currentAppInstallation", "accessScopes")) ?? []);
  if (told.length > 0) return new Set(told.map(({ handle }) => String(handle)));
  const scopes = new Set<string>(["read_all_orders"]);
  for (const words of officialSchema().requiredAccess.values())
    for (const scope of scopesNamed(words)) scopes.add(scope);
  for (const { answer } of [...steps, ...sideReads])
    for (const { extensions } of answer.errors ?? []) {
      if (!isObject(extensions) || extensions.code !== "ACCESS_DENIED") continue;
      for (const scope of scopesNamed(String(extensions.requiredAccess ?? ""))) {
        scopes.delete(scope);
        // Writing includes reading.
        scopes.delete(scope.replace(/^read_/, "write_"));
      }
    }
  return scopes;
}
