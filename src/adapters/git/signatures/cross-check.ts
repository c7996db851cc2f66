/** Asks ssh-keygen itself about each entry's SSH signature: a second opinion, by other hands than ours. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryId } from "../../../domain/ids.ts";
import type { CrossCheck } from "../../../domain/ledger/signature.ts";
import { type Environment, run } from "../process.ts";
import { ahead } from "../read/ancestry.ts";
import type { GitHistory } from "../read/history.ts";
import { isOpenpgpArmor } from "./openpgp-armor.ts";

/**
 * @returns the entries whose signature ssh-keygen does not accept over the same bytes; whose key it is, is not asked.
 *   OpenPGP's are not asked about: gpg knows no key without its certificate, which a roster does not hold
 * @throws {Failure} where there is no ssh-keygen
 */
export async function crossCheck(
  history: GitHistory,
  env: Environment,
  entries: readonly EntryId[],
): Promise<CrossCheck> {
  const folder = await mkdtemp(join(tmpdir(), "sop-check-"));
  const refused: EntryId[] = [];
  let asked = 0;
  try {
    const answers = ahead(entries, availableParallelism(), async (entry) => ({
      entry,
      good: await isAccepted(history, env, folder, entry),
    }));
    for await (const { entry, good } of answers) {
      if (good !== undefined) asked += 1;
      if (good === false) refused.push(entry);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { asked, refused };
}

async function isAccepted(
  history: GitHistory,
  env: Environment,
  folder: string,
  entry: EntryId,
): Promise<boolean | undefined> {
  const signed = await history.signedText(entry);
  if (signed.kind === "bad") return false;
  if (isOpenpgpArmor(signed.armored)) return undefined;
  const file = join(folder, `${randomBytes(8).toString("hex")}.sig`);
  await writeFile(file, `${signed.armored}\n`, "latin1");
  const args = ["-Y", "check-novalidate", "-n", "git", "-s", file];
  const { status } = await run("ssh-keygen", args, { cwd: folder, env, input: signed.payload });
  await rm(file, { force: true });
  return status === 0;
}
