// Pure. Whether an address that a merchant wrote may be called at all, before any name is looked up.
import { isIP } from "node:net";
import { isPublicAddress } from "#app/effects/public-address.ts";

/** Services listen there; mail, databases and consoles do not. */
const PORTS: ReadonlySet<string> = new Set(["", "443", "8443"]);
/** Names that mean a place inside whatever network asks. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|corp)$/;
const MAX_LENGTH = 2_048;

export type OutboundUrl = { outcome: "allowed"; url: URL } | { outcome: "refused"; reason: string };

/** An address as it will be called: numbers in any notation are IPv4 addresses by now, as the URL standard says. */
export function outboundUrl(text: string): OutboundUrl {
  const refused = (reason: string): OutboundUrl => ({ outcome: "refused", reason });
  if (text.length > MAX_LENGTH) return refused("The address is too long.");
  if (!URL.canParse(text)) return refused("It is no address.");
  const url = new URL(text);
  if (url.protocol !== "https:") return refused("Only https addresses are called.");
  if (url.username || url.password) return refused("An address with a user name or password in it is not called.");
  if (!PORTS.has(url.port)) return refused(`Port ${url.port} is not called: 443 and 8443 are.`);
  const host = url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (isIP(host)) return isPublicAddress(host) ? { outcome: "allowed", url } : refused(NOT_PUBLIC);
  if (!host.includes(".") || INSIDE.test(host)) return refused(NOT_PUBLIC);
  return { outcome: "allowed", url };
}

export const NOT_PUBLIC = "The address is not out on the internet.";
