// What the checks say of a rule beside the others and the store, whole and in one place; each is also marked where it stands.
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, Button, List } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { RuleWarning } from "#app/components/builder/use-checked-rule.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.document;
/** Shopify tells of what was granted by a webhook, a moment later. */
const LOOK_AGAIN_MS = 2_000;

interface Props {
  warnings: RuleWarning[];
  /** Each begins with its lines: the rule is shown as text. */
  withLines: boolean;
  onGranted: () => void;
}

export function RuleWarnings({ warnings, withLines, onGranted }: Props) {
  const shopify = useAppBridge();
  const [granted, setGranted] = useState<string[]>([]);
  const isOpen = warnings.some(({ scopes }) => scopes.some((scope) => granted.includes(scope)));
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(onGranted, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, onGranted]);
  const allow = async (scopes: string[]) => {
    const { result } = await shopify.scopes.request(scopes);
    if (result === "granted-all") setGranted((before) => [...before, ...scopes]);
  };
  if (!warnings.length) return null;
  return (
    <Banner tone="warning" title={words.warnings}>
      <List>
        {warnings.map(({ message, places, scopes }) => (
          <List.Item key={message}>
            {withLines && places.length ? `${words.lines([...new Set(places.map(({ line }) => line))])}: ` : ""}
            {message}{" "}
            {scopes.length ? (
              <Button variant="plain" onClick={() => void allow(scopes)}>
                {words.allow(scopes)}
              </Button>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
