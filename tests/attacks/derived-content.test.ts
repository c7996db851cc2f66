/** Derived content: what follows from other content, and was written otherwise (docs/design/ledger.md §6). */
import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fillForm } from "../../src/adapters/excel/fill.ts";
import type { TestOffice } from "../support/office.ts";
import { there } from "../support/there.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { type Change, treeWith } from "./support/content.ts";
import { subjectOver } from "./support/digests.ts";
import { honestEntry } from "./support/elsewhere.ts";
import { withTrailers } from "./support/entry.ts";
import { edited, forge, tip } from "./support/forge.ts";
import { gitBytes } from "./support/git.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("derived-content");
const CYCLE = "2021/tw1";
const PMD = "seksi-pmd";
const RECAP = ["rekap", "isian", "bukti"].map((folder) => `${CYCLE}/${folder}`);
const RETURN = ["yaml", "xlsx", "ods"]
  .map((kind) => `${CYCLE}/isian/${PMD}.${kind}`)
  .concat(`${CYCLE}/bukti/${PMD}`);
const PLAN = ["rencana.yaml", "formulir.yaml", "skema"].map((name) => `2021/${name}`);

/** Files as an honest entry brings them, to be changed. */
type Honest = (path: string) => Buffer;
type Changes = (honest: Honest) => readonly Change[] | Promise<readonly Change[]>;

/** An honest entry with some of its files otherwise, its digests computed again. */
async function forged(
  o: TestOffice,
  [person, line]: readonly [string, string],
  about: readonly string[],
  changes: Changes,
): Promise<void> {
  const entry = await honestEntry(o, person, line);
  const honest = (path: string): Buffer => gitBytes(o, ["cat-file", "blob", `${entry.tree}:${path}`]);
  const tree = treeWith(o, await changes(honest), entry.tree);
  const message = withTrailers(entry.message, { Subject: subjectOver(o, tree, about) });
  forge(o, { ...entry, tree, message });
}

/** A text file with one place changed. */
const text = (honest: Honest, path: string, from: string | RegExp, to: string): Change => [
  path,
  edited(honest(path).toString(), from, to),
];

/** A workbook with the first match of a pattern changed in the first of its sheets that has one. */
function workbook(bytes: Buffer, from: RegExp, to: string): Buffer {
  const parts = unzipSync(bytes);
  const name = there(
    Object.keys(parts)
      .sort()
      .find((one) => one.startsWith("xl/worksheets/") && from.test(strFromU8(there(parts[one])))),
  );
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(edited(strFromU8(there(parts[name])), from, to)) }));
}

const compiled = (changes: Changes) => (o: TestOffice) => forged(o, ["rina", "compile"], RECAP, changes);
const [YAML, XLSX] = ["yaml", "xlsx"].map((kind) => `${CYCLE}/rekap/rekap.${kind}`) as [string, string];

const RECAPS: readonly Row[] = [
  [
    "a recap whose totals are not what the returns give",
    compiled((honest) => [text(honest, YAML, "realisasi: 604784000", "realisasi: 704784000")]),
    ["recap-differs"],
  ],
  [
    "a recap with another achievement of one indicator",
    compiled((honest) => [text(honest, YAML, "capaian: 91.6666666667", "capaian: 99.6666666667")]),
    ["recap-differs"],
  ],
  [
    "a recap with a remark of its own",
    compiled((honest) => [[YAML, `${honest(YAML)}# diperiksa BPKP, nihil temuan\n`]]),
    ["recap-differs"],
  ],
  [
    "a recap's workbook that is none",
    compiled(() => [[XLSX, "bukan buku kerja\n"]]),
    ["recap-workbook-differs"],
  ],
  [
    "a recap's workbook with another figure in one cell",
    compiled((honest) => [[XLSX, workbook(honest(XLSX), /<v>80\.5<\/v>/, "<v>95.5</v>")]]),
    ["recap-workbook-differs"],
  ],
  ["a recap without its workbook", compiled(() => [[XLSX, null]]), ["recap-workbook-differs"]],
  [
    "something else beside the recap",
    compiled(() => [[`${CYCLE}/rekap/lain.exe`, "MZ"]]),
    ["path-not-permitted"],
  ],
];

/** A return as a section hands it in, waiting in the in-tray. */
async function handedIn(o: TestOffice): Promise<void> {
  await o.fill(CYCLE, PMD, there(o.figures()[PMD]));
}

const received =
  (changes: Changes, about = RETURN) =>
  async (o: TestOffice) => {
    await handedIn(o);
    await forged(o, ["rina", "receive"], about, changes);
  };
