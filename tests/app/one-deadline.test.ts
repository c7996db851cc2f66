/**
 * One last day: the procedure's limit from the hand-over, no later than the cycle's own. The form, its blank paper, the
 * receipt, the board, the reminder and the receipt of a late return name the same one, with its weekday.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openWorkbook } from "../../src/adapters/excel/read/format/detect-format.ts";
import type { Status } from "../../src/app/queries/status.ts";
import { REPO, TestOffice } from "../support/office.ts";

const CYCLE = "2021/tw1";
const SECTION = "seksi-trantib";
const at = (day: string): number => Date.parse(`${day}T01:00:00Z`) / 1000;

/** What the workbook that was handed out says of its last day, on every sheet. */
function printed(office: TestOffice, path: string): readonly string[] {
  const sheets = openWorkbook(readFileSync(office.path(path)), () => 0).sheets;
  const texts = sheets.flatMap(({ rows }) =>
    [...rows().values()].flatMap((cells) => [...cells].map(([, cell]) => ("text" in cell ? cell.text : ""))),
  );
  return [...new Set(texts.filter((text) => text.startsWith("Dikembalikan paling lambat")))];
}

async function due(office: TestOffice): Promise<readonly string[]> {
  const { result } = await office.json<Status>("status");
  const turns = result.cycles.flatMap(({ turns }) => turns).filter(({ step }) => step.kind === "fill");
  return [...new Set(turns.map((turn) => turn.due))];
}

async function textOf(office: TestOffice, line: string): Promise<string> {
  return (await office.sop(`${line} --lang id`)).out;
}

/** An office whose forms were handed out, in a cycle with a last day of its own. */
async function handedOut(returnsDue: string): Promise<TestOffice> {
  const office = await new TestOffice().upTo("founded");
  await office.as("rina", `open ${CYCLE} --returns-due ${returnsDue}`);
  await office.as("rina", "draft");
  await office.as("dewi", "approve");
  const { out } = await office.as("rina", "distribute");
  office.heard(out);
  return office;
}

// Handed out on Thursday 1 April 2021, Good Friday after it: three working days end on Tuesday the sixth... or before.
describe.each([
  [
    "the procedure's limit comes first",
    "2021-04-14",
    "2021-04-06",
    "Selasa, 06-04-2021",
    "Selasa, 6 April 2021",
  ],
  ["the cycle's own day comes first", "2021-04-05", "2021-04-05", "Senin, 05-04-2021", "Senin, 5 April 2021"],
])("%s", (_, returnsDue, day, onForm, inWords) => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await handedOut(returnsDue);
  });

  test("the form and the board", async () => {
    expect(printed(office, `${CYCLE}/formulir/${SECTION}.xlsx`)).toEqual([
      `Dikembalikan paling lambat ${onForm}`,
    ]);
    expect(await due(office)).toEqual([day]);
    const [weekday] = inWords.split(",");
    expect(await textOf(office, "status")).toContain(`${weekday} ${day}`);
  });

  test("the reminder, and the return that comes a day late", async () => {
    const mine = office.copy();
    mine.now = at(day) + 86_400;
    expect(await textOf(mine, "remind")).toContain(`Batas waktunya ${inWords}`);
    const file = await mine.fill(CYCLE, SECTION, mine.figures()[SECTION] ?? {});
    expect((await mine.as("rina", `receive ${file}`)).out).toContain(
      `Terlambat 1 hari kerja, batas ${inWords}`,
    );
    expect((await mine.sop("audit")).code).toBe(0);
  });

  test("on the last day nobody is late", async () => {
    const mine = office.copy();
    mine.now = at(day);
    expect((await mine.json<Status>("status")).result.cycles[0]?.turns.map(({ late }) => late)).not.toContain(
      1,
    );
  });

  test("what is sent back is due by the limit from then on, on the correction workbook and on the board", async () => {
    const mine = office.copy();
    const file = await mine.fill(CYCLE, SECTION, mine.figures()[SECTION] ?? {});
    await mine.as("rina", `receive ${file}`);
    mine.now = at("2021-04-16");
    await mine.as("rina", `reject --section ${SECTION} --reason "Periksa lagi"`);
    const path = `${CYCLE}/perbaikan/${SECTION}-putaran-2.xlsx`;
    // Friday the sixteenth, and three working days.
    expect(printed(mine, path)).toEqual(["Dikembalikan paling lambat Rabu, 21-04-2021"]);
    const { result } = await mine.json<Status>("status");
    const own = result.cycles.flatMap(({ turns }) => turns).find(({ section }) => section === SECTION);
    expect(own).toMatchObject({ due: "2021-04-21", late: 0 });
    expect((await mine.sop("audit")).code).toBe(0);
  });
});

test("forms that were laid out before midnight and signed after it are those that were handed out", async () => {
  const office = await new TestOffice().upTo("corrected");
  // The clock goes on while the officer reads what is to be signed: seventeen hours UTC are midnight there.
  let asked = 0;
  Object.defineProperty(office, "now", {
    get: () => Date.parse("2021-04-01T16:59:50Z") / 1000 + 5 * asked++,
    set: () => undefined,
  });
  await office.as("rina", "distribute");
  expect(printed(office, `${CYCLE}/formulir/${SECTION}.xlsx`)).toEqual([
    "Dikembalikan paling lambat Selasa, 06-04-2021",
  ]);
  expect(Number(office.git("log", "-1", "--format=%ct"))).toBeGreaterThanOrEqual(
    Date.parse("2021-04-01T17:00:00Z") / 1000,
  );
  expect((await office.sop("audit")).code).toBe(0);
});

test("a day off that becomes known after the hand-over moves no day that was printed", async () => {
  const office = await handedOut("2021-04-14");
  const before = await due(office);
  const days = ["2021-04-05", "2021-04-06"].map((day) => `      - "${day}"\n`).join("");
  office.write(
    "kalender/2021.yaml",
    `tahun: 2021\nkeputusan:\n  - nomor: SKB perubahan\n    libur_nasional:\n${days}    cuti_bersama: []\n`,
  );
  await office.as("hadi", 'amend --reason "SKB perubahan"');
  expect(await due(office)).toEqual(before);
});

test("the last day is worked out in one function, and nowhere else", () => {
  const src = join(REPO, "src");
  const files = (readdirSync(src, { recursive: true, encoding: "utf8" }) as string[]).filter((path) =>
    path.endsWith(".ts"),
  );
  const using = (pattern: RegExp): readonly string[] =>
    files.filter((path) => pattern.test(readFileSync(join(src, path), "utf8"))).sort();
  // Working days are added up for a last day; beside it for the day that an opening or a waiver proposes, and by doctor.
  expect(using(/\baddWorkingDays\(/)).toEqual([
    "app/commands/cycle/waive.ts",
    "app/ledger/choose-cycle.ts",
    "app/queries/doctor.ts",
    "domain/procedure/calendar.ts",
    "domain/procedure/deadline.ts",
  ]);
  expect(using(/\blastDay\(/)).toEqual(["app/returns/due-days.ts", "domain/procedure/deadline.ts"]);
  // Of the cycle's own day only that one place makes a last day.
  expect(using(/\breturnsDue\b/)).toEqual([
    "adapters/yaml/documents/cycle.ts",
    "app/commands/cycle/open.ts",
    "app/returns/due-days.ts",
    "domain/procedure/cycle-plan.ts",
    "ui/cli/commands/cycle/open.ts",
    "ui/cli/verbs/cycle-verbs.ts",
    "ui/messages/help/help.ts",
  ]);
});
