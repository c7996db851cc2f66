/** The data officer's steps: open, draft, distribute, compile; and the owner's amendments. */

import { amend, amendCycle } from "../../../../app/commands/office/amend.ts";
import { type CompileOptions, compile } from "../../../../app/commands/cycle/compile.ts";
import { distribute } from "../../../../app/commands/cycle/distribute.ts";
import { draft } from "../../../../app/commands/cycle/draft.ts";
import { openCycle } from "../../../../app/commands/cycle/open.ts";
import type { Recorded } from "../../../../app/ledger/recording/record-entry.ts";
import type { Office } from "../../../../app/ports/office.ts";
import { Failure } from "../../../../domain/failure.ts";
import { cycleId } from "../../../../domain/ids.ts";
import { PROCEDURE_PATH } from "../../../../domain/paths.ts";
import { isDay } from "../../../../domain/procedure/calendar.ts";
import { recapWarnings } from "../../../../domain/recap/warnings.ts";
import { warningText } from "../../../messages/recap-words.ts";
import { formatLastDay } from "../../../messages/words.ts";
import { forTerminal } from "../../../render/escape.ts";
import { planChangeLines } from "../../../render/terminal/plan-changes.ts";
import { recapLines } from "../../../render/terminal/recap.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { askReason, askText, recordedLine, recordOptions } from "../../questions.ts";

export const open: RunCommand = async (context) => {
  const { office } = await context.open();
  const [named = ""] = context.args;
  const cycle = cycleId(named);
  if (cycle === undefined) throw new Failure({ code: "usage", what: `cycle-period ${named}` });
  const { recorded, findings } = await openCycle(office, cycle, {
    ...recordOptions(context),
    due: dayOption(context.options.due),
    returnsDue: dayOption(context.options.returnsDue),
  });
  const next = {
    id: `Berikutnya: sunting ${named.slice(0, 4)}/rencana.yaml dan formulir.yaml bila perlu, lalu sop draft ${named}`,
    en: `Next: edit ${named.slice(0, 4)}/rencana.yaml and formulir.yaml where needed, then sop draft ${named}`,
  }[context.language];
  return {
    result: resultOf(recorded),
    findings,
    exitCode: 0,
    lines: [recordedLine(recorded.entry, recorded.title, context.language), next],
  };
};

export const draftStep: RunCommand = async (context) => {
  const { office } = await context.open();
  const { recorded, forms, findings, previews, changes } = await draft(
    office,
    context.args[0],
    recordOptions(context),
  );
  const { language } = context;
  const rows = forms.reduce((sum, form) => sum + form.rows.length, 0);
  const doubtful = findings.filter(({ file }) => file === PROCEDURE_PATH).length;
  const odd = findings.length - doubtful;
  const words = {
    id: [
      `${forms.length} formulir, ${rows} baris.`,
      previews.length === 0 ? "" : `Pratinjau: pratinjau/${recorded.trailers.cycle?.replace("/", "-")}/`,
      odd === 0 ? "" : `${odd} butir di rencana.yaml janggal; perbaiki bila keliru (di atas).`,
      doubtful === 0 ? "" : `${doubtful} butir di sop.yaml perlu dilihat kantor (di atas).`,
    ],
    en: [
      `${forms.length} forms, ${rows} rows.`,
      previews.length === 0 ? "" : `Preview: pratinjau/${recorded.trailers.cycle?.replace("/", "-")}/`,
      odd === 0 ? "" : `${odd} items in rencana.yaml are odd; correct what is wrong (above).`,
      doubtful === 0 ? "" : `${doubtful} items in sop.yaml are for the office to look at (above).`,
    ],
  }[language];
  return {
    result: { ...resultOf(recorded), previews, planChanges: changes ?? null },
    findings,
    exitCode: 0,
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...words.filter(Boolean),
      ...planChangeLines(changes, recorded.trailers.cycle, language),
    ],
  };
};

