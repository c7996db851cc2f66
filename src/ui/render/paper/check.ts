/** A paper, or its code, back to the record: is it what the record makes, and does it still stand? */

import { lineNamedIn, writePdf } from "../../../adapters/pdf/index.ts";
import { SHEET_KINDS, type Sheet, type SheetKind } from "../../../adapters/pdf/sheet.ts";
import { chooseCycle } from "../../../app/ledger/choose-cycle.ts";
import type { Snapshot } from "../../../app/ledger/workspace-state.ts";
import type { Ports } from "../../../app/ports/ports.ts";
import { asOf, recapPaper } from "../../../app/queries/papers.ts";
import type { CycleId, Digest } from "../../../domain/ids.ts";
import { type LineMark, readLine } from "../../../domain/ledger/message/line-mark.ts";
import { type PrintCode, readCode } from "../../../domain/ledger/message/print-code.ts";
import { beyondTip } from "./beyond.ts";
import { type CheckedPaper, only } from "./checked.ts";
import { type About, isOf, makePaper, markOf, PAPERS } from "./index.ts";

const CODE = /[0-9A-Za-z]{5}(?:[- ][0-9A-Za-z]{5}){3}/;
type Hash = (text: string) => Digest;

/** A code as it was typed, or the text of a square. */
export async function checkText(
  ports: Ports,
  tip: Snapshot,
  text: string,
  hash: Hash,
): Promise<CheckedPaper> {
  return (await checkedText({ ports, tip, hash, line: undefined }, text)).checked;
}

/** What a paper is checked against. */
interface Against {
  readonly ports: Ports;
  readonly tip: Snapshot;
  readonly hash: Hash;
  /** The line that the paper itself names. */
  readonly line: LineMark | undefined;
}

/** What was found out, and the sheet that the record makes for it where it makes one. */
interface Outcome {
  readonly checked: CheckedPaper;
  readonly made?: Made | undefined;
}

async function checkedText(against: Against, text: string): Promise<Outcome> {
  const { tip } = against;
  const [, named] = /^SOP \S+ (\S+) /.exec(text) ?? [];
  if (named !== undefined && named !== tip.world.procedure.office.id)
    return { checked: only("other-office", { office: named }) };
  const code = CODE.exec(text)?.[0] ?? text;
  const read = readCode(code);
  if (read.kind === "slip") return { checked: only("slip", { code }) };
  if (read.kind === "none") return { checked: only("no-code") };
  const { checked, made } = await checkCode(against, read.code);
  return { checked: { ...checked, code: code.toUpperCase() }, made };
}

/** What a paper of ours says of itself in its metadata (XMP, which is never compressed); undefined for any other file. */
export function squareIn(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString("latin1");
  return text.startsWith("%PDF-")
    ? /<pdf:Keywords>(SOP [^<]{1,200})<\/pdf:Keywords>/.exec(text)?.[1]
    : undefined;
}

/** A file: its code by what it says of itself, then every byte of it against what the record makes. */
export async function checkFile(
  ports: Ports,
  tip: Snapshot,
  bytes: Uint8Array,
  hash: Hash,
): Promise<CheckedPaper> {
  const square = squareIn(bytes);
  if (square === undefined) return only("no-code");
  const named = lineNamedIn(bytes);
  const line = readLine(named ?? "");
  const { checked, made } = await checkedText({ ports, tip, hash, line }, square);
  if (made === undefined) return checked;
  const { record, sheet, about } = made;
  const mark = markOf(record, sheet, about, hash);
  // Papers that were made before they named their line are as good.
  const asMade = named === undefined ? { ...mark, line: undefined } : mark;
  const again = await writePdf(sheet, asMade, record.judgement.state.lastAt);
  return Buffer.from(again).equals(bytes) ? checked : { ...checked, verdict: "altered" };
}

async function checkCode(against: Against, code: PrintCode): Promise<Outcome> {
  const { ports, tip, hash } = against;
  const kind = SHEET_KINDS[code.kind];
  if (kind === undefined) return { checked: only("unknown") };
  const entry = tip.judgement.entries.find(
    ({ id, healedBy }) => healedBy === undefined && id.startsWith(code.entry),
  );
  if (entry === undefined) return checkBeyond(against, kind, code);
  const record = await asOf(ports, tip, entry.id);
  const made = await madeIn(against, record, kind, code);
  const known = { kind, entry: record.tip, at: record.judgement.state.lastAt };
  if (made === undefined) return { checked: only("altered", known) };
  const now = await makePaper(ports, tip, kind, made.about, hash);
  const stands =
    kind === "recap" ? await sameRecap(ports, record, now.record, entry.cycle) : isOf(now.sheet, code, hash);
  const standing = stands ? undefined : now.mark.code;
  return {
    checked: { ...only(stands ? "current" : "superseded", known), ...shown(made), standing },
    made,
  };
}

/** A paper of an entry that is not in the history here: from a newer one, from another line, or from nowhere. */
async function checkBeyond(against: Against, kind: SheetKind, code: PrintCode): Promise<Outcome> {
  const { ports, tip, line } = against;
  const { verdict, record, ...beyond } = await beyondTip(ports, tip, code.entry, line);
  if (record === undefined) return { checked: only(verdict, { kind, beyond }) };
  const made = await madeIn(against, record, kind, code);
  const known = { kind, entry: record.tip, at: record.judgement.state.lastAt, beyond };
  if (made === undefined) return { checked: only("altered", known) };
  return { checked: { ...only(verdict, known), ...shown(made) }, made };
}

/** What must stand on the page, to be compared by eye. */
function shown({ sheet }: Made): Pick<CheckedPaper, "title" | "says"> {
  const pairs = sheet.blocks.find((block) => block.kind === "pairs");
  return { title: sheet.title, says: pairs?.pairs ?? [] };
}

/** A sheet as the record makes it from one entry. */
interface Made {
  readonly record: Snapshot;
  readonly sheet: Sheet;
  readonly about: About;
}

/** Undefined where the record makes no such sheet from its newest entry. */
async function madeIn(
  { ports, hash }: Against,
  record: Snapshot,
  kind: SheetKind,
  code: PrintCode,
): Promise<Made | undefined> {
  const cycle = record.judgement.entries.at(-1)?.cycle;
  const candidates = await PAPERS[kind].candidates(ports, record, cycle);
  for (const [at, about] of candidates.entries()) {
    ports.progress(kind, at + 1, candidates.length);
    const sheet = await PAPERS[kind].make(ports, record, about);
    if (isOf(sheet, code, hash)) return { record, sheet, about };
  }
  return undefined;
}

/** Initials and signatures that were added since change nothing of what they stand under. */
async function sameRecap(
  ports: Pick<Ports, "documents" | "history">,
  then: Snapshot,
  now: Snapshot,
  cycle: CycleId | undefined,
): Promise<boolean> {
  const [before, after] = await Promise.all(
    [then, now].map(async (record) => recapPaper(ports, record, chooseCycle(record, cycle))),
  );
  return before?.subject !== undefined && before.subject === after?.subject;
}
