import { describe, expect, it } from "vitest";
import { gid } from "#sandbox/world/gid.ts";
import { ALL_SCOPES, ask, place, smallWorld } from "#tests/unit/sandbox/support.ts";

const SCOPES = [...ALL_SCOPES, "read_payment_terms", "write_payment_terms"];
const CREATE = `mutation ($referenceId: ID!, $paymentTermsAttributes: PaymentTermsCreateInput!) {
  paymentTermsCreate(referenceId: $referenceId, paymentTermsAttributes: $paymentTermsAttributes) {
    paymentTerms { id paymentTermsType paymentTermsName dueInDays due overdue order { name displayFinancialStatus }
      paymentSchedules(first: 2) { nodes { id issuedAt dueAt due totalBalance { amount } } } }
    userErrors { field message code } } }`;
const template = (id: string) => `gid://shopify/PaymentTermsTemplate/${id}`;

function shop() {
  const { world, topics, clock } = smallWorld();
  const order = place(world, { payment: "none", email: "ann@example.com" });
  topics();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, { paymentTerms: { id: string } | null; userErrors: object[] }>;
  };
  const create = (id: string, schedule?: object, referenceId = gid("Order", order.id)) =>
    answer(CREATE, {
      referenceId,
      paymentTermsAttributes: {
        paymentTermsTemplateId: template(id),
        ...(schedule ? { paymentSchedules: [schedule] } : {}),
      },
    }).paymentTermsCreate;
  return { world, topics, clock, order, answer, create };
}

const NOW = "2026-11-24T10:00:00Z";

describe("payment terms of an order", () => {
  it.each([
    ["1", undefined, "RECEIPT", { issuedAt: NOW, dueAt: NOW, due: true }],
    ["9", undefined, "FULFILLMENT", { issuedAt: null, dueAt: null, due: false }],
    ["4", { issuedAt: NOW }, "NET", { issuedAt: NOW, dueAt: "2026-12-24T10:00:00Z", due: false }],
    ["7", { dueAt: "2027-01-01T00:00:00Z" }, "FIXED", { dueAt: "2027-01-01T00:00:00Z", due: false }],
  ])("by template %s", (id, schedule, paymentTermsType, node) => {
    const { create, topics } = shop();
    expect(create(id, schedule)).toMatchObject({
      paymentTerms: {
        paymentTermsType,
        overdue: false,
        order: { name: "#1001", displayFinancialStatus: "PENDING" },
        paymentSchedules: { nodes: [{ ...node, totalBalance: { amount: "130.0" } }] },
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["orders/updated"]);
  });

  it.each([
    ["4", undefined, ["paymentTermsAttributes"], "An issued at date is required with net payment terms."],
    ["7", { issuedAt: NOW }, ["paymentTermsAttributes"], "A due date is required with fixed or net payment terms."],
    ["1", { dueAt: NOW }, ["paymentTermsAttributes"], "A due date cannot be set with event payment terms."],
    ["99", undefined, ["paymentTermsAttributes"], "Could not find payment terms template."],
  ])("are refused for template %s with %j", (id, schedule, field, message) => {
    const { create, topics } = shop();
    expect(create(id, schedule)).toEqual({
      paymentTerms: null,
      userErrors: [{ field, message, code: "PAYMENT_TERMS_CREATION_UNSUCCESSFUL" }],
    });
    expect(topics()).toEqual([]);
  });

  it("are refused for an order that is paid", () => {
    const { create, world } = shop();
    const paid = place(world);
    expect(create("1", undefined, gid("Order", paid.id))).toMatchObject({
      userErrors: [{ message: "Cannot create payment terms on an Order that has already been paid in full." }],
    });
  });

  it("are changed, reminded of and taken away", () => {
    const { create, answer, clock, order } = shop();
    const made = create("4", { issuedAt: NOW })?.paymentTerms as unknown as {
      id: string;
      paymentSchedules: { nodes: { id: string }[] };
    };
    const updated = answer(
      `mutation ($input: PaymentTermsUpdateInput!) { paymentTermsUpdate(input: $input) {
        paymentTerms { id paymentTermsName paymentSchedules(first: 1) { nodes { id dueAt } } } userErrors { message } } }`,
      {
        input: {
          paymentTermsId: made.id,
          paymentTermsAttributes: {
            paymentTermsTemplateId: template("7"),
            paymentSchedules: [{ dueAt: "2026-11-25T10:00:00Z" }],
          },
        },
      },
    ).paymentTermsUpdate;
    expect(updated).toMatchObject({
      paymentTerms: {
        id: made.id,
        paymentTermsName: "Fixed",
        paymentSchedules: { nodes: [{ dueAt: "2026-11-25T10:00:00Z" }] },
      },
    });
    clock.ms += 2 * 86_400_000;
    const read = `query ($id: ID!) { order(id: $id) { paymentTerms { overdue } } }`;
    expect(answer(read, { id: gid("Order", order.id) })).toEqual({ order: { paymentTerms: { overdue: true } } });
    const { nodes } = ((updated?.paymentTerms ?? made) as unknown as typeof made).paymentSchedules;
    const remind =
      "mutation ($id: ID!) { paymentReminderSend(paymentScheduleId: $id) { success userErrors { code } } }";
    expect(answer(remind, { id: nodes[0]?.id })).toEqual({ paymentReminderSend: { success: true, userErrors: [] } });
    const gone = answer(
      "mutation ($id: ID!) { paymentTermsDelete(input: { paymentTermsId: $id }) { deletedId userErrors { code } } }",
      { id: made.id },
    ).paymentTermsDelete;
    expect(gone).toEqual({ deletedId: made.id, userErrors: [] });
    expect(answer(read, { id: gid("Order", order.id) })).toEqual({ order: { paymentTerms: null } });
  });

  it("has Shopify's templates, by type if asked for", () => {
    const { answer } = shop();
    expect(answer("{ paymentTermsTemplates(paymentTermsType: NET) { name dueInDays } }").paymentTermsTemplates).toEqual(
      [7, 15, 30, 45, 60, 90].map((dueInDays) => ({ name: `Net ${dueInDays}`, dueInDays })),
    );
  });
});
