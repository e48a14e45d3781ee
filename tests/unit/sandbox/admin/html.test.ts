import { expect, it } from "vitest";
import { html } from "#sandbox/admin/html.ts";

it("escapes text, also inside attributes", () => {
  expect(html`<p title="${`"'<>&`}">${"<script>alert(1)</script>"}</p>`.text).toBe(
    '<p title="&quot;&#39;&lt;&gt;&amp;">&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  );
});

it("takes markup and lists as they are, and nothing for null and false", () => {
  expect(html`<ul>${["a", "<"].map((one) => html`<li>${one}</li>`)}</ul>${null}${undefined}${false}${0}`.text).toBe(
    "<ul><li>a</li><li>&lt;</li></ul>0",
  );
});
