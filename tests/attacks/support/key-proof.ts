/** Proofs of possession, made by ssh-keygen and not by the program that is tested. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { TestOffice } from "../../support/office.ts";

const OFFICE = "kecamatan-pakusari";

/** A line of an entry's note: this key's signature over a statement (docs/design/ledger.md §7). */
export function proofBy(office: TestOffice, holder: string, statement: string): string {
  const args = ["-Y", "sign", "-n", "sop-key", "-f", join(office.keys, holder, "id_ed25519")];
  const ran = spawnSync("ssh-keygen", args, { input: `${statement}\n`, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return `sop-key ${statement} ${ran.stdout.trim().split("\n").slice(1, -1).join("")}`;
}

/** That a key is a person's, by the key itself. */
export function possession(office: TestOffice, holder: string, person: string): string {
  return proofBy(office, holder, `${person}@${OFFICE}`);
}

/** That a person wants a further key, by one that is in force. @param key the line of the new one */
export function vouched(office: TestOffice, holder: string, person: string, key: string): string {
  return proofBy(office, holder, `${person}@${OFFICE} adds ${key.split(" ")[1]}`);
}
