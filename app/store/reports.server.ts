// Reports that rules saved: a text, and rows under columns.
import type { PoolClient } from "pg";

export interface ReportToSave {
  ruleId: string;
  runId: number;
  /** Whose data it may hold, of a rule about one record. */
  orderId: string | null;
  customerId: string | null;
  title: string;
  text: string;
  columns: string[];
  rows: string[][];
}

/** Saves reports. Older ones with the same title stay beside them. */
export async function saveReports(
  client: PoolClient,
  shop: string,
  installation: number,
  reports: ReportToSave[],
): Promise<void> {
  for (const report of reports)
    await client.query(
      `insert into report (shop, installation, rule_id, run_id, order_id, customer_id, title, text, columns, rows)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10)`,
      [
        shop,
        installation,
        report.ruleId,
        report.runId,
        report.orderId,
        report.customerId,
        report.title,
        report.text,
        report.columns,
        JSON.stringify(report.rows),
      ],
    );
}
