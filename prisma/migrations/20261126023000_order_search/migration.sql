-- What an order is found by: words of its number, e-mail, names, tags, SKUs and items' titles. It follows the picture, so that redaction
-- reaches it.
CREATE FUNCTION order_search_words(name text, seen jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT word), '{}') FROM (
    SELECT regexp_split_to_table(lower(concat_ws(' ',
      ltrim(name, '#'), seen ->> 'email', seen ->> 'contact_email', seen #>> '{shipping_address,name}', seen #>> '{billing_address,name}',
      seen #>> '{customer,first_name}', seen #>> '{customer,last_name}')), '\s+') AS word
    UNION SELECT lower(tag) FROM jsonb_array_elements_text(CASE jsonb_typeof(seen -> 'tags') WHEN 'array' THEN seen -> 'tags' ELSE '[]' END) tag
    UNION SELECT regexp_split_to_table(lower(tag), '\s+')
      FROM jsonb_array_elements_text(CASE jsonb_typeof(seen -> 'tags') WHEN 'array' THEN seen -> 'tags' ELSE '[]' END) tag
    UNION SELECT lower(line ->> 'sku')
      FROM jsonb_array_elements(CASE jsonb_typeof(seen -> 'line_items') WHEN 'array' THEN seen -> 'line_items' ELSE '[]' END) line
  ) words WHERE word <> ''
$$;
ALTER TABLE "order_state" ADD COLUMN "search_words" TEXT[] GENERATED ALWAYS AS (order_search_words("name", "seen")) STORED;
-- No index: under row-level security PostgreSQL looks into arrays and patterns only after it has checked whose row it is. A shop's orders
-- are walked newest first until the page is full.
