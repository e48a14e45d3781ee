import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { folderInMemory } from "./scripts/folder-in-memory.ts";

/** What changes its process: one adds an operator to the language's own list, one loads the environment that it sets, one has a page. */
const ALONE = [
  "tests/unit/rules/extending.test.ts",
  "tests/unit/env.test.ts",
  "tests/unit/components/builder/builder-edits.test.ts",
];
// One that was moved would run among the others, and nobody would notice.
for (const file of ALONE)
  if (!existsSync(join(import.meta.dirname, file))) throw new Error(`vitest.config.ts: there is no ${file}`);

// Processes of tests find here what an earlier one compiled: a fifth of the integration tests' processor time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, ".cache", "compiled");
// Databases, stores and profiles of tests die with them. Those that crash PostgreSQL and cut hosts off keep theirs on the disk.
const onDisk = { TMPDIR: tmpdir() };
process.env.TMPDIR ??= folderInMemory() ?? onDisk.TMPDIR;

// One project a kind of test; `npm test` runs them all, with the budget of each. Asked for together, they run one after the other.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          exclude: ALONE,
          setupFiles: ["tests/support/noisy-console.ts"],
          // Pure code keeps no state between files: loading it (and Shopify's schema, four megabytes) once a worker
          // instead of once a file takes more than half off.
          isolate: false,
          // Of a test that hangs.
          testTimeout: 20_000,
          // Left to itself, Vitest leaves one core of two idle.
          maxWorkers: 2,
        },
      },
      {
        test: { name: "unit-alone", include: ALONE, setupFiles: ["tests/support/noisy-console.ts"] },
      },
      {
        // Extensions find Shopify's global and a page of their own: each file in a world of its own.
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "extensions",
          include: ["tests/extensions/**/*.test.ts"],
          environment: "happy-dom",
          setupFiles: ["tests/support/noisy-console.ts"],
          server: { deps: { inline: [/@shopify\/ui-extensions/] } },
        },
      },
      {
        test: {
          name: "integration",
          sequence: { groupOrder: 1 },
          include: ["tests/integration/**/*.test.ts", "tests/integration/**/*.test.tsx"],
          globalSetup: ["tests/support/start-services.ts"],
          setupFiles: ["tests/support/noisy-console.ts", "tests/support/test-env.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          pool: "forks",
          // Two of them wait for a lease, an answer that was lost or an end: a third leaves no core idle.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: "browser",
          sequence: { groupOrder: 2 },
          include: ["tests/browser/**/*.test.ts"],
          setupFiles: ["tests/support/noisy-console.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          pool: "forks",
          // Each file has a store and a browser of its own, and waits for them half of the time.
          maxWorkers: 2,
        },
      },
      {
        // Needs root, network namespaces and nftables, and two minutes that are mostly waited: by itself, not in the gate.
        test: {
          name: "hosts",
          include: ["tests/hosts/**/*.test.ts"],
          env: onDisk,
          setupFiles: ["tests/support/noisy-console.ts"],
          hookTimeout: 180_000,
          pool: "forks",
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: "faults",
          sequence: { groupOrder: 3 },
          include: ["tests/faults/**/*.test.ts"],
          env: onDisk,
          setupFiles: ["tests/support/noisy-console.ts"],
          testTimeout: 240_000,
          hookTimeout: 180_000,
          pool: "forks",
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
