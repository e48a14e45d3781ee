import { describe, expect, it } from "vitest";
import { decide } from "#app/rules/decide.ts";
import { renderText, textComplaint } from "#app/rules/render-text.ts";
import { aCheck, anAddress, NOW, orderFacts } from "#tests/support/factories/facts.ts";

const values = { "order.name": "#1001", "rule.name": "R", reason: "Because." };

describe("a text with values", () => {
  it.each([
    ["Order {{ order.name }}: {{reason}}", "Order #1001: Because."],
    ["{{ reason }}{{ reason }}", "Because.Because."],
    ["nothing to fill in, { } or $&", "nothing to fill in, { } or $&"],
  ])("%s → %s", (template, text) => {
    expect(textComplaint(template)).toBeNull();
    expect(renderText(template, values)).toBe(text);
  });

  it("keeps a value on one line and takes it as it is, whatever is in it", () => {
    const reason = "a\r\nBcc: x@example.com \u0000 {{ order.name }} $&";

    expect(renderText("{{ reason }}", { ...values, reason })).toBe("a Bcc: x@example.com {{ order.name }} $&");
  });

  it.each([
    ["{{ order.nmae }}", "there is no value “order.nmae”; did you mean “order.name”?"],
    ["{{ customer.email }}", "there is no value “customer.email”; there are order.name, rule.name, reason"],
    ["{{ }}", "there is no value “”; there are order.name, rule.name, reason"],
    ["{{ reason | upcase }}", "there is no value “reason | upcase”; there are order.name, rule.name, reason"],
    ["{% if x %}", "only values in {{ … }} can be used"],
    ["{{ reason", "only values in {{ … }} can be used"],
  ])("%s is refused: %s", (template, complaint) => {
    expect(textComplaint(template)).toBe(complaint);
  });

  it("tells the team which order it is, and why", () => {
    const facts = orderFacts({ billingAddress: anAddress({ city: "London" }) });
    const { effects } = decide(facts, [aCheck("address-mismatch", { email: "ops@example.com" })], { now: NOW });

    expect(effects.find(({ body }) => body.kind === "send-email")?.body).toMatchObject({
      subject: "#1001: shipping and billing address differ",
      text: expect.stringContaining(
        "Shipping address (Leeds, LS1 4AP) differs from billing address (London, LS1 4AP).",
      ),
    });
  });
});
