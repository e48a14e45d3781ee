// Limiters that the benches measure against, from the package.json beside this file.
export { default as Bottleneck } from "bottleneck";
export { default as pLimit } from "p-limit";
