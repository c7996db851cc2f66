/** A table for a person's spreadsheet: opened by LibreOffice set to Indonesian, each cell is what it was. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asCsv } from "../../../../src/ui/render/machine/csv.ts";
import type { Table } from "../../../../src/ui/render/machine/tables.ts";
import { PYTHON, TOOLS } from "../../../support/machine.ts";
import { temporaryFolder } from "../../../support/office.ts";

const TABLE: Table = {
  name: "x",
  title: "X",
  columns: [
    { name: "kode", type: "string", title: "Kode" },
    { name: "capaian", type: "number", title: "Capaian" },
    { name: "pagu", type: "integer", title: "Pagu" },
    { name: "uraian", type: "string", title: "Uraian" },
  ],
  key: ["kode"],
  rows: [
    ["7.01.01.2.01.0001", 98.5, 154000000, "Administrasi; keuangan, umum"],
    ["IKU", -74.95, null, "=HYPERLINK(A1)"],
  ],
};

test("in Indonesian: semicolons, decimal commas, a mark of UTF-8, codes as texts, no formula of anybody's", () => {
  expect(asCsv(TABLE, "excel-id")).toBe(
    [
      "\ufeffkode;capaian;pagu;uraian",
      '"=""7.01.01.2.01.0001""";98,5;154000000;"Administrasi; keuangan, umum"',
      "IKU;-74,95;;'=HYPERLINK(A1)",
      "",
    ].join("\r\n"),
  );
});

test("for programs as before", () => {
  expect(asCsv(TABLE).split("\r\n")[1]).toBe(
    '7.01.01.2.01.0001,98.5,154000000,"Administrasi; keuangan, umum"',
  );
});

test.skipIf(!TOOLS.libreoffice.present || !TOOLS.openpyxl.present)(
  "opened by LibreOffice, numbers are numbers",
  () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "x.csv"), asCsv(TABLE, "excel-id"));
    // Semicolon, quotes, UTF-8, from line 1, Indonesian (1057), formulas worked out as Excel does.
    const filter = "CSV:59,34,76,1,,1057,false,true,false,false,false,0,true";
    const made = spawnSync(
      "soffice",
      [
        "--headless",
        `-env:UserInstallation=file://${folder}/profil`,
        `--infilter=${filter}`,
        "--convert-to",
        "xlsx",
        "--outdir",
        folder,
        join(folder, "x.csv"),
      ],
      { encoding: "utf8" },
    );
    expect(made.status).toBe(0);
    const script =
      "import json,openpyxl,sys; print(json.dumps([[c.value for c in r] for r in openpyxl.load_workbook(sys.argv[1],data_only=True).active.iter_rows()]))";
    const read = spawnSync(PYTHON, ["-c", script, join(folder, "x.xlsx")], { encoding: "utf8" });
    expect(JSON.parse(read.stdout)).toEqual([
      ["kode", "capaian", "pagu", "uraian"],
      ["7.01.01.2.01.0001", 98.5, 154000000, "Administrasi; keuangan, umum"],
      ["IKU", -74.95, null, "'=HYPERLINK(A1)"],
    ]);
  },
);
