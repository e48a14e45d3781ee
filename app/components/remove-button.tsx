import { Button } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { ruleWords } from "#app/components/words/rule-words.ts";

export function RemoveButton({ onRemove }: { onRemove: () => void }) {
  return (
    <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={ruleWords.builder.remove} onClick={onRemove} />
  );
}
