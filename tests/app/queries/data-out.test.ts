/** What leads out of the record: one figure's way, reminders, and the figures as tables. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Package } from "datapackage";
import { beforeAll, describe, expect, test } from "vitest";
import { asCsv } from "../../../src/ui/render/machine/csv.ts";
import { PYTHON, TOOLS } from "../../support/machine.ts";
import { TestOffice } from "../../support/office.ts";

const CYCLE = "2021/tw1";
const SECTION = "seksi-kesos";
const INDICATOR = "7.01.03.2.05.02-1";

let waiting: TestOffice;
let signed: TestOffice;
beforeAll(async () => {
  waiting = await new TestOffice().upTo("received");
  signed = waiting.copy();
  await signed.as("rina", "verify");
  // The head of planning objects to one cell; the section mends it, and all goes its way again.
  await signed.as("rina", "compile");
  await signed.as(
    "dewi",
    `reject --section ${SECTION} --reason "belum sesuai SPJ" --cell "M10 lihat SPJ 12"`,
  );
  const figures = signed.figures()[SECTION] ?? {};
  const own = { ...figures, [INDICATOR]: { ...figures[INDICATOR], realisasi_anggaran: 1_000_000 } };
  await signed.fill(CYCLE, SECTION, own, "diperbaiki.xlsx");
  await signed.as("rina", `receive ${CYCLE}/masuk/diperbaiki.xlsx`);
  await signed.as("rina", "verify --note sesuai");
  await signed.as("rina", "compile");
  for (const person of ["dewi", "agus", "hadi"]) await signed.as(person, "approve");
});

interface Traced {
  readonly events: readonly {
    act: string;
    round: number | null;
    note: readonly string[];
    typed?: { typed: string; cell: string; file: string; changed: boolean; filledBy: string };
  }[];
  readonly signed?: { round: number };
  readonly result?: { realised: string };
}

describe("trace", () => {
  test("shows where a figure was typed, what was said of it, and under which signature it stands", async () => {
    const { result } = await signed.json<Traced>(`trace ${CYCLE}/${SECTION}!M10`);
    const typed = result.events.flatMap((event) => event.typed ?? []);
    expect(typed.map(({ typed: text, file, changed }) => [text, file, changed])).toEqual([
      [expect.any(String), `${SECTION}.xlsx`, false],
      ["1000000", "diperbaiki.xlsx", true],
    ]);
    expect(typed[0]).toMatchObject({ cell: "M10", filledBy: expect.stringContaining("Wahyu Contoh") });
    const back = result.events.find(({ act }) => act === "reject");
    expect(back?.note).toEqual(["M10 lihat SPJ 12"]);
    expect(result.events.filter(({ act }) => act === "approve")).toHaveLength(4);
    expect(result.signed?.round).toBe(2);
  });

  test("by the indicator it is the same figure; a remark on another cell is not shown", async () => {
    const byCell = await signed.json<Traced>(`trace ${CYCLE}/${SECTION}!M10`);
    const byName = await signed.json<Traced>(`trace ${CYCLE}/${INDICATOR}!realisasi_anggaran`);
    expect(byName.result).toEqual(byCell.result);
    const realised = await signed.json<Traced>(`trace ${CYCLE}/${INDICATOR}`);
    expect(realised.result.events.find(({ act }) => act === "reject")?.note).toEqual([]);
  });

  test("says so where there is no such figure", async () => {
    for (const place of [
      `${CYCLE}/${SECTION}!ZZ9`,
      "2021/tw4/x",
      "apa saja",
      `${CYCLE}/${INDICATOR}!tidak-ada`,
    ])
      expect((await signed.sop(`trace "${place}"`)).code).toBe(2);
  });
});

describe("remind", () => {
  test("names nobody in time; then whoever is late, politely, with a link where a number is known", async () => {
    const office = waiting.copy();
    expect((await office.sop("remind")).out).toContain("Tidak ada yang terlambat");
    expect((await office.sop("remind --all")).out).toContain("Yth. Bapak/Ibu Rina Contoh, S.Kom.");
    office.now += 14 * 86_400;
    office.write("kontak.yaml", "rina: 0812-3456-7890\nbukan orang: x\n");
    const { result } = await office.json<{ messages: { text: string; link: string | null }[] }>("remind");
    expect(result.messages.length).toBeGreaterThan(0);
    for (const { text, link } of result.messages) {
      expect(text).toMatch(/langkah 5.*Batas waktunya .*sudah lewat [0-9]+ hari kerja/);
      expect(link).toBe(`https://wa.me/6281234567890?text=${encodeURIComponent(text)}`);
    }
    // A number is no part of the record, and does not stand in its way.
    expect(office.git("status", "--porcelain")).not.toContain("kontak.yaml");
    await office.as("rina", "verify");
  });
});

/** How a value of each type may be spelt; nothing is nothing in all of them. */
const SPELT: Readonly<Record<string, RegExp>> = {
  integer: /^(?:-?[0-9]+)?$/,
  number: /^(?:-?[0-9]+(?:\.[0-9]+)?)?$/,
};

/** Empty texts come back as nothing: CSV has no way to tell them apart. */
function withoutEmpty(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "" && value !== null));
}

