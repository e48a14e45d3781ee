import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ALL_SCOPES, ask, HOME, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const SCOPES = [...ALL_SCOPES, "read_customer_merge", "write_customer_merge"];

function shop() {
  const { world, topics } = smallWorld();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, unknown>;
  };
  const customer = (draft: Parameters<typeof createCustomer>[2]) => createCustomer(world, SHOP, draft);
  return { world, topics, answer, customer };
}

describe("customerMerge", () => {
  const MERGE = `mutation ($one: ID!, $two: ID!, $overrideFields: CustomerMergeOverrideFields) {
    customerMerge(customerOneId: $one, customerTwoId: $two, overrideFields: $overrideFields) {
      resultingCustomerId job { id done } userErrors { field message code } } }`;
  const subscribed = { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", updatedAt: null };
  const email = (name: string) => ({ email: `${name}@example.com` });

  it.each([
    ["the one with an address of e-mail", email("a"), { firstName: "B" }, {}, 1],
    ["the second when neither has one", { firstName: "A" }, { firstName: "B" }, {}, 2],
    ["the second when nothing else tells", email("a"), email("b"), {}, 2],
    [
      "the one with an account",
      { ...email("a"), state: "ENABLED" },
      { ...email("b"), emailConsent: subscribed },
      {},
      1,
    ],
    [
      "the one that subscribed",
      { ...email("a"), emailConsent: subscribed },
      { ...email("b"), state: "INVITED" },
      {},
      1,
    ],
    ["the one that was invited", { ...email("a"), state: "INVITED" }, email("b"), {}, 1],
    ["the one whose address shall stay", email("a"), { ...email("b"), state: "ENABLED" }, { emailOf: 1 }, 1],
  ])("keeps %s", (_claim, first, second, overrides, kept) => {
    const { answer, customer } = shop();
    const both = [first, second].map((draft) => {
      const { state, ...rest } = draft as { state?: "ENABLED" | "INVITED" } & Parameters<typeof customer>[0];
      const made = customer(rest);
      if (state) made.state = state;
      return gid("Customer", made.id);
    });
    const overrideFields = "emailOf" in overrides ? { customerIdOfEmailToKeep: both[0] } : null;
    expect(answer(MERGE, { one: both[0], two: both[1], overrideFields }).customerMerge).toMatchObject({
      resultingCustomerId: both[kept - 1],
      userErrors: [],
    });
  });

  it("brings together orders, addresses, tags, notes and metafields, and tells of it once", () => {
    const { answer, customer, topics, world } = shop();
    const one = customer({ ...email("a"), firstName: "Ann", note: "first", tags: ["x"], addresses: [HOME] });
    const two = customer({ phone: "+441273000111", lastName: "Lee", note: "second", tags: ["y"], addresses: [HOME] });
    const order = place(world, { customerId: two.id });
    topics();
    const variables = { one: gid("Customer", one.id), two: gid("Customer", two.id) };
    const preview = answer(
      `query ($one: ID!, $two: ID!) { customerMergePreview(customerOneId: $one, customerTwoId: $two) {
        resultingCustomerId customerMergeErrors { message } blockingFields { note }
        defaultFields { displayName note tags orderCount phoneNumber { phoneNumber } addresses(first: 5) { nodes { city } } } } }`,
      variables,
    ).customerMergePreview;
    expect(preview).toEqual({
      resultingCustomerId: variables.one,
      customerMergeErrors: null,
      blockingFields: null,
      defaultFields: {
        displayName: "Ann Lee",
        note: "first\nsecond",
        tags: ["x", "y"],
        orderCount: "1",
        phoneNumber: { phoneNumber: "+441273000111" },
        addresses: { nodes: [{ city: "Brighton" }, { city: "Brighton" }] },
      },
    });
    const merged = answer(MERGE, variables).customerMerge as { job: { id: string } };
    expect(topics()).toEqual(["customers/update", "customers/merge"]);
    expect(order.customerId).toBe(one.id);
    const after = answer(
      `query ($id: ID!, $job: ID!) { customer(id: $id) { displayName note tags numberOfOrders } gone: customer(id: "${variables.two}") { id }
        customerMergeJobStatus(jobId: $job) { status resultingCustomerId } }`,
      { id: variables.one, job: merged.job.id },
    );
    expect(after).toEqual({
      customer: { displayName: "Ann Lee", note: "first\nsecond", tags: ["x", "y"], numberOfOrders: "1" },
      gone: null,
      customerMergeJobStatus: { status: "COMPLETED", resultingCustomerId: variables.one },
    });
  });

  it("is refused for customers that cannot be merged, and the customer says why", () => {
    const { answer, customer } = shop();
    const one = gid("Customer", customer({ ...email("a"), multipassIdentifier: "m" }).id);
    const two = gid("Customer", customer(email("b")).id);
    expect(answer(MERGE, { one, two }).customerMerge).toMatchObject({
      resultingCustomerId: null,
      userErrors: [{ field: ["customerOneId"], code: "INVALID_CUSTOMER" }],
    });
    expect(answer(MERGE, { one: "gid://shopify/Customer/1", two }).customerMerge).toMatchObject({
      userErrors: [{ message: "Customer with ID 1 does not exist.", code: "INVALID_CUSTOMER_ID" }],
    });
    expect(
      answer(`query ($id: ID!) { customer(id: $id) { mergeable { isMergeable errorFields } } }`, { id: one }),
    ).toEqual({ customer: { mergeable: { isMergeable: false, errorFields: ["MULTIPASS_IDENTIFIER"] } } });
  });

  it("needs a scope of its own", () => {
    const { world } = shop();
    const id = "gid://shopify/Customer/1";
    expect(ask(world, MERGE, { one: id, two: id }).body.errors?.[0]).toMatchObject({
      extensions: { code: "ACCESS_DENIED", requiredAccess: "`write_customer_merge` access scope." },
    });
  });
});
