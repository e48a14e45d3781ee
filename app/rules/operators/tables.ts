import type { Operator, TestContext } from "#app/rules/operator.ts";
import { OperandError } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";

const name = (operand: unknown): string => {
  if (typeof operand !== "string" || !operand)
    throw new OperandError(`has to be the name of a table; ${inWords(operand)} was found`);
  return operand;
};
const has = (left: unknown, table: string, context: TestContext): boolean =>
  (Array.isArray(left) ? left : [left]).some(
    (key) => key !== null && key !== undefined && context.tableHas(table, String(key)) === true,
  );

export const tables: Operator[] = [
  {
    name: "in_table",
    types: ["id", "text", "number", "tags", "texts", "any"],
    operand: "table",
    says: ["is in the table", "is not in the table"],
    about: "A row of the merchant's table has it as its key (a list: any of its entries). Case does not count.",
    prepare: name,
    test: (left, right, context) => has(left, right as string, context),
  },
  {
    name: "not_in_table",
    types: ["id", "text", "number", "tags", "texts", "any"],
    operand: "table",
    says: ["is not in the table", "is in the table"],
    about: "No row of the merchant's table has it as its key.",
    prepare: name,
    test: (left, right, context) => !has(left, right as string, context),
  },
];
