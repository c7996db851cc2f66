/** What an office says of its means: a cap, or none. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readProcedure } from "../../../src/adapters/yaml/documents/procedure.ts";

const TEMPLATE = readFileSync("templates/pengumpulan-data-kinerja/sop.yaml", "utf8");

test.each([
  ["", undefined],
  ["batas_rata_rata: 110\n", 110],
])("%j", async (line, cap) => {
  const found = await readProcedure(TEMPLATE.replace("\nkantor:", `\n${line}kantor:`), "sop.yaml");
  expect(found.kind === "read" && found.value.meanCap).toBe(cap);
});

test.each(["0", "-5", "banyak"])("a cap of %s is named", async (cap) => {
  const found = await readProcedure(
    TEMPLATE.replace("\nkantor:", `\nbatas_rata_rata: ${cap}\nkantor:`),
    "sop.yaml",
  );
  expect(found.kind).toBe("faulty");
});
