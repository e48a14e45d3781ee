-- Which lanes were handed out as one job: what is under way is counted in jobs.
ALTER TABLE "lane" ADD COLUMN "job" BIGINT;
