/** Several computers of one office: each with its own home and folder, and one place that they share. */
import { join } from "node:path";
import { type Ran, TestOffice } from "./office.ts";

/** A shared folder without a work tree, and the computer from which the record was sent there first. */
export async function shared(
  stage: Parameters<TestOffice["upTo"]>[0],
): Promise<{ first: TestOffice; place: string }> {
  const first = (await new TestOffice().upTo(stage)).copy();
  const place = join(first.base, "bersama.git");
  const ran = await first.sop(`remote ${place}`);
  if (ran.code !== 0) throw new Error(`sop remote: ${ran.code}\n${ran.err}`);
  return { first, place };
}

/** Another computer, on which the record was fetched from an address. */
export async function cloned(from: TestOffice, address: string): Promise<TestOffice> {
  const other = new TestOffice();
  other.now = from.now;
  const root = from.git("rev-list", "--max-parents=0", "HEAD");
  const ran = await other.sop(`clone ${address} ${other.folder} --root ${root}`, other.base);
  if (ran.code !== 0) throw new Error(`sop clone: ${ran.code}\n${ran.err}`);
  return other;
}

/** Signs as a person, like `TestOffice.as`, and gives whatever came of it. */
export function tried(office: TestOffice, person: string, line: string): Promise<Ran> {
  return office.sop(`${line} --yes --as ${person} --key ${join(office.keys, person, "id_ed25519")}`);
}

/** Both clocks at the later one. */
export function together(...offices: readonly TestOffice[]): void {
  const now = Math.max(...offices.map((one) => one.now));
  for (const office of offices) office.now = now;
}
