// Pure. A share of 100 that depends on the text alone: stable, and even enough for a sample.

/** From 0 up to, not including, 100. FNV-1a with a last stir, since neighbouring ids differ in their last digits only. */
export function sampleNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 42_949_672.96;
}
