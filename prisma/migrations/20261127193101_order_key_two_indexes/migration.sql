ALTER TABLE "order_key" DROP CONSTRAINT "order_key_pkey";
ALTER TABLE "order_key" ADD CONSTRAINT "order_key_pkey" PRIMARY KEY USING INDEX "order_key_by_order";
DROP INDEX "order_key_shop_order_id_idx";