const FIGURES = `${CYCLE}/isian/${PMD}.yaml`;

const RETURNS: readonly Row[] = [
  [
    "a return in YAML that differs from its own workbook",
    received((honest) => [
      text(honest, FIGURES, "realisasi_anggaran: 8044000", "realisasi_anggaran: 9044000"),
    ]),
    ["return-differs"],
  ],
  ...(
    [
      ["an amount that another program reads in base eight", ": 8044000", ": 08044000"],
      ["an amount with more digits than its workbook has", ": 8044000", ": 8044000.0000000001"],
      ["words beside a figure, as an anchor", ": 8044000", ": &sebenarnya-9044000 8044000"],
      ["words beside a figure, as a tag", ": 8044000", ": !sebenarnya-9044000 8044000"],
      ["a sender's file in a folder", "nama: ", "nama: ../../"],
      ["a sender's file with a terminal's escape", /nama: .*/, 'nama: "a\\e[31m.xlsx"'],
      ["lines in another spelling", /\nbukti:/, "\n\nbukti:"],
    ] as const
  ).map(
    ([name, from, to]): Row => [
      `a return in YAML with ${name}`,
      received((honest) => [text(honest, FIGURES, from, to)]),
      ["return-differs"],
    ],
  ),
  [
    "a return whose workbook was exchanged",
    received((honest) => [
      [
        `${CYCLE}/isian/${PMD}.xlsx`,
        workbook(honest(`${CYCLE}/isian/${PMD}.xlsx`), /<v>8044000<\/v>/, "<v>9044000</v>"),
      ],
    ]),
    ["return-differs"],
  ],
  [
    "a return without its workbook",
    received(() => [[`${CYCLE}/isian/${PMD}.xlsx`, null]]),
    ["return-differs"],
  ],
  ["a return with two workbooks", received(() => [[`${CYCLE}/isian/${PMD}.ods`, "PK"]]), ["return-differs"]],
  [
    "evidence in a folder of its own",
    // What is not permitted is not what the entry is about either.
    received(() => [[`${CYCLE}/bukti/${PMD}/lain/spj.pdf`, "%PDF-1.7\n"]], RETURN.slice(0, 3)),
    ["path-not-permitted"],
  ],
];

/** The digest of findings, as the rules describe it: one line each, sorted by bytes. */
function reportOf(findings: readonly { readonly [key: string]: unknown; readonly rule: string }[]): string {
  const lines = findings.map(({ severity, rule, section, sheet, cell }) => {
    const place = [section, sheet, cell].map((one) => String(one ?? "-").replaceAll(" ", "%20"));
    return `${severity} ${rule} ${place.join(" ")}\n`;
  });
  const sorted = lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `sha256:${createHash("sha256").update(sorted.join("")).digest("hex")}`;
}

const VERIFICATIONS: readonly Row[] = [
  [
    "a verification whose findings were invented",
    async (o) => {
      const honest = await honestEntry(o, "rina", `verify ${PMD} --note cocok`);
      const message = withTrailers(honest.message, { Report: `sha256:${"0".repeat(64)}` });
      forge(o, { ...honest, message });
    },
    ["report-differs"],
  ],
];

const handed = (changes: Changes) => (o: TestOffice) =>
  forged(o, ["rina", "distribute"], [`${CYCLE}/formulir`], changes);
const FORM = `${CYCLE}/formulir/${PMD}.xlsx`;

const FORMS: readonly Row[] = [
  [
    "a form into which something was typed already",
    handed(async (honest) => [
      [FORM, Buffer.from(await fillForm(honest(FORM), { "7.01.03.2.01.01-1": { realisasi: 1 } }))],
    ]),
    ["form-differs"],
  ],
  [
    "a form with another target",
    handed((honest) => [[FORM, workbook(honest(FORM), /<v>1<\/v>/, "<v>2</v>")]]),
    ["form-differs"],
  ],
  ["a section without its form", handed(() => [[FORM, null]]), ["form-differs"]],
  ["a form that is no workbook", handed(() => [[FORM, "PK"]]), ["form-differs"]],
  [
    "a form for a section that the plan does not have",
    handed((honest) => [[`${CYCLE}/formulir/seksi-lain.xlsx`, honest(FORM)]]),
    ["path-not-permitted"],
  ],
  [
    "something else among the forms",
    handed(() => [[`${CYCLE}/formulir/${PMD}.exe`, "MZ"]]),
    ["path-not-permitted"],
  ],
];

const drafted = (changes: Changes) => (o: TestOffice) => forged(o, ["rina", "draft"], PLAN, changes);
const SCHEMA = `2021/skema/${PMD}.schema.json`;

