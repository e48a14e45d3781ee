// Which rule a person runs, and what it asks for: a field for each of its inputs. What was typed stays until it is sent or left.
import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, Checkbox, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { RecordPicker, type ToChoose } from "#app/components/rules/record-picker.tsx";
import { handWords as words } from "#app/components/words/hand-words.ts";
import type { InputDeclaration } from "#app/rules/read-inputs.ts";
import type { LaneKind } from "#app/rules/scope.ts";

export interface RuleByHand {
  ruleId: string;
  name: string;
  inputs: InputDeclaration[];
  lane: LaneKind;
  /** Where they are others than those of the page. */
  chosen?: string[];
}

interface Props {
  rules: RuleByHand[];
  /** Ids of the records that were chosen; none: the store, or what the rule finds; "ask": they are chosen here. */
  chosen: string[] | "ask";
  /** Without any chosen it runs on what it finds. */
  findsAlone?: boolean;
  onClose: () => void;
}

/** Those that are found by a search. */
const PICKED = ["order", "customer", "product"] as const;

type Answer =
  | { outcome: "done"; runId: string }
  | { outcome: "invalid"; fields: Record<string, string>; message: string | null }
  | { outcome: "not_found" };

export function RunByHandDialog({ rules, chosen: given, findsAlone = false, onClose }: Props) {
  const { submit, data, state } = useFetcher<Answer>();
  const navigate = useNavigate();
  const [ruleId, setRuleId] = useState(rules[0]?.ruleId ?? "");
  const [values, setValues] = useState<Record<string, string | boolean>>({});
  const [picked, setPicked] = useState<ToChoose[]>([]);
  const rule = rules.find((one) => one.ruleId === ruleId);
  const asks = given === "ask" ? PICKED.find((kind) => kind === rule?.lane) : undefined;
  const chosen = rule?.chosen ?? (given === "ask" ? picked.map(({ key }) => key) : given);
  const isReady = rule !== undefined && (!asks || findsAlone || picked.length > 0);
  const runId = data?.outcome === "done" ? data.runId : null;
  useEffect(() => {
    if (runId) navigate(`/app/hand-runs/${runId}`);
  }, [runId, navigate]);
  const go = () =>
    submit({ ruleId, chosen, inputs: values } as never, {
      method: "post",
      action: "/app/hand-run",
      encType: "application/json",
    });
  const errors = data?.outcome === "invalid" ? data.fields : {};
  return (
    <Modal
      open
      onClose={onClose}
      title={words.action}
      primaryAction={{
        content: words.run,
        loading: state !== "idle" || runId !== null,
        disabled: !isReady,
        onAction: go,
      }}
      secondaryActions={[{ content: words.cancel, onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          {data?.outcome === "invalid" && data.message ? <Banner tone="critical">{data.message}</Banner> : null}
          <Select
            label={words.rule}
            options={rules.map(({ ruleId: value, name: label }) => ({ value, label }))}
            value={ruleId}
            onChange={setRuleId}
          />
          {asks ? <RecordPicker kind={asks} chosen={picked} onChosen={setPicked} /> : null}
          <Text as="p">
            {asks && findsAlone && !chosen.length
              ? words.picker.finds
              : words.on(chosen.length, words.records[rule?.lane ?? "order"])}
          </Text>
          {rule?.inputs.map((input) => (
            <Input
              key={`${ruleId} ${input.name}`}
              input={input}
              value={values[input.name] ?? asText(input.default)}
              error={errors[input.name]}
              onChange={(value) => setValues({ ...values, [input.name]: value })}
            />
          ))}
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}

interface InputProps {
  input: InputDeclaration;
  value: string | boolean;
  error: string | undefined;
  onChange: (value: string | boolean) => void;
}

function Input({ input, value, error, onChange }: InputProps) {
  const label = input.label ?? input.name;
  if (input.type === "yes_no")
    return <Checkbox label={label} checked={value === true || value === "true"} error={error} onChange={onChange} />;
  if (input.options?.length && input.type !== "list")
    return (
      <Select
        label={label}
        options={[
          ...(input.required ? [] : [{ value: "", label: words.none }]),
          ...input.options.map((option) => ({ value: option, label: option })),
        ]}
        value={String(value)}
        error={error}
        onChange={onChange}
      />
    );
  const isLong = input.type === "list" || input.type === "long_text";
  return (
    <TextField
      label={label}
      value={String(value)}
      onChange={onChange}
      error={error}
      helpText={input.type === "list" ? words.listHelp : undefined}
      multiline={isLong ? 4 : undefined}
      type={input.type === "date" ? "date" : "text"}
      inputMode={input.type === "number" || input.type === "money" ? "decimal" : undefined}
      requiredIndicator={input.required}
      autoComplete="off"
    />
  );
}

const asText = (value: unknown): string | boolean =>
  typeof value === "boolean" ? value : Array.isArray(value) ? value.join("\n") : value == null ? "" : String(value);
