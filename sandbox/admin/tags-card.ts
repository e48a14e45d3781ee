import { hidden } from "#sandbox/admin/controls.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card } from "#sandbox/admin/layout.ts";

/** The tags of an order, a customer or a product, each with a way to take it off. @param action where a verb is posted to. */
export const tagsCard = (tags: readonly string[], action: (verb: "tag" | "untag") => string): Html =>
  card(
    "Tags",
    html`<div id="tags">${tags.length === 0 && html`<p class="quiet">No tags.</p>`}
      ${tags.map(
        (tag) =>
          html`<form method="post" action="${action("untag")}" class="tag">${hidden("tag", tag)}<span>${tag}</span><button aria-label="Remove tag ${tag}">×</button></form>`,
      )}</div>
    <form method="post" action="${action("tag")}" class="inline"><label class="hidden" for="new-tag">Tag</label><input id="new-tag" name="tag" placeholder="Add a tag"><button>Add</button></form>`,
  );
