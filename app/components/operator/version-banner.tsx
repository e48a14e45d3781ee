import { Banner } from "@shopify/polaris";
import { formatCalendarDay } from "#app/components/format-when.ts";
import { operatorWords } from "#app/components/words/operator-words.ts";
import type { VersionStanding } from "#app/lib/api-version.ts";

const words = operatorWords.overview.version;

/** Nothing while Shopify serves the version of its Admin API for long enough. */
export function VersionBanner({ version, servedUntil, standing }: VersionStanding) {
  if (standing === "served") return null;
  return (
    <Banner tone={standing === "past_its_end" ? "critical" : "warning"} title={words[standing](version)}>
      {words.about(formatCalendarDay(servedUntil.slice(0, 10)))}
    </Banner>
  );
}
