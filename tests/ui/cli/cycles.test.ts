/** What can change while a cycle runs, on the real command line: its rules, its plan, and whether it was meant at all. */
import { existsSync, readFileSync } from "node:fs";
import exceljs from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

const CYCLE = "2021/tw1";

interface Proof {
  readonly verdict: string;
  readonly combined: number;
  readonly amendments: readonly { person: string; reason: string; from?: number }[];
  readonly rounds: readonly { cycle: string; round: number; person: string }[];
}

interface Board {
  readonly cycles: readonly {
    id: string;
    round: number;
    finished: boolean;
    turns: { step: { no: number }; section?: string }[];
  }[];
}

const turns = async (office: TestOffice): Promise<readonly number[]> => {
  const { result } = await office.json<Board>("status");
  return [...new Set(result.cycles.flatMap((cycle) => cycle.turns.map(({ step }) => step.no)))];
};

/** Without the initials of steps 7 and 8: the Camat's signature becomes step 7. */
function withoutInitials(text: string): string {
  const [before = "", seven = "", eight = "", nine = ""] = text.split(/(?= {2}- no: [789]\n)/);
  expect([seven, eight].every((one) => one.includes("jenis: initial"))).toBe(true);
  return before + nine.replace("no: 9", "no: 7");
}

/** Changes sop.yaml and records it as its owner. */
async function amendTo(office: TestOffice, text: string): Promise<void> {
  office.write("sop.yaml", text);
  await office.as("hadi", "amend");
}

/** Every text of the recap's workbook. */
async function recapTexts(office: TestOffice): Promise<string> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(readFileSync(office.path(CYCLE, "rekap", "rekap.xlsx")) as never);
  const found: string[] = [];
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) => row.eachCell((cell) => found.push(String(cell.value ?? "")))),
  );
  return found.join("\n");
}

describe("the owner of the procedure, in the middle of a round", () => {
  let compiled: TestOffice;
  beforeAll(async () => {
    compiled = await new TestOffice().upTo("compiled");
  });

  test("drops two initials, and still has to wait for them", async () => {
    const office = compiled.copy();
    const original = office.read("sop.yaml");
    await amendTo(office, withoutInitials(original));
    expect(await turns(office)).toEqual([7]);
    expect((await office.as("hadi", "approve", 3)).err).toContain("Dewi");
    expect((await office.sop("status")).out).toContain(`sop amend --cycle ${CYCLE}`);
    await amendTo(office, original);
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    const { result } = await office.json<Proof>("audit --no-cache");
    expect(result).toMatchObject({ verdict: "proven", amendments: [], rounds: [{ person: "hadi" }] });
  });

  test("brings them into the cycle with a reason, which recap, paper and audit tell for ever", async () => {
    const office = compiled.copy();
    await office.as("dewi", "approve");
    await office.as("hadi", `amend --cycle ${CYCLE}`, 2);
    await office.as("hadi", `amend --cycle ${CYCLE} --reason "x"`, 3);
    await amendTo(
      office,
      withoutInitials(office.read("sop.yaml")).replace("predikat: jember", "predikat: permendagri-86-2017"),
    );
    await office.as("rina", `amend --cycle ${CYCLE} --reason "x"`, 3);
    const files = office.git("ls-tree", "-r", "HEAD");
    const told = await office.as("hadi", `amend --cycle ${CYCLE} --reason "kasubag dan sekretaris kosong"`);
    expect(told.out).toContain("Langkah 6 dan sesudahnya diulang.");
    expect(office.git("ls-tree", "-r", "HEAD")).toBe(files);
    expect(await turns(office)).toEqual([6]);
    const board = (await office.sop("status")).out;
    expect(board).toContain("kasubag dan sekretaris kosong");
    expect(board).not.toContain("sop amend --cycle");
    await office.as("rina", "compile");
    expect(await recapTexts(office)).toContain("kasubag dan sekretaris kosong");
    await office.as("hadi", "approve");
    await office.as("hadi", `amend --cycle ${CYCLE} --reason "x"`, 3);
    const audited = await office.sop("audit --no-cache --lang en");
    expect([audited.code, audited.out]).toEqual([
      0,
      expect.stringContaining("Procedures changed in a running cycle"),
    ]);
    const { result } = await office.json<Proof>("audit");
    expect(result).toMatchObject({
      verdict: "proven",
      amendments: [{ person: "hadi", reason: "kasubag dan sekretaris kosong", from: 6 }],
      rounds: [{ round: 2, person: "hadi" }],
    });
    expect((await office.sop(`print recap ${CYCLE}`)).code).toBe(0);
  });
});