describe("export", () => {
  const python = (code: string, ...args: string[]): unknown => {
    const ran = spawnSync(PYTHON, ["-c", code, ...args], { encoding: "utf8" });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout);
  };
  const READ =
    "import csv,json,sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1],newline='',encoding='utf-8')))))";

  test.skipIf(!TOOLS.python.present)(
    "a data package says of itself what its files are: read by another program, every value has the type it names",
    async () => {
      const out = join(signed.base, "paket");
      expect((await signed.sop(`export datapackage --out ${out}`)).code).toBe(0);
      const descriptor = JSON.parse(readFileSync(join(out, "datapackage.json"), "utf8"));
      for (const { path, bytes, hash, schema } of descriptor.resources) {
        const content = readFileSync(join(out, path));
        expect([bytes, hash]).toEqual([
          content.length,
          `sha256:${createHash("sha256").update(content).digest("hex")}`,
        ]);
        const rows = python(READ, join(out, path)) as Record<string, string>[];
        expect(rows.length).toBeGreaterThan(10);
        expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map(({ name }: { name: string }) => name));
        for (const { name, type } of schema.fields as { name: string; type: string }[])
          for (const row of rows) expect(row[name]).toMatch(SPELT[type] ?? /(?:)/);
        const keys = rows.map((row) => JSON.stringify(schema.primaryKey.map((key: string) => row[key])));
        expect(new Set(keys).size).toBe(keys.length);
      }
    },
  );

  test("a data package is one by the standard's own schema, and its own library reads every row with its type", async () => {
    const out = join(signed.base, "paket-baku");
    expect((await signed.sop(`export datapackage --out ${out}`)).code).toBe(0);
    const descriptor = JSON.parse(readFileSync(join(out, "datapackage.json"), "utf8"));
    const dataPackage = await Package.load(descriptor, { basePath: out });
    expect([dataPackage.valid, dataPackage.errors.map(String)]).toEqual([true, []]);
    expect(dataPackage.descriptor.profile).toBe("tabular-data-package");
    const { result } = await signed.json<Record<string, object[]>>("export json");
    for (const resource of dataPackage.resources) {
      // Casts every value by the schema, and checks the primary key; it throws where one does not fit.
      const rows = await resource.read({ keyed: true });
      expect(rows).toEqual(result[resource.name]?.map((row) => expect.objectContaining(withoutEmpty(row))));
    }
    // It is no validator that lets everything pass.
    const broken = {
      ...descriptor,
      resources: [{ ...descriptor.resources[0], schema: { fields: [{ name: "a", type: "bulat" }] } }],
    };
    expect((await Package.load(broken, { basePath: out })).valid).toBe(false);
  });

  test("the sheet for SIPPD has one amount a sub kegiatan, and they add up to what the recap says", async () => {
    const { result } = await signed.json<{
      sippd: { kode: string; serapan: number | null }[];
      anggaran: { tingkat: string; realisasi_tw: number }[];
    }>("export sippd");
    const spent = result.sippd.reduce((sum, { serapan }) => sum + (serapan ?? 0), 0);
    const recap = result.anggaran
      .filter(({ tingkat }) => tingkat === "program")
      .reduce((sum, { realisasi_tw }) => sum + realisasi_tw, 0);
    expect(spent).toBe(recap);
    const paid = result.sippd.filter(({ serapan }) => serapan !== null).map(({ kode }) => kode);
    expect(new Set(paid).size).toBe(paid.length);
  });

  test("figures that nobody has signed say so", async () => {
    type Rows = { capaian: { catatan_tanda_tangan: string | null; putaran: number }[] };
    const before = (await waiting.json<Rows>("export json")).result.capaian[0];
    const after = (await signed.json<Rows>("export json")).result.capaian[0];
    expect([before?.catatan_tanda_tangan, before?.putaran]).toEqual([null, 1]);
    expect([after?.catatan_tanda_tangan, after?.putaran]).toEqual([signed.git("rev-parse", "main"), 2]);
  });

  test.skipIf(!TOOLS.python.present)(
    "a text that a spreadsheet would run stays a text; quotes and lines survive",
    () => {
      const columns = [{ name: "a", type: "string", title: "A" }] as const;
      const hostile = ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2+3", 'kata "kutip"', "baris\nkedua"];
      const csv = asCsv({ name: "x", title: "X", columns, key: [], rows: hostile.map((text) => [text]) });
      const file = join(signed.base, "x.csv");
      signed.write("../x.csv", csv);
      const read = (python(READ, file) as { a: string }[]).map(({ a }) => a);
      expect(read.slice(0, 4)).toEqual(hostile.slice(0, 4).map((text) => `'${text}`));
      expect(read.slice(4)).toEqual(hostile.slice(4));
    },
  );

  test("refuses a kind that it does not know, and says when there is nothing", async () => {
    expect((await signed.sop("export pdf")).code).toBe(2);
    expect((await signed.sop("export datapackage")).code).toBe(2);
    const empty = await new TestOffice().upTo("founded");
    expect((await empty.sop("export csv")).code).toBe(3);
  });
});
