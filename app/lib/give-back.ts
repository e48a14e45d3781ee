// Pure.

/**
 * Gives the memory of bytes that nobody reads any more back at once: they are empty afterwards. Garbage collection comes to what
 * has become old only when there is much of it; in a rush of bodies that is each second, for tens of milliseconds.
 * Bytes that share their memory with others, as small Buffers do, are left as they are.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 0 && buffer.byteLength === bytes.byteLength)
    buffer.transfer(0);
}