describe("an office that cannot have three persons sign", () => {
  const rangkap = (text: string): string =>
    text.replace(
      "register:\n",
      "rangkap:\n  langkah: [7, 8]\n  alasan: jabatan sekretaris kosong\nregister:\n",
    );

  test("says so before it opens the cycle, and the verdict, the recap and the paper say it", async () => {
    const office = (await new TestOffice().upTo("founded")).copy();
    await amendTo(
      office,
      rangkap(office.read("sop.yaml")).replace("peran: sekretaris\n", "peran: kasubag-perencanaan\n"),
    );
    await office.as("rina", `open ${CYCLE}`);
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    await office.receiveAll();
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    expect(await recapTexts(office)).toContain("jabatan sekretaris kosong");
    await office.as("dewi", "approve");
    await office.as("dewi", "approve");
    await office.as("hadi", "approve");
    const { out } = await office.sop("audit --no-cache");
    expect(out).toMatch(/TERBUKTI: .*; 1 entri berlaku menurut rangkap/);
    expect((await office.json<Proof>("audit")).result).toMatchObject({ verdict: "proven", combined: 1 });
  });

  test("cannot do so without it", async () => {
    const office = (await new TestOffice().upTo("founded")).copy();
    await amendTo(
      office,
      office.read("sop.yaml").replace("peran: sekretaris\n", "peran: kasubag-perencanaan\n"),
    );
    await office.as("rina", `open ${CYCLE}`);
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    await office.receiveAll();
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    await office.as("dewi", "approve");
    expect((await office.json("approve --yes --as dewi --key x")).exitCode).not.toBe(0);
    expect((await office.as("dewi", "approve", 3)).err).toContain("langkah 7");
  });

  test("names only steps that are signed, and why", async () => {
    const office = (await new TestOffice().upTo("founded")).copy();
    const text = office.read("sop.yaml");
    for (const [wrong, said] of [
      ["rangkap:\n  langkah: [6, 8]\n  alasan: x\n", "langkah 6"],
      ["rangkap:\n  langkah: [8, 12]\n  alasan: x\n", "langkah 12"],
      ["rangkap:\n  langkah: [7, 8]\n", "alasan"],
      ["rangkap:\n  langkah: [7]\n  alasan: x\n", "langkah"],
    ]) {
      office.write("sop.yaml", text.replace("register:\n", `${wrong}register:\n`));
      const ran = await office
        .as("hadi", "amend", 1)
        .catch((error: Error) => ({ out: error.message, err: "" }));
      expect(ran.out + ran.err).toContain(said);
    }
  });
});

describe("a cycle that was opened by mistake", () => {
  test("is taken back until a return comes in, and can be opened again", async () => {
    const office = (await new TestOffice().upTo("founded")).copy();
    const warned = await office.json<{ entry: string }>(
      `open 2021/tw3 --yes --as rina --key ${office.keys}/rina/id_ed25519`,
    );
    expect([
      warned.exitCode,
      warned.findings.map(({ rule, severity, given }) => [rule, severity, given]),
    ]).toEqual([
      0,
      [
        ["period-skipped", "warning", "2021/tw1"],
        ["period-skipped", "warning", "2021/tw2"],
      ],
    ]);
    await office.as("rina", "cancel 2021/tw3", 2);
    await office.as("hadi", 'cancel 2021/tw3 --reason "salah triwulan"', 3);
    await office.as("rina", 'batalkan 2021/tw3 --reason "salah triwulan"');
    expect(existsSync(office.path("2021", "tw3", "siklus.yaml"))).toBe(false);
    expect((await office.json<Board>("status")).result.cycles).toEqual([]);
    expect((await office.sop("log")).out).toContain("siklus dibatalkan (salah triwulan)");
    await office.as("rina", "open 2021/tw1");
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    await office.as("rina", 'cancel 2021/tw1 --reason "salah tahun"');
    expect(office.git("ls-tree", "-r", "--name-only", "HEAD").includes("2021/tw1/")).toBe(false);
    await office.as("rina", "open 2021/tw1");
    expect(await turns(office)).toEqual([1]);
    expect((await office.json<Proof>("audit --no-cache")).result.verdict).toBe("proven");
    expect((await office.sop("status --timeliness")).code).toBe(0);
  });

  test("is no mistake once a return was received", async () => {
    const office = (await new TestOffice().upTo("handed-out")).copy();
    const [section = "", figures = {}] = Object.entries(office.figures())[0] ?? [];
    await office.fill(CYCLE, section, figures);
    await office.as("rina", "receive");
    expect((await office.as("rina", `cancel ${CYCLE} --reason "x"`, 3)).err).toContain(
      "tidak dapat dibatalkan",
    );
  });
});

