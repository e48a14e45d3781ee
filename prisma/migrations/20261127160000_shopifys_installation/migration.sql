-- By Shopify's own name of an installation one that began unheard of is known from the one before.
ALTER TABLE "shop" ADD COLUMN "app_installation_id" TEXT;
