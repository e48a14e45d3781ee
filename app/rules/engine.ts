/** The version of the engine that decided a run: a run is decided again by the engine that knows how. */
export const ENGINE = "4";
