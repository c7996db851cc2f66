/** A paper, or its code, back to the record: is it what the record makes, and does it still stand? */
import type { CycleId, Digest } from "../../domain/ids.ts";
import { type PrintCode, readCode } from "../../domain/print-code.ts";
import type { Office } from "../../operations/office.ts";
import { asOf, recapPaper } from "../../operations/papers.ts";
import { chooseCycle, type Snapshot } from "../../operations/snapshot.ts";
import { writePdf } from "../../print/index.ts";
import { SHEET_KINDS, type Sheet, type SheetKind } from "../../print/sheet.ts";
import { type About, isOf, makePaper, markOf, PAPERS } from "./index.ts";

export type PaperVerdict =
  /** What the record makes, and what stands. */
  | "current"
  /** What the record made once; something later stands in its place. */
  | "superseded"
  /** The code is one, but the record makes something else from that entry. */
  | "altered"
  /** No entry of this record has such an id. */
  | "unknown"
  /** It names another office. */
  | "other-office"
  /** As long as a code, but a character is wrong. */
  | "slip"
  /** There is no code in it. */
  | "no-code";

export interface CheckedPaper {
  readonly verdict: PaperVerdict;
  readonly code: string | undefined;
  readonly kind: SheetKind | undefined;
  readonly entry: string | undefined;
  /** Seconds since 1970. */
  readonly at: number | undefined;
  readonly title: string | undefined;
  /** What must stand on the page, to be compared by eye. */
  readonly says: readonly (readonly [label: string, value: string])[];
  /** The office that it names, where that is another one. */
  readonly office: string | undefined;
  /** The entry whose paper stands now, where it is another. */
  readonly standing: string | undefined;
}

const CODE = /[0-9A-Za-z]{5}(?:[- ][0-9A-Za-z]{5}){3}/;
type Hash = (text: string) => Digest;

/** A code as it was typed, or the text of a square. */
export async function checkText(
  office: Office,
  tip: Snapshot,
  text: string,
  hash: Hash,
): Promise<CheckedPaper> {
  return (await checkedText(office, tip, text, hash)).checked;
}

/** What was found out, and the sheet that the record makes for it where it makes one. */
interface Outcome {
  readonly checked: CheckedPaper;
  readonly made?: Made;
}

async function checkedText(office: Office, tip: Snapshot, text: string, hash: Hash): Promise<Outcome> {
  const [, named] = /^SOP \S+ (\S+) /.exec(text) ?? [];
  if (named !== undefined && named !== tip.world.procedure.office.id)
    return { checked: only("other-office", { office: named }) };
  const code = CODE.exec(text)?.[0] ?? text;
  const read = readCode(code);
  if (read.kind === "slip") return { checked: only("slip", { code }) };
  if (read.kind === "none") return { checked: only("no-code") };
  const { checked, made } = await checkCode(office, tip, read.code, hash);
  return { checked: { ...checked, code: code.toUpperCase() }, ...(made === undefined ? {} : { made }) };
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
  office: Office,
  tip: Snapshot,
  bytes: Uint8Array,
  hash: Hash,
): Promise<CheckedPaper> {
  const square = squareIn(bytes);
  if (square === undefined) return only("no-code");
  const { checked, made } = await checkedText(office, tip, square, hash);
  if (made === undefined) return checked;
  const { record, sheet, about } = made;
  const again = await writePdf(sheet, markOf(record, sheet, about, hash), record.judgement.state.lastAt);
  return Buffer.from(again).equals(bytes) ? checked : { ...checked, verdict: "altered" };
}

async function checkCode(office: Office, tip: Snapshot, code: PrintCode, hash: Hash): Promise<Outcome> {
  const found = await paperOf(office, tip, code, hash);
  if (found === undefined) return { checked: only("unknown") };
  const { kind, record, cycle, made } = found;
  const known = { kind, entry: record.tip, at: record.judgement.state.lastAt };
  if (made === undefined) return { checked: only("altered", known) };
  const { sheet, about } = made;
  const now = await makePaper(office, tip, kind, about, hash);
  const stands =
    kind === "recap" ? await sameRecap(office, record, now.record, cycle) : isOf(now.sheet, code, hash);
  const pairs = sheet.blocks.find((block) => block.kind === "pairs");
  const checked = {
    ...only(stands ? "current" : "superseded", known),
    title: sheet.title,
    says: pairs?.pairs ?? [],
    standing: stands ? undefined : now.mark.code,
  };
  return { checked, made };
}

/** A sheet as the record makes it from one entry. */
interface Made {
  readonly record: Snapshot;
  readonly sheet: Sheet;
  readonly about: About;
}

interface Found {
  readonly kind: SheetKind;
  readonly record: Snapshot;
  readonly cycle: CycleId | undefined;
  /** Undefined where the record makes no such sheet from that entry. */
  readonly made: Made | undefined;
}

async function paperOf(
  office: Office,
  tip: Snapshot,
  code: PrintCode,
  hash: Hash,
): Promise<Found | undefined> {
  const kind = SHEET_KINDS[code.kind];
  const entry = tip.judgement.entries.find(({ id }) => id.startsWith(code.entry));
  if (entry === undefined || kind === undefined) return undefined;
  const record = await asOf(office, tip, entry.id);
  const { cycle } = entry;
  const candidates = await PAPERS[kind].candidates(office, record, cycle);
  for (const [at, about] of candidates.entries()) {
    office.progress(kind, at + 1, candidates.length);
    const sheet = await PAPERS[kind].make(office, record, about);
    if (isOf(sheet, code, hash)) return { kind, record, cycle, made: { record, sheet, about } };
  }
  return { kind, record, cycle, made: undefined };
}

/** Initials and signatures that were added since change nothing of what they stand under. */
async function sameRecap(
  office: Office,
  then: Snapshot,
  now: Snapshot,
  cycle: CycleId | undefined,
): Promise<boolean> {
  const [before, after] = await Promise.all(
    [then, now].map(async (record) => recapPaper(office, record, chooseCycle(record, cycle))),
  );
  return before?.subject !== undefined && before.subject === after?.subject;
}

function only(verdict: PaperVerdict, known: Partial<CheckedPaper> = {}): CheckedPaper {
  return {
    code: undefined,
    kind: undefined,
    entry: undefined,
    at: undefined,
    title: undefined,
    says: [],
    office: undefined,
    standing: undefined,
    ...known,
    verdict,
  };
}
