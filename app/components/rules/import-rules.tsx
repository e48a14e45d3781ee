// Rules from files or pasted text. What is wrong is told rule by rule; the text stays until it is right.
import { Banner, BlockStack, DropZone, List, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { readJsonWithLines } from "#app/lib/json-with-lines.ts";

const words = ruleWords.importing;

interface Pushed {
  ruleId: string;
  outcome: keyof typeof words.outcome;
  complaints: string[];
}
interface Props {
  open: boolean;
  busy: boolean;
  /** How the last import ended, where it saved nothing. */
  refused: Pushed[] | null;
  onImport: (documents: unknown[]) => void;
  onClose: () => void;
}

export function ImportRules({ open, busy, refused, onImport, onClose }: Props) {
  const [files, setFiles] = useState<{ name: string; text: string }[]>([]);
  const [text, setText] = useState("");
  const [broken, setBroken] = useState<string[]>([]);

  const take = async (chosen: File[]) =>
    setFiles(await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() }))));
  const send = () => {
    const sources = [...files, ...(text.trim() ? [{ name: words.pasted, text }] : [])];
    const documents: unknown[] = [];
    const problems: string[] = [];
    for (const source of sources) {
      const read = readJsonWithLines(source.text);
      if (read.outcome === "broken") problems.push(words.notJson(source.name, read.line, read.message));
      else documents.push(...(Array.isArray(read.value) ? read.value : [read.value]));
    }
    setBroken(problems);
    if (!problems.length && documents.length) onImport(documents);
  };
  const wrong = refused?.filter(({ complaints }) => complaints.length) ?? [];
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={words.title}
      primaryAction={{ content: words.action, onAction: send, loading: busy, disabled: !files.length && !text.trim() }}
      secondaryActions={[{ content: words.cancel, onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">{words.body}</Text>
          {broken.length || wrong.length ? (
            <Banner tone="critical" title={words.nothingSaved}>
              <List>
                {broken.map((problem) => (
                  <List.Item key={problem}>{problem}</List.Item>
                ))}
                {wrong.map(({ ruleId, outcome, complaints }) => (
                  <List.Item key={`${ruleId} ${complaints[0]}`}>
                    {ruleId || "?"}, {words.outcome[outcome]}: {complaints.join("; ")}
                  </List.Item>
                ))}
              </List>
            </Banner>
          ) : null}
          <DropZone
            accept="application/json,.json"
            onDrop={(_all, accepted) => void take(accepted)}
            label={words.choose}
          >
            {files.length ? (
              <BlockStack gap="100" inlineAlign="center">
                {files.map(({ name }) => (
                  <Text as="p" key={name}>
                    {name}
                  </Text>
                ))}
              </BlockStack>
            ) : (
              <DropZone.FileUpload actionTitle={words.choose} />
            )}
          </DropZone>
          <TextField
            label={words.text}
            value={text}
            onChange={setText}
            multiline={6}
            maxHeight={300}
            autoComplete="off"
            monospaced
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
