/** `sop official key` and `prove`: keys come with proofs, are ended by their fingerprint, and what they signed is told. */
import { resolve } from "node:path";
import { readGiven } from "../../../../adapters/fs/folder.ts";
import { homeFolder } from "../../../../adapters/fs/person-folders.ts";
import { SshKeys } from "../../../../adapters/git/keys/keys.ts";
import {
  readKeyFile,
  signStatement,
  statementsIn,
  writeKeyFile,
} from "../../../../adapters/git/signatures/key-proof.ts";
import { fingerprint } from "../../../../adapters/git/signatures/public-key.ts";
import type { ProvenKey, RosterChange } from "../../../../app/commands/officials.ts";
import type { JudgedEntry } from "../../../../app/ledger/judging/judgement.ts";
import type { Snapshot } from "../../../../app/ledger/workspace-state.ts";
import type { UsableKey } from "../../../../app/ports/outside.ts";
import { Failure } from "../../../../domain/failure.ts";
import type { EntryId, KeyBlob, PersonId } from "../../../../domain/ids.ts";
import { ownedBy, vouchedFor } from "../../../../domain/ledger/roster/roster-additions.ts";
import { isUsable, type KeyEnd, officialOf, type SigningKey } from "../../../../domain/people/official.ts";
import { officeDay } from "../../../../domain/procedure/calendar.ts";
import { said } from "../../../messages/language.ts";
import { formatMoment } from "../../../messages/words.ts";
import { textOption } from "../../context.ts";
import { writeOwnFile } from "../../generated-file.ts";
import type { Outcome } from "../../outcome.ts";
import { chooseOne } from "../../questions.ts";
import { dayOption } from "../steps.ts";
import type { Place } from "./official-place.ts";

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
  if (more.length > 0) throw new Failure({ code: "usage", what: `entry-unknown ${more.join("@")}` });
  const key = ended === undefined ? await lostKey(place) : keyNamed(place, named ?? "");
  const why = context.options.lost === true ? "lost" : (textOption(context, "reason") ?? "rotated");
  if (!isKeyEnd(why)) throw new Failure({ code: "usage", what: "--reason rotated | lost | compromised" });
  return { kind: "end-key", person, blob: key.blob, why, from: firstToConfirm(place, key.blob, since) };
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
  throw new Failure({ code: "usage", what: `key-which ${named} → ${printed(keys)}` });
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
  if (only === undefined) throw new Failure({ code: "usage", what: `key-none ${person}` });
  if (others.length === 0) return only;
  const labels = open.map(({ blob, from }) => `${fingerprint(blob)} (${from})`);
  return chooseOne(context, WHICH, open, labels, `key-lost-which ${person}`);
}

const WHICH = said("Kunci mana yang hilang?", "Which key is lost?");

function keysOf({ world }: Snapshot, person: PersonId): readonly SigningKey[] {
  return officialOf(world.roster, person)?.keys ?? [];
}

function printed(keys: readonly SigningKey[]): string {
  return keys.map(({ blob }) => fingerprint(blob)).join(", ");
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
    throw new Failure({ code: "usage", what: `entry-unknown ${from || '""'}` });
  return only.id;
}

/** What a key signed, which its holder has to confirm again; where no beginning was named, all of it. */
export function entriesBy(
  { context, record }: Place,
  { blob, why, from }: Extract<RosterChange, { kind: "end-key" }>,
): { readonly result: object; readonly lines: readonly string[] } {
  if (why === "rotated") return { result: {}, lines: [] };
  const { entries } = record.judgement;
  const start = Math.max(
    0,
    entries.findIndex(({ id }) => id === from),
  );
  const signed = entries.slice(start).filter(({ key }) => key === blob);
  const { utcOffset } = record.world.procedure;
  const title = said(
    "Entri dengan kunci itu, untuk dikonfirmasi lagi oleh pemiliknya:",
    "Entries by that key, for its holder to confirm again:",
  )[context.language];
  const line = ({ id, at, title: subject }: JudgedEntry): string =>
    `  ${id.slice(0, 12)}  ${formatMoment(at, utcOffset)}  ${subject}`;
  return {
    result: { toConfirm: signed.map(({ id }) => id) },
    lines: signed.length === 0 ? [] : [title, ...signed.map(line)],
  };
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

/** What an official hands to the registrar: their public key, and that they have its private half. */
export async function prove(place: Place): Promise<Outcome> {
  const { context, record, person } = place;
  const { cwd, env } = context.terminal;
  const [key] = await new SshKeys(cwd, env, homeFolder(env)).usableKeys(textOption(context, "key"));
  if (key === undefined) throw new Failure({ code: "no-key", lookedAt: ["--key", "~/.ssh", "ssh-agent"] });
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
  return {
    result: { file, person, type: key.type, vouched: voucher.line !== undefined },
    lines: [
      handOver(file, person)[context.language],
      ...(isShort ? [unvouched(person)[context.language]] : []),
    ],
  };
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
      throw new Failure({ code: "usage", what: `vouch-other ${person} → ${printed(older)}` });
    return { needed: true, line: undefined };
  }
  const text = vouchedFor(person, record.world.procedure.office.id, blob);
  return { needed: true, line: await signStatement({ cwd, env }, mine, text) };
}

const handOver = (file: string, person: PersonId) =>
  said(
    `${file}: serahkan kepada pencatat, yang mendaftarkannya dengan: sop official key ${person} --add ${file}`,
    `${file}: give it to the registrar, who registers it with: sop official key ${person} --add ${file}`,
  );

const unvouched = (person: PersonId) =>
  said(
    `Kunci lama ${person} masih berlaku tetapi tidak ada di sini, jadi belum menjamin kunci ini: ulangi dengan --vouch KUNCI-LAMA; bila kunci lama hilang, pencatat mencabutnya lebih dulu: sop official key ${person} --lost`,
    `An older key of ${person} is in force but not here, so it does not vouch for this one: run this again with --vouch OLD-KEY; where it is lost, the registrar ends it first: sop official key ${person} --lost`,
  );

function isKeyEnd(name: string): name is KeyEnd {
  return ["rotated", "lost", "compromised"].includes(name);
}
