// Under what is no field of Polaris: what is wrong with it, if anything is.
import { Text } from "@shopify/polaris";

export function ErrorWords({ error }: { error: string | undefined }) {
  return error ? (
    <Text as="p" tone="critical" breakWord>
      {error}
    </Text>
  ) : null;
}
