// Which segments customers are in, by name: one list of the store's segments for all of a batch, one request for each customer.
import type { AdminClient } from "#app/admin/client.server.ts";
import { listSegments } from "#app/admin/operations/list-segments.ts";
import { readSegmentsOf } from "#app/admin/operations/read-segments-of.ts";
import type { CustomerPicture } from "#app/rules/facts.ts";

export async function readSegments(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, Partial<CustomerPicture>>> {
  if (!customerIds.length) return new Map();
  const { segments } = await listSegments(admin);
  const read = new Map<string, Partial<CustomerPicture>>();
  for (const customerId of customerIds) {
    const { segmentIds } = await readSegmentsOf(admin, customerId, [...segments.keys()]);
    const names = segmentIds.flatMap((id) => segments.get(id) ?? []).sort();
    read.set(customerId, { segments: names } as Partial<CustomerPicture>);
  }
  return read;
}
