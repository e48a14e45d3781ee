// What sets a rule off: an event, a change of a field, a time after an event, the clock, another rule.
import { Checkbox, InlineGrid, Select, TextField } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { FieldPicker } from "#app/components/builder/field-picker.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import { eventNamed } from "#app/rules/trigger.ts";

const words = ruleWords.builder;
const COLUMNS = { xs: 1, sm: 2, md: 3 } as const;

interface Props {
  trigger: unknown;
  place: Place;
  /** In the list of triggers, or in place of it. */
  onChange: (trigger: unknown) => void;
}

const has = (plain: Plain, ...keys: string[]): boolean => Object.keys(plain).every((key) => keys.includes(key));
const isText = (value: unknown) => value === undefined || typeof value === "string" || typeof value === "number";

export function TriggerForm({ trigger, place, onChange }: Props) {
  const { language, complaintAt } = useBuilder();
  const options = language.events.map(({ name, says }) => ({ value: name, label: says }));
  const error = complaintAt(place);
  if (typeof trigger === "string") {
    const event = eventNamed(trigger);
    return options.some(({ value }) => value === event) ? (
      <Select label={words.event} labelHidden options={options} value={event ?? ""} error={error} onChange={onChange} />
    ) : (
      <RawPart value={trigger} error={error} />
    );
  }
  const plain = (typeof trigger === "object" && trigger !== null ? trigger : {}) as Plain;
  const schedule = plain.schedule as Plain | null | undefined;
  if (
    typeof schedule === "object" &&
    schedule !== null &&
    has(plain, "schedule") &&
    Object.values(schedule).every(isText)
  )
    return <ScheduleForm schedule={schedule} place={at(place, "schedule")} />;
  const { weekdays_only: weekdays, ...after } = plain;
  if ("after" in plain && has(after, "after", "event") && Object.values(after).every(isText) && isYesNo(weekdays))
    return <AfterForm plain={plain} place={place} options={options} />;
  if (typeof plain.rule === "string" && has(plain, "rule"))
    return <Parts names={["rule"]} plain={plain} place={place} />;
  if ("changed" in plain && has(plain, "changed", "from", "to") && Object.values(plain).every(isTextOrTexts))
    return <ChangeForm plain={plain} place={place} />;
  return <RawPart value={trigger} error={error} />;
}

const isYesNo = (value: unknown) => value === undefined || typeof value === "boolean";

/** One input for each part that is there; one that is emptied is left out. */
function Parts({
  names,
  plain,
  place,
}: {
  names: readonly (keyof typeof words.triggerParts)[];
  plain: Plain;
  place: Place;
}) {
  const { set, complaintAt } = useBuilder();
  return names.map((name) => (
    <TextField
      key={name}
      label={words.triggerParts[name]}
      placeholder={name === "at" ? words.clock : undefined}
      autoComplete="off"
      value={shown(plain[name])}
      error={complaintAt(at(place, name))}
      onChange={(text) => set(at(place, name), written(name, text, plain[name]))}
    />
  ));
}

const isTextOrTexts = (value: unknown) => isText(value) || (Array.isArray(value) && value.every(isText));
const shown = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));

function written(name: string, text: string, before: unknown): unknown {
  if (Array.isArray(before)) return text.split(/,\s*/);
  if (text === "" && !["every", "cron", "once", "after", "changed", "rule"].includes(name)) return undefined;
  return name === "on" && /^\d+$/.test(text) ? Number(text) : text;
}

function ScheduleForm({ schedule, place }: { schedule: Plain; place: Place }) {
  const kind = (["cron", "once"] as const).find((one) => one in schedule);
  return (
    <InlineGrid columns={COLUMNS} gap="200">
      <Parts names={kind ? [kind] : ["every", "at", "on"]} plain={schedule} place={place} />
    </InlineGrid>
  );
}

function AfterForm({
  plain,
  place,
  options,
}: {
  plain: Plain;
  place: Place;
  options: { value: string; label: string }[];
}) {
  const { set, complaintAt } = useBuilder();
  const event = eventNamed(String(plain.event)) ?? String(plain.event);
  return (
    <InlineGrid columns={COLUMNS} gap="200">
      <Parts names={["after"]} plain={plain} place={place} />
      <Select
        label={words.event}
        options={options.some(({ value }) => value === event) ? options : [{ value: event, label: event }, ...options]}
        value={event}
        error={complaintAt(at(place, "event"))}
        onChange={(next) => set(at(place, "event"), next)}
      />
      <Checkbox
        label={words.weekdays}
        checked={plain.weekdays_only === true}
        error={complaintAt(at(place, "weekdays_only"))}
        onChange={(next) => set(at(place, "weekdays_only"), next ? true : undefined)}
      />
    </InlineGrid>
  );
}

function ChangeForm({ plain, place }: { plain: Plain; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  return (
    <InlineGrid columns={COLUMNS} gap="200">
      <FieldPicker
        fields={language.fields}
        value={String(plain.changed)}
        label={words.triggerParts.changed}
        error={complaintAt(at(place, "changed"))}
        onChange={(next) => set(at(place, "changed"), next)}
      />
      <Parts names={["from", "to"]} plain={plain} place={place} />
    </InlineGrid>
  );
}
