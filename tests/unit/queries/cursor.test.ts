import { expect, it } from "vitest";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";

it("reads back the cursor that it wrote", () => {
  for (const direction of ["older", "newer"] as const) {
    const cursor = { direction, at: "2026-11-24T10:00:00.123Z", id: "5123456789012345678" };
    expect(cursorFrom(new URLSearchParams([cursorParam(cursor)]))).toEqual(cursor);
  }
});

it.each(["", "1", "2026-11-24T10:00:00Z", "2026-13-45T99:00:00Z_1", "2026-11-24T10:00:00Z_1;drop", "x_1"])(
  "takes %j for the first page",
  (text) => {
    expect(cursorFrom(new URLSearchParams({ older: text }))).toBeNull();
  },
);
