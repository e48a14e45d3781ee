// Who uses a table, each with the page where it is changed.
import { Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { tableWords as words } from "#app/components/words/table-words.ts";

export function TableUsers({ uses }: { uses: { name: string; url: string }[] }) {
  return (
    <Text as="p" variant="bodySm">
      {uses.length ? `${words.usedBy} ` : words.unused}
      {uses.map(({ name, url }, index) => (
        <Fragment key={url}>
          {index ? ", " : null}
          <Link url={url}>{name}</Link>
        </Fragment>
      ))}
    </Text>
  );
}
