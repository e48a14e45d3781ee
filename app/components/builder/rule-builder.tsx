// A rule that is built: reads as a sentence – when, if, then. It edits the same text as the document editor, part by part: what
// it does not show stays as it was written.
import { useFetcher } from "@remix-run/react";
import { Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useMemo } from "react";
import { BuilderProvider, type OfferedLanguage } from "#app/components/builder/builder-context.ts";
import { BuiltRule } from "#app/components/builder/built-rule.tsx";
import { kindsFound, withOwnNames } from "#app/components/builder/let-value.ts";
import type { CheckedRule, RuleWarning } from "#app/components/builder/use-checked-rule.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { readJsonWithLines } from "#app/lib/json-with-lines.ts";
import { printJson } from "#app/lib/print-json.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.builder;

interface Props {
  text: string;
  complaints: CheckedRule["complaints"];
  warnings: RuleWarning[];
  onChange: (text: string) => void;
}

export function RuleBuilder({ text, complaints, warnings, onChange }: Props) {
  const read = useMemo(() => readJsonWithLines(text), [text]);
  const document =
    read.outcome === "read" && typeof read.value === "object" && !Array.isArray(read.value)
      ? (read.value as Plain | null)
      : null;
  const about = typeof document?.about === "string" ? document.about : "order";
  const { load, data } = useFetcher<OfferedLanguage>();
  const found = kindsFound(document).join();
  useEffect(() => load(`/app/rule-language?${new URLSearchParams({ about, found })}`), [about, found, load]);
  const language = useMemo(() => data && document && withOwnNames(document, data), [data, document]);
  if (!document)
    return (
      <Card>
        <Text as="p" tone="caution">
          {words.unreadable}
        </Text>
      </Card>
    );
  if (!language)
    return (
      // As high as the screen: what stands below it is not seen to jump.
      <div style={{ minHeight: "100vh" }}>
        <Card>
          <SkeletonBodyText lines={8} />
        </Card>
      </div>
    );
  return (
    <BuilderProvider
      value={{ document, language, complaints, warnings, onChange: (next) => onChange(`${printJson(next)}\n`) }}
    >
      <BuiltRule document={document} about={about} />
    </BuilderProvider>
  );
}
