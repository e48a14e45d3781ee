const SLAB = 1_048_576;
/** The most bytes of UTF-8 that one unit of a string's length comes to. */
const WIDEST = 3;

let slab = Buffer.alloc(0);
let used = 0;

/** A text as UTF-8. Many share one allocation: bodies of some ten kB would each be counted, allocated and freed by themselves. */
export function bytesOf(text: string): Buffer {
  const most = text.length * WIDEST;
  if (most > SLAB / 8) return Buffer.from(text, "utf8");
  if (slab.length - used < most) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  const from = used;
  used += slab.write(text, from, "utf8");
  return slab.subarray(from, used);
}
