// Pure. Ids of rules that only pass a check's verdict on: being true they flag nothing, and found nothing.
import { CHECKS } from "#app/checks/index.ts";

export const PASSING_ON: readonly string[] = CHECKS.flatMap(({ passingOn = [] }) => passingOn);
