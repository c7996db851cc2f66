/** Every kind of paper: what it is made from, and which papers of its kind an entry can have led to. */

import { type Mark, SHEET_KINDS, type Sheet, type SheetKind } from "../../../adapters/pdf/sheet.ts";
import { chooseCycle } from "../../../app/ledger/choose-cycle.ts";
import { standingEntries } from "../../../app/ledger/judging/judgement.ts";
import { idsOf } from "../../../app/ledger/memory.ts";
import type { Snapshot } from "../../../app/ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../../../app/ports/ports.ts";
import { logOf } from "../../../app/queries/log.ts";
import { asOf, procedurePaper, recapPaper, receiptPaper } from "../../../app/queries/papers.ts";
import { traceIn } from "../../../app/queries/trace.ts";
import { recordedForms } from "../../../app/returns/cycle-forms.ts";
import { Failure } from "../../../domain/failure.ts";
import type { CycleId, Digest, EntryId } from "../../../domain/ids.ts";
import { lineOf, writeLine } from "../../../domain/ledger/message/line-mark.ts";
import { type PrintCode, writeCode } from "../../../domain/ledger/message/print-code.ts";
import { officeDay } from "../../../domain/procedure/calendar.ts";
import { REALISED, SPENT } from "../../../domain/returns/column-keys.ts";
import { formSheet } from "./form.ts";
import { keySheet } from "./key.ts";
import { procedureSheet } from "./procedure.ts";
import { proofSheet } from "./proof.ts";
import { recapSheet } from "./recap.ts";
import { receiptSheet } from "./receipt.ts";
import { registerSheet } from "./register.ts";

/** Which paper of its kind: what a person names when they print it. */
export interface About {
  readonly cycle?: CycleId | undefined;
  readonly section?: string | undefined;
  readonly person?: string | undefined;
  /** An indicator's figure: `INDICATOR!COLUMN`. */
  readonly figure?: string | undefined;
}

/** What papers are made from. */
type PaperPorts = Pick<Ports, "documents" | "history">;

interface PaperKind {
  /** Is it of one cycle, and so made as the newest entry of that cycle left the record? */
  readonly ofCycle: "always" | "never" | "maybe";
  readonly make: (ports: PaperPorts, record: Snapshot, about: About) => Promise<Sheet>;
  /** Every paper of this kind that can have been made as of an entry. @param cycle the entry's */
  readonly candidates: (
    ports: PaperPorts,
    record: Snapshot,
    cycle: CycleId | undefined,
  ) => Promise<readonly About[]>;
}

export const PAPERS: Record<SheetKind, PaperKind> = {
  recap: {
    ofCycle: "always",
    make: async (ports, record, { cycle }) =>
      recapSheet(await recapPaper(ports, record, chooseCycle(record, cycle))),
    candidates: async (_ports, _record, cycle) => [{ cycle }],
  },
  sop: {
    ofCycle: "never",
    make: async (_ports, record) => procedureSheet(procedurePaper(record)),
    candidates: async () => [{}],
  },
  form: {
    ofCycle: "always",
    make: async (ports, record, { cycle, section }) => {
      const forms = await recordedForms(ports, record, chooseCycle(record, cycle).id);
      const wanted = forms.filter((form) => section === undefined || form.section.id === section);
      if (wanted.length === 0)
        throw new Failure({ code: "usage", slip: "section-unknown", given: section ?? "" });
      return formSheet(wanted);
    },
    candidates: async (ports, record, cycle) => {
      if (cycle === undefined) return [];
      const forms = await recordedForms(ports, record, cycle);
      return [{ cycle }, ...forms.map(({ section }) => ({ cycle, section: section.id }))];
    },
  },
  receipt: {
    ofCycle: "always",
    make: async (ports, record, { cycle }) =>
      receiptSheet(await receiptPaper(ports, record, chooseCycle(record, cycle))),
    candidates: async (_ports, _record, cycle) => [{ cycle }],
  },
  register: {
    ofCycle: "maybe",
    make: async (ports, record, { cycle }) => registerSheet(record, await logOf(ports, record, cycle), cycle),
    candidates: async (_ports, _record, cycle) => [{}, { cycle }],
  },
  proof: {
    ofCycle: "always",
    make: async (ports, record, { cycle, figure }) =>
      proofSheet(record, await traceIn(ports, record, `${cycle}/${figure}`)),
    candidates: async (ports, record, cycle) => {
      if (cycle === undefined) return [];
      const rows = (await recordedForms(ports, record, cycle)).flatMap((form) => form.rows);
      return rows.flatMap(({ id }) => [REALISED, SPENT].map((key) => ({ cycle, figure: `${id}!${key}` })));
    },
  },
  key: {
    ofCycle: "never",
    make: async (_ports, record, { person = "" }) => {
      const official = record.world.roster.officials.find(({ id }) => id === person);
      if (official === undefined) throw new Failure({ code: "usage", slip: "person-unknown", given: person });
      return keySheet(record, official, dayOf(record));
    },
    candidates: async (_ports, { world }) => world.roster.officials.map(({ id }) => ({ person: id })),
  },
};

