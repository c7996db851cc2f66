/** Returns that other programs wrote: openpyxl and LibreOffice fill our form, and it goes through receive and verify. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PYTHON, TOOLS } from "../../support/machine.ts";
import { REPO, TestOffice, temporaryFolder } from "../../support/office.ts";

let handedOut: TestOffice;
beforeAll(async () => {
  handedOut = await new TestOffice().upTo("handed-out");
});

const CYCLE = "2021/tw1";
const SECTION = "seksi-pmd";

function ran(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, [...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, HOME: cwd },
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

function fillByOpenpyxl(office: TestOffice, figures: object, name = `${SECTION}.xlsx`): string {
  const answers = join(office.base, "answers.json");
  writeFileSync(answers, JSON.stringify(figures));
  const target = join(office.base, name);
  ran(
    PYTHON,
    [join(REPO, "tests/support/fill.py"), office.path(CYCLE, "formulir", `${SECTION}.xlsx`), answers, target],
    office.base,
  );
  return target;
}

/** Opens a workbook in LibreOffice and saves it, as xlsx or through another format and back. */
function resaveByLibreOffice(file: string, through: readonly string[]): string {
  let current = file;
  for (const format of through) {
    const folder = temporaryFolder();
    ran(
      "soffice",
      [
        "--headless",
        `-env:UserInstallation=file://${folder}/profile`,
        "--convert-to",
        format,
        "--outdir",
        folder,
        current,
      ],
      folder,
    );
    current = join(
      folder,
      `${file
        .split("/")
        .at(-1)
        ?.replace(/\.\w+$/, "")}.${format}`,
    );
  }
  return current;
}

const kept = (office: TestOffice): { baris: Record<string, Record<string, unknown>> } =>
  parse(office.read(`${CYCLE}/isian/${SECTION}.yaml`));

describe.skipIf(!TOOLS.openpyxl.present)("filled by openpyxl", () => {
  test("is received under any file name, verified, and keeps the figures", async () => {
    const office = handedOut.copy();
    const figures = office.figures()[SECTION] ?? {};
    await office.as("rina", `receive "${fillByOpenpyxl(office, figures, "Copy of isian (1).xlsx")}"`);
    const { baris } = kept(office);
    for (const [row, values] of Object.entries(figures)) expect(baris[row]).toMatchObject(values);
    await office.as("rina", `verify ${SECTION}`);
    expect((await office.sop("audit")).code).toBe(0);
  });

  test("texts, percent formats and text numbers are understood, and kept as typed", async () => {
    const office = handedOut.copy();
    const [first = "", second = "", third = ""] = Object.keys(office.figures()[SECTION] ?? {});
    const figures = {
      ...office.figures()[SECTION],
      [first]: { realisasi: "1", realisasi_anggaran: "Rp 8.937.000,-", bukti: "BA 1" },
      [second]: { realisasi: " 1 ", realisasi_anggaran: "84,024,000", bukti: "  BA\u00a0 2 " },
      [third]: { realisasi: "-", alasan_kosong: "Belum terlaksana", realisasi_anggaran: 0 },
    };
    await office.as("rina", `receive ${fillByOpenpyxl(office, figures)}`);
    const { baris } = kept(office);
    expect(baris[first]).toMatchObject({
      realisasi: 1,
      realisasi_anggaran: 8937000,
      diketik: { realisasi_anggaran: "Rp 8.937.000,-" },
    });
    expect(baris[second]).toMatchObject({ realisasi: 1, realisasi_anggaran: 84024000, bukti: "BA 2" });
    expect(baris[third]).toMatchObject({
      realisasi: null,
      alasan_kosong: "Belum terlaksana",
      realisasi_anggaran: 0,
    });
    await office.as("rina", `verify ${SECTION}`);
  });

  test("each wrong value is told by its cell, and nothing is verified", async () => {
    const office = handedOut.copy();
    const [first = "", second = "", third = "", fourth = ""] = Object.keys(office.figures()[SECTION] ?? {});
    const figures = {
      [first]: { realisasi: "WTP", realisasi_anggaran: 1000, bukti: "x" },
      [second]: { realisasi: -1, realisasi_anggaran: 999_999_999_999, bukti: "x" },
      [third]: { realisasi: 1, alasan_kosong: "Malas", bukti: "x".repeat(501) },
      [fourth]: { realisasi: null, realisasi_anggaran: 5 },
    };
    await office.as("rina", `receive ${fillByOpenpyxl(office, figures)}`);
    const { findings, exitCode } = await office.json(
      `verify ${SECTION} --as rina --key ${join(office.keys, "rina", "id_ed25519")} --yes`,
    );
    expect(exitCode).toBe(1);
    expect(findings.map(({ rule, cell }) => `${cell} ${rule}`)).toEqual([
      "I10 value-type",
      "I11 value-range",
      "M11 over-ceiling",
      "Q12 value-list",
      "U12 value-length",
      "I13 reason-missing",
      "U13 evidence-missing",
      "R11 office-rule",
    ]);
    expect((await office.json<{ turns: unknown }>("status")).exitCode).toBe(0);
  });
});

