// Pure. By what an order tells that a rule made it.

/** An attribute of the order, with the rule's name as its value: what people see, and what keeps rules from making orders of orders without end. */
export const MADE_BY_RULE = "Made by rule";
