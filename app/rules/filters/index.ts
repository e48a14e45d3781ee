// The only list of filters beyond Liquid's own: a new one is an entry in a file here.
import type { Filter } from "#app/rules/filters/filter.ts";
import { lists } from "#app/rules/filters/lists.ts";
import { numbers } from "#app/rules/filters/numbers.ts";
import { places } from "#app/rules/filters/places.ts";
import { texts } from "#app/rules/filters/texts.ts";
import { times } from "#app/rules/filters/times.ts";

export const FILTERS: Record<string, Filter> = { ...numbers, ...lists, ...places, ...texts, ...times };
