// A step that is an action: its settings, from its declaration, and when and on what it acts.
import { BlockStack, Button, Checkbox, InlineStack, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { AddSetting } from "#app/components/builder/add-setting.tsx";
import { at, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { StepSettings } from "#app/components/builder/step-settings.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageAction, LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
/** Beside an action's own settings. */
const COMMON = new Set(["do", "id", "acts", "on", "if", "approval", "on_failure"]);

interface Props {
  action: LanguageAction;
  plain: Plain;
  place: Place;
  fields: readonly LanguageField[];
  /** Further steps: what is done where it fails. */
  steps: (steps: unknown, place: Place, fields: readonly LanguageField[]) => ReactNode;
}

export function ActionForm({ action, plain, place, fields, steps }: Props) {
  const { set, complaintAt } = useBuilder();
  const known = new Set(action.settings.map(({ name }) => name));
  const others = Object.keys(plain).filter((key) => !known.has(key) && !COMMON.has(key));
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h4" variant="headingSm">
          {action.title}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {action.about}
        </Text>
      </BlockStack>
      <StepSettings settings={action.settings} plain={plain} place={place} fields={fields} />
      {action.acts.length > 1 ? (
        <Select
          label={words.acts}
          options={[
            { value: "", label: words.actsDefault },
            ...action.acts.map((value) => ({
              value,
              label: words.actsAs[value as keyof typeof words.actsAs] ?? value,
            })),
          ]}
          value={typeof plain.acts === "string" ? plain.acts : ""}
          error={complaintAt(at(place, "acts"))}
          onChange={(next) => set(at(place, "acts"), next === "" ? undefined : next)}
        />
      ) : null}
      <WhenAndOnWhat plain={plain} place={place} fields={fields} />
      <Failing plain={plain} place={place} fields={fields} steps={steps} />
      <AddSetting settings={action.settings} plain={plain} place={place} />
      {others.length ? (
        <RawPart value={Object.fromEntries(others.map((key) => [key, plain[key]]))} error={complaintAt(place)} />
      ) : null}
    </BlockStack>
  );
}

function WhenAndOnWhat({ plain, place, fields }: Pick<Props, "plain" | "place" | "fields">) {
  const { language, set, complaintAt } = useBuilder();
  return (
    <>
      <GivenText plain={plain} place={place} name="on" label={words.target} helpText={words.targetHelp} />
      {plain.approval === undefined ? null : (
        <Checkbox
          label={words.approval}
          checked={plain.approval === true}
          error={complaintAt(at(place, "approval"))}
          onChange={(next) => set(at(place, "approval"), next)}
        />
      )}
      {plain.if === undefined ? (
        <InlineStack>
          <Button variant="tertiary" onClick={() => set(at(place, "if"), { all: [freshCondition(language, fields)] })}>
            {words.addGuard}
          </Button>
        </InlineStack>
      ) : (
        <BlockStack gap="100">
          <Text as="p" tone="subdued">
            {words.guard}
          </Text>
          {conditionOn(plain.if, at(place, "if"), fields, () => set(at(place, "if"), undefined))}
        </BlockStack>
      )}
    </>
  );
}

function Failing({ plain, place, fields, steps }: Pick<Props, "plain" | "place" | "fields" | "steps">) {
  const { set, complaintAt } = useBuilder();
  const { on_failure: failing } = plain;
  if (failing === undefined) return null;
  const where = at(place, "on_failure");
  const isSteps = typeof failing === "object" && failing !== null;
  return (
    <BlockStack gap="200">
      <Select
        label={words.failing}
        options={(["go_on", "stop", ...(isSteps ? (["steps"] as const) : [])] as const).map((value) => ({
          value,
          label: words.failings[value],
        }))}
        value={isSteps ? "steps" : String(failing)}
        error={complaintAt(where)}
        onChange={(next) => {
          if (next !== "steps") set(where, next);
        }}
      />
      {isSteps ? steps(failing, where, fields) : null}
    </BlockStack>
  );
}
