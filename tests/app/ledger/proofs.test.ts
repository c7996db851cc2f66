/** What was proven is kept, and comes back as it was; a few entries more are judged again rather than kept. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SealedFolder } from "../../../src/adapters/fs/authenticated-cache.ts";
import { Folder } from "../../../src/adapters/fs/folder.ts";
import { judgeHistory } from "../../../src/app/ledger/judging/judge-history.ts";
import type { Judgement } from "../../../src/app/ledger/judging/judgement.ts";
import { keptProofs } from "../../../src/app/ledger/proof-cache.ts";
import { openWorkspace } from "../../../src/ui/cli/workspace.ts";
import { TestOffice, temporaryFolder } from "../../support/office.ts";
import { terminalOf } from "../../support/terminal.ts";
import { there } from "../../support/there.ts";

const CYCLE = "2021/tw1";

/** A judgement as another command reads what this one kept. */
async function keptAndRead(judgement: Judgement): Promise<Judgement | undefined> {
  const folder = new Folder(temporaryFolder());
  const proofs = () => keptProofs(new SealedFolder(folder, folder, "test"));
  await proofs().save(judgement);
  return proofs().load();
}

test("a judgement with all that can happen in a cycle, there and back", async () => {
  const office = (await new TestOffice().upTo("corrected")).copy();
  const days = "--from 2021-04-01 --until 2021-04-30";
  await office.as("lestari", `official absent hadi ${days} --basis "SC 1"`);
  await office.as(
    "lestari",
    `official act dewi --role camat --capacity plh --acting-for hadi ${days} --basis "SP 1"`,
  );
  await office.as("rina", "distribute");
  for (const [section, figures] of Object.entries(office.figures()))
    if (section !== "seksi-trantib") await office.fill(CYCLE, section, figures);
  await office.as("rina", "receive");
  await office.as("rina", "verify");
  await office.as("agus", 'waive seksi-trantib --reason "banjir"');
  await office.as("rina", "compile");
  await office.as("dewi", 'reject --reason "periksa lagi" --section seksi-pmd');
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  const tip = await ports.history.tip(ports.branch);
  const judgement = await judgeHistory(ports, tip ?? ("" as never));
  await close();
  expect(judgement.violations).toEqual([]);
  const [cycle] = judgement.state.cycles.values();
  expect(cycle?.waived.size).toBe(1);
  expect([...(cycle?.sections.values() ?? [])].some(({ sentBack }) => sentBack !== undefined)).toBe(true);
  expect(await keptAndRead(judgement)).toEqual({ ...judgement, standing: undefined });
});

test("rules that cycles were opened with come back", async () => {
  const office = (await new TestOffice().upTo("opened")).copy();
  await office.as("rina", "open 2021/tw2");
  office.write("sop.yaml", office.read("sop.yaml").replace("waktu: 2 hari", "waktu: 3 hari"));
  await office.as("hadi", "amend");
  await office.as("rina", "open 2021/tw3");
  await office.as("hadi", 'amend --cycle 2021/tw2 --reason "waktu tidak cukup"');
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  const judgement = await judgeHistory(ports, (await ports.history.tip(ports.branch)) ?? ("" as never));
  await close();
  const kept = there(await keptAndRead(judgement)).state;
  const cycles = [...kept.cycles.values()];
  expect(cycles.map(({ rules }) => rules?.steps[0]?.limit.amount)).toEqual([2, 3, 3]);
  expect(cycles.map(({ amendments }) => amendments.length)).toEqual([0, 1, 0]);
  expect(kept).toEqual(judgement.state);
});

test("what is kept is written anew for new rules or for many entries, not for one", async () => {
  const office = (await new TestOffice().upTo("drafted")).copy();
  const kept = join(office.folder, ".git", "sop", "proven");
  const written = (): string => `${statSync(kept).mtimeMs} ${readFileSync(kept).length}`;
  expect(await office.json("audit")).toMatchObject({ result: { verdict: "proven" } });
  const before = written();
  await office.as("dewi", "approve");
  expect(written()).toBe(before);
  const { result } = await office.json<{ verdict: string; entries: readonly { act: string }[] }>("audit");
  expect(result.verdict).toBe("proven");
  expect(result.entries.at(-1)?.act).toBe("approve");
  await office.as("lestari", 'official absent hadi --from 2021-05-01 --until 2021-05-02 --basis "SC 9"');
  expect(written()).not.toBe(before);
  expect(await office.json("audit")).toMatchObject({ result: { verdict: "proven" } });
});
