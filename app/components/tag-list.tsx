// The tags of an order, a customer or a product: the first of them, and the others at a touch.
import { BlockStack, Button, InlineStack, Tag, Text } from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";

/** A record may have 250 tags. */
const TAGS_SHOWN = 20;

const words = texts.order.summary;

export function TagList({ tags }: { tags: string[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const hidden = tags.length - TAGS_SHOWN;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {words.tags}
      </Text>
      {tags.length ? (
        <InlineStack gap="100">
          {tags.slice(0, showsAll ? undefined : TAGS_SHOWN).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {hidden > 0 && !showsAll ? (
            <Button variant="plain" onClick={() => setShowsAll(true)}>
              {words.moreTags(hidden)}
            </Button>
          ) : null}
        </InlineStack>
      ) : (
        <Text as="span" tone="subdued">
          {words.noTags}
        </Text>
      )}
    </BlockStack>
  );
}