const DRAFTS: readonly Row[] = [
  ["a schema that takes anything", drafted(() => [[SCHEMA, "true\n"]]), ["schema-differs"]],
  ["a section without its schema", drafted(() => [[SCHEMA, null]]), ["schema-differs"]],
  [
    "a schema for a section that the plan does not have",
    drafted((honest) => [["2021/skema/seksi-lain.schema.json", honest(SCHEMA)]]),
    ["path-not-permitted", "schema-differs"],
  ],
  [
    "something else among the schemas",
    drafted(() => [["2021/skema/catatan.txt", "x"]]),
    ["path-not-permitted", "schema-differs"],
  ],
];

const CYCLE_FILE = `${CYCLE}/siklus.yaml`;
const opened = (changes: Changes) => (o: TestOffice) =>
  forged(o, ["rina", `open ${CYCLE}`], [CYCLE_FILE], changes);

const OPENINGS: readonly Row[] = [
  [
    "a cycle's file of another cycle",
    opened((honest) => [text(honest, CYCLE_FILE, "siklus: 2021/tw1", "siklus: 2021/tw2")]),
    ["cycle-file-differs"],
  ],
  [
    "a cycle opened with a section excused already",
    opened((honest) => [
      [
        CYCLE_FILE,
        `${honest(CYCLE_FILE)}dispensasi:\n  - seksi: ${PMD}\n    alasan: banjir\n    diminta_oleh: agus\n    berlaku_sampai: 2021-12-31\n`,
      ],
    ]),
    ["cycle-file-differs"],
  ],
];

group.attacks("founded", "opened with another file than the record says", OPENINGS);
group.attacks("opened", "drafted with other schemas", DRAFTS);
group.attacks("corrected", "handed out with other forms", FORMS);
group.attacks("handed-out", "received with other figures", RETURNS);
group.attacks("received", "verified without looking", VERIFICATIONS);
group.attacks("verified", "compiled with other figures", RECAPS);

describe("a return with an error", () => {
  /** Somebody spent more than the ceiling, which the checks call an error. */
  async function faulty(): Promise<TestOffice> {
    const office = (await recordAt("handed-out")).copy();
    const [id, row] = there(Object.entries(there(office.figures()[PMD]))[0]);
    await office.fill(CYCLE, PMD, { ...office.figures()[PMD], [id]: { ...row, realisasi: "banyak" } });
    for (const [section, figures] of Object.entries(office.figures()))
      if (section !== PMD) await office.fill(CYCLE, section, figures);
    await office.as("rina", "receive");
    return office;
  }

  test("may not be verified, whatever the verifier says of it", async () => {
    const office = await faulty();
    const section = "seksi-kesos";
    const honest = await honestEntry(office, "rina", `verify ${section} --note cocok`);
    const { findings } = await office.json("verify --check");
    const own = findings.filter((one) => one.section === PMD);
    expect(own.some(({ severity }) => severity === "error")).toBe(true);
    const message = withTrailers(honest.message, {
      Section: PMD,
      Report: reportOf(own),
      Subject: subjectOver(office, honest.tree, RETURN),
    });
    forge(office, { ...honest, message });
    const found = await auditCodes(office);
    group.note("a verification of a return with an error", office, found);
    expect(found).toEqual({ exit: 1, codes: ["verified-with-errors"] });
  });
});

describe("honest control", () => {
  test.each([
    ["founded", `open ${CYCLE}`],
    ["opened", "draft"],
    ["corrected", "distribute"],
    ["verified", "compile"],
  ] as const)("after %s, %s written by plain git is proven", async (stage, line) => {
    const office = (await recordAt(stage)).copy();
    forge(office, await honestEntry(office, "rina", line));
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("the digest of the findings is what the rules say", async () => {
    const office = (await recordAt("received")).copy();
    const { findings } = await office.json("verify --check");
    const honest = await honestEntry(office, "rina", `verify ${PMD} --note cocok`);
    const Report = reportOf(findings.filter((one) => one.section === PMD));
    forge(office, { ...honest, message: withTrailers(honest.message, { Report }) });
    expect(await auditCodes(office)).toEqual(PROVEN);
  });
});

test("nobody signs a recap that is not what the returns give", async () => {
  const office = (await recordAt("verified")).copy();
  await compiled((honest) => [text(honest, YAML, "realisasi: 604784000", "realisasi: 704784000")])(office);
  office.git("reset", "--hard", "--quiet");
  const before = tip(office);
  await office.as("dewi", "approve", 1);
  expect(tip(office)).toBe(before);
});

group.agreesWithThePage();
