// A rule that is built, part by part: when, if, then. What it does not show stays as it was written.
import { Banner, BlockStack, Button, Card, InlineStack, List, Select, Text, TextField } from "@shopify/polaris";
import { freshCondition, type Place, stepAt, useBuilder } from "#app/components/builder/builder-context.ts";
import { ConditionBuilder, NoCondition } from "#app/components/builder/condition-builder.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { AddPart, PARTS_SHOWN, RuleLimits, RuleParts } from "#app/components/builder/rule-parts.tsx";
import { StepBuilder } from "#app/components/builder/step-builder.tsx";
import { TriggerForm } from "#app/components/builder/trigger-form.tsx";
import { WarningsAt } from "#app/components/builder/warnings-at.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { RuleLanguage } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

/** Parts of a document that have a place of their own on the page. */
const SHOWN = new Set(["schema", "id", "name", "description", "about", "on", "when", "then", "else", ...PARTS_SHOWN]);

const placeOf = (name: string): Place => ({ raw: [name], said: [name] });

export function BuiltRule({ document, about }: { document: Plain; about: string }) {
  const { language, set, complaintAt, complaints } = useBuilder();
  const fresh = freshCondition(language, language.fields);
  const { when, then, else: otherwise } = document;
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
      <RuleParts document={document} />
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
          <StepBuilder steps={then} place={placeOf("then")} fields={language.fields} />
        </BlockStack>
      </Card>
      {otherwise === undefined ? (
        <InlineStack>
          <Button variant="tertiary" onClick={() => set(placeOf("else"), [])}>
            {words.addOtherwiseOfRule}
          </Button>
        </InlineStack>
      ) : (
        <Card>
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="h3" variant="headingMd">
                {words.otherwiseOfRule}
              </Text>
              <RemoveButton onRemove={() => set(placeOf("else"), undefined)} />
            </InlineStack>
            <StepBuilder steps={otherwise} place={placeOf("else")} fields={language.fields} />
          </BlockStack>
        </Card>
      )}
      <RuleLimits document={document} />
      <AddPart document={document} />
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
  const { language, set } = useBuilder();
  const place = placeOf("on");
  const triggers = Array.isArray(on) ? on : on === undefined ? [] : [on];
  const change = (next: unknown[]) => set(place, next.length === 1 && !Array.isArray(on) ? next[0] : next);
  const options = language.events.map(({ name, says }) => ({ value: name, label: says }));
  return (
    <BlockStack gap="200">
      <WarningsAt place={place} />
      {triggers.map((trigger, index) => (
        // Events have no ids; each is drawn from the document alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <InlineStack key={index} gap="200" blockAlign="center" align="start" wrap={false}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <TriggerForm
              trigger={trigger}
              place={stepAt(on, place, index)}
              onChange={(next) => change(triggers.with(index, next))}
            />
            <WarningsAt place={stepAt(on, place, index)} parts={["rule"]} />
          </div>
          {triggers.length > 1 ? <RemoveButton onRemove={() => change(triggers.toSpliced(index, 1))} /> : null}
        </InlineStack>
      ))}
      <InlineStack align="start">
        <Select
          label={words.addEvent}
          labelInline
          placeholder={words.chooseEvent}
          options={[
            ...OTHERS.map((value) => ({ value, label: words.otherTriggers[value] })),
            ...options.filter(({ value }) => !triggers.includes(value)),
          ]}
          value=""
          onChange={(next) => change([...triggers, freshTrigger(next, language)])}
        />
      </InlineStack>
    </BlockStack>
  );
}

const OTHERS = ["schedule", "after", "changed", "rule"] as const;

/** @param name of an event, or of another way to be set off. */
function freshTrigger(name: string, { fields, events }: RuleLanguage): unknown {
  switch (name as (typeof OTHERS)[number]) {
    case "schedule":
      return { schedule: { every: "day", at: "09:00" } };
    case "after":
      return { after: "1 day", event: events[0]?.name ?? "order.created" };
    case "rule":
      return { rule: "another-rule" };
    case "changed":
      return { changed: fields[0]?.path ?? "order.tags" };
    default:
      return name;
  }
}
