import { execFile } from "node:child_process";
import { expect, it } from "vitest";

it("a process that can start PostgreSQL ends with the status that it set", async () => {
  const script = 'process.exitCode = 3; await import("#sandbox/processes/start-postgres.ts");';
  const status = await new Promise((resolve) => {
    const child = execFile(process.execPath, ["--input-type=module", "-e", script]);
    child.on("exit", resolve);
  });
  expect(status).toBe(3);
});
