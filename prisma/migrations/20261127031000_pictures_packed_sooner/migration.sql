-- Pictures of orders and the facts of runs as bodies of webhooks: compressing them with PostgreSQL's own method was most of what
-- recording an order cost the server. lz4 where the server knows it, else as they come. What lies there already stays as it is.
DO $$
DECLARE
  of record;
  lz4 boolean := EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals));
BEGIN
  FOR of IN SELECT * FROM (VALUES ('order_state', 'seen'), ('order_state', 'decided'), ('run', 'facts')) AS of (tab, col) LOOP
    IF lz4 THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET COMPRESSION lz4', of.tab, of.col);
    ELSE
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STORAGE EXTERNAL', of.tab, of.col);
    END IF;
  END LOOP;
END $$;
