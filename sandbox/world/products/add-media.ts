import type { MediaRecord, ProductRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { World } from "#sandbox/world/world.ts";

/** `CreateMediaInput`. */
export interface MediaInput {
  alt?: string | null;
  mediaContentType: MediaRecord["kind"];
  originalSource: string;
}

/** Adds pictures and films at the end. Here they are ready at once; what they show is not fetched. Tells nobody. */
export function addMedia(world: World, product: ProductRecord, media: readonly MediaInput[]): boolean {
  for (const { alt, mediaContentType: kind, originalSource: url } of media)
    product.media.push({ id: world.nextId(), kind, alt: alt ?? null, url });
  if (media.length > 0) touch(world, product);
  return media.length > 0;
}
