// The image's compiled code: a process that finds it loads nothing that reads types.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const folder = throwawayFolder("switchyard-compiled-");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[]) =>
  spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NODE_COMPILE_CACHE: folder },
  });

it("is all that the worker and its thread need: types are read no more", () => {
  expect(run(["scripts/compile-ahead.ts"])).toMatchObject({ status: 0, stderr: "" });
  const files = ["app/entry.worker.ts", "app/worker/decide-batch.ts"].map(
    (file) => pathToFileURL(join(ROOT, file)).href,
  );
  const looks = `for (const file of ${JSON.stringify(files)}) await import(file);
    console.log(process.moduleLoadList.filter((name) => name.includes("amaro")).length);
    process.exit(0);`;
  expect(run(["--input-type=module", "--eval", looks])).toMatchObject({ status: 0, stdout: "0\n" });
});
