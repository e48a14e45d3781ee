// Pure over the world. What may be said of a variant when it is made or changed, and what Shopify refuses of it. The codes
// are those of the official schema, the words the schema's where no other source has them.
import type { ItemChange } from "#sandbox/world/inventory/update-item.ts";
import type { OptionRecord, ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { Refusal } from "#sandbox/world/world.ts";

export interface OptionValueChoice {
  optionId?: string | null;
  optionName?: string | null;
  valueId?: string | null;
  name?: string | null;
}

export interface VariantInput {
  id?: string | null;
  optionValues?: OptionValueChoice[] | null;
  price?: Minor | null;
  compareAtPrice?: Minor | null;
  barcode?: string | null;
  taxable?: boolean | null;
  inventoryPolicy?: VariantRecord["inventoryPolicy"] | null;
  item?: ItemChange | null;
  /** Only when it is made. */
  stock?: { locationId: string; available: number }[] | null;
  mediaIds?: string[];
}

/** Shopify's own default option, of a product without options. */
export const isDefaultOption = ({ name, values }: OptionRecord): boolean =>
  name === "Title" && values.length === 1 && values[0]?.name === "Default Title";

/**
 * One value an option of the product, or what is wrong. A value that an option does not have yet is taken as new.
 * @param current of a variant that is changed: options that are not named keep their value.
 */
export function chosenValues(
  product: Pick<ProductRecord, "options">,
  choices: readonly OptionValueChoice[],
  path: string[],
  current: readonly string[] | null,
): { values: string[] } | { refusal: Refusal } {
  const refuse = (message: string, code: string, field = path) => ({ refusal: { message, field, code } });
  const chosen = new Map<OptionRecord, string>();
  for (const [index, choice] of choices.entries()) {
    const option = product.options.find(({ id, name }) =>
      choice.optionId ? id === choice.optionId : name.toLowerCase() === choice.optionName?.toLowerCase(),
    );
    if (!option)
      return current
        ? refuse("Option does not exist", "OPTION_DOES_NOT_EXIST", [...path, "optionValues", String(index)])
        : refuse("Variant options are more than the product options.", "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS");
    const value = choice.valueId ? option.values.find(({ id }) => id === choice.valueId)?.name : choice.name;
    if (!value)
      return refuse("Option value does not exist", "OPTION_VALUE_DOES_NOT_EXIST", [
        ...path,
        "optionValues",
        String(index),
      ]);
    chosen.set(option, value);
  }
  const values: string[] = [];
  for (const [index, option] of product.options.entries()) {
    const value = chosen.get(option) ?? current?.[index] ?? (isDefaultOption(option) ? "Default Title" : undefined);
    if (value === undefined)
      return refuse(`You need to add option values for ${option.name}`, "NEED_TO_ADD_OPTION_VALUES");
    values.push(value);
  }
  return { values };
}

/** Values that variants have and the option does not list yet are listed; the default's goes when nobody has it. */
export function settleOptions(product: ProductRecord, variants: readonly VariantRecord[], nextId: () => string): void {
  for (const [index, option] of product.options.entries()) {
    const used = new Set(variants.map(({ optionValues }) => optionValues[index] ?? ""));
    for (const name of used)
      if (!option.values.some((value) => value.name === name)) option.values.push({ id: nextId(), name });
    option.values = option.values.filter(({ name }) => name !== "Default Title" || used.has(name));
  }
}
