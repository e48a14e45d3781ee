/** The name of the one member of staff of every store of the sandbox. */
export const STAFF_NAME = "Sam Porter";
