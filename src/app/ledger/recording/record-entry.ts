/** Writes one entry (ledger §2): ask the law, show what will be signed, sign, judge it as an auditor would, publish. */

import { Failure, required } from "../../../domain/failure.ts";
import { type EntryId, yearOf } from "../../../domain/ids.ts";
import { rolesFor } from "../../../domain/ledger/act-table.ts";
import { rulesOf } from "../../../domain/ledger/cycle-rules.ts";
import type { Healing } from "../../../domain/ledger/heal.ts";
import { mayAppend } from "../../../domain/ledger/law.ts";
import { cleanLine, formatMessage, type Trailers } from "../../../domain/ledger/message/message.ts";
import type { Proposal, Refusal, World } from "../../../domain/ledger/proposal.ts";
import type { PersonChange } from "../../../domain/ledger/roster/roster-diff.ts";
import { isSignatureFault } from "../../../domain/ledger/signature.ts";
import { EMPTY_LEDGER } from "../../../domain/ledger/state.ts";
import { type Procedure, stepOf } from "../../../domain/procedure/procedure.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { writtenText } from "../../../domain/utf8.ts";
import type { Ports, ReadingPorts, RecordingPorts, Who } from "../../ports/ports.ts";
import { today } from "../choose-cycle.ts";
import type { Damage } from "../judging/damage.ts";
import { judgeHistory } from "../judging/judge-history.ts";
import type { Judgement } from "../judging/judgement.ts";
import { Worlds } from "../judging/rules-at.ts";
import { gitName } from "../judging/settled-commit.ts";
import { statementsOf } from "../judging/statements.ts";
import { rememberNewest } from "../memory.ts";
import type { Snapshot } from "../workspace-state.ts";
import { chooseSigner, type Signer, type Signing } from "./choose-signer.ts";
import { refuseClockAhead } from "./clock.ts";
import type { Intent } from "./entry-request.ts";
import { trailersFor } from "./trailers-for.ts";

/** What a person is shown before they sign. */
export interface Preview {
  readonly trailers: Trailers;
  readonly title: string;
  readonly signer: Signer;
  readonly changed: readonly string[];
  /** Governed paths of the cycle that changed since this person last signed in it; undefined at the first time. */
  readonly sinceLast: readonly string[] | undefined;
  readonly procedureTitle: string;
  /** What a recap says, where it is one that is being judged. */
  readonly recap?: Recap | undefined;
  /** What whoever compiled it says of its warnings. */
  readonly recapNote?: readonly string[] | undefined;
  /** The day of the entry on the office's calendar, YYYY-MM-DD, and its clock's minutes from UTC. */
  readonly day: string;
  readonly utcOffset: number;
  /** Whom a change of the roster concerns, and what changes for each. */
  readonly people?: readonly ToldChange[] | undefined;
  /** What a healing takes back. */
  readonly damage?: Damage | undefined;
  /** The first halves that a healing confirms. */
  readonly confirms?: readonly Healing[] | undefined;
}

/** One change of a person's, with the name that they are known by; keys by their fingerprints. */
export interface ToldChange {
  readonly name: string;
  readonly change: PersonChange;
}

export interface RecordOptions {
  readonly who: Who;
  readonly dryRun: boolean;
  readonly confirm: (preview: Preview) => Promise<boolean>;
}

export interface Recorded {
  readonly entry: EntryId | undefined;
  readonly trailers: Trailers;
  readonly signer: Signer;
  readonly title: string;
  readonly changed: readonly string[];
}

/**
 * Records an intent as the next entry.
 * @param record the record as loaded; for the first entry, undefined
 * @throws {Failure} where the law refuses, the person declines, signing fails, or someone else was faster
 */
export async function recordEntry(
  ports: RecordingPorts,
  record: Snapshot | undefined,
  intent: Intent,
  options: RecordOptions,
): Promise<Recorded> {
  // A healing is what passes an entry that is dated ahead.
  if (record !== undefined && intent.act !== "heal") refuseClockAhead(ports, record);
  const prepared = await prepare(ports, record, intent, options.who);
  const { proposal, signer, before, tree } = prepared;
  const { refusals } = mayAppend(record?.judgement.state ?? EMPTY_LEDGER, proposal);
  if (refusals[0] !== undefined) throw refusalFailure(refusals[0], before);
  const { trailers } = proposal;
  const recorded = {
    trailers,
    signer,
    title: (await ports.words()).subject(trailers, prepared.rules),
    changed: prepared.paths,
  };
  if (options.dryRun) return { ...recorded, entry: undefined };
  const sinceLast = await changesSince(ports, record, trailers, tree);
  const agreed = await options.confirm({
    ...recorded,
    sinceLast,
    procedureTitle: before.procedure.title,
    day: today(ports, before),
    utcOffset: before.procedure.utcOffset,
  });
  if (!agreed) throw new Failure({ code: "declined" });
  const who = `${signer.official.name} (${intent.act})`;
  const entry = await ports.alone(who, () => signAndPublish(ports, record, prepared, recorded.title));
  return { ...recorded, entry };
}

/** Everything that an entry will be, before anyone has signed it. */
interface Prepared {
  readonly tree: string;
  readonly before: World;
  /** The procedure of the entry's cycle. */
  readonly rules: Procedure;
  readonly after: World;
  readonly signer: Signer;
  readonly proposal: Proposal;
  /** What differs from the commit that it follows. */
  readonly paths: readonly string[];
}

