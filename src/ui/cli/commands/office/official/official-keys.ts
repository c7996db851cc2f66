/** `sop official key`: keys come with proofs, and are ended by their fingerprint. */
import { readGiven } from "../../../../../adapters/fs/folder.ts";
import { homeFolder } from "../../../../../adapters/fs/person-folders.ts";
import { SshKeys } from "../../../../../adapters/git/keys/keys.ts";
import { readKeyFile, statementsIn } from "../../../../../adapters/git/signatures/key-proof.ts";
import { fingerprint } from "../../../../../adapters/git/signatures/public-key.ts";
import type { ProvenKey, RosterChange } from "../../../../../app/commands/office/officials.ts";
import { Failure } from "../../../../../domain/failure.ts";
import type { EntryId, KeyBlob } from "../../../../../domain/ids.ts";
import { ownedBy } from "../../../../../domain/ledger/roster/roster-additions.ts";
import type { KeyEnd, SigningKey } from "../../../../../domain/people/official.ts";
import { officeDay } from "../../../../../domain/procedure/calendar.ts";
import { WHICH_KEY_IS_LOST } from "../../../../messages/screens/office/official.ts";
import { dayOption, textOption } from "../../../context.ts";
import { chooseOne } from "../../../questions.ts";
import { keysOf, type Place, printedKeys } from "./official-place.ts";

/** A new key with its proofs, or the end of one. @throws {Failure} */
export async function changeOfKeys(place: Place): Promise<RosterChange> {
  const { context, person } = place;
  const ended = textOption(context, "end");
  if (ended === undefined && context.options.lost !== true) {
    const file = textOption(context, "add");
    if (file === undefined) throw new Failure({ code: "needs-terminal", flags: "--add ORANG.kunci" });
    return { kind: "key", person, key: await provenKey(place, file) };
  }
  const [named, since, ...more] = (ended ?? "").split("@");
  if (more.length > 0) throw new Failure({ code: "usage", slip: "entry-unknown", given: more.join("@") });
  const key = ended === undefined ? await lostKey(place) : keyNamed(place, named ?? "");
  return {
    kind: "end-key",
    person,
    blob: key.blob,
    ...endOf(textOption(context, "reason"), context.options.lost === true),
    from: firstToConfirm(place, key.blob, since),
  };
}

/**
 * Why a key ends: one of three words. A lost key that somebody else has is compromised; how it was lost may be told
 * beside it. @throws {Failure} where the reason is none of them, or says that a lost key was only replaced
 */
function endOf(
  reason: string | undefined,
  isLost: boolean,
): Pick<Extract<RosterChange, { kind: "end-key" }>, "why" | "told"> {
  if (reason === undefined) return { why: isLost ? "lost" : "rotated", told: undefined };
  if (isKeyEnd(reason) && !(isLost && reason === "rotated")) return { why: reason, told: undefined };
  if (!isLost || reason === "rotated") throw new Failure({ code: "usage", slip: "key-end", given: reason });
  return { why: "lost", told: reason };
}

/** Characters of a fingerprint by which a key may be named. */
const LEAST = 8;

/** The one key of the person whose fingerprint begins so. @throws {Failure} where it is none, or more than one */
function keyNamed({ record, person }: Place, named: string): SigningKey {
  const keys = keysOf(record, person);
  const [, digits = ""] = /^(?:SHA256:)?(.*)$/.exec(named.replaceAll(" ", "")) ?? [];
  const found = keys.filter(({ blob }) => bare(blob).startsWith(digits));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && digits.length >= LEAST) return only;
  throw new Failure({ code: "usage", slip: "key-which", given: named, meant: printedKeys(keys) });
}

/** A fingerprint without what stands before it, and without blanks. */
function bare(blob: KeyBlob): string {
  return fingerprint(blob)
    .replace(/^SHA256:/, "")
    .replaceAll(" ", "");
}

/** The key that is lost: of several that are in force, the one that is chosen. @throws {Failure} */
async function lostKey({ context, record, person }: Place): Promise<SigningKey> {
  const open = keysOf(record, person).filter(({ ended }) => ended === undefined);
  const [only, ...others] = open;
  if (only === undefined) throw new Failure({ code: "usage", slip: "key-none", given: person });
  if (others.length === 0) return only;
  const labels = open.map(({ blob, from }) => `${fingerprint(blob)} (${from})`);
  return chooseOne(context, WHICH_KEY_IS_LOST, open, labels, { slip: "key-lost-which", given: person });
}

/** The entry that `@` or --from names; by a day, the first by that key from then on. @throws {Failure} */
function firstToConfirm(
  { context, record }: Place,
  blob: KeyBlob,
  since: string | undefined,
): EntryId | undefined {
  const from = since ?? textOption(context, "from");
  if (from === undefined) return undefined;
  const { entries } = record.judgement;
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(from)) {
    const day = dayOption(from) ?? from;
    const { utcOffset } = record.world.procedure;
    return entries.find(({ at, key }) => key === blob && officeDay(at, utcOffset) >= day)?.id;
  }
  const found = /^[0-9a-f]{8,64}$/.test(from) ? entries.filter(({ id }) => id.startsWith(from)) : [];
  const [only, ...others] = found;
  if (only === undefined || others.length > 0)
    throw new Failure({ code: "usage", slip: "entry-unknown", given: from || '""' });
  return only.id;
}

/** The key of a file that its holder made. @throws {Failure} where the file does not prove that it is this person's */
export async function provenKey({ context, record, person }: Place, file: string): Promise<ProvenKey> {
  const { cwd, env } = context.terminal;
  const { type, blob } = await new SshKeys(cwd, env, homeFolder(env)).publicKey(file);
  const given = await readGiven(cwd, file).catch(() => Buffer.alloc(0));
  const known = readKeyFile(given.toString("utf8"));
  const lines = known?.lines ?? [];
  const older = keysOf(record, person).map((key) => key.blob);
  const text = ownedBy(person, record.world.procedure.office.id);
  const proven = statementsIn(lines, [blob, ...older]);
  if (!proven.some((one) => one.key === blob && one.text === text))
    throw new Failure({ code: "key-unproven", file, person });
  return { type, blob, lines };
}

function isKeyEnd(name: string): name is KeyEnd {
  return ["rotated", "lost", "compromised"].includes(name);
}
