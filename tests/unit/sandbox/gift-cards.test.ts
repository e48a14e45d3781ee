import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { issueGiftCard } from "#sandbox/world/gift-cards/issue-gift-card.ts";
import { stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask, OTHER_SHOP, SHOP, STAFF } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const SCOPES = ["read_orders", "write_gift_cards", "write_customers", "write_gift_card_transactions"];
const CARD = `giftCard { id balance { amount currencyCode } initialValue { amount } enabled lastCharacters maskedCode note expiresOn
  deactivatedAt customer { id } order { id } recipientAttributes { message recipient { id } }
  transactions(first: 5) { nodes { __typename amount { amount } note } } }`;
const ERRORS = "userErrors { field message code }";
const CREATE = `mutation ($input: GiftCardCreateInput!) { giftCardCreate(input: $input) { ${CARD} giftCardCode ${ERRORS} } }`;
const UPDATE = `mutation ($id: ID!, $input: GiftCardUpdateInput!) { giftCardUpdate(id: $id, input: $input) { ${CARD} userErrors { field message } } }`;
const BOOK = {
  credit: `mutation ($id: ID!, $input: GiftCardCreditInput!) { done: giftCardCredit(id: $id, creditInput: $input) {
    transaction: giftCardCreditTransaction { id amount { amount } giftCard { balance { amount } } } ${ERRORS} } }`,
  debit: `mutation ($id: ID!, $input: GiftCardDebitInput!) { done: giftCardDebit(id: $id, debitInput: $input) {
    transaction: giftCardDebitTransaction { id amount { amount } giftCard { balance { amount } } } ${ERRORS} } }`,
};
const DEACTIVATE = `mutation ($id: ID!) { giftCardDeactivate(id: $id) { ${CARD} ${ERRORS} } }`;
const LIST = `query ($query: String, $sortKey: GiftCardSortKeys) { giftCards(first: 10, query: $query, sortKey: $sortKey) { nodes { id } } giftCardsCount(query: $query) { count } }`;
const NOTIFY = `mutation ($id: ID!) { toCustomer: giftCardSendNotificationToCustomer(id: $id) { ${ERRORS} }
  toRecipient: giftCardSendNotificationToRecipient(id: $id) { ${ERRORS} } }`;

