import { describe, expect, it } from "vitest";
import { changeDispute } from "#sandbox/world/disputes/change-dispute.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { RiskLevel } from "#sandbox/world/records/risk.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";
import { ALL_SCOPES, APP, ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const CREATE = `mutation ($orderRiskAssessmentInput: OrderRiskAssessmentCreateInput!) {
  orderRiskAssessmentCreate(orderRiskAssessmentInput: $orderRiskAssessmentInput) {
    orderRiskAssessment { riskLevel facts { description sentiment } provider { apiKey } }
    userErrors { field message code } } }`;
const RISK = `query ($id: ID!) { order(id: $id) { riskLevel risks { level message }
  risk { recommendation assessments { riskLevel facts { description } provider { apiKey } } } } }`;
const SCOPES = [...ALL_SCOPES, "read_shopify_payments_disputes"];

function shop() {
  const { world, topics, events, clock } = smallWorld();
  const order = place(world);
  topics();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, Record<string, unknown>>;
  };
  const assess = (riskLevel: RiskLevel, facts: object[] = [], orderId = gid("Order", order.id)) =>
    answer(CREATE, { orderRiskAssessmentInput: { orderId, riskLevel, facts } }).orderRiskAssessmentCreate;
  return { world, topics, events, clock, order, answer, assess };
}

const fact = (description: string) => ({ description, sentiment: "NEGATIVE" });

describe("orderRiskAssessmentCreate", () => {
  it("keeps what the app thinks, in the place of what it thought, and tells of it", () => {
    const { assess, answer, order, topics, events } = shop();
    assess("PENDING");
    expect(assess("HIGH", [fact("x".repeat(300))])).toEqual({
      orderRiskAssessment: {
        riskLevel: "HIGH",
        facts: [fact("x".repeat(256))],
        provider: { apiKey: APP.appId },
      },
      userErrors: [],
    });
    expect(events.at(-1)).toMatchObject({ data: { riskLevel: "high" }, actor: APP });
    expect(topics()).toEqual(["orders/risk_assessment_changed", "orders/risk_assessment_changed"]);
    expect(answer(RISK, { id: gid("Order", order.id) })).toEqual({
      order: {
        riskLevel: "HIGH",
        risks: [{ level: "HIGH", message: "x".repeat(256) }],
        risk: {
          recommendation: "CANCEL",
          assessments: [
            { riskLevel: "HIGH", facts: [{ description: "x".repeat(256) }], provider: { apiKey: APP.appId } },
          ],
        },
      },
    });
  });

  it.each([
    [20, null],
    [21, { code: "TOO_MANY_FACTS", field: ["orderRiskAssessmentInput", "facts"] }],
  ])("takes %i facts, or not", (count, refusal) => {
    const { assess } = shop();
    const answer = assess(
      "LOW",
      Array.from({ length: count }, (_, index) => fact(String(index))),
    );
    expect(answer?.userErrors).toMatchObject(refusal ? [refusal] : []);
  });

  it("is refused for an order that is fulfilled, or is none", () => {
    const { assess, world, order, topics } = shop();
    fulfillOrder(world, SHOP, order.id);
    topics();
    expect(assess("LOW")).toMatchObject({ userErrors: [{ code: "ORDER_ALREADY_FULFILLED" }] });
    expect(assess("LOW", [], "gid://shopify/Order/7")).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
    expect(topics()).toEqual([]);
  });
});

