// How the web process keeps garbage collection, which holds every answer up, away from its answers. Imported before anything else.
import { setFlagsFromString } from "node:v8";

// Small Buffers share slabs of memory, of 64 kB each since Node 24: a statement with a body of 8 kB then lies in a slab that lives as long
// as whatever else lies in it, and old slabs are only freed by a collection of the whole heap. In slabs of 8 kB, as they were before,
// what is larger than 4 kB has its memory to itself.
Buffer.poolSize = 8 * 1024;

// Left to itself the engine spends three hundredths of its time on collecting the whole heap, some 60 MB of code and pages: at a
// thousand webhooks a second four times in ten seconds, each of which holds answers up for 80 ms. Here it waits until the heap has grown by three quarters.
setFlagsFromString("--heap-growing-percent=75");
