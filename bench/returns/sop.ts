/**
 * What sop does with returns, as a process of its own: `check FOLDER` reads and checks every workbook in it,
 * `write FOLDER COUNT` writes so many forms, `make FOLDER COUNT` prepares filled ones for the other sides to read;
 * `make-hostile FOLDER` prepares those of the tests that were made to do harm, `open FILE` opens one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { excelWorkbooks } from "../../src/adapters/excel/index.ts";
import { yamlDocuments } from "../../src/adapters/yaml/documents/index.ts";
import { findingsOn } from "../../src/app/returns/evaluate.ts";
import { sectionId } from "../../src/domain/ids.ts";
import { figuresOf, formOfSixty, hash } from "../../tests/support/form-of-sixty.ts";

const [, , what = "", folder = "", count = "0"] = process.argv;
const workbooks = excelWorkbooks(() => performance.now());
type Sixty = Awaited<ReturnType<typeof formOfSixty>>;

async function makeFilled({ form, identity }: Sixty): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const blank = await workbooks.writeForm(form, identity);
  const documents = yamlDocuments(() => undefined);
  writeFileSync(join(folder, "schema.json"), await documents.returnSchema(form));
  for (let no = 0; no < Number(count); no++) {
    // Workbooks of thirty kinds are as many as thirty of a thousand would be.
    const bytes =
      no < 30
        ? await (await import("../../src/adapters/excel/fill.ts")).fillForm(blank, figuresOf(form, no))
        : readFileSync(join(folder, `${no % 30}.xlsx`));
    writeFileSync(join(folder, `${no}.xlsx`), bytes);
  }
}

async function check({ form }: Sixty): Promise<void> {
  const documents = yamlDocuments(() => undefined);
  let findings = 0;
  let total = 0;
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".xlsx"))) {
    const bytes = readFileSync(join(folder, name));
    const opened = await workbooks.open(bytes);
    if (opened.kind !== "form") throw new Error(`${name}: ${opened.kind}`);
    const source = { file: name, digest: hash(bytes), form: opened.identity.form, round: 1 };
    const reading = opened.read(form, source);
    if (reading.blocking.length > 0) throw new Error(`${name}: ${reading.blocking[0]?.rule}`);
    findings += (await findingsOn({ documents }, form, reading, name, { others: [] })).length;
    total += reading.filled.rows.reduce((sum, { values }) => sum + Number(values.realisasi_anggaran), 0);
  }
  console.log(JSON.stringify({ total, findings }));
}

async function writePlainly({ form, identity }: Sixty): Promise<void> {
  // The same form, laid out by exceljs each time anew: what a plain script does.
  const { layForm } = await import("../../src/adapters/excel/write/form-layout.ts");
  const { newWorkbook } = await import("../../src/adapters/excel/write/workbook.ts");
  let bytes = 0;
  for (let no = 0; no < Number(count); no++) {
    const workbook = newWorkbook(`Seksi ${no}`);
    layForm(workbook, { ...form, section: { id: form.section.id, name: `Seksi ${no}` } }, identity);
    bytes += (await workbook.xlsx.writeBuffer()).byteLength;
  }
  console.log(JSON.stringify({ bytes }));
}

async function write({ form, identity }: Sixty): Promise<void> {
  let bytes = 0;
  for (let no = 0; no < Number(count); no++) {
    const id = sectionId(`seksi-${no}`) ?? form.section.id;
    const own = { ...form, section: { id, name: `Seksi ${no}` } };
    bytes += (await workbooks.writeForm(own, { ...identity, section: id })).length;
  }
  console.log(JSON.stringify({ bytes }));
}

async function makeHostile({ form, identity }: Sixty): Promise<void> {
  const { HOSTILE, Tampered } = await import("../../tests/support/hostile.ts");
  mkdirSync(folder, { recursive: true });
  const whole = new Tampered(await workbooks.writeForm(form, identity));
  for (const [name, { make }] of Object.entries(HOSTILE)) writeFileSync(join(folder, name), make(whole));
}

async function open({ form, identity }: Sixty): Promise<void> {
  const bytes = readFileSync(folder);
  const opened = await workbooks.open(bytes);
  const source = { file: folder, digest: hash(bytes), form: identity.form, round: 1 };
  const said = opened.kind === "form" ? opened.read(form, source).blocking[0]?.rule : opened.kind;
  console.log(JSON.stringify({ said: said ?? "read" }));
}

const WHAT: Readonly<Record<string, (sixty: Sixty) => Promise<void>>> = {
  make: makeFilled,
  check: check,
  "write-plainly": writePlainly,
  write: write,
  "make-hostile": makeHostile,
  open: open,
};

// Ended as sop ends: without taking down piece by piece what the process leaves behind.
void formOfSixty()
  .then((sixty) => WHAT[what]?.(sixty))
  .then(() => process.stdout.write("", () => process.exit()));
