import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftDiscount } from "#sandbox/world/drafts/draft-change.ts";
import { gid } from "#sandbox/world/gid.ts";
import { draftingShop, MONEY, PAYLOAD, PRICED, pounds } from "#tests/unit/sandbox/drafting-shop.ts";
import { place } from "#tests/unit/sandbox/support.ts";

describe("other things that are done to draft orders", () => {
  it("an invoice is noted, to the draft's address or another, and refused without one", () => {
    const { answer, draft, topics } = draftingShop();
    const { id } = draft({ lines: [PRICED] });
    topics();
    const send = (email?: object) =>
      answer(
        "mutation ($id: ID!, $email: EmailInput) { draftOrderInvoiceSend(id: $id, email: $email) { draftOrder { status invoiceSentAt } userErrors { field message } } }",
        { id: gid("DraftOrder", id), email },
      ).draftOrderInvoiceSend;
    expect(send()).toEqual({
      draftOrder: null,
      userErrors: [{ field: ["email", "to"], message: "To can't be blank" }],
    });
    expect(send({ to: "ann@example.com" })).toEqual({
      draftOrder: { status: "INVOICE_SENT", invoiceSentAt: "2026-11-24T10:00:00Z" },
      userErrors: [],
    });
    expect(topics()).toEqual(["draft_orders/update"]);
  });

  it("an invoice is shown before it is sent, with the message that goes along, and nothing is changed", () => {
    const { answer, draft, topics } = draftingShop();
    const { id } = draft({ lines: [PRICED] });
    topics();
    const preview = (variables: Record<string, unknown>) =>
      answer(
        "mutation ($id: ID!, $email: EmailInput) { draftOrderInvoicePreview(id: $id, email: $email) { previewSubject previewHtml userErrors { field message } } }",
        variables,
      ).draftOrderInvoicePreview as unknown as Record<string, unknown>;
    const shown = preview({ id: gid("DraftOrder", id), email: { customMessage: "For <you>" } });
    expect(shown).toMatchObject({ previewSubject: "Invoice #D1", userErrors: [] });
    expect(shown.previewHtml).toContain("<p>For &lt;you&gt;</p>");
    expect(preview({ id: gid("DraftOrder", id), email: { subject: "Yours" } }).previewSubject).toBe("Yours");
    expect(preview({ id: gid("DraftOrder", "1") })).toMatchObject({
      ...{ previewHtml: null, previewSubject: null },
      userErrors: [{ field: ["id"] }],
    });
    expect(topics()).toEqual([]);
  });

  it("it is deleted, duplicated and made from an order", () => {
    const { answer, draft, topics, world } = draftingShop();
    const first = draft({ lines: [PRICED], note: "n" });
    const order = place(world);
    topics();
    const copy = answer(`mutation ($id: ID!) { draftOrderDuplicate(id: $id) ${PAYLOAD} }`, {
      id: gid("DraftOrder", first.id),
    }).draftOrderDuplicate;
    expect(copy).toMatchObject({ draftOrder: { name: "#D2", note2: "n", totalPriceSet: pounds("25.0") } });
    const made = answer(`mutation ($id: ID!) { draftOrderCreateFromOrder(orderId: $id) ${PAYLOAD} }`, {
      id: gid("Order", order.id),
    }).draftOrderCreateFromOrder;
    expect(made).toMatchObject({ draftOrder: { name: "#D3", totalPriceSet: pounds("130.0") } });
    const gone = answer(
      "mutation ($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }",
      {
        id: gid("DraftOrder", first.id),
      },
    ).draftOrderDelete;
    expect(gone).toEqual({ deletedId: gid("DraftOrder", first.id), userErrors: [] });
    expect(topics()).toEqual(["draft_orders/create", "draft_orders/create", "draft_orders/delete"]);
    expect(
      answer("query ($id: ID!) { draftOrder(id: $id) { name } draftOrdersCount { count } }", {
        id: gid("DraftOrder", first.id),
      }),
    ).toEqual({ draftOrder: null, draftOrdersCount: { count: 2 } });
  });

  it.each([
    ["tag:new", ["#D1"]],
    ["status:completed", ["#D2"]],
    ["status:open,invoice_sent", ["#D1", "#D3"]],
    ["created_at:>=2026-11-24", ["#D1", "#D2", "#D3"]],
    ["mug", ["#D1", "#D2", "#D3"]],
    ["source:phone", ["#D3"]],
  ])("it is found by %s, and tagged in bulk by it", (query, names) => {
    const { answer, draft, world } = draftingShop();
    draft({ lines: [PRICED], tags: ["new"] });
    const second = draft({ lines: [PRICED] });
    draft({ lines: [PRICED], sourceName: "phone" });
    answer("mutation ($id: ID!) { draftOrderComplete(id: $id) { userErrors { message } } }", {
      id: gid("DraftOrder", second.id),
    });
    const found = answer("query ($query: String) { draftOrders(first: 9, query: $query) { nodes { name } } }", {
      query,
    });
    expect(found.draftOrders).toEqual({ nodes: names.map((name) => ({ name })) });
    answer(
      'mutation ($query: String) { draftOrderBulkAddTags(search: $query, tags: ["bulk"]) { job { done } userErrors { message } } }',
      { query },
    );
    const tagged = Object.values(world.state.draftOrders).filter(({ tags }) => tags.includes("bulk"));
    expect(tagged.map(({ name }) => name)).toEqual(names);
  });
});

const discount = fc.record<DraftDiscount>({
  title: fc.constant("d"),
  description: fc.constant(""),
  value: fc.integer({ min: 0, max: 100 }),
  valueType: fc.constantFrom("FIXED_AMOUNT", "PERCENTAGE"),
});

describe("money of draft orders", () => {
  it("an order costs what its draft cost, whatever the discounts, and no line costs less than nothing", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            price: fc.integer({ min: 0, max: 20_000 }),
            quantity: fc.integer({ min: 1, max: 7 }),
            appliedDiscount: fc.option(discount),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.option(discount),
        (lines, appliedDiscount) => {
          const { world, draft, answer } = draftingShop();
          const made = draft({ lines: lines.map((line) => ({ title: "x", ...line })), appliedDiscount });
          for (const line of made.lines) {
            expect(line.discount).toBeGreaterThanOrEqual(0);
            expect(line.discount).toBeLessThanOrEqual(line.price * line.quantity);
          }
          const parts = made.lines
            .flatMap(({ allocations = [] }) => allocations)
            .reduce((sum, one) => sum + one.amount, 0);
          const given =
            made.lines.reduce((sum, line) => sum + (line.appliedDiscount?.amount ?? 0), 0) +
            (made.appliedDiscount?.amount ?? 0);
          expect(parts).toBe(given);
          const { draftOrderComplete } = answer(
            `mutation ($id: ID!) { draftOrderComplete(id: $id) { draftOrder { totalPriceSet ${MONEY} order { totalPriceSet ${MONEY} displayFinancialStatus } } userErrors { message } } }`,
            { id: gid("DraftOrder", made.id) },
          );
          const { totalPriceSet, order } = (draftOrderComplete?.draftOrder ?? {}) as unknown as {
            totalPriceSet: object;
            order: { totalPriceSet: object; displayFinancialStatus: string };
          };
          expect(order).toEqual({ totalPriceSet, displayFinancialStatus: "PAID" });
          expect(Object.values(world.state.orders)).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
