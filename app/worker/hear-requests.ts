// An Admin API client that notes which requests it sent, and how long each took.
import type { AdminClient } from "#app/admin/client.server.ts";

export interface HeardRequest {
  operation: string;
  startMs: number;
  endMs: number;
  points: number;
  /** The kind of error; null: it was answered. */
  failure: string | null;
}

/** @param heard gets them as they end. */
export function hearRequests(admin: AdminClient, heard: HeardRequest[]): AdminClient {
  return {
    shop: admin.shop,
    installation: admin.installation,
    precedence: admin.precedence,
    async send(name, document, variables) {
      const request = { operation: name, startMs: Date.now(), endMs: 0, points: 0, failure: null as string | null };
      try {
        const answer = await admin.send(name, document, variables);
        request.points = answer.points;
        return answer;
      } catch (error) {
        request.failure = error instanceof Error ? error.name : "unknown";
        throw error;
      } finally {
        request.endMs = Date.now();
        heard.push(request);
      }
    },
  };
}
