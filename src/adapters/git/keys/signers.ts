/** The allowed-signers file, so that plain `git log --show-signature` shows our signatures as good. */
import { join } from "node:path";
import type { Files } from "../../../app/ports/store.ts";
import type { Roster, SigningKey } from "../../../domain/people/official.ts";
import { textOf } from "../location.ts";
import type { Environment } from "../process.ts";
import { setSignersFile } from "../setup.ts";

const FILE = "allowed_signers";

/** One line a key; dates are left out, so that entries of former officials stay good. */
export function allowedSigners(roster: Roster, officeId: string): string {
  return roster.officials
    .flatMap(({ id, keys }) =>
      sshOnly(keys).map(
        ({ type, blob }) => `${signerAddress(id, officeId)} namespaces="git" ${type} ${blob}\n`,
      ),
    )
    .join("");
}

/** gpg asks no such file. */
function sshOnly(keys: readonly SigningKey[]): readonly SigningKey[] {
  return keys.filter(({ type }) => type !== "openpgp");
}

/** The address under which a person signs: their id at the office, never a NIP. */
export function signerAddress(person: string, officeId: string): string {
  return `${person}@${officeId}`;
}

/** Keeps the file and git's setting for it up to date. */
export async function keepAllowedSigners(
  top: string,
  env: Environment,
  privateFolder: Files,
  roster: Roster,
  officeId: string,
): Promise<void> {
  const lines = allowedSigners(roster, officeId);
  const known = await privateFolder.read(FILE);
  if (known?.toString("utf8") !== lines) await privateFolder.write(FILE, lines);
  // The folder may have been moved or copied since: the setting names a place, not only a content.
  const place = join(privateFolder.root, FILE);
  if (!isSet(join(privateFolder.root, "..", "config"), place)) await setSignersFile(top, env, place);
}

/** As git writes it: with this place in full, and nothing that would have to be asked of git. */
function isSet(settings: string, place: string): boolean {
  return textOf(settings).includes(`\tallowedSignersFile = ${place}\n`);
}
