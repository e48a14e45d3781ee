/** As much of the webhook about an order as rules that are written by hand read. */
export interface OrderBody {
  admin_graphql_api_id: string;
  total_price: string;
  financial_status: string | null;
  source_name: string | null;
  tags: string;
  line_items: { sku: string | null }[];
  shipping_address?: { country_code: string | null; zip: string | null } | null;
}
