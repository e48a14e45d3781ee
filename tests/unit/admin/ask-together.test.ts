import { describe, expect, it } from "vitest";
import { askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";

const client = (shop = "a.myshopify.com", precedence: "live" | "back-fill" = "live") =>
  ({ shop, installation: 1, precedence }) as AdminClient;

/** A request for which every id is known but "none". */
function asking(options = { spacingMs: 30, mostIds: 3 }) {
  const requests: string[][] = [];
  const ask = askTogether<string>(async ({ shop, precedence }, ids) => {
    requests.push([`${shop} ${precedence}`, ...ids]);
    if (ids.includes("fails")) throw new Error("no answer");
    const found = new Map(ids.filter((id) => id !== "none").map((id) => [id, `record ${id}`]));
    return { found, points: 7, answeredAt: "2026-11-24T12:00:00Z" };
  }, options);
  return { ask, requests, idsOf: () => requests.map(([, ...ids]) => ids) };
}

describe("askTogether", () => {
  it("asks at once where nobody asked just before", async () => {
    const { ask, idsOf } = asking({ spacingMs: 60_000, mostIds: 3 });
    expect(await ask(client(), ["1"])).toMatchObject({ found: new Map([["1", "record 1"]]), points: 7 });
    expect(idsOf()).toEqual([["1"]]);
  });

  it("puts what is asked within the spacing into one request, and tells its points once", async () => {
    const { ask, idsOf } = asking();
    const answers = await Promise.all([ask(client(), ["1"]), ask(client(), ["2"]), ask(client(), ["3", "2"])]);
    expect(idsOf()).toEqual([["1"], ["2", "3"]]);
    expect(answers.map(({ points }) => points)).toEqual([7, 7, 0]);
    expect(answers.map(({ found }) => [...found.keys()])).toEqual([["1"], ["2"], ["3", "2"]]);
  });

  it("begins another request where one would carry too many", async () => {
    const { ask, idsOf } = asking();
    await Promise.all([["1"], ["2", "3"], ["4", "5"], ["6"]].map((ids) => ask(client(), ids)));
    expect(idsOf()).toEqual([["1"], ["2", "3"], ["4", "5", "6"]]);
  });

  it("asks of all what any of them asks of its own", async () => {
    const asked: string[][] = [];
    const ask = askTogether<string, "note" | "address">(
      async (_client, ids, parts) => {
        asked.push([...ids, ...(parts ?? [])]);
        return { found: new Map(), points: 1, answeredAt: "2026-11-24T12:00:00Z" };
      },
      { spacingMs: 30, mostIds: 3 },
    );
    await Promise.all([
      ask(client(), ["1"], new Set(["note"])),
      ask(client(), ["2"], new Set(["note"])),
      ask(client(), ["3"], new Set(["address"])),
      ask(client(), ["4"]),
    ]);
    expect(asked).toEqual([
      ["1", "note"],
      ["2", "3", "4", "note", "address"],
    ]);
  });

  it("keeps stores apart, and back-fill from live work", async () => {
    const { ask, requests } = asking();
    await Promise.all([
      ask(client(), ["1"]),
      ask(client("b.myshopify.com"), ["2"]),
      ask(client(undefined, "back-fill"), ["3"]),
    ]);
    expect(requests).toEqual([
      ["a.myshopify.com live", "1"],
      ["b.myshopify.com live", "2"],
      ["a.myshopify.com back-fill", "3"],
    ]);
  });

  it("leaves out what Shopify does not know, and fails all that shared a request that failed", async () => {
    const { ask } = asking();
    const [first, second, third] = await Promise.allSettled([
      ask(client(), ["none"]),
      ask(client(), ["fails"]),
      ask(client(), ["2"]),
    ]);
    expect(first).toMatchObject({ status: "fulfilled", value: { found: new Map() } });
    expect([second?.status, third?.status]).toEqual(["rejected", "rejected"]);
    expect(await ask(client(), ["2"])).toMatchObject({ found: new Map([["2", "record 2"]]) });
  });

  it("tells each about its own where Shopify rejects what they asked for together", async () => {
    const asked: string[][] = [];
    const ask = askTogether<string, "disputes">(
      async (_client, ids, parts) => {
        asked.push([...ids]);
        if (parts?.has("disputes")) throw new AdminRejected(["Access denied"], ["ACCESS_DENIED"]);
        return { found: new Map(ids.map((id) => [id, id])), points: 2, answeredAt: "2026-11-24T12:00:00Z" };
      },
      { spacingMs: 30, mostIds: 5 },
    );
    const answers = await Promise.allSettled([
      ask(client(), ["1"]),
      ask(client(), ["2"]),
      ask(client(), ["3"], new Set(["disputes"])),
    ]);
    expect(answers).toMatchObject([
      { status: "fulfilled" },
      { status: "fulfilled", value: { found: new Map([["2", "2"]]), points: 2 } },
      { status: "rejected", reason: { codes: ["ACCESS_DENIED"] } },
    ]);
    expect(asked).toEqual([["1"], ["2", "3"], ["2"], ["3"]]);
  });
});
