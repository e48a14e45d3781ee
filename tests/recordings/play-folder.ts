import { DocumentShelf } from "#tests/recordings/document-shelf.ts";
import { playScenario } from "#tests/recordings/play-scenario.ts";
import { RECORDINGS, readScenarios } from "#tests/recordings/read-scenarios.ts";
import type { ScenarioResult } from "#tests/recordings/step-result.ts";

/** Plays every recording of a folder; null when the folder is not there. */
export function playFolder(
  folder: string = RECORDINGS,
  only: (file: string) => boolean = () => true,
): ScenarioResult[] | null {
  const scenarios = readScenarios(folder);
  if (!scenarios) return null;
  const shelf = new DocumentShelf(scenarios);
  return scenarios.filter(({ file }) => only(file)).map((scenario) => playScenario(scenario, shelf));
}
