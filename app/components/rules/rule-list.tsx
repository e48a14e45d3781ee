// The rules in the order in which they run: what each does, whether it is on, and how often it was true lately.
import {
  Badge,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Divider,
  InlineStack,
  Link,
  Select,
  Text,
} from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";

type State = "on" | "watching" | "off";
interface Rule {
  ruleId: string;
  name: string;
  summary: string;
  trigger: string;
  about: string;
  state: State;
  group: string | null;
  version: number;
  savedAt: string;
  /** Null, here and below: could not be had. */
  flagging: number | null;
  matchedThisWeek: number | null;
  lastMatchedAt: string | null;
  checkId: string | null;
  warnings: string[];
}
interface Props {
  rules: Rule[];
  clock: Clock;
  busyRuleId: string | null;
  onState: (ruleId: string, state: State) => void;
  onMove: (ruleId: string, way: "up" | "down") => void;
}

const words = ruleWords.list;
const STATES = (Object.keys(words.states) as State[]).map((value) => ({ value, label: words.states[value] }));
export const STATE_TONES = { on: "success", watching: "info", off: undefined } as const;

export function RuleList({ rules, clock, busyRuleId, onState, onMove }: Props) {
  return (
    <BlockStack>
      <Box paddingInline="400" paddingBlock="300">
        <Text as="p" tone="subdued">
          {words.order}
        </Text>
      </Box>
      {rules.map((rule, index) => (
        <Fragment key={rule.ruleId}>
          <Divider />
          <Box padding="400">
            <BlockStack gap="200">
              <InlineStack align="space-between" blockAlign="start" gap="300">
                <InlineStack align="start" gap="200" blockAlign="center">
                  <Text as="h2" variant="headingSm">
                    <Link url={`/app/rules/${rule.ruleId}`} removeUnderline>
                      {rule.name}
                    </Link>
                  </Text>
                  <Badge tone={STATE_TONES[rule.state]}>{words.states[rule.state]}</Badge>
                  {rule.checkId ? <Badge>{words.ofCheck}</Badge> : null}
                  {rule.group ? <Badge>{words.group(rule.group)}</Badge> : null}
                  {rule.warnings.length ? <Badge tone="warning">{words.warnings(rule.warnings.length)}</Badge> : null}
                </InlineStack>
                <InlineStack gap="200" blockAlign="center" wrap={false}>
                  {rule.checkId ? (
                    <Link url={`/app/checks/${rule.checkId}`} accessibilityLabel={words.toCheck(rule.name)}>
                      {words.settings}
                    </Link>
                  ) : (
                    <Select
                      label={words.state(rule.name)}
                      labelHidden
                      options={STATES}
                      value={rule.state}
                      disabled={busyRuleId === rule.ruleId}
                      onChange={(state) => onState(rule.ruleId, state as State)}
                    />
                  )}
                  <ButtonGroup variant="segmented">
                    <Button
                      icon={ArrowUpIcon}
                      accessibilityLabel={words.up(rule.name)}
                      disabled={index === 0 || busyRuleId !== null}
                      onClick={() => onMove(rule.ruleId, "up")}
                    />
                    <Button
                      icon={ArrowDownIcon}
                      accessibilityLabel={words.down(rule.name)}
                      disabled={index === rules.length - 1 || busyRuleId !== null}
                      onClick={() => onMove(rule.ruleId, "down")}
                    />
                  </ButtonGroup>
                </InlineStack>
              </InlineStack>
              <Text as="p" variant="bodySm" tone="subdued">
                {rule.trigger}
              </Text>
              <Text as="p" breakWord>
                {rule.summary}
              </Text>
              {rule.warnings.map((warning) => (
                <Text as="p" variant="bodySm" tone="caution" key={warning}>
                  {warning}
                </Text>
              ))}
              <Text as="p" variant="bodySm" tone="subdued">
                {factsOf(rule, clock).join(" · ")}
              </Text>
            </BlockStack>
          </Box>
        </Fragment>
      ))}
    </BlockStack>
  );
}

function factsOf(rule: Rule, clock: Clock): string[] {
  const last = rule.lastMatchedAt ? `, ${words.last(formatWhenWithin(rule.lastMatchedAt, clock))}` : "";
  return [
    ...(rule.matchedThisWeek === null ? [] : [`${words.matched(rule.matchedThisWeek)}${last}`]),
    ...(rule.flagging ? [texts.rules.flagging[rule.about === "customer" ? "customer" : "order"](rule.flagging)] : []),
    texts.rules.version(rule.version, formatWhenWithin(rule.savedAt, clock)),
  ];
}
