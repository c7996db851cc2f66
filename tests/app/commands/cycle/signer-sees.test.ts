/** What a signer is shown before signing, and what cannot be signed without an answer. */
import { describe, expect, test } from "vitest";
import { approve } from "../../../../src/app/commands/cycle/approve.ts";
import { openWorkspace } from "../../../../src/ui/cli/workspace.ts";
import { TestOffice } from "../../../support/office.ts";
import { terminalOf } from "../../../support/terminal.ts";
import { there } from "../../../support/there.ts";

const CYCLE = "2021/tw1";
const PMD = "seksi-pmd";

/** What a person would be shown as changed since the last signature of theirs; nothing is signed. */
async function changedSince(office: TestOffice, person: string): Promise<readonly string[] | undefined> {
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  let shown: readonly string[] | undefined;
  const key = `${office.keys}/${person}/id_ed25519`;
  const confirm = async (preview: { readonly sinceLast?: readonly string[] | undefined }) => {
    shown = preview.sinceLast;
    return false;
  };
  await approve(ports, undefined, [], { who: { as: person, key }, dryRun: false, confirm }).catch(
    () => undefined,
  );
  await close();
  return shown;
}

describe("what changed since you signed", () => {
  test("nothing is said to whoever has not signed in this cycle", async () => {
    const office = (await new TestOffice().upTo("initialled")).copy();
    expect(await changedSince(office, "hadi")).toBeUndefined();
  });

  test("the figures that came again and the recap made of them, and nothing else", async () => {
    const office = (await new TestOffice().upTo("initialled")).copy();
    await office.as("hadi", `reject --section ${PMD} --reason "angka pagu"`);
    const [id, figures] = there(Object.entries(there(office.figures()[PMD]))[0]);
    await office.fill(CYCLE, PMD, {
      ...office.figures()[PMD],
      [id]: { ...figures, realisasi_anggaran: 1 },
    });
    await office.as("rina", "receive");
    await office.as("rina", "verify --note dicocokkan");
    await office.as("rina", "compile");
    const changed = [`isian/${PMD}.xlsx`, `isian/${PMD}.yaml`, "rekap/rekap.xlsx", "rekap/rekap.yaml"];
    expect(await changedSince(office, "dewi")).toEqual(changed.map((path) => `${CYCLE}/${path}`));
  });
});

describe("a return with a warning", () => {
  /** The first section's return, with a figure that is possible but odd. */
  async function withWarning(): Promise<TestOffice> {
    const office = (await new TestOffice().upTo("handed-out")).copy();
    const figures = there(office.figures()[PMD]);
    const amounts = Object.fromEntries(
      Object.entries(figures).map(([id, row]) => [id, { ...row, pendorong: "Dibantu Kecamatan\\nlain" }]),
    );
    await office.fill(CYCLE, PMD, amounts);
    await office.as("rina", "receive");
    return office;
  }

  test("is not verified by a mere yes", async () => {
    const office = await withWarning();
    const before = office.git("rev-parse", "main");
    const { out } = await office.as("rina", `verify ${PMD}`, 1);
    expect(out).toContain("peringatan belum dijawab");
    expect(office.git("rev-parse", "main")).toBe(before);
    const key = `${office.keys}/rina/id_ed25519`;
    const { result } = await office.json<readonly { unanswered: number; entry: string | null }[]>(
      `verify ${PMD} --yes --as rina --key ${key}`,
    );
    expect(result.map(({ unanswered, entry }) => [unanswered > 0, entry])).toEqual([[true, null]]);
  });

  test("is verified with a note, which the entry holds", async () => {
    const office = await withWarning();
    await office.as("rina", `verify ${PMD} --note "sudah ditanyakan"`);
    expect(office.git("log", "-1", "--format=%B")).toContain("\n  sudah ditanyakan\n");
  });
});