describe.skipIf(!TOOLS.openpyxl.present || !TOOLS.libreoffice.present)("saved by LibreOffice", () => {
  test.each([
    ["as xlsx", ["xlsx"]],
    ["through ods and back", ["ods", "xlsx"]],
  ] as const)("%s: formulas computed by it agree with ours", async (_name, through) => {
    const office = handedOut.copy();
    const filled = fillByOpenpyxl(office, office.figures()[SECTION] ?? {});
    await office.as("rina", `receive ${resaveByLibreOffice(filled, through)}`);
    const { baris } = kept(office);
    const shown = Object.values(baris).map(({ tampil }) => tampil as Record<string, number>);
    expect(shown.every((one) => one.capaian === 100 && (one.serapan ?? 0) > 0)).toBe(true);
    await office.as("rina", `verify ${SECTION}`);
  });

  test("a formula replaced by a better number is found", async () => {
    const office = handedOut.copy();
    const filled = fillByOpenpyxl(office, office.figures()[SECTION] ?? {});
    const cheat = `from openpyxl import load_workbook; b=load_workbook("${filled}"); b["Data"]["K10"]=250; b.save("${filled}")`;
    ran(PYTHON, ["-c", cheat], office.base);
    await office.as("rina", `receive ${resaveByLibreOffice(filled, ["xlsx"])}`);
    const { findings } = await office.json(
      `verify ${SECTION} --as rina --key ${join(office.keys, "rina", "id_ed25519")} --yes`,
    );
    expect(findings.map(({ rule, cell, given, expected }) => ({ rule, cell, given, expected }))).toEqual([
      { rule: "achievement-differs", cell: "K10", given: "250", expected: "100" },
      {
        rule: "formula-replaced",
        cell: "K10",
        given: "250",
        expected: expect.stringContaining("=IF(OR(J10="),
      },
    ]);
  });
});

test.skipIf(!TOOLS.openpyxl.present)(
  "a percentage worked out elsewhere, from more places than were typed, is explained as that",
  async () => {
    const office = handedOut.copy();
    const section = "seksi-pelayanan";
    const filled = await office.fill(CYCLE, section, office.figures()[section] ?? {});
    // The index is typed as 80,5; whoever computed the percentage had 80,46.
    const paste = `from openpyxl import load_workbook; b=load_workbook("${filled}"); b["Data"]["K10"]=100.58; b.save("${filled}")`;
    ran(PYTHON, ["-c", paste], office.folder);
    await office.as("rina", `receive ${filled}`);
    const line = `verify ${section} --as rina --key ${join(office.keys, "rina", "id_ed25519")} --yes`;
    const { findings } = await office.json(`${line} --lang id`);
    expect(findings[0]).toMatchObject({
      rule: "achievement-differs",
      given: "100.58",
      expected: "100.63",
      unrounded: ["80.46", "80.468"],
      message: expect.stringContaining("antara 80,46 dan 80,468"),
    });
  },
);

