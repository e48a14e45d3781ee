-- Which words a customer or a product is found by, one row a word, as orders are (order_word): it follows the picture, so that redaction reaches it.
CREATE TABLE "record_word" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "record_word_pkey" PRIMARY KEY ("shop", "kind", "key", "word")
);
CREATE INDEX "record_word_shop_kind_word_idx" ON "record_word"("shop", "kind", "word");

-- Of a customer e-mail, phone and names, of a product titles, vendor, type, SKUs and barcodes; tags and the id of both. Of other records none.
CREATE FUNCTION words_of_record(kind text, seen jsonb) RETURNS TABLE (word text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(w.word, 200) FROM (
    SELECT regexp_split_to_table(lower(concat_ws(' ', seen ->> 'id', seen ->> 'email', seen ->> 'phone', seen ->> 'first_name', seen ->> 'last_name',
      seen ->> 'title', seen ->> 'handle', seen ->> 'vendor', seen ->> 'product_type')), '\s+') AS word
    UNION ALL SELECT regexp_split_to_table(lower(tag), '\s+')
      FROM jsonb_array_elements_text(CASE jsonb_typeof(seen -> 'tags') WHEN 'array' THEN seen -> 'tags' ELSE '[]' END) tag
    UNION ALL SELECT lower(unnest(ARRAY[v ->> 'sku', v ->> 'barcode']))
      FROM jsonb_array_elements(CASE jsonb_typeof(seen -> 'variants') WHEN 'array' THEN seen -> 'variants' ELSE '[]' END) v
  ) w WHERE kind IN ('customer', 'product') AND seen IS NOT NULL AND w.word <> ''
$$;
CREATE FUNCTION keep_words_of_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    INSERT INTO record_word (shop, kind, key, word)
    SELECT f.shop, f.kind, f.key, w.word FROM fresh f, words_of_record(f.kind, f.seen) w ON CONFLICT DO NOTHING;
  ELSIF tg_op = 'DELETE' THEN
    DELETE FROM record_word w USING was o WHERE w.shop = o.shop AND w.kind = o.kind AND w.key = o.key;
  ELSIF EXISTS (SELECT 1 FROM was o JOIN fresh f USING (shop, kind, key)
      WHERE f.kind IN ('customer', 'product') AND o.seen IS DISTINCT FROM f.seen) THEN
    DELETE FROM record_word w USING was o JOIN fresh f USING (shop, kind, key)
    WHERE o.seen IS DISTINCT FROM f.seen AND w.shop = o.shop AND w.kind = o.kind AND w.key = o.key
      AND w.word NOT IN (SELECT word FROM words_of_record(f.kind, f.seen));
    INSERT INTO record_word (shop, kind, key, word)
    SELECT f.shop, f.kind, f.key, w.word FROM was o JOIN fresh f USING (shop, kind, key), words_of_record(f.kind, f.seen) w
    WHERE o.seen IS DISTINCT FROM f.seen ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_new_records AFTER INSERT ON "record_state"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_records();
CREATE TRIGGER words_of_records AFTER UPDATE ON "record_state"
  REFERENCING OLD TABLE AS was NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_records();
CREATE TRIGGER words_of_gone_records AFTER DELETE ON "record_state"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_records();

-- What is there already. The owner sees all rows for as long as this takes.
ALTER TABLE "record_state" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "record_word" ("shop", "kind", "key", "word")
  SELECT r.shop, r.kind, r.key, w.word FROM record_state r, words_of_record(r.kind, r.seen) w;
ALTER TABLE "record_state" FORCE ROW LEVEL SECURITY;

ALTER TABLE "record_word" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "record_word" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "record_word" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "record_word" TO switchyard_app;

-- As a list shows them: the newest change first; what came without a stamp is last.
DROP INDEX "record_state_shop_kind_updated_at_idx";
CREATE INDEX "record_state_listed_idx" ON "record_state" ("shop", "kind", coalesce("updated_at", 'epoch'::timestamptz) DESC, "key" DESC);
