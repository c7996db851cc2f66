// Reads and checks every workbook in a folder as a plain script with exceljs and ajv would: values, then the schema.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import exceljs from "exceljs";

const folder = process.argv[2];
const schema = JSON.parse(readFileSync(join(folder, "schema.json"), "utf8"));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const validate = ajv.compile({ ...schema.$defs.baris_pagu, $defs: schema.$defs });
let total = 0;
let findings = 0;
for (const name of readdirSync(folder).filter((one) => one.endsWith(".xlsx"))) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(readFileSync(join(folder, name)));
  const sheet = workbook.getWorksheet("Data");
  const keys = [];
  sheet.getRow(8).eachCell((cell, no) => {
    keys[no] = cell.text.replace("sop:", "");
  });
  const inputs = Object.keys(schema.$defs.baris_pagu.properties).filter((key) => keys.includes(key));
  for (let at = 10; at <= sheet.rowCount; at++) {
    const row = sheet.getRow(at);
    if (row.getCell(1).text === "") continue;
    const filled = { sel: at };
    for (const key of inputs) filled[key] = row.getCell(keys.indexOf(key)).value ?? null;
    if (!validate(filled)) findings += validate.errors.length;
    total += filled.realisasi_anggaran;
  }
}
console.log(JSON.stringify({ total, findings }));
