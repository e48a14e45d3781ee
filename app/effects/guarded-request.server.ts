// The one way out to addresses that merchants write. Resolves the name once, takes it only where every address is public, and
// connects to one of those: no second look-up, no redirect, no proxy. 10 seconds and 1 MB at most.
import { lookup as lookUpName } from "node:dns/promises";
import { Agent, request } from "undici";
import { NOT_PUBLIC, outboundUrl } from "#app/effects/outbound-url.ts";
import { isPublicAddress } from "#app/effects/public-address.ts";
import { env } from "#app/env.server.ts";

const TIMEOUT_MS = 10_000;
const CONNECT_MS = 5_000;
const MAX_BYTES = 1_000_000;

export interface OutboundRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

export type OutboundAnswer<Body = string> =
  | { outcome: "answered"; status: number; headers: Record<string, string>; body: Body }
  /** It may not be called: nothing was sent, and nothing ever will be. */
  | { outcome: "forbidden"; reason: string }
  /** Nothing was sent. */
  | { outcome: "not_sent"; reason: string }
  /** It was sent, or may have been, and there is no whole answer. */
  | { outcome: "unanswered"; reason: string };

interface Address {
  address: string;
  family: number;
}
export type Resolve = (host: string) => Promise<Address[]>;

const resolveName: Resolve = (host) => lookUpName(host, { all: true, verbatim: true });

class Forbidden extends Error {}

export interface Guard {
  /** Asked once for each call. */
  resolve?: Resolve;
  /** Where the simulated Shopify stands: hosts that end in `.sandbox` are its own sinks, and nothing else of it is reached. */
  sandbox?: string | undefined;
  /** Of the answer's body, in bytes. */
  mostBytes?: number;
}

/** The answer as text. */
export async function guardedRequest(outbound: OutboundRequest, guard: Guard = {}): Promise<OutboundAnswer> {
  const answer = await guardedBytes(outbound, guard);
  return answer.outcome === "answered" ? { ...answer, body: answer.body.toString("utf8") } : answer;
}

/** The answer as it came. */
export async function guardedBytes(
  outbound: OutboundRequest,
  { resolve = resolveName, sandbox = env.SANDBOX_URL, mostBytes = MAX_BYTES }: Guard = {},
): Promise<OutboundAnswer<Buffer>> {
  const checked = outboundUrl(outbound.url);
  if (checked.outcome === "refused") return { outcome: "forbidden", reason: checked.reason };
  const sink = sandbox ? sinkOf(checked.url, sandbox) : null;
  const agent = new Agent({
    pipelining: 0,
    connections: 1,
    maxResponseSize: mostBytes,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connect: { timeout: CONNECT_MS, ...(sink ? {} : { lookup: guardedLookup(resolve) as never }) },
  });
  try {
    const answer = await request(sink ?? checked.url, {
      dispatcher: agent,
      method: outbound.method as never,
      headers: { ...outbound.headers, "accept-encoding": "identity" },
      body: outbound.body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { outcome: "answered", status: answer.statusCode, headers, body };
  } catch (error) {
    return endOf(error, mostBytes);
  } finally {
    agent.destroy().catch(() => undefined);
  }
}

type LookupDone = (error: Error | null, address?: string | Address[], family?: number) => void;

/** What the connection asks for its addresses: they are the ones that were checked. */
function guardedLookup(resolve: Resolve) {
  return (host: string, options: { all?: boolean }, done: LookupDone): void => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => isPublicAddress(address))) done(new Forbidden(NOT_PUBLIC));
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error),
    );
  };
}

/** https://NAME.sandbox/… is the sandbox's sink of that name. */
function sinkOf(url: URL, sandbox: string): URL | null {
  const name = /^([\w-]+)\.sandbox$/.exec(url.hostname)?.[1];
  return name ? new URL(`/sinks/http/${name}`, sandbox) : null;
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "ENODATA"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
]);

function endOf(error: unknown, mostBytes: number): Exclude<OutboundAnswer, { outcome: "answered" }> {
  const causes = chainOf(error);
  const forbidden = causes.find((one) => one instanceof Forbidden);
  if (forbidden) return { outcome: "forbidden", reason: forbidden.message };
  const codes = causes.flatMap((one) => (one as { code?: string }).code ?? []);
  const code = codes[0] ?? (error instanceof Error ? error.name : "unknown");
  if (codes.some((one) => NEVER_SENT.has(one)))
    return { outcome: "not_sent", reason: `No connection could be made (${code}).` };
  if (codes.includes("UND_ERR_RES_EXCEEDED_MAX_SIZE"))
    return {
      outcome: "unanswered",
      reason: `The answer was larger than ${mostBytes / 1_000_000} MB and was not read.`,
    };
  return { outcome: "unanswered", reason: `No whole answer came (${code}).` };
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error; one = one.cause) {
    chain.push(one);
    if (one instanceof AggregateError) chain.push(...one.errors.filter((inner) => inner instanceof Error));
  }
  return chain;
}
