-- Scopes that the store grants, and the topics that hang on some of them: subscribed one by one, and watched.
ALTER TABLE "shop" ADD COLUMN "granted_scopes" TEXT[] DEFAULT '{}',
  ADD COLUMN "optional_topics" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "topics_checked_at" TIMESTAMPTZ(3);
