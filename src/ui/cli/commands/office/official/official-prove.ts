/** `sop official prove`: the file by which an official hands a public key to the registrar. */
import { resolve } from "node:path";
import { homeFolder } from "../../../../../adapters/fs/person-folders.ts";
import { SshKeys } from "../../../../../adapters/git/keys/keys.ts";
import {
  readKeyFile,
  signStatement,
  writeKeyFile,
} from "../../../../../adapters/git/signatures/key-proof.ts";
import { fingerprint } from "../../../../../adapters/git/signatures/public-key.ts";
import { endedKey } from "../../../../../app/ledger/recording/choose-signer.ts";
import { registrarsFor } from "../../../../../app/ledger/recording/registrars.ts";
import type { UsableKey } from "../../../../../app/ports/keys.ts";
import { Failure, type Named } from "../../../../../domain/failure.ts";
import type { PersonId } from "../../../../../domain/ids.ts";
import { ownedBy, vouchedFor } from "../../../../../domain/ledger/roster/roster-additions.ts";
import { isUsable, officialOf, ownerOfKey } from "../../../../../domain/people/official.ts";
import type { Bilingual } from "../../../../messages/language.ts";
import { keyFileHandedTo, notVouchedFor } from "../../../../messages/screens/office/official.ts";
import { textOption } from "../../../context.ts";
import { writeOwnFile } from "../../../generated-file.ts";
import type { Outcome } from "../../../outcome.ts";
import { keysOf, type Place, printedKeys } from "./official-place.ts";

/** What an official hands to the registrar: their public key, and that they have its private half. */
export async function prove(place: Place): Promise<Outcome> {
  const { context, record, person, day } = place;
  const { cwd, env } = context.terminal;
  const key = await keyToProve(place);
  const owner = ownedBy(person, record.world.procedure.office.id);
  const proof = await signStatement({ cwd, env }, key, owner);
  if (proof === undefined) throw new Failure({ code: "key-unproven", file: key.signingKey, person });
  const voucher = await vouched(place, key);
  const file = `${person}.kunci`;
  const lines = [proof, ...(voucher.line === undefined ? [] : [voucher.line])];
  const isOwn = (before: Buffer): boolean => readKeyFile(before.toString("latin1")) !== undefined;
  const text = writeKeyFile({ type: key.type, blob: key.blob, lines }, owner);
  await writeOwnFile(resolve(cwd, file), text, isOwn, "not-a-key-file");
  const isShort = voucher.needed && voucher.line === undefined;
  const registrars = registrarsFor(record.world, person, day);
  const isListed = officialOf(record.world.roster, person) !== undefined;
  return {
    result: { file, person, type: key.type, vouched: voucher.line !== undefined, listed: isListed },
    lines: [
      handOver(file, person, registrars, isListed)[context.language],
      ...(isShort ? [notVouchedFor(person)[context.language]] : []),
    ],
  };
}

/** The key that is here and can be registered; one that was ended never can again. @throws {Failure} */
async function keyToProve({ context, record, day }: Place): Promise<UsableKey> {
  const { cwd, env } = context.terminal;
  const keys = await new SshKeys(cwd, env, homeFolder(env)).usableKeys(textOption(context, "key"));
  const endedHere = ({ blob }: UsableKey) => {
    const owner = ownerOfKey(record.world.roster, blob);
    return owner?.key.ended === undefined ? undefined : owner;
  };
  const fresh = keys.find((key) => endedHere(key) === undefined);
  if (fresh !== undefined) return fresh;
  const [ended] = keys.flatMap((key) => endedHere(key) ?? []);
  if (ended !== undefined) throw endedKey({ fingerprintOf: fingerprint }, record.world, ended, day);
  throw new Failure({ code: "no-key", lookedAt: ["--key", "~/.ssh", "ssh-agent"] });
}

/** The word of an older key of that person: one that was named, or one that is on this computer. */
async function vouched(
  { context, record, person, day }: Place,
  { blob }: UsableKey,
): Promise<{ readonly needed: boolean; readonly line: string | undefined }> {
  const { cwd, env } = context.terminal;
  const older = keysOf(record, person).filter((key) => isUsable(key, day) && key.blob !== blob);
  if (older.length === 0) return { needed: false, line: undefined };
  const named = textOption(context, "vouch");
  const here = await new SshKeys(cwd, env, homeFolder(env)).usableKeys(named);
  const mine = here.find((key) => older.some((one) => one.blob === key.blob));
  if (mine === undefined) {
    if (named !== undefined)
      throw new Failure({ code: "usage", slip: "vouch-other", given: person, meant: printedKeys(older) });
    return { needed: true, line: undefined };
  }
  const text = vouchedFor(person, record.world.procedure.office.id, blob);
  return { needed: true, line: await signStatement({ cwd, env }, mine, text) };
}

/** Whom to give the file to, and the command that registers it: of somebody new, the one that lists them too. */
function handOver(
  file: string,
  person: PersonId,
  registrars: readonly Named[],
  isListed: boolean,
): Bilingual {
  const command = isListed
    ? `sop official key ${person} --add ${file}`
    : `sop official add ${person} --name "…" --role … --basis "…" --add ${file}`;
  return keyFileHandedTo(file, registrars, command);
}
