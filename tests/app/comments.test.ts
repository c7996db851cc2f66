/** What a section wrote at a cell in a comment of its own reaches the verifier, the trace and the correction, and is proven. */
import { readFileSync } from "node:fs";
import exceljs from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { openWorkbook } from "../../src/adapters/excel/read/format/detect-format.ts";
import { TestOffice } from "../support/office.ts";

const SECTION = "seksi-kesos";
const WORDS = "angka sementara, belum final";

let office: TestOffice;
beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
  const file = await office.fill("2021/tw1", SECTION, office.figures()[SECTION] ?? {});
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(office.path(file)) as unknown as ArrayBuffer);
  const cell = book.getWorksheet("Data")?.getCell("I10");
  if (cell !== undefined) cell.note = WORDS;
  office.write(file, new Uint8Array(await book.xlsx.writeBuffer()));
  await office.as("rina", "receive");
});

test("it is kept with the return, and asked about before anybody verifies", async () => {
  const mine = office.copy();
  const { berkas } = parse(mine.read(`2021/tw1/isian/${SECTION}.yaml`));
  expect(berkas.komentar).toEqual([{ lembar: "Data", sel: "I10", isi: WORDS }]);
  const { err, out } = await mine.as("rina", `verify ${SECTION}`, 1);
  expect(out + err).toContain(WORDS);
  await mine.as("rina", `verify ${SECTION} --note "sudah final menurut Kasi"`);
  expect((await mine.sop("audit")).code).toBe(0);
});

test("the trace of the figure tells it", async () => {
  const { out } = await office.sop(`trace 2021/tw1/${SECTION}!I10 --lang id`);
  expect(out).toContain(`komentar pengisi: ${WORDS}`);
  const other = await office.sop(`trace 2021/tw1/${SECTION}!M10 --lang id`);
  expect(other.out).not.toContain(WORDS);
});

test("the correction workbook carries it, and does not take it for a new one", async () => {
  const mine = office.copy();
  await mine.as("rina", `reject --section ${SECTION} --reason "Tunggu angka final"`);
  const path = `2021/tw1/perbaikan/${SECTION}-putaran-2.xlsx`;
  const bytes = readFileSync(mine.path(path));
  const sheets = openWorkbook(bytes, () => 0).sheets;
  const texts = sheets.flatMap(({ rows }) =>
    [...rows().values()].flatMap((cells) => [...cells].map(([, cell]) => ("text" in cell ? cell.text : ""))),
  );
  expect(texts.some((text) => text.includes(WORDS))).toBe(true);
  mine.write("2021/tw1/masuk/perbaikan.xlsx", bytes);
  const { findings } = await mine.json("receive --preview 2021/tw1/masuk/perbaikan.xlsx");
  expect(findings.filter(({ rule }) => rule === "beside-comment")).toEqual([]);
});
