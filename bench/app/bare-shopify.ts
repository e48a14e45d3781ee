// An Admin API that takes every mutation and keeps when it came: as little work as can be, so that what is measured is the app.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface BareShopify {
  url: string;
  /** Calls when the first byte of a mutation on this record has come. */
  onWrite: (target: string) => void;
  writes: number;
  /** As long as it thinks about what is asked from now on, ms. */
  answersAfterMs: number;
  close(): Promise<void>;
}

const EMPTY = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
/** Where somebody looks for what was missed: nothing was. */
const NOTHING = {
  ...{ orders: EMPTY, webhookSubscriptions: EMPTY, nodes: [] },
  currentAppInstallation: { accessScopes: [] },
};

const MUTATION = /^\s*(#\w+\s+)?mutation\b/;
const FIELD = /\{\s*(\w+)\s*\(/;

export async function startBareShopify(): Promise<BareShopify> {
  const throttleStatus = { maximumAvailable: 1e6, currentlyAvailable: 1e6, restoreRate: 1e6 };
  const cost = { requestedQueryCost: 10, actualQueryCost: 10, throttleStatus };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
        query: string;
        variables: { id?: string };
      };
      const isMutation = MUTATION.test(query);
      if (isMutation) {
        bare.writes++;
        bare.onWrite(variables.id ?? "");
      }
      const data = isMutation ? { [FIELD.exec(query)?.[1] ?? ""]: { userErrors: [] } } : NOTHING;
      const body = JSON.stringify({ data, extensions: { cost } });
      const answer = () =>
        response
          .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
          .end(body);
      if (bare.answersAfterMs) setTimeout(answer, bare.answersAfterMs);
      else answer();
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bare: BareShopify = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onWrite: () => {},
    writes: 0,
    answersAfterMs: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bare;
}
