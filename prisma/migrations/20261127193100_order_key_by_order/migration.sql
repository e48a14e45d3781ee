-- The keys of an order lie together: to write them costs one place of the index, and the index of orders is not needed beside it.
CREATE UNIQUE INDEX CONCURRENTLY "order_key_by_order" ON "order_key" ("shop", "order_id", "kind", "digest");