/** A sheet, the record that it was made from, and how it leads back there. */
export interface MadePaper {
  readonly sheet: Sheet;
  readonly mark: Mark;
  readonly about: About;
  readonly record: Snapshot;
}

/** Makes a paper as the record stands now, or as an entry left it. */
export async function makePaper(
  ports: ReadingPorts,
  tip: Snapshot,
  kind: SheetKind,
  about: About,
  hash: (text: string) => Digest,
): Promise<MadePaper> {
  const record = await asOf(ports, tip, newestFor(tip, kind, about));
  const sheet = await PAPERS[kind].make(ports, record, about);
  return { sheet, mark: markOf(record, sheet, about, hash), about, record };
}

/** The newest entry that a paper can tell of: what happens in other cycles later is none of its business. */
function newestFor({ judgement, tip }: Snapshot, kind: SheetKind, { cycle }: About): EntryId {
  // An entry and not the tip: what people pushed into the in-tray since then has no number in the register.
  const last = judgement.entries.at(-1)?.id ?? tip;
  if (PAPERS[kind].ofCycle === "never" || cycle === undefined) return last;
  return standingEntries(judgement).findLast((one) => one.cycle === cycle)?.id ?? last;
}

/** The code and the square of a sheet. */
export function markOf(
  record: Snapshot,
  sheet: Sheet,
  { cycle }: About,
  hash: (text: string) => Digest,
): Mark {
  const content = contentOf(sheet, hash);
  const code = writeCode({ kind: SHEET_KINDS.indexOf(sheet.kind), entry: record.tip, content });
  const state = cycle === undefined ? undefined : record.judgement.state.cycles.get(cycle);
  const of = state === undefined ? "-" : `${state.id} ${state.main.round}`;
  const line = lineOf(idsOf(record.judgement));
  return {
    code,
    square: `SOP ${code} ${sheet.officeId} ${of} ${record.tip.slice(0, 12)} ${content.slice(0, 12)}`,
    entry: record.tip,
    day: dayOf(record),
    line: line === undefined ? undefined : writeLine(line),
  };
}

/** The digest of what stands on a sheet, hexadecimal. */
function contentOf(sheet: Sheet, hash: (text: string) => Digest): string {
  return hash(JSON.stringify(sheet)).replace(/^sha256:/, "");
}

/** Does this sheet hold what the code says? */
export function isOf(sheet: Sheet, { content }: PrintCode, hash: (text: string) => Digest): boolean {
  return contentOf(sheet, hash).startsWith(content);
}

function dayOf({ judgement, world }: Snapshot): string {
  return officeDay(judgement.state.lastAt, world.procedure.utcOffset);
}
