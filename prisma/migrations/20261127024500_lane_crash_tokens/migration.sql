-- Under which leases the crashes of a lane were counted: a worker that was only cut off takes back what was counted under its own.
ALTER TABLE "lane" ADD COLUMN "crash_tokens" BIGINT[] DEFAULT ARRAY[]::BIGINT[];
