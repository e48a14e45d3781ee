-- The same words, and the same rules that were true, for a third of the time: no query is begun for each order and run.
CREATE OR REPLACE FUNCTION order_search_words(name text, seen jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  tags jsonb := seen -> 'tags';
  lines jsonb := seen -> 'line_items';
  tag text;
  pieces text[];
  piece text;
  words text[] := '{}';
BEGIN
  pieces := string_to_array(translate(lower(concat_ws(' ',
    ltrim(name, '#'), seen ->> 'email', seen ->> 'contact_email', seen #>> '{shipping_address,name}', seen #>> '{billing_address,name}',
    seen #>> '{customer,first_name}', seen #>> '{customer,last_name}')), E'\t\n\r\x0b\f', '     '), ' ');
  -- A tag is found whole, and by its parts; an article by its whole number.
  IF jsonb_typeof(tags) = 'array' THEN
    FOR at IN 0 .. jsonb_array_length(tags) - 1 LOOP
      tag := lower(tags ->> at);
      pieces := pieces || tag || string_to_array(translate(tag, E'\t\n\r\x0b\f', '     '), ' ');
    END LOOP;
  END IF;
  IF jsonb_typeof(lines) = 'array' THEN
    FOR at IN 0 .. jsonb_array_length(lines) - 1 LOOP
      pieces := pieces || lower(lines -> at ->> 'sku');
    END LOOP;
  END IF;
  -- Of many, one question is cheaper than to look for each among the others.
  IF cardinality(pieces) > 60 THEN
    RETURN array(SELECT DISTINCT word FROM unnest(pieces) word WHERE word <> '');
  END IF;
  FOREACH piece IN ARRAY pieces LOOP
    IF piece <> '' AND NOT piece = ANY (words) THEN
      words := words || piece;
    END IF;
  END LOOP;
  RETURN words;
END $$;

CREATE OR REPLACE FUNCTION matched_rules(findings jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  finding jsonb;
  rules text[] := '{}';
BEGIN
  IF jsonb_typeof(findings) <> 'array' THEN
    RETURN rules;
  END IF;
  FOR at IN 0 .. jsonb_array_length(findings) - 1 LOOP
    finding := findings -> at;
    IF finding ->> 'outcome' = 'matched' AND coalesce((finding ->> 'setOff')::boolean, true) AND NOT finding ->> 'ruleId' = ANY (rules) THEN
      rules := rules || (finding ->> 'ruleId');
    END IF;
  END LOOP;
  RETURN rules;
END $$;
