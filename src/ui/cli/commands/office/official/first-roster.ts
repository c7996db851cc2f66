/** The people of a demonstration: their private keys lie in one folder, and each is proven on the spot. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { homeFolder } from "../../../../../adapters/fs/person-folders.ts";
import { SshKeys } from "../../../../../adapters/git/keys/keys.ts";
import { signStatement } from "../../../../../adapters/git/signatures/key-proof.ts";
import { ownedBy } from "../../../../../domain/ledger/roster/roster-additions.ts";
import type { Roster } from "../../../../../domain/people/official.ts";
import type { Terminal } from "../../../terminal.ts";

/** A roster for a first entry, and the lines of its note that prove whose the keys are. */
export interface FirstRoster {
  readonly roster: Roster;
  readonly note: readonly string[];
}

/**
 * Gives each official the key that lies under their id. Whose private key is not there begins without one.
 * @param folder absolute @param day YYYY-MM-DD, on the office's calendar
 */
export async function provenRoster(
  { cwd, env }: Terminal,
  roster: Roster,
  folder: string,
  officeId: string,
  day: string,
): Promise<FirstRoster> {
  const officials: Roster["officials"][number][] = [];
  const note: string[] = [];
  // One after the other: ssh-keygen may ask for a passphrase.
  for (const official of roster.officials) {
    const file = join(folder, official.id, "id_ed25519");
    const isHere = official.keys.length === 0 && existsSync(file);
    const key = isHere ? await new SshKeys(cwd, env, homeFolder(env)).publicKey(file) : undefined;
    const line =
      key === undefined ? undefined : await signStatement({ cwd, env }, key, ownedBy(official.id, officeId));
    if (key === undefined || line === undefined) officials.push(official);
    else {
      officials.push({ ...official, keys: [{ type: key.type, blob: key.blob, from: day }] });
      note.push(line);
    }
  }
  return { roster: { ...roster, officials }, note };
}
