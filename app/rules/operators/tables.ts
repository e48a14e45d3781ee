import type { LeftType, Operator, TestContext } from "#app/rules/operator.ts";
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

/** @param types what it can stand after. @param says of such a value, in a sentence */
const inTable = (types: readonly LeftType[], says: readonly [string, string]): Operator[] => [
  {
    ...{ name: "in_table", types, operand: "table", says, prepare: name },
    about: "A row of the merchant's table has it as its key (a list: any of its entries). Case does not count.",
    test: (left, right, context) => has(left, right as string, context),
  },
  {
    ...{ name: "not_in_table", types, operand: "table", says: [says[1], says[0]], prepare: name },
    about: "No row of the merchant's table has it as its key.",
    test: (left, right, context) => !has(left, right as string, context),
  },
];

export const tables: Operator[] = [
  ...inTable(["id", "text", "number", "any"], ["is in the table", "is not in the table"]),
  ...inTable(["tags", "texts"], ["have an entry in the table", "have no entry in the table"]),
];
