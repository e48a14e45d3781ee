// Hosts on this machine: network namespaces, joined by a bridge in the one of the databases. Linux as root, with iproute2 and
// nftables. Nothing of the machine's own network is touched, and no packet leaves it.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";

const NET = "10.77.0";
/** Of PostgreSQL, Redis and the simulated Shopify, as the other hosts see them. */
export const DATA_ADDRESS = `${NET}.1`;

export interface AppHost {
  namespace: string;
  address: string;
}
export interface Hosts {
  /** The namespace of PostgreSQL, Redis and the simulated Shopify. */
  data: string;
  apps: [AppHost, AppHost];
  remove(): void;
}

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
export const inHost = (namespace: string, ...command: string[]): string =>
  run("ip", "netns", "exec", namespace, ...command);

/** Why this machine cannot host them; null: it can. Tried, not guessed. */
export function whyNoHosts(): string | null {
  if (process.platform !== "linux") return "network namespaces are Linux'";
  const name = `swy-try-${randomBytes(3).toString("hex")}`;
  try {
    run("ip", "netns", "add", name);
  } catch (error) {
    return `no network namespace can be made here: ${firstLine(error)}`;
  }
  try {
    inHost(name, "nft", "add table ip swy; add chain ip swy c { type nat hook input priority 100; }");
    inHost(
      name,
      "nft",
      "add chain ip swy d { type filter hook input priority 0; }; add rule ip swy d numgen random mod 100 < 1 drop",
    );
    run("ip", "-n", name, "link", "add", "try", "type", "bridge");
    return null;
  } catch (error) {
    return `this kernel, or this machine without nftables, cannot lead and drop packets in a namespace: ${firstLine(error)}`;
  } finally {
    run("ip", "netns", "del", name);
  }
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n").slice(0, 2).join(" ");

/** @throws when `whyNoHosts` says why. */
export function makeHosts(): Hosts {
  const id = randomBytes(3).toString("hex");
  const data = `swy-${id}-data`;
  const apps = [11, 12].map((last): AppHost => ({ namespace: `swy-${id}-${last}`, address: `${NET}.${last}` }));
  for (const namespace of [data, ...apps.map((host) => host.namespace)]) {
    run("ip", "netns", "add", namespace);
    run("ip", "-n", namespace, "link", "set", "lo", "up");
  }
  run("ip", "-n", data, "link", "add", "hosts", "type", "bridge");
  run("ip", "-n", data, "addr", "add", `${DATA_ADDRESS}/24`, "dev", "hosts");
  run("ip", "-n", data, "link", "set", "hosts", "up");
  for (const [at, { namespace, address }] of apps.entries()) {
    run("ip", "-n", data, "link", "add", `to${at}`, "type", "veth", "peer", "name", "eth0", "netns", namespace);
    run("ip", "-n", data, "link", "set", `to${at}`, "master", "hosts", "up");
    run("ip", "-n", namespace, "addr", "add", `${address}/24`, "dev", "eth0");
    run("ip", "-n", namespace, "link", "set", "eth0", "up");
    inHost(namespace, "nft", "add table inet swy; add chain inet swy in { type filter hook input priority 0; }");
  }
  inHost(data, "nft", "add table inet swy; add chain inet swy in { type filter hook prerouting priority -300; }");
  // The servers listen on their host's loopback and take nobody else: they see the others as if they came from there.
  inHost(data, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/conf/all/route_localnet");
  const dnat = `ip daddr ${DATA_ADDRESS} ip protocol tcp dnat to 127.0.0.1`;
  const rules = [
    "add table ip lead",
    "add chain ip lead pre { type nat hook prerouting priority -100; }",
    "add chain ip lead out { type nat hook output priority -100; }",
    "add chain ip lead in { type nat hook input priority 100; }",
    `add rule ip lead pre ${dnat}`,
    `add rule ip lead out ${dnat}`,
    `add rule ip lead in ip saddr ${NET}.0/24 ip daddr 127.0.0.1 snat to 127.0.0.1`,
  ];
  inHost(data, "nft", rules.join("; "));
  return {
    ...{ data, apps: apps as [AppHost, AppHost] },
    remove: () => {
      for (const namespace of [...apps.map((host) => host.namespace), data]) run("ip", "netns", "del", namespace);
    },
  };
}

/** What becomes of packets between an app host and the databases: none passes, or each is lost with a likelihood. */
export interface Trouble {
  hosts: AppHost[];
  /** Of the databases' host; absent: every one. */
  port?: number;
  /** Of a hundred packets. */
  percent: number;
}

/** Silently, in both directions: nobody is told that a packet was dropped. */
export function trouble(data: string, { hosts, port, percent }: Trouble): void {
  const drop = percent >= 100 ? "drop" : `numgen random mod 100 < ${percent} drop`;
  for (const { namespace, address } of hosts) {
    inHost(data, "nft", `add rule inet swy in ip saddr ${address} ${port ? `tcp dport ${port} ` : ""}${drop}`);
    inHost(namespace, "nft", `add rule inet swy in iifname "eth0" ${port ? `tcp sport ${port} ` : ""}${drop}`);
  }
}

export function mend(data: string, hosts: AppHost[]): void {
  for (const namespace of [data, ...hosts.map((host) => host.namespace)])
    inHost(namespace, "nft", "flush chain inet swy in");
}
