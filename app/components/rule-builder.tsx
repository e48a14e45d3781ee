// A rule that is built: reads as a sentence – when, if, then. It edits the same text as the document editor, part by part: what
// it does not show stays as it was written.
import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  List,
  Select,
  SkeletonBodyText,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useMemo } from "react";
import { BuilderProvider, type OfferedLanguage, type Place, useBuilder } from "#app/components/builder-context.ts";
import { ConditionBuilder, freshCondition, NoCondition, RemoveButton } from "#app/components/condition-builder.tsx";
import { RawPart } from "#app/components/raw-part.tsx";
import { StepBuilder } from "#app/components/step-builder.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { readJsonWithLines } from "#app/lib/json-with-lines.ts";
import { printJson } from "#app/lib/print-json.ts";

const words = ruleWords.builder;
type Plain = Record<string, unknown>;

interface Props {
  text: string;
  complaints: readonly { path: (string | number)[]; message: string }[];
  onChange: (text: string) => void;
}

/** Parts of a document that have a place of their own on the page. */
const SHOWN = new Set(["schema", "id", "name", "description", "about", "on", "when", "then"]);

export function RuleBuilder({ text, complaints, onChange }: Props) {
  const read = useMemo(() => readJsonWithLines(text), [text]);
  const document =
    read.outcome === "read" && typeof read.value === "object" && !Array.isArray(read.value)
      ? (read.value as Plain | null)
      : null;
  const about = typeof document?.about === "string" ? document.about : "order";
  const { load, data } = useFetcher<OfferedLanguage>();
  useEffect(() => load(`/app/rule-language?about=${encodeURIComponent(about)}`), [about, load]);
  if (!document)
    return (
      <Card>
        <Text as="p" tone="caution">
          {words.unreadable}
        </Text>
      </Card>
    );
  if (!data)
    return (
      <Card>
        <SkeletonBodyText lines={8} />
      </Card>
    );
  return (
    <BuilderProvider
      value={{ document, language: data, complaints, onChange: (next) => onChange(`${printJson(next)}\n`) }}
    >
      <BuiltRule document={document} about={about} />
    </BuilderProvider>
  );
}

const placeOf = (name: string): Place => ({ raw: [name], said: [name] });

function BuiltRule({ document, about }: { document: Plain; about: string }) {
  const { language, set, complaintAt, complaints } = useBuilder();
  const fresh = freshCondition(language, language.fields);
  const { when, then } = document;
  const steps = Array.isArray(then) ? then : then === undefined ? [] : [then];
  const rest = Object.entries(document).filter(([name]) => !SHOWN.has(name));
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          {(["name", "description"] as const).map((name) => (
            <TextField
              key={name}
              label={words[name]}
              autoComplete="off"
              multiline={name === "description" ? 2 : false}
              value={String(document[name] ?? "")}
              error={complaintAt(placeOf(name))}
              onChange={(next) => set(placeOf(name), next === "" ? undefined : next)}
            />
          ))}
          <Select
            label={words.about}
            options={[...new Set([...language.subjects, about])].map((value) => ({
              value,
              label: value.replaceAll("_", " "),
            }))}
            value={about}
            error={complaintAt(placeOf("about"))}
            onChange={(next) => set(placeOf("about"), next)}
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h3" variant="headingMd">
            {words.when}
          </Text>
          <Triggers on={document.on} />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h3" variant="headingMd">
            {words.if}
          </Text>
          {when === undefined ? (
            <NoCondition onAdd={() => set(placeOf("when"), { all: [fresh] })} />
          ) : (
            <>
              <ConditionBuilder
                condition={when}
                place={placeOf("when")}
                fields={language.fields}
                onRemove={() => set(placeOf("when"), undefined)}
              />
              {isGroup(when) ? null : (
                <InlineStack align="start">
                  <Button onClick={() => set(placeOf("when"), { all: [when, fresh] })}>{words.addCondition}</Button>
                </InlineStack>
              )}
            </>
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h3" variant="headingMd">
            {words.then}
          </Text>
          <StepBuilder steps={steps} place={placeOf("then")} />
        </BlockStack>
      </Card>
      {rest.length ? (
        <Card>
          <BlockStack gap="300">
            <Text as="h3" variant="headingSm">
              {words.rest}
            </Text>
            <RawPart value={Object.fromEntries(rest)} />
          </BlockStack>
        </Card>
      ) : null}
      {complaints.length ? (
        <Banner tone="critical" title={ruleWords.document.mistakes(complaints.length)}>
          <List>
            {complaints.map(({ path, message }) => (
              <List.Item key={`${path.join(".")} ${message}`}>{message}</List.Item>
            ))}
          </List>
        </Banner>
      ) : null}
    </BlockStack>
  );
}

const isGroup = (when: unknown): boolean =>
  Array.isArray(when) || ["all", "any", "none"].some((kind) => Object.keys(Object(when)).includes(kind));

function Triggers({ on }: { on: unknown }) {
  const { language, set, complaintAt } = useBuilder();
  const place = placeOf("on");
  const triggers = Array.isArray(on) ? on : on === undefined ? [] : [on];
  const change = (next: unknown[]) => set(place, next.length === 1 && !Array.isArray(on) ? next[0] : next);
  const options = language.events.map(({ name, says }) => ({ value: name, label: says }));
  return (
    <BlockStack gap="200">
      {triggers.map((trigger, index) => {
        const error = complaintAt({ raw: ["on", index], said: ["on", index] });
        const isOffered = typeof trigger === "string" && language.events.some(({ name }) => name === trigger);
        return (
          // Events have no ids; each is drawn from the document alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <InlineStack key={index} gap="200" blockAlign="center" align="start" wrap={false}>
            {isOffered ? (
              <Select
                label={words.event}
                labelHidden
                options={options}
                value={trigger}
                error={error}
                onChange={(next) => change(triggers.with(index, next))}
              />
            ) : (
              <RawPart value={trigger} error={error} />
            )}
            {triggers.length > 1 ? <RemoveButton onRemove={() => change(triggers.toSpliced(index, 1))} /> : null}
          </InlineStack>
        );
      })}
      <InlineStack align="start">
        <Select
          label={words.addEvent}
          labelInline
          placeholder={words.chooseEvent}
          options={options.filter(({ value }) => !triggers.includes(value))}
          value=""
          onChange={(next) => change([...triggers, next])}
        />
      </InlineStack>
    </BlockStack>
  );
}
