// Pure. What messages need to know of a shop and nobody else may; the worker hands it in, effects/ knows no database.
export type ChatService = "slack" | "teams" | "discord";

export interface ChatChannel {
  service: ChatService;
  /** The incoming webhook: whoever knows it can write there. */
  url: string;
}

export interface Outlets {
  /** Null: no channel of that name is set up. */
  chatChannel(name: string): Promise<ChatChannel | null>;
  /** What outgoing requests of this shop are signed with; the same from its first use on. */
  signingSecret(): Promise<string>;
}
