// The words of the pages of the store's tables: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export const tableWords = {
  title: "Tables",
  about:
    "Rules and checks look into these tables, and rules can add rows to them. The first column is the key that is looked up.",
  add: "Add table",
  none: { title: "No tables yet", body: "Paste a list from a spreadsheet, or upload a CSV file." },
  rows: (count: number) => plural(count, "row"),
  changed: (when: string) => `Changed ${when}`,
  usedBy: "Used by",
  unused: "No rule uses it",
  missing: "Named by rules, not made yet",
  missingHelp: "Until such a table is made, nothing is found in it.",
  make: "Make",
  makeOne: (name: string) => `Make the table ${name}`,
  fresh: {
    title: "Add table",
    name: "Name",
    nameHelp: "Rules use it: small letters, digits, - and _.",
    nameWrong: "Begin with a small letter; then small letters, digits, - and _, at most 48 characters.",
    nameTaken: "There is a table of this name already.",
    save: "Add table",
  },
  reading: {
    text: "Rows as CSV",
    textHelp:
      "Paste from a spreadsheet, or CSV. The first line names the columns. At most 1 MB at once; a table holds 20,000 rows and 100 columns.",
    choose: "Choose a CSV file",
    chosen: (name: string) => `Read from ${name}`,
    way: "What happens to the rows that are there",
    ways: [
      { value: "add", label: "Keep them and add these" },
      { value: "replace", label: "Replace them with these" },
    ],
    understood: (rows: number, columns: number) => `${plural(rows, "row")}, ${plural(columns, "column")}`,
    firstRows: "The first rows as they are understood",
    overridden: (count: number) =>
      `${plural(count, "row has", "rows have")} a key that comes again further down: the last one counts.`,
    wrong: "There is something to correct",
  },
  problems: {
    empty: () => "There is no line that names the columns.",
    too_large: () => "The text is larger than 1 MB. Import it in several parts.",
    open_quote: () => "A quotation mark opens here and is never closed.",
    stray_quote: () => 'Something follows a closing quotation mark. Write a quotation mark within quotes twice: "".',
    nameless_column: () => "A column has no name.",
    column_twice: (column: string) => `Two columns are named “${column}”.`,
    column_too_long: (column: string) => `The name “${column}” is longer than 100 characters.`,
    too_many_columns: () => "There are more than 100 columns.",
    too_many_rows: () => "The table would have more than 20,000 rows.",
    too_many_cells: () =>
      "This row has more cells than there are columns. Put quotation marks around a cell with a comma.",
    cell_too_long: (column: string) => `The cell under “${column}” is longer than 5,000 characters.`,
  },
  problem: (line: number, says: string) => `Line ${line.toLocaleString("en-GB")}: ${says}`,
  one: {
    import: "Import rows",
    importAction: "Import",
    download: "Download as CSV",
    remove: "Delete table",
    search: "Search the rows",
    addRow: "Add row",
    editRow: (key: string) => `Edit ${key}`,
    removeRow: (key: string) => `Remove ${key}`,
    edit: "Edit",
    removeShort: "Remove",
    actions: "Actions",
    emptyKey: "the row without a key",
    row: { add: "Add row", edit: "Edit row", save: "Save", cancel: "Cancel" },
    cell: { empty: "Enter the key that is looked up.", too_long: "Enter at most 5,000 characters." },
    none: { title: "No rows", body: "Add a row, or import some." },
    noneFound: { title: "Nothing found", body: "Try other words." },
    resource: { singular: "row", plural: "rows" },
    before: "Towards the beginning",
    after: "Further on",
    removeTable: (name: string) => `Delete the table ${name}?`,
    /** Null: how many, or who uses it, is not known. */
    removeTableBody: (rows: number | null, users: string[] | null) =>
      [
        `${rows === null ? "All its rows" : plural(rows, "row")} will be gone. This cannot be undone.`,
        users === null
          ? "Whether rules use it could not be read just now."
          : users.length
            ? `It is used by ${users.join(", ")}: nothing is found there from then on.`
            : "No rule uses it.",
      ].join(" "),
    removeRowBody: "This cannot be undone.",
  },
};