describe("the risk of an order", () => {
  it.each<[RiskLevel[], string, string, string]>([
    [[], "NONE", "LOW", "none"],
    [["PENDING"], "NONE", "LOW", "pending"],
    [["PENDING", "LOW"], "ACCEPT", "LOW", "low"],
    [["MEDIUM", "LOW"], "INVESTIGATE", "MEDIUM", "medium"],
    [["NONE", "HIGH"], "CANCEL", "HIGH", "high"],
  ])("of %j is %s", (levels, recommendation, riskLevel, filter) => {
    const { world, order, answer } = shop();
    place(world);
    for (const [index, level] of levels.entries())
      assessRisk(world, SHOP, order.id, { appId: index === 0 ? null : APP.appId, level, facts: [] });
    expect(answer(RISK, { id: gid("Order", order.id) })).toMatchObject({
      order: { riskLevel, risk: { recommendation } },
    });
    const found = answer("query ($query: String) { orders(first: 5, query: $query) { nodes { name } } }", {
      query: `risk_level:${filter}`,
    });
    expect(found.orders?.nodes).toEqual(
      filter === "none" ? [{ name: "#1001" }, { name: "#1002" }] : [{ name: "#1001" }],
    );
  });
});

describe("a dispute", () => {
  const DISPUTE = `query ($id: ID!) { dispute(id: $id) { type status amount { amount currencyCode }
    reasonDetails { reason networkReasonCode } initiatedAt evidenceDueBy evidenceSentOn finalizedOn
    order { name disputes { id initiatedAs status } } } }`;

  it("is opened, answered and won, while the order's money stays", () => {
    const { world, order, answer, topics, clock } = shop();
    const { id } = openDispute(world, SHOP, order.id, {
      type: "INQUIRY",
      reason: "PRODUCT_NOT_RECEIVED",
      networkReasonCode: "13.1",
    });
    changeDispute(world, SHOP, id, { type: "CHARGEBACK" });
    clock.ms += 86_400_000;
    changeDispute(world, SHOP, id, { status: "UNDER_REVIEW" });
    changeDispute(world, SHOP, id, { status: "WON" });
    expect(topics()).toEqual(["disputes/create", "disputes/update", "disputes/update", "disputes/update"]);
    expect(answer(DISPUTE, { id: gid("ShopifyPaymentsDispute", id) })).toEqual({
      dispute: {
        type: "CHARGEBACK",
        status: "WON",
        amount: { amount: "130.0", currencyCode: "GBP" },
        reasonDetails: { reason: "PRODUCT_NOT_RECEIVED", networkReasonCode: "13.1" },
        initiatedAt: "2026-11-24T10:00:00Z",
        evidenceDueBy: "2026-12-01T10:00:00Z",
        evidenceSentOn: "2026-11-25T10:00:00Z",
        finalizedOn: "2026-11-25T10:00:00Z",
        order: {
          name: "#1001",
          disputes: [{ id: gid("ShopifyPaymentsDispute", id), initiatedAs: "INQUIRY", status: "WON" }],
        },
      },
    });
    expect(() => changeDispute(world, SHOP, id, { status: "LOST" })).toThrow("Dispute is over");
    const orders = answer('{ orders(first: 5, query: "chargeback_status:won") { nodes { displayFinancialStatus } } }');
    expect(orders.orders).toEqual({ nodes: [{ displayFinancialStatus: "PAID" }] });
    expect(answer('{ disputes(first: 5, query: "status:won") { nodes { type } } }').disputes).toEqual({
      nodes: [{ type: "CHARGEBACK" }],
    });
  });

  it("is of what was paid only", () => {
    const { world, order } = shop();
    const unpaid = place(world, { payment: "authorized" });
    for (const [id, amount] of [
      [unpaid.id, undefined],
      [order.id, 13_001],
    ] as const)
      expect(() =>
        openDispute(world, SHOP, id, { type: "CHARGEBACK", reason: "FRAUDULENT", ...(amount ? { amount } : {}) }),
      ).toThrow("Only what was paid can be disputed");
  });

  it("is shown to apps with its scope only", () => {
    const { world, order } = shop();
    const { id } = openDispute(world, SHOP, order.id, { type: "CHARGEBACK", reason: "FRAUDULENT" });
    const { body } = ask(world, DISPUTE, { id: gid("ShopifyPaymentsDispute", id) });
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  });
});
