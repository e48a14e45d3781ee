// An address as on a letter.
import { BlockStack, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import type { Address } from "#app/rules/order-snapshot.ts";

export function AddressLines({ title, address }: { title: string; address: Address | null }) {
  const lines = address
    ? [
        address.name,
        address.company,
        address.address1,
        address.address2,
        [address.city, address.provinceCode, address.zip].filter(Boolean).join(" "),
        address.countryCode,
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
