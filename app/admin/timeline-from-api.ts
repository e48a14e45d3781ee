// Pure. A record's timeline as the Admin API shows it, and who made the record.
import { instant, text } from "#app/admin/api-values.ts";
import { plainText } from "#app/lib/plain-text.ts";

interface TimelineNode {
  createdAt: string;
  action: string;
  message: string;
  appTitle?: string | null;
  attributeToUser: boolean;
  /** Of what Shopify tells by itself; a comment's author is a record that other scopes show. */
  author?: string | null;
}

export const timelineFromApi = (nodes: readonly TimelineNode[]) =>
  nodes.map(({ createdAt, action, message, appTitle, author }) => ({
    ...{ created_at: instant(createdAt), action: text(action), message: plainText(message) },
    ...{ app: text(appTitle), author: text(author) },
  }));

/** What staff do to a record later is not its making. */
const AT_ONCE_MS = 60_000;

/**
 * The member of staff who made a record: of its first entry that a person caused, within a minute of its making.
 * @param oldest its first entries, oldest first
 * @returns null: nobody of the staff
 */
export function staffMemberOf({ createdAt }: { createdAt: string }, oldest: readonly TimelineNode[]): string | null {
  const made = oldest.find(({ attributeToUser }) => attributeToUser);
  if (!made || Date.parse(made.createdAt) - Date.parse(createdAt) > AT_ONCE_MS) return null;
  return text(made.author) ?? text(/^(.+?) (created|placed|processed|added) /.exec(plainText(made.message) ?? "")?.[1]);
}
