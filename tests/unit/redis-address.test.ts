import { expect, it } from "vitest";
import { parseRedisAddress } from "#app/redis-address.ts";

const cluster = (nodes: [host: string, port: number][], rest: object = {}) => ({
  ...{ kind: "cluster", nodes: nodes.map(([host, port]) => ({ host, port })), login: {}, tls: false },
  ...rest,
});

it.each([
  ["redis://localhost:6379/2", { kind: "server", url: "redis://localhost:6379/2" }],
  ["rediss://user:secret@cache.example", { kind: "server", url: "rediss://user:secret@cache.example" }],
  ["redis+cluster://a", cluster([["a", 6379]])],
  [
    "redis+cluster://a:7000,b:7001,10.0.0.3/",
    cluster([
      ["a", 7000],
      ["b", 7001],
      ["10.0.0.3", 6379],
    ]),
  ],
  [
    "redis+cluster://[::1]:7000,[fd00::2]",
    cluster([
      ["::1", 7000],
      ["fd00::2", 6379],
    ]),
  ],
  ["rediss+cluster://:p%40ss@a:1", cluster([["a", 1]], { login: { password: "p@ss" }, tls: true })],
  ["redis+cluster://me:x@a:1", cluster([["a", 1]], { login: { username: "me", password: "x" } })],
])("%s is read", (text, address) => {
  expect(parseRedisAddress(text)).toEqual(address);
});

it.each([
  "localhost",
  "http://localhost:6379",
  "redis://",
  "redis+cluster://",
  "redis+cluster://a,,b",
  "redis+cluster://a:port",
  "redis+cluster://a:6379/3", // a cluster has one database
  "redis+cluster://a b",
])("%s is not", (text) => {
  expect(parseRedisAddress(text)).toBeNull();
});
