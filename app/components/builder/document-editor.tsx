// A rule document as text: line numbers, and the mistakes beside their lines. A plain text area, so that nothing has to be
// loaded and every key works as elsewhere.
import { BlockStack, Box, Text } from "@shopify/polaris";
import { useId, useRef } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.document;

export interface Complaint {
  line: number;
  message: string;
}
interface Props {
  text: string;
  complaints: readonly Complaint[];
  /** Lines with something that may be meant. */
  doubtful?: readonly number[];
  readOnly?: boolean;
  onChange: (text: string) => void;
}

const FONT = {
  fontFamily: "var(--p-font-family-mono)",
  fontSize: "13px",
  lineHeight: "20px",
  padding: "12px 0",
  margin: 0,
  border: 0,
  whiteSpace: "pre" as const,
};
const LINE_PX = 20;
const MOST_LINES_SHOWN = 40;

export function DocumentEditor({ text, complaints, doubtful = [], readOnly = false, onChange }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [id, helpId] = [useId(), useId()];
  const lines = text.split("\n").length;
  const wrong = new Set(complaints.map(({ line }) => line));
  const height = Math.min(Math.max(lines, 12), MOST_LINES_SHOWN) * LINE_PX + 40;
  const goTo = (line: number) => {
    const at = text.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
    if (area.current) area.current.scrollTop = Math.max(0, (line - 4) * LINE_PX);
  };
  return (
    <BlockStack gap="200">
      <label htmlFor={id}>
        <Text as="span" fontWeight="medium">
          {words.label}
        </Text>
      </label>
      <Box borderColor="border" borderWidth="025" borderRadius="200" overflowX="hidden">
        <div style={{ display: "flex", height, background: "var(--p-color-bg-surface)" }}>
          <div
            ref={gutter}
            aria-hidden
            style={{
              ...FONT,
              overflow: "hidden",
              textAlign: "end",
              padding: "12px 8px",
              flex: "none",
              minWidth: "3.5em",
              background: "var(--p-color-bg-surface-secondary)",
              color: "var(--p-color-text-secondary)",
            }}
          >
            {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
              <div
                key={line}
                style={
                  wrong.has(line)
                    ? { color: "var(--p-color-text-critical)", fontWeight: "var(--p-font-weight-bold)" }
                    : doubtful.includes(line)
                      ? { color: "var(--p-color-text-caution)", fontWeight: "var(--p-font-weight-bold)" }
                      : undefined
                }
              >
                {wrong.has(line) ? `● ${line}` : doubtful.includes(line) ? `▲ ${line}` : line}
              </div>
            ))}
          </div>
          <textarea
            id={id}
            ref={area}
            value={text}
            readOnly={readOnly}
            aria-describedby={helpId}
            aria-invalid={complaints.length > 0}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            onChange={(event) => onChange(event.target.value)}
            onScroll={(event) => {
              if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
            }}
            style={{
              ...FONT,
              padding: "12px",
              flex: 1,
              minWidth: 0,
              resize: "none",
              overflow: "auto",
              tabSize: 2,
              color: "var(--p-color-text)",
              background: "transparent",
            }}
          />
        </div>
      </Box>
      <div id={helpId}>
        <Text as="p" variant="bodySm" tone="subdued">
          {words.help}
        </Text>
      </div>
      {complaints.length ? (
        <ul style={{ margin: 0, paddingInlineStart: "var(--p-space-500)" }}>
          {complaints.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <Text as="span" tone="critical" breakWord>
                <button type="button" onClick={() => goTo(line)} style={LINE_BUTTON}>
                  {words.line(line)}
                </button>
                {`: ${message}`}
              </Text>
            </li>
          ))}
        </ul>
      ) : null}
    </BlockStack>
  );
}

const LINE_BUTTON = {
  font: "inherit",
  color: "inherit",
  background: "none",
  border: 0,
  padding: 0,
  textDecoration: "underline",
  cursor: "pointer",
};