describe.skipIf(!TOOLS.openpyxl.present)("moved about by people", () => {
  const EDITS = {
    "columns inserted, rows sorted and the sheet renamed": `
s=b["Data"]; s.insert_cols(4); s.title="Isian Trantib";
rows=[[c.value for c in r] for r in s.iter_rows(min_row=10)]
for i,r in enumerate(reversed(rows)):
    for j,v in enumerate(r): s.cell(10+i,j+1).value=None if isinstance(v,str) and v.startswith("=") else v`,
    "rows inserted above and between": `s=b["Data"]; s.insert_rows(1,3); s.insert_rows(14)`,
    "other sheets removed and one added": `del b["Petunjuk"]; b.create_sheet("Catatan",0)["A1"]="halo"`,
  };
  test.each(Object.entries(EDITS))("%s: found again by hidden ids", async (_name, edit) => {
    const office = handedOut.copy();
    const filled = fillByOpenpyxl(office, office.figures()[SECTION] ?? {});
    ran(
      PYTHON,
      [
        "-c",
        `from openpyxl import load_workbook\nb=load_workbook("${filled}")\n${edit}\nb.save("${filled}")`,
      ],
      office.base,
    );
    await office.as("rina", `receive ${filled}`);
    const { baris } = kept(office);
    for (const [row, values] of Object.entries(office.figures()[SECTION] ?? {}))
      expect(baris[row]).toMatchObject(values);
  });

  const REFUSED = {
    "a row deleted": [`b["Data"].delete_rows(11)`, "row-missing"],
    "a row copied": [`s=b["Data"]; s.cell(20,1).value=s.cell(10,1).value`, "row-twice"],
    "the key of a column gone": [
      `s=b["Data"]\nfor c in s[8]:\n  if c.value=="sop:realisasi": c.value=None`,
      "column-missing",
    ],
    "a form of nobody's": [`del b["_sop"]`, "form-unknown"],
    "another office's form": [
      `s=b["_sop"]\nfor r in s.iter_rows():\n  if r[0].value=="sop:office": r[1].value="kecamatan-panti"`,
      "form-other-office",
    ],
    "last year's form": [
      `s=b["_sop"]\nfor r in s.iter_rows():\n  if r[0].value=="sop:cycle": r[1].value="2020/tw1"`,
      "form-other-cycle",
    ],
    "a form from before a change of targets": [
      `s=b["_sop"]\nfor r in s.iter_rows():\n  if r[0].value=="sop:form": r[1].value="sha256:"+"0"*64`,
      "form-outdated",
    ],
  } as const;
  test.each(Object.entries(REFUSED))("%s is named and not taken in", async (_name, [edit, rule]) => {
    const office = handedOut.copy();
    const filled = fillByOpenpyxl(office, office.figures()[SECTION] ?? {});
    ran(
      PYTHON,
      [
        "-c",
        `from openpyxl import load_workbook\nb=load_workbook("${filled}")\n${edit}\nb.save("${filled}")`,
      ],
      office.base,
    );
    const bytes = readFileSync(filled);
    const { findings, exitCode } = await office.json(`receive ${filled} --yes`);
    expect({ exitCode, rules: [...new Set(findings.map((one) => one.rule))] }).toEqual({
      exitCode: 1,
      rules: [rule],
    });
    expect(readFileSync(filled).equals(bytes)).toBe(true);
  });
});

describe.skipIf(!TOOLS.jsonschema.present)("Python's jsonschema agrees with sop verify --check", () => {
  const KEYWORDS: Record<string, string> = {
    "value-type": "type",
    "value-unexpected": "type",
    "value-range": "minimum",
    "value-list": "enum",
    "value-length": "maxLength",
  };

  function pythonErrors(office: TestOffice, cycle: string): string[] {
    const sections = Object.keys(office.figures(cycle.startsWith("2026") ? "jangkar" : "pakusari"));
    const year = cycle.slice(0, 4);
    const args = sections.flatMap((one) => [
      office.path(year, "skema", `${one}.schema.json`),
      office.path(cycle, "isian", `${one}.yaml`),
    ]);
    const { stdout, status, stderr } = spawnSync(PYTHON, [join(REPO, "tests/support/schema.py"), ...args], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    return (JSON.parse(stdout) as [string, string, string][])
      .map(([file, path, keyword]) => `${file.split("/").at(-1)} ${path} ${keyword}`)
      .sort();
  }

  async function ourErrors(office: TestOffice): Promise<string[]> {
    const { findings } = await office.json("verify --check");
    return findings
      .flatMap(({ rule, file, cell }) => {
        const keyword = KEYWORDS[rule];
        if (keyword === undefined) return [];
        const name = String(file).split("/").at(-1) ?? "";
        const { berkas, baris } = parse(office.read(String(file))) as {
          berkas: { kolom: Record<string, string> };
          baris: Record<string, { sel: number }>;
        };
        const [letter, row] = [
          String(cell).replace(/[0-9]/g, ""),
          Number(String(cell).replace(/[A-Z]/g, "")),
        ];
        const key = Object.entries(berkas.kolom).find(([, one]) => one === letter)?.[0];
        const id = Object.entries(baris).find(([, { sel }]) => sel === row)?.[0];
        return [`${name} baris/${id}/${key} ${keyword}`];
      })
      .sort();
  }

  test.each([
    ["pakusari", "2021/tw1"],
    ["jangkar", "2026/tw1"],
  ])("%s: no errors on either side", async (example, cycle) => {
    const office = await new TestOffice().upTo("received", example);
    expect([pythonErrors(office, cycle), await ourErrors(office)]).toEqual([[], []]);
  });

  test("wrong types, ranges and lists: the same places on both sides", async () => {
    const office = handedOut.copy();
    for (const [section, figures] of Object.entries(office.figures())) {
      const [first, ...rest] = Object.entries(figures);
      const wrong = {
        realisasi: section.length % 2 === 0 ? "WTP" : -3,
        realisasi_anggaran: "banyak",
        alasan_kosong: "Malas",
        bukti: "x".repeat(600),
      };
      await office.fill(CYCLE, section, {
        ...Object.fromEntries(rest),
        [first?.[0] ?? ""]: { ...first?.[1], ...wrong },
      });
    }
    await office.as("rina", "receive");
    const ours = await ourErrors(office);
    expect(ours.length).toBeGreaterThan(20);
    expect(ours).toEqual(pythonErrors(office, CYCLE));
  });
});