function giving() {
  const { world } = stockedWorld();
  const customer = createCustomer(
    world,
    SHOP,
    { firstName: "Ada", lastName: "Marsh", email: "ada@example.com" },
    STAFF,
  );
  const answer = (document: string, variables: object = {}) =>
    ask(world, document, { ...variables }, { scopes: SCOPES }).body;
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object = {}): any => {
    const body = answer(document, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const create = (input: object) => run(CREATE, { input }).giftCardCreate;
  const book = (kind: keyof typeof BOOK, id: string, amount: string, currencyCode = "GBP") =>
    run(BOOK[kind], { id, input: { [`${kind}Amount`]: { amount, currencyCode }, note: "why" } }).done;
  return { world, customer, answer, run, create, book };
}

describe("a gift card", () => {
  it("is issued with a code of its own, and is found", () => {
    const { create, customer, run } = giving();
    const made = create({
      ...{ initialValue: "25.00", note: "thanks", customerId: gid("Customer", customer.id), expiresOn: "2027-01-31" },
      recipientAttributes: { id: gid("Customer", customer.id), message: "Enjoy" },
    });
    expect(made.userErrors).toEqual([]);
    expect(made.giftCardCode).toMatch(/^[a-z0-9]{16}$/);
    expect(made.giftCard).toMatchObject({
      balance: { amount: "25.0", currencyCode: "GBP" },
      ...{ initialValue: { amount: "25.0" }, enabled: true, note: "thanks", expiresOn: "2027-01-31", order: null },
      lastCharacters: made.giftCardCode.slice(-4),
      maskedCode: `•••• •••• •••• ${made.giftCardCode.slice(-4)}`,
      customer: { id: gid("Customer", customer.id) },
      recipientAttributes: { message: "Enjoy", recipient: { id: gid("Customer", customer.id) } },
      transactions: { nodes: [] },
    });
    expect(run(LIST, { query: "balance_status:full source:api_client", sortKey: "CUSTOMER_NAME" })).toEqual({
      ...{ giftCards: { nodes: [{ id: made.giftCard.id }] }, giftCardsCount: { count: 1 } },
    });
    expect(run(LIST, { query: "status:disabled" }).giftCardsCount.count).toBe(0);
    expect(run("query ($id: ID!) { giftCard(id: $id) { id } }", { id: made.giftCard.id }).giftCard).not.toBeNull();
  });

  it.each([
    [{}, ["initialValue"], "MISSING_ARGUMENT"],
    [{ initialValue: "0" }, ["initialValue"], "GREATER_THAN"],
    [{ initialValue: "1", code: "short12" }, ["code"], "TOO_SHORT"],
    [{ initialValue: "1", code: "a".repeat(21) }, ["code"], "TOO_LONG"],
    [{ initialValue: "1", code: "with-dash1" }, ["code"], "INVALID"],
    [{ initialValue: "1", code: "TAKEN123" }, ["code"], "TAKEN"],
    [{ initialValue: "1", customerId: gid("Customer", "9") }, ["customerId"], "CUSTOMER_NOT_FOUND"],
    [
      { initialValue: "1", recipientAttributes: { id: gid("Customer", "9") } },
      ["recipientAttributes", "id"],
      "RECIPIENT_NOT_FOUND",
    ],
  ])("is not issued by %j", (input, path, code) => {
    const { create, world } = giving();
    issueGiftCard(world, SHOP, { initialValue: 100, currency: "GBP", code: "taken123" });
    expect(create(input)).toMatchObject({ giftCard: null, userErrors: [{ field: ["input", ...path], code }] });
    expect(Object.keys(world.state.giftCards)).toHaveLength(1);
  });

  it("takes and gives money until it is spent, in its own currency", () => {
    const { create, book, run } = giving();
    const { giftCard } = create({ initialAmount: { amount: "10.00", currencyCode: "GBP" } });
    expect(book("credit", giftCard.id, "5").transaction).toMatchObject({
      ...{ amount: { amount: "5.0" }, giftCard: { balance: { amount: "15.0" } } },
    });
    expect(book("debit", giftCard.id, "15").transaction).toMatchObject({
      ...{ amount: { amount: "-15.0" }, giftCard: { balance: { amount: "0.0" } } },
    });
    expect(run(LIST, { query: "balance_status:empty" }).giftCardsCount.count).toBe(1);
    const refused = (done: { transaction: null; userErrors: object[] }) => done.userErrors;
    expect(refused(book("debit", giftCard.id, "0.01"))).toEqual([
      {
        field: ["debitInput", "debitAmount", "amount"],
        message: "The gift card does not have sufficient funds to satisfy the request.",
        code: "INSUFFICIENT_FUNDS",
      },
    ]);
    expect(refused(book("credit", giftCard.id, "0"))).toMatchObject([{ code: "NEGATIVE_OR_ZERO_AMOUNT" }]);
    expect(refused(book("credit", giftCard.id, "1", "EUR"))).toMatchObject([{ code: "MISMATCHING_CURRENCY" }]);
    expect(refused(book("credit", gid("GiftCard", "9"), "1"))).toMatchObject([
      { field: ["id"], code: "GIFT_CARD_NOT_FOUND" },
    ]);
  });

  it("is changed, and is deactivated for ever", () => {
    const { create, run, answer, customer, world } = giving();
    const { giftCard } = create({ initialValue: "10" });
    const input = { note: "later", expiresOn: "2027-06-30", customerId: gid("Customer", customer.id) };
    expect(run(UPDATE, { id: giftCard.id, input }).giftCardUpdate.giftCard).toMatchObject({
      ...{ note: "later", expiresOn: "2027-06-30", customer: { id: gid("Customer", customer.id) } },
    });
    const other = createCustomer(world, SHOP, { firstName: "Bo", email: "bo@example.com" }, STAFF);
    const moved = { customerId: gid("Customer", other.id) };
    expect(run(UPDATE, { id: giftCard.id, input: moved }).giftCardUpdate.userErrors).toMatchObject([
      { field: ["input", "customerId"] },
    ]);
    expect(run(DEACTIVATE, { id: giftCard.id }).giftCardDeactivate.giftCard).toMatchObject({ enabled: false });
    const credit = { id: giftCard.id, input: { creditAmount: { amount: "1", currencyCode: "GBP" } } };
    expect(answer(BOOK.credit, credit).errors?.[0]?.message).toContain("not simulated: giftCardCredit");
  });

  it("is told of where there is somebody to tell, and is no other store's", () => {
    const { create, run, customer, world } = giving();
    const { giftCard } = create({ initialValue: "10", customerId: gid("Customer", customer.id) });
    expect(run(NOTIFY, { id: giftCard.id })).toMatchObject({
      toCustomer: { userErrors: [] },
      toRecipient: { userErrors: [{ code: "RECIPIENT_NOT_FOUND" }] },
    });
    const theirs = issueGiftCard(world, OTHER_SHOP, { initialValue: 100, currency: "EUR" });
    expect(run(DEACTIVATE, { id: gid("GiftCard", theirs.id) }).giftCardDeactivate.userErrors).toMatchObject([
      { code: "GIFT_CARD_NOT_FOUND" },
    ]);
  });
});
