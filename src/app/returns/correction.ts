/** Makes the correction workbook of a section: our own form again, carrying what was typed and every remark on it. */

import { correctionFolder } from "../../domain/paths.ts";
import { officeDay } from "../../domain/procedure/calendar.ts";
import { type CycleState, trackOf } from "../../domain/procedure/cycle.ts";
import { type Remark, remarksOn } from "../../domain/returns/correction.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import { objectionTo } from "../ledger/cycle-rules.ts";
import type { Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import type { WordedRemark } from "../ports/workbooks.ts";
import { identityOf } from "./cycle-forms.ts";
import { printedDays } from "./due-days.ts";
import type { JudgedReturn } from "./recorded-return.ts";

/**
 * Lays the workbook for the section beside the record.
 * @param cycle the cycle as it stands after a send-back, where there was one
 * @returns its path; undefined where there is nothing to remark on
 */
export async function layCorrection(
  ports: ReadingPorts & Pick<Ports, "files" | "words" | "workbooks">,
  record: Snapshot,
  cycle: CycleState,
  form: SectionForm,
  { filled, findings }: Pick<JudgedReturn, "filled" | "findings">,
): Promise<string | undefined> {
  const { round } = trackOf(cycle, form.section.id);
  const sentBack = objectionTo(record, cycle, form.section.id);
  const remarks = await wordedRemarks(ports, form, { filled, findings }, sentBack?.note ?? []);
  if (remarks.length === 0 && sentBack === undefined) return undefined;
  const identity = {
    ...identityOf(ports, form),
    takesAnswers: true,
    ...(sentBack === undefined ? {} : { sentBack: sentBack.entry }),
  };
  // What is sent back has a day of its own, from now on.
  const days = await printedDays(ports, record, cycle, [form.section.id]);
  const dated = { ...form, dueDay: days.of(form.section.id) };
  const bytes = await ports.workbooks.writeCorrection(dated, identity, {
    filled,
    remarks,
    sentBack:
      sentBack === undefined
        ? undefined
        : {
            entry: sentBack.entry,
            by:
              record.world.roster.officials.find(({ id }) => id === sentBack.person)?.name ?? sentBack.person,
            day: officeDay(sentBack.at, record.world.procedure.utcOffset),
            reason: sentBack.reason,
          },
  });
  return layFree(ports, `${correctionFolder(form.cycle)}/${form.section.id}-putaran-${round}`, bytes);
}

/** Remarks on cells name their section where several could be meant: `seksi-pmd!M10 …`. */
export function cellsFor({ section }: SectionForm, notes: readonly string[]): readonly string[] {
  return notes.filter((note) => {
    const [, named] = /^([a-z][a-z0-9-]*)![A-Z]/.exec(note) ?? [];
    return named === undefined || named === section.id;
  });
}

/** All remarks on a return, worded. @param notes what the one who sent it back said of single cells */
export async function wordedRemarks(
  ports: Pick<Ports, "words">,
  form: SectionForm,
  { filled, findings }: Pick<JudgedReturn, "filled" | "findings">,
  notes: readonly string[],
): Promise<readonly (Remark & WordedRemark)[]> {
  const said = await ports.words();
  return remarksOn(form, filled, findings, cellsFor(form, notes)).map((remark) => {
    const { finding, words } = remark;
    const text = words ?? (finding === undefined ? "" : said.finding(finding));
    return {
      ...remark,
      text,
      example: finding?.example,
      given: finding?.given,
      blocks: finding?.severity === "error",
    };
  });
}

/** Someone may already be answering in a workbook that was laid here: another name rather than their work lost. */
async function layFree(ports: Pick<Ports, "files">, base: string, bytes: Uint8Array): Promise<string> {
  for (let no = 1; ; no++) {
    const path = no === 1 ? `${base}.xlsx` : `${base}-${no}.xlsx`;
    const there = await ports.files.read(path);
    if (there !== undefined && !there.equals(bytes)) continue;
    if (there === undefined) await ports.files.write(path, bytes);
    return path;
  }
}