async function prepare(
  ports: RecordingPorts,
  record: Snapshot | undefined,
  intent: Intent,
  who: Who,
): Promise<Prepared> {
  // What cannot be brought into the folder afterwards is not recorded first.
  for (const path of intent.files?.keys() ?? []) ports.files.at(path);
  // Whoever signs a file with broken letters signs them for ever.
  for (const [path, bytes] of intent.files ?? [])
    if (bytes !== undefined && path.endsWith(".yaml")) writtenText(bytes, path);
  const tree = await ports.writer.writeTree(record?.tip, intent.files ?? new Map());
  const after = required(await new Worlds(ports.history, ports.documents).of(tree));
  const { files: changes } = await ports.history.changes(record?.judgement.tree, tree);
  // Authority comes from the parent; the first entry has none, and is pinned instead.
  const before = record?.world ?? after;
  const cycle = intent.cycle === undefined ? undefined : record?.judgement.state.cycles.get(intent.cycle);
  const rules = rulesOf(cycle, before.procedure);
  const inCycle = { ...before, procedure: rules };
  const root = record?.judgement.state.root;
  const signer = await signerFor(ports, { world: inCycle, root, who }, intent);
  const trailers = await trailersFor(ports, record, inCycle, intent, signer, tree);
  const paths = changes.map(({ path }) => path);
  const note = (intent.note ?? []).map(cleanLine);
  const proposal: Proposal = {
    trailers,
    note,
    statements: statementsOf(ports, intent.act, note, { before, after }),
    at: ports.clock.now(),
    key: signer.key.blob,
    changed: intent.healing === undefined ? paths : [],
    healing: intent.healing,
    subject: trailers.subject,
    state: trailers.state,
    before,
    after,
  };
  return { tree, before, rules, after, signer, proposal, paths };
}

/** Under the lock: signs, judges what was signed, and only then moves the branch. */
async function signAndPublish(
  ports: ReadingPorts & Pick<Ports, "announceSigners" | "writer">,
  record: Snapshot | undefined,
  { tree, before, after, signer, proposal, paths }: Prepared,
  title: string,
): Promise<EntryId> {
  if ((await ports.history.tip(ports.branch)) !== record?.tip) throw new Failure({ code: "moved-meanwhile" });
  const { official, key } = signer;
  const { at, note, trailers } = proposal;
  const author = {
    name: gitName(official.name),
    email: ports.addressOf(official.id, before.procedure.office.id),
  };
  const message = formatMessage({ subject: title, note, trailers });
  const entry = await ports.writer.sign({ tree, parent: record?.tip, message, author, at, key });
  const judgement = await judgedGood(ports, record, entry, before, trailers.confirms !== undefined);
  await ports.writer.publish({ branch: ports.branch, entry, previous: record?.tip, paths });
  await ports.proofs.save(judgement);
  await rememberNewest(ports, judgement);
  await ports.announceSigners(after.roster, after.procedure.office.id);
  return entry;
}

async function signerFor(
  ports: Pick<Ports, "clock" | "fingerprintOf" | "keys" | "me">,
  signing: Signing,
  intent: Intent,
): Promise<Signer> {
  const { world } = signing;
  const step = intent.step === undefined ? undefined : stepOf(world.procedure, intent.step);
  const day = today(ports, world);
  if (intent.act !== "receive" || step === undefined) {
    return chooseSigner(
      ports,
      signing,
      rolesFor(world.procedure, intent.act, step, intent.confirms !== undefined),
      day,
    );
  }
  try {
    return await chooseSigner(ports, signing, step.roles, day, intent.section);
  } catch (error) {
    // A section head who never sees Git: someone records it for them, where the procedure allows it.
    if (!(error instanceof Failure) || error.reason.code !== "not-your-role" || step.recordedBy.length === 0)
      throw error;
    return chooseSigner(ports, signing, step.recordedBy, day);
  }
}

/** Judges the new commit with the audit's own eyes before anyone can see it: a wrong key in the agent shows here. */
async function judgedGood(
  ports: ReadingPorts,
  record: Snapshot | undefined,
  entry: EntryId,
  before: World,
  makesWhole: boolean,
): Promise<Judgement> {
  const isSound = record?.judgement.violations.length === 0;
  const judgement = await judgeHistory(ports, entry, isSound ? record.judgement : undefined);
  // A healing leaves the record broken until its second half, which makes it whole; the entry itself must be good.
  const [first] = judgement.violations.filter(
    (one) => makesWhole || (one.code !== "heal-unconfirmed" && (isSound || one.entry === entry)),
  );
  if (first === undefined) return judgement;
  if (first.refusal !== undefined) throw refusalFailure(first.refusal, before);
  if (isSignatureFault(first.code)) throw new Failure({ code: "signing-failed", said: first.code });
  throw new Failure({ code: "entry-unsound", violation: first.code, path: first.path });
}

function refusalFailure(refusal: Refusal, world: World): Failure {
  if (refusal.code !== "step-not-open") return new Failure({ code: "refused", refusal });
  const roles = refusal.waitingFor.flatMap(({ step }) => step.roles);
  const names = world.roster.officials
    .filter(({ appointments }) => appointments.some(({ role }) => roles.includes(role)))
    .map(({ name }) => name);
  return new Failure({
    code: "not-your-turn",
    doing: String(refusal.step),
    turns: refusal.waitingFor,
    holders: names,
  });
}

/** What changed in the cycle's year, its plan included, since this person last signed in the cycle. */
async function changesSince(
  ports: Pick<Ports, "history">,
  record: Snapshot | undefined,
  { cycle, person }: Trailers,
  now: string,
): Promise<readonly string[] | undefined> {
  if (cycle === undefined) return undefined;
  const last = record?.judgement.state.cycles.get(cycle)?.lastBy.get(person);
  if (last === undefined) return undefined;
  const { tree } = await ports.history.commit(last);
  const { files } = await ports.history.changes(tree, now);
  return files.map(({ path }) => path).filter((path) => path.startsWith(`${yearOf(cycle)}/`));
}
