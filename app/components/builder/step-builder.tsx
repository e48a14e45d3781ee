// The steps of a rule that is built: actions, waits, branches, loops. A spelling that the builder does not know stands as it is written.
import { BlockStack, Box, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { ActionForm } from "#app/components/builder/action-form.tsx";
import { BranchForm } from "#app/components/builder/branch-form.tsx";
import { at, type Place, stepAt, useBuilder } from "#app/components/builder/builder-context.ts";
import { BLOCKS, freshStep } from "#app/components/builder/fresh-step.ts";
import { LoopForm, RepeatForm } from "#app/components/builder/loop-form.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { WaitForm, waitsPlainly } from "#app/components/builder/wait-form.tsx";
import { WarningsAt } from "#app/components/builder/warnings-at.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  /** A list, or the one step that stands for it. */
  steps: unknown;
  place: Place;
  fields: readonly LanguageField[];
}

export function StepBuilder({ steps: written, place, fields }: Props) {
  const { language, set } = useBuilder();
  const steps = Array.isArray(written) ? written : written === undefined ? [] : [written];
  const move = (from: number, to: number) => {
    const moved = steps.toSpliced(from, 1).toSpliced(to, 0, steps[from]);
    set(place, moved);
  };
  return (
    <BlockStack gap="300">
      {steps.map((step, index) => (
        // Steps have no ids of their own; each is drawn from the document alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box key={index} borderColor="border" borderWidth="025" borderRadius="200" padding="300">
          <BlockStack gap="200">
            <InlineStack wrap={false} align="end">
              <Button
                icon={ArrowUpIcon}
                variant="tertiary"
                accessibilityLabel={words.up}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <Button
                icon={ArrowDownIcon}
                variant="tertiary"
                accessibilityLabel={words.down}
                disabled={index === steps.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <RemoveButton onRemove={() => set(place, steps.toSpliced(index, 1))} />
            </InlineStack>
            <WarningsAt place={stepAt(written, place, index)} parts={["acts", "rule"]} />
            <OneStep step={step} place={stepAt(written, place, index)} fields={fields} />
          </BlockStack>
        </Box>
      ))}
      <Select
        label={words.addStep}
        labelInline
        placeholder={words.chooseAction}
        options={[
          ...BLOCKS.map((value) => ({ value, label: words.blocks[value] })),
          ...language.actions.flatMap(({ name, title, fits }) => (fits ? [{ value: name, label: title }] : [])),
        ]}
        value=""
        onChange={(name) => set(place, [...steps, freshStep(name, language, fields)])}
      />
    </BlockStack>
  );
}

const further = (steps: unknown, place: Place, fields: readonly LanguageField[]) => (
  <StepBuilder steps={steps} place={place} fields={fields} />
);

const has = (plain: Plain, ...keys: string[]): boolean => Object.keys(plain).every((key) => keys.includes(key));

function OneStep({ step, place, fields }: { step: unknown; place: Place; fields: readonly LanguageField[] }) {
  const { language, complaintAt } = useBuilder();
  const plain = (typeof step === "object" && step !== null ? step : {}) as Plain;
  const shared = { plain, place, fields, steps: further };
  const { do: name } = plain;
  if (name === undefined && "if" in plain && has(plain, "if", "then", "else_if", "else"))
    return <BranchForm {...shared} />;
  if (name === undefined && "for_each" in plain && has(plain, "for_each", "as", "where", "distinct", "limit", "then"))
    return <LoopForm {...shared} />;
  if (name === undefined && "repeat" in plain && has(plain, "repeat", "as", "then")) return <RepeatForm {...shared} />;
  if (name === "wait" && waitsPlainly(plain)) return <WaitForm plain={plain} place={place} />;
  if (name === "stop" && has(plain, "do"))
    return (
      <BlockStack gap="050">
        <Text as="h4" variant="headingSm">
          {words.blocks.stop}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {words.stopHelp}
        </Text>
      </BlockStack>
    );
  if (name === "require_approval" && has(plain, "do", "text", "expires", "else")) return <ApproveForm {...shared} />;
  const action = language.actions.find((one) => one.name === name);
  if (!action) return <RawPart value={step} error={complaintAt(place)} />;
  return <ActionForm {...shared} action={action} />;
}

function ApproveForm({ plain, place, fields }: { plain: Plain; place: Place; fields: readonly LanguageField[] }) {
  const { set, complaintAt } = useBuilder();
  return (
    <BlockStack gap="300">
      <Text as="h4" variant="headingSm">
        {words.blocks.require_approval}
      </Text>
      {(["text", "expires"] as const).map((name) => (
        <TextField
          key={name}
          label={name === "text" ? words.approveText : words.expires}
          placeholder={name === "expires" ? words.duration : undefined}
          autoComplete="off"
          value={String(plain[name] ?? "")}
          error={complaintAt(at(place, name))}
          onChange={(next) => set(at(place, name), next === "" ? undefined : next)}
        />
      ))}
      <Text as="p" tone="subdued">
        {words.refused}
      </Text>
      <StepBuilder steps={plain.else} place={at(place, "else")} fields={fields} />
    </BlockStack>
  );
}
