import { Button } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { ruleWords } from "#app/components/words/rule-words.ts";

/** @param of what is removed, for whoever hears the page. */
export function RemoveButton({ of, onRemove }: { of?: string; onRemove: () => void }) {
  const { builder, parts } = ruleWords;
  const label = of === undefined ? builder.remove : parts.remove(of);
  return <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={label} onClick={onRemove} />;
}
