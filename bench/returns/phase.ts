import { readFileSync } from "node:fs";
import { checkReturn } from "../../src/domain/check.ts";
import { excelWorkbooks } from "../../src/excel/index.ts";
import { openWorkbook } from "../../src/excel/package.ts";
import { decoded, readXml } from "../../src/excel/xml.ts";
import { openArchive } from "../../src/excel/zip.ts";
import { yamlDocuments } from "../../src/files/documents/index.ts";
import { findingsOn } from "../../src/operations/check-return.ts";
import { formOfSixty, hash } from "./form.ts";

const { form } = await formOfSixty();
const documents = yamlDocuments(() => undefined);
const bytes = readFileSync("/tmp/x/k/3.xlsx");
const wb = excelWorkbooks(() => performance.now());
async function time(name: string, f: () => unknown, n = 200) {
  for (let i = 0; i < 60; i++) await f();
  const t = performance.now();
  for (let i = 0; i < n; i++) await f();
  console.log(name.padEnd(20), ((performance.now() - t) / n).toFixed(3));
}
const a = openArchive(bytes);
await time("archive", () => openArchive(bytes));
await time("inflate sheet2", () => a.part("xl/worksheets/sheet2.xml"));
const part = a.part("xl/worksheets/sheet2.xml")!,
  ss = a.part("xl/sharedStrings.xml")!;
await time("xml sheet2", () => readXml(decoded(part), { open() {}, close() {}, text() {} }, () => {}));
await time("xml strings", () => readXml(decoded(ss), { open() {}, close() {}, text() {} }, () => {}));
await time("openWorkbook+rows", () => openWorkbook(bytes, () => 0).sheets.map((s) => s.rows()));
await time("open", () => wb.open(bytes));
const o = wb.open(bytes);
if (o.kind !== "form") throw 1;
const src = { file: "x", digest: hash(bytes), form: o.identity.form, round: 1 };
await time("open+read", () => {
  const p = wb.open(bytes);
  return p.kind === "form" && p.read(form, src);
});
await time("read(again)", () => o.read(form, src));
const reading = o.read(form, src);
await time("schemaFaults", () => documents.schemaFaults(form, reading.filled));
await time("checkReturn", () => checkReturn(form, reading.filled, "x", { others: [] }));
await time("findingsOn", () => findingsOn({ documents }, form, reading, "x", { others: [] }));

import { SaxesParser } from "saxes";

const s = new TextDecoder().decode(part);
await time("saxes sheet2", () => {
  const x = new SaxesParser({ xmlns: false, position: false });
  x.on("opentag", () => {});
  x.on("closetag", () => {});
  x.on("text", () => {});
  x.write(s).close();
});
await time("xml sheet2", () => readXml(decoded(part), { open() {}, close() {}, text() {} }, () => {}));
await time("saxes sheet2", () => {
  const x = new SaxesParser({ xmlns: false, position: false });
  x.on("opentag", () => {});
  x.on("closetag", () => {});
  x.on("text", () => {});
  x.write(s).close();
});
