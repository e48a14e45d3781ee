// An address as on a letter.
import { BlockStack, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import type { AddressPicture } from "#app/rules/facts.ts";

export function AddressLines({ title, address }: { title: string; address: AddressPicture | null }) {
  const lines = address
    ? [
        address.name,
        address.company,
        address.address1,
        address.address2,
        [address.city, address.province_code, address.zip].filter(Boolean).join(" "),
        address.country_code,
      ].filter((line): line is string => Boolean(line))
    : [texts.order.summary.noAddress];
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {lines.map((line) => (
        <Text as="span" key={line} tone={address ? undefined : "subdued"} breakWord>
          {line}
        </Text>
      ))}
    </BlockStack>
  );
}
