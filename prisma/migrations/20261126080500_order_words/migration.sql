-- Which words an order is found by, one row a word: found and paged by key, newest first. `source` says where the word stands: 'order', its
-- picture (order_state.search_words); 'reason', why it wants a person; 'rule', the id of a rule that is true of it (order_state.flags). An index on the array would be of no use: under row-level security
-- PostgreSQL looks into arrays only after it has checked whose row it is, while it may compare texts before.
CREATE TABLE "order_word" (
    "shop" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "order_word_pkey" PRIMARY KEY ("shop", "word", "created_at", "order_id", "source")
);

CREATE FUNCTION words_of_order(search_words text[], flags text[]) RETURNS TABLE (word text, source text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT unnest(search_words), 'order' UNION ALL SELECT unnest(flags), 'rule'
$$;
-- Of a statement that saves many orders, all words at once; of one that changes no words nothing.
CREATE FUNCTION keep_words_of_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    INSERT INTO order_word (shop, word, created_at, order_id, source)
    SELECT f.shop, w.word, f.created_at, f.order_id, w.source FROM fresh f, words_of_order(f.search_words, f.flags) w
    ON CONFLICT DO NOTHING;
  ELSIF tg_op = 'DELETE' THEN
    DELETE FROM order_word w USING was o, words_of_order(o.search_words, o.flags) gone
    WHERE w.shop = o.shop AND w.word = gone.word AND w.created_at = o.created_at AND w.order_id = o.order_id AND w.source = gone.source;
  ELSE
    DELETE FROM order_word w USING was o JOIN fresh f USING (shop, order_id), words_of_order(o.search_words, o.flags) gone
    WHERE (o.search_words <> f.search_words OR o.flags <> f.flags)
      AND NOT CASE gone.source WHEN 'rule' THEN gone.word = ANY (f.flags) ELSE gone.word = ANY (f.search_words) END
      AND w.shop = o.shop AND w.word = gone.word AND w.created_at = o.created_at AND w.order_id = o.order_id AND w.source = gone.source;
    INSERT INTO order_word (shop, word, created_at, order_id, source)
    SELECT f.shop, w.word, f.created_at, f.order_id, w.source
    FROM was o JOIN fresh f USING (shop, order_id), words_of_order(f.search_words, f.flags) w
    WHERE o.search_words <> f.search_words OR o.flags <> f.flags
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_new_orders AFTER INSERT ON "order_state"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_orders();
CREATE TRIGGER words_of_orders AFTER UPDATE ON "order_state"
  REFERENCING OLD TABLE AS was NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_orders();
CREATE TRIGGER words_of_gone_orders AFTER DELETE ON "order_state"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_orders();

-- Words of a reason: of three letters at least.
CREATE FUNCTION reason_words(reason text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT word), '{}') FROM regexp_split_to_table(lower(reason), '[^[:alnum:]@._-]+') piece,
    rtrim(piece, '.-') word WHERE length(word) > 2
$$;
-- As long as the order stands in the attention list. What two items say is kept once, and goes with the last of them.
CREATE FUNCTION keep_words_of_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' THEN
    IF NOT EXISTS (SELECT 1 FROM was a JOIN fresh f USING (id) WHERE a.status <> f.status OR a.reason <> f.reason) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF tg_op <> 'INSERT' THEN
    DELETE FROM order_word w USING was a JOIN order_state o USING (shop, order_id), unnest(reason_words(a.reason)) gone
    WHERE a.status <> 'DONE' AND w.shop = o.shop AND w.word = gone AND w.created_at = o.created_at AND w.order_id = o.order_id
      AND w.source = 'reason' AND NOT EXISTS (
        SELECT 1 FROM attention_item still WHERE still.shop = o.shop AND still.order_id = o.order_id AND still.status <> 'DONE'
          AND gone = ANY (reason_words(still.reason)));
  END IF;
  IF tg_op <> 'DELETE' THEN
    INSERT INTO order_word (shop, word, created_at, order_id, source)
    SELECT DISTINCT o.shop, word, o.created_at, o.order_id, 'reason'
    FROM fresh a JOIN order_state o USING (shop, order_id), unnest(reason_words(a.reason)) word WHERE a.status <> 'DONE'
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_new_reasons AFTER INSERT ON "attention_item"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_reasons();
CREATE TRIGGER words_of_reasons AFTER UPDATE ON "attention_item"
  REFERENCING OLD TABLE AS was NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_reasons();
CREATE TRIGGER words_of_gone_reasons AFTER DELETE ON "attention_item"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_reasons();

-- What is there already. The owner sees all rows for as long as this takes.
ALTER TABLE "order_state" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "attention_item" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "order_word" ("shop", "word", "created_at", "order_id", "source")
  SELECT o.shop, w.word, o.created_at, o.order_id, w.source FROM order_state o, words_of_order(o.search_words, o.flags) w;
INSERT INTO "order_word" ("shop", "word", "created_at", "order_id", "source")
  SELECT DISTINCT o.shop, word, o.created_at, o.order_id, 'reason'
  FROM attention_item a JOIN order_state o USING (shop, order_id), unnest(reason_words(a.reason)) word WHERE a.status <> 'DONE';
ALTER TABLE "order_state" FORCE ROW LEVEL SECURITY;
ALTER TABLE "attention_item" FORCE ROW LEVEL SECURITY;

ALTER TABLE "order_word" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order_word" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "order_word" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_word" TO switchyard_app;

-- Under row-level security a status is compared only after the shop: each has an index of its own instead.
DROP INDEX "attention_item_shop_status_opened_at_id_idx";
DROP INDEX "attention_item_shop_status_source_rule_id_opened_at_id_idx";
CREATE INDEX "attention_open_idx" ON "attention_item" ("shop", "opened_at" DESC, "id" DESC) WHERE "status" = 'OPEN';
CREATE INDEX "attention_ignored_idx" ON "attention_item" ("shop", "opened_at" DESC, "id" DESC) WHERE "status" = 'IGNORED';
CREATE INDEX "attention_done_idx" ON "attention_item" ("shop", "opened_at" DESC, "id" DESC) WHERE "status" = 'DONE';
-- A pattern is compared after the shop as well: the beginning of a number is a word by now.
DROP INDEX "order_name_idx";
-- Home counts those of a week: answered by the index alone, which is what PostgreSQL takes it for.
DROP INDEX "delivery_unreadable_idx";
CREATE INDEX "delivery_unreadable_idx" ON "delivery_key" ("shop", "id") INCLUDE ("received_at") WHERE "status" = 'UNREADABLE';
