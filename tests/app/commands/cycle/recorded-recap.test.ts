/** Whoever signs a recap is shown the recorded one, and cannot sign another than the returns give. */
import { expect, test } from "vitest";
import { approve } from "../../../../src/app/commands/cycle/approve.ts";
import { compile } from "../../../../src/app/commands/cycle/compile.ts";
import type { RecordOptions } from "../../../../src/app/ledger/recording/record-entry.ts";
import type { Ports } from "../../../../src/app/ports/ports.ts";
import { openWorkspace } from "../../../../src/ui/cli/workspace.ts";
import { TestOffice } from "../../../support/office.ts";
import { terminalOf } from "../../../support/terminal.ts";

const CYCLE = "2021/tw1";

/** The office as a program would see it that derives nothing again. */
async function trusting(office: TestOffice): Promise<{ ports: Ports; close: () => void }> {
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  const proofs = { load: async () => undefined, save: async () => undefined };
  return { ports: { ...ports, proofs, derive: async () => [] }, close };
}

const by = (office: TestOffice, person: string): RecordOptions => ({
  who: { as: person, key: `${office.keys}/${person}/id_ed25519` },
  dryRun: false,
  confirm: async () => true,
});

/** A compiled record, and its recap as a text. @param change what is recorded instead of the recap that the returns give */
async function compiled(change: (text: string) => string): Promise<TestOffice> {
  const office = (await new TestOffice().upTo("verified")).copy();
  office.now += 600;
  const { ports, close } = await trusting(office);
  const { writeRecap } = ports.documents;
  const documents = {
    ...ports.documents,
    writeRecap: async (...recap: Parameters<typeof writeRecap>) => change(await writeRecap(...recap)),
  };
  const options = { ...by(office, "rina"), note: undefined, askNote: async () => undefined };
  await compile({ ...ports, documents }, CYCLE, options);
  await close();
  office.now += 600;
  return office;
}

test.each([
  ["as the returns give it", (text: string) => text, undefined],
  ["another", (text: string) => text.replace(/realisasi: [0-9]{6,}/, "realisasi: 1"), "recap-outdated"],
])("%s", async (_, change, code) => {
  const office = await compiled(change);
  const { ports, close } = await trusting(office);
  const signed = await approve(ports, CYCLE, [], by(office, "dewi")).then(
    () => undefined,
    (error: { reason?: { code: string } }) => error.reason?.code,
  );
  await close();
  expect(signed).toBe(code);
});