describe("a plan error that only the filled form shows", () => {
  test("goes back to the first step by whoever fills, and ends in a signed cycle", async () => {
    const office = (await new TestOffice().upTo("handed-out")).copy();
    const [[first = "", figures = {}] = []] = Object.entries(office.figures());
    const old = await office.fill(CYCLE, first, figures);
    await office.as("rina", "receive");
    const received = office.read(`${CYCLE}/isian/${first}.yaml`);
    await office.as("rina", `reject ${CYCLE} --to 1`, 2);
    await office.as("rina", `reject ${CYCLE} --to 2 --reason "x"`, 2);
    await office.as("rina", `reject ${CYCLE} --to 1 --reason "nama indikator keliru"`);
    expect(await turns(office)).toEqual([1]);
    expect((await office.sop("status")).out).toContain("nama indikator keliru");
    const plan = office.read("2021/rencana.yaml");
    office.write(
      "2021/rencana.yaml",
      plan.replace("Indeks Kepuasan Masyarakat", "Survei Kepuasan Masyarakat"),
    );
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    // The form of the old draft is not a form of this one.
    const refused = await office.json(`receive ${old} --yes --as rina --key ${office.keys}/rina/id_ed25519`);
    expect([refused.exitCode, refused.findings.map(({ rule }) => rule)]).toEqual([1, ["form-outdated"]]);
    await office.receiveAll();
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    const { result } = await office.json<Proof>("audit --no-cache");
    expect(result).toMatchObject({ verdict: "proven", rounds: [{ round: 2, person: "hadi" }] });
    const entry = office.git("log", "--format=%H", "--grep=Sop-Act: receive", "--reverse").split("\n")[0];
    expect(office.git("show", `${entry}:${CYCLE}/isian/${first}.yaml`)).toBe(received.trim());
  });

  test("takes the same workbook again where the draft is the same after all", async () => {
    const office = (await new TestOffice().upTo("verified")).copy();
    await office.as("rina", `reject ${CYCLE} --to 1 --reason "pagu diragukan"`);
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    await office.as("rina", "receive");
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    await office.as("dewi", `reject ${CYCLE} --to 1 --reason "sekali lagi"`);
    expect(await turns(office)).toEqual([1]);
    expect((await office.json<Proof>("audit --no-cache")).result.verdict).toBe("proven");
  });
});

describe("an entry dated ahead of this computer's clock", () => {
  const DAY = 86_400;
  test.each([
    ["a day", DAY, 0],
    ["a day and a second", DAY + 1, 3],
    ["twenty years", 20 * 365 * DAY, 3],
  ])("by %s: whether anything is recorded upon it", async (_, ahead, code) => {
    const office = (await new TestOffice().upTo("opened")).copy();
    const now = office.now;
    office.now = now + ahead;
    await office.as("rina", "draft");
    const dated = office.now;
    office.now = dated - ahead - 600;
    const ran = await office.as("dewi", "approve", code === 0 ? 3 : code);
    expect(ran.err.includes("sop heal")).toBe(code === 3);
    if (code === 0) expect(ran.err).toContain("jam mundur");
  });
});
