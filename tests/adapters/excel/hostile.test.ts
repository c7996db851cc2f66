/** Workbooks that were made to do harm, or were broken on the way: each ends with a finding, none with a bug. */

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { excelWorkbooks } from "../../../src/adapters/excel/index.ts";
import { HOSTILE, Tampered } from "../../support/hostile.ts";
import { TestOffice } from "../../support/office.ts";

let office: TestOffice;
let form: Tampered;
beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
  form = new Tampered(readFileSync(office.path("2021/tw1/formulir/seksi-kesos.xlsx")));
});

describe("refused, named, and nothing recorded", () => {
  test.each(Object.entries(HOSTILE))("%s", async (_, { make, rule }) => {
    const mine = office.copy();
    mine.write("2021/tw1/masuk/jahat.xlsx", make(form));
    const { exitCode, findings } = await mine.json("receive --yes");
    expect({ exitCode, rules: findings.map(({ rule }) => rule) }).toEqual({
      exitCode: 1,
      rules: [rule ?? "file-unreadable"],
    });
    expect(mine.git("rev-parse", "main")).toBe(office.git("rev-parse", "main"));
  });
});

describe("read all the same", () => {
  const read = async (bytes: Uint8Array) => (await excelWorkbooks(() => 0).open(bytes)).kind;
  test("a validation over a whole column and a merge of a million cells cost nothing", async () => {
    const bytes = form.edited(
      "</sheetData>",
      '</sheetData><mergeCells count="1"><mergeCell ref="A100:XFD1048576"/></mergeCells>',
    );
    expect(await read(bytes)).toBe("form");
  });
  test("prefixes, a wrong dimension, cells without addresses", async () => {
    const prefixed = form.data.replace(/<(\/?)(\w)/g, "<$1x:$2").replace("xmlns=", "xmlns:x=");
    expect(await read(form.withData(prefixed))).toBe("form");
    expect(await read(form.edited(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'))).toBe("form");
  });
  test("text that would be a formula or a command elsewhere stays text", async () => {
    const mine = office.copy();
    const evil = '=HYPERLINK("http://x","klik")';
    await mine.fill("2021/tw1", "seksi-kesos", {
      "7.01.03.2.05.02-1": { realisasi: 1, realisasi_anggaran: 1, bukti: evil, masalah: "::error::x\u202e" },
    });
    const { out } = await mine.as("rina", "receive");
    expect(out).not.toMatch(/[\u202e\u001b]/);
    expect(mine.read("2021/tw1/isian/seksi-kesos.yaml")).toContain("HYPERLINK");
  });
});
