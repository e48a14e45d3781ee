// Two hosts with a web and a worker process each, PostgreSQL and Redis on a third, in network namespaces: one is cut off and comes
// back, then the other, then from each database alone, then packets are lost. Afterwards nothing is lost, doubled or different.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "#sandbox/checker/make-report.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";
import { type Hosts, makeHosts, whyNoHosts } from "#tests/hosts/make-hosts.ts";

const refusal = whyNoHosts();
if (refusal) console.warn(`not tried, because of this machine: several hosts (${refusal})`);

describe.skipIf(refusal !== null)(`several hosts${refusal ? `, not here: ${refusal}` : ""}`, () => {
  let hosts: Hosts;
  beforeAll(async () => {
    await buildWhenStale();
    hosts = makeHosts();
  });
  afterAll(() => hosts?.remove());

  it("come through being cut off, from each other's databases too, and through lost packets", async () => {
    const { data, apps } = hosts;
    const child = spawn(
      "ip",
      [
        ...["netns", "exec", data, process.execPath, join(import.meta.dirname, "run-hosts.ts"), data],
        ...apps.map(({ namespace, address }) => `${namespace}=${address}`),
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    const [code] = await once(child, "exit");
    const line = said.split("\n").findLast((one) => one.startsWith('{"struck"'));
    if (code === 0 && line && !line.includes('"passed":true'))
      console.log(said.slice(0, said.indexOf(line)).slice(-8_000));
    if (code !== 0 || !line) throw new Error(said.slice(-5_000));
    const { struck, complaints, setAside, takenBack, settledAfterMs, report } = JSON.parse(line) as {
      struck: string[];
      complaints: string[];
      /** Lanes that were taken for broken, with the reason. */
      setAside: string[];
      takenBack: number;
      settledAfterMs: number;
      report: Report;
    };
    console.log(
      `${struck.join(", ")}: ${report.orders} orders, ${takenBack} times a crash was taken back, settled ${settledAfterMs} ms after the last`,
    );

    expect(struck).toHaveLength(7);
    expect(complaints).toEqual([]);
    // They were under way at several cuts in a row, and innocent.
    expect(setAside).toEqual([]);
    expect(report.complaints).toMatchObject({ lost: [], doubled: [], different: [], unsettled: [] });
    expect(report).toMatchObject({ isSettled: true, lost: 0, doubled: 0, different: 0, unsettled: 0 });
    expect(report.orders).toBeGreaterThan(50);
  }, 420_000);
});
