import { VersionNews } from "#app/admin/version-news.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { logger } from "#app/logger.server.ts";
import { adminDeprecated, adminOtherVersion } from "#app/metrics.server.ts";

const heard = new VersionNews();

/** Counts and says what the headers of an answer tell of the version of the Admin API. */
export function hearVersion(headers: Headers, operation: string): void {
  for (const { isNew, ...news } of heard.hear(headers, operation, new Date()))
    switch (news.about) {
      case "other_version":
        adminOtherVersion.inc();
        if (isNew) logger.error(news, "Shopify answers as another version of the Admin API: update Switchyard");
        break;
      case "deprecated":
        adminDeprecated.inc({ operation });
        if (isNew) logger.warn(news, "Shopify will remove what this request uses: update Switchyard before then");
        break;
      default:
        assertNever(news);
    }
}
