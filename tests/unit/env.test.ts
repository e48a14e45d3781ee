import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";

const right = {
  DATABASE_URL: "postgresql://switchyard_app:x@localhost:5432/switchyard",
  DATABASE_URL_OPERATOR: "postgresql://switchyard_operator:x@localhost:5432/switchyard",
  REDIS_URL: "redis://localhost:6379",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "a-long-secret",
  SHOPIFY_APP_URL: "https://switchyard.example.com",
  TOKEN_ENCRYPTION_KEYS: `a:${Buffer.alloc(32).toString("base64")}`,
};

let parseEnv: typeof import("#app/env.server.ts").parseEnv;
let names: string[];
beforeAll(async () => {
  for (const [name, value] of Object.entries(right)) vi.stubEnv(name, value);
  const module = await import("#app/env.server.ts");
  parseEnv = module.parseEnv;
  names = Object.keys(module.EnvSchema.shape);
});

describe("the environment", () => {
  it("is refused with the name of every variable that is missing or malformed, in one error", () => {
    const wrong = {
      ...right,
      DATABASE_URL: undefined,
      REDIS_URL: "localhost",
      TOKEN_ENCRYPTION_KEYS: "a:short",
      PORT: "-1",
    };

    expect(() => parseEnv(wrong)).toThrow(
      /DATABASE_URL: is missing[\s\S]*REDIS_URL: is the URL of a Redis|PORT[\s\S]*DATABASE_URL: is missing/,
    );
    for (const name of ["DATABASE_URL", "REDIS_URL", "TOKEN_ENCRYPTION_KEYS", "PORT"])
      expect(() => parseEnv(wrong)).toThrow(new RegExp(`${name}: `));
  });

  it.each(Object.keys(right))("is refused without %s", (name) => {
    expect(() => parseEnv({ ...right, [name]: undefined })).toThrow(`${name}: is missing`);
    expect(() => parseEnv({ ...right, [name]: "" })).toThrow(`${name}: is missing`);
  });

  it("never shows the value of a malformed variable", () => {
    expect(() => parseEnv({ ...right, TOKEN_ENCRYPTION_KEYS: "a:c2VjcmV0LWNhbmFyeQ==" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("c2VjcmV0LWNhbmFyeQ") }),
    );
  });

  it("seals with the first of several keys", () => {
    const keys = ["new", "old"].map((id, at) => `${id}:${Buffer.alloc(32, at).toString("base64")}`).join(", ");

    expect(parseEnv({ ...right, TOKEN_ENCRYPTION_KEYS: keys }).TOKEN_ENCRYPTION_KEYS.map(({ id }) => id)).toEqual([
      "new",
      "old",
    ]);
  });

  it("is described in .env.example, variable for variable, and nothing else is", () => {
    const described = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

    expect(described.toSorted()).toEqual(names.toSorted());
  });

  it("is handed through by compose.yaml, every required variable of it", () => {
    const compose = readFileSync("compose.yaml", "utf8");

    for (const name of Object.keys(right)) expect(compose).toContain(`${name}: `);
  });
});
