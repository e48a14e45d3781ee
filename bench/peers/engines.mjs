// The peers, from the package.json beside this file: they are not part of the app's own tree.
export { ZenEngine } from "@gorules/zen-engine";
export { LogicEngine } from "json-logic-engine";
export { Engine } from "json-rules-engine";
