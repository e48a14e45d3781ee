-- The same words of an order in half the time: one list instead of a union of queries, and no pattern where a space will do.
CREATE OR REPLACE FUNCTION order_search_words(name text, seen jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT word), '{}') FROM unnest(
    string_to_array(translate(lower(concat_ws(' ',
      ltrim(name, '#'), seen ->> 'email', seen ->> 'contact_email', seen #>> '{shipping_address,name}', seen #>> '{billing_address,name}',
      seen #>> '{customer,first_name}', seen #>> '{customer,last_name}',
      (SELECT string_agg(tag, ' ') FROM jsonb_array_elements_text(CASE jsonb_typeof(seen -> 'tags') WHEN 'array' THEN seen -> 'tags' ELSE '[]' END) tag)
    )), E'\t\n\r\x0b\f', '     '), ' ')
    || (SELECT coalesce(array_agg(lower(tag)), '{}')
        FROM jsonb_array_elements_text(CASE jsonb_typeof(seen -> 'tags') WHEN 'array' THEN seen -> 'tags' ELSE '[]' END) tag)
    || (SELECT coalesce(array_agg(lower(line ->> 'sku')), '{}')
        FROM jsonb_array_elements(CASE jsonb_typeof(seen -> 'line_items') WHEN 'array' THEN seen -> 'line_items' ELSE '[]' END) line)
  ) word WHERE word <> ''
$$;
