/** Pure. @param said what a rule's name holds of the records that it looked for, as Env.cut has it. */
export const cutInWords = (name: string, said: string): string => `“${name}” holds ${said}; there are more.`;