export const distributeStep: RunCommand = async (context) => {
  const { office } = await context.open();
  const { recorded, forms } = await distribute(office, context.args[0], recordOptions(context));
  const { language } = context;
  const nobody = { id: "belum ada pengisi", en: "nobody to fill it" }[language];
  const lines = forms.map(
    ({ path, form, fillers }) =>
      `  ${path}  ${form.section.name} – ${fillers.join(", ") || nobody} (${form.rows.length} ${{ id: "baris", en: "rows" }[language]})`,
  );
  const due = forms[0]?.form.dueDay;
  const head = {
    id: `Serahkan satu buku kerja kepada tiap pengisi${due === undefined ? "" : `, kembali paling lambat ${formatLastDay(due, "id")}`}:`,
    en: `Hand one workbook to each filler${due === undefined ? "" : `, to come back by ${formatLastDay(due, "en")}`}:`,
  }[language];
  const result = {
    ...resultOf(recorded),
    forms: forms.map(({ form, path, digest, fillers }) => ({
      section: form.section.id,
      path,
      digest,
      fillers,
    })),
  };
  return { result, lines: [recordedLine(recorded.entry, recorded.title, language), head, ...lines] };
};

function compileOptions(context: Context): CompileOptions {
  const { terminal, language, options } = context;
  return {
    ...recordOptions(context),
    note: textOption(context, "note"),
    askNote: async (odd) => {
      if (!terminal.interactive || options.yes === true) return undefined;
      terminal.err(`${odd.map((one) => forTerminal(warningText(one, language))).join("\n")}\n`);
      const asked = await askText(
        {
          id: "Catatan atas peringatan ini, dicetak pada rekap",
          en: "Your note on these warnings, printed on the recap",
        }[language],
        "",
      );
      return asked === "" ? undefined : asked;
    },
  };
}

export const compileStep: RunCommand = async (context) => {
  const { office } = await context.open();
  const { recorded, recap, paths } = await compile(office, context.args[0], compileOptions(context));
  const { language } = context;
  const { total } = recap;
  const agree = recap.checks.filter(({ agrees }) => agrees).length;
  const print = { id: "Cetak dan serahkan", en: "Print and hand over" }[language];
  const words = [...recapLines(recap, language), `${print}: ${paths.join(", ")}`];
  const result = {
    ...resultOf(recorded),
    paths,
    means: recap.means.map(({ group, percent, rating, counted, among, left }) => ({
      group,
      percent: percent ?? null,
      rating: rating ?? null,
      counted,
      among,
      left: left.map(({ id, why, due }) => ({ id, why, due: due ?? null })),
    })),
    cap: recap.cap ?? null,
    warnings: recapWarnings(recap),
    ceiling: total.ceiling,
    spent: total.spentToDate,
    rollups: { agree, of: recap.checks.length },
  };
  return { result, lines: [recordedLine(recorded.entry, recorded.title, language), ...words] };
};

export const amendProcedure: RunCommand = async (context) => {
  const { office } = await context.open();
  const cycle = textOption(context, "cycle");
  if (cycle !== undefined) return amendedCycle(context, office, cycle);
  const reason = context.options.reason;
  const recorded = await amend(
    office,
    typeof reason === "string" ? reason : undefined,
    recordOptions(context),
  );
  return {
    result: resultOf(recorded),
    lines: [
      recordedLine(recorded.entry, recorded.title, context.language),
      ...recorded.changed.map((path) => `  ${path}`),
    ],
  };
};

/** Today's procedure brought into a cycle that runs under an earlier one. */
async function amendedCycle(context: Context, office: Office, cycle: string): ReturnType<RunCommand> {
  const { language } = context;
  const reason = await askReason(context, "amend");
  const { recorded, from } = await amendCycle(office, cycle, reason, recordOptions(context));
  const told = {
    id: from === undefined ? "Tidak ada langkah yang diulang." : `Langkah ${from} dan sesudahnya diulang.`,
    en: from === undefined ? "No step is done again." : `Step ${from} and later ones are done again.`,
  }[language];
  return {
    result: { ...resultOf(recorded), reason, from: from ?? null },
    lines: [recordedLine(recorded.entry, recorded.title, language), told],
  };
}

/** What --json says of an entry. */
export function resultOf({ entry, trailers, changed }: Recorded): object {
  return {
    entry: entry ?? null,
    act: trailers.act,
    cycle: trailers.cycle ?? null,
    round: trailers.round ?? null,
    step: trailers.step ?? null,
    section: trailers.section ?? null,
    person: trailers.person,
    role: trailers.role,
    subject: trailers.subject,
    changed,
  };
}

/** @throws {Failure} where it is no day */
export function dayOption(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  const day = String(text);
  if (!isDay(day)) throw new Failure({ code: "usage", what: `day ${day}` });
  return day;
}
