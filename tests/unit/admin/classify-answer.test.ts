import { describe, expect, it } from "vitest";
import { classifyAnswer, unavailable } from "#app/admin/classify-answer.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";

const status = { maximumAvailable: 2_000, currentlyAvailable: 40, restoreRate: 100 };
const cost = { requestedQueryCost: 60, actualQueryCost: 12, throttleStatus: status };
const errors = (code: string | undefined, message = "Shopify's words") => ({
  errors: [{ message, ...(code ? { extensions: { code } } : {}) }],
  extensions: { cost },
});
const failureOf = (http: number, body: unknown, retryAfter: string | null = null) => {
  const classified = classifyAnswer(http, retryAfter, typeof body === "string" ? body : JSON.stringify(body));
  if (classified.outcome !== "failed") throw new Error(`not a failure: ${classified.outcome}`);
  return classified.error;
};

describe("an answer with data", () => {
  it("is data, with what it cost and what is left", () => {
    const answer = classifyAnswer(200, null, JSON.stringify({ data: { shop: { name: "x" } }, extensions: { cost } }));
    expect(answer).toEqual({ outcome: "data", data: { shop: { name: "x" } }, status, points: 12 });
  });

  it("is data without any cost as well", () => {
    const answer = classifyAnswer(200, null, JSON.stringify({ data: {} }));
    expect(answer).toEqual({ outcome: "data", data: {}, status: null, points: 0 });
  });

  it("is no data when a part of it failed", () => {
    expect(failureOf(200, { data: { order: null }, ...errors("ACCESS_DENIED") })).toBeInstanceOf(AdminRejected);
  });
});

describe("throttling", () => {
  it("waits until what was asked for has dripped in", () => {
    const error = failureOf(200, errors("THROTTLED", "Throttled"));
    expect(error).toBeInstanceOf(AdminThrottled);
    expect((error as AdminThrottled).retryAfterMs).toBe(200);
  });

  it("keeps Shopify's figures of the bucket", () => {
    const answer = classifyAnswer(200, null, JSON.stringify(errors("THROTTLED")));
    expect(answer.status).toEqual(status);
  });

  it.each([
    { http: 429, retryAfter: "2.0", waits: 2_000 },
    { http: 429, retryAfter: null, waits: 1_000 },
    { http: 429, retryAfter: "soon", waits: 1_000 },
    { http: 430, retryAfter: null, waits: 1_000 },
  ])("HTTP $http with Retry-After $retryAfter waits $waits ms", ({ http, retryAfter, waits }) => {
    const error = failureOf(http, "", retryAfter);
    expect((error as AdminThrottled).retryAfterMs).toBe(waits);
  });
});

describe("answers that leave open whether it was applied", () => {
  it.each([
    ["a gateway's page", 502, "<html>bad gateway</html>"],
    ["a server error", 500, "{}"],
    ["a page with status 200", 200, "<html></html>"],
    ["half an answer", 200, '{"data":{"tagsAdd":{"user'],
    ["an empty answer", 200, ""],
    ["neither data nor errors", 200, "{}"],
    ["JSON that is no GraphQL", 200, "[1,2]"],
    ["an internal error", 200, JSON.stringify(errors("INTERNAL_SERVER_ERROR"))],
  ])("%s", (_name, http, body) => {
    const error = failureOf(http, body);
    expect(error).toBeInstanceOf(AdminUnavailable);
    expect((error as AdminUnavailable).sent).toBe(true);
  });
});

describe("a no", () => {
  it.each(["ACCESS_DENIED", "RESOURCE_NOT_FOUND", "MAX_COST_EXCEEDED", "BAD_REQUEST", undefined])(
    "%s is Shopify's words",
    (code) => {
      const error = failureOf(200, errors(code));
      expect(error).toBeInstanceOf(AdminRejected);
      expect((error as AdminRejected).messages).toEqual(["Shopify's words"]);
      expect((error as AdminRejected).codes).toEqual(code ? [code] : []);
    },
  );

  it("may be plain text", () => {
    expect(failureOf(200, { errors: "[API] Not allowed" })).toMatchObject({ messages: ["[API] Not allowed"] });
    expect(failureOf(400, { errors: "Bad" })).toBeInstanceOf(AdminRejected);
  });
});

describe("a shop that is lost", () => {
  it.each([402, 403, 404, 423])("HTTP %i", (http) => {
    expect(failureOf(http, "")).toBeInstanceOf(ShopAccessLost);
  });

  it("an inactive one", () => {
    expect(failureOf(200, errors("SHOP_INACTIVE"))).toBeInstanceOf(ShopAccessLost);
  });

  it("is not yet lost at 401: there may be a newer token", () => {
    expect(classifyAnswer(401, null, "").outcome).toBe("unauthorized");
  });
});

describe("no answer", () => {
  const failedFetch = (code: string) =>
    Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])("%s: it was never sent", (code) => {
    expect(unavailable(failedFetch(code)).sent).toBe(false);
  });

  it.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "UND_ERR_HEADERS_TIMEOUT"])(
    "%s: it may have been applied",
    (code) => {
      expect(unavailable(failedFetch(code)).sent).toBe(true);
    },
  );

  it("a time-out: it may have been applied", () => {
    expect(unavailable(new DOMException("timed out", "TimeoutError")).sent).toBe(true);
  });

  it("all addresses of a host refused: it was never sent", () => {
    const cause = Object.assign(new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })]), {});
    expect(unavailable(Object.assign(new TypeError("fetch failed"), { cause })).sent).toBe(false);
  });
});
