/** What happens beside the steps: a section is excused, a signed cycle is opened again, the signed paper is archived. */
import { basename } from "node:path";
import { readGiven } from "../../../../adapters/fs/folder.ts";
import { attach } from "../../../../app/commands/cycle/attach.ts";
import { cancel, reopen, waive } from "../../../../app/commands/cycle/waive.ts";
import { recordWords } from "../../../messages/record-words.ts";
import { formatDay } from "../../../messages/words.ts";
import { forTerminal } from "../../../render/escape.ts";
import { type RunCommand, textOption } from "../../context.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";
import { dayOption, resultOf } from "./draft.ts";

export const waiveSection: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [section = "", cycle] = context.args;
  const reason = await askReason(context, "waive");
  const recorded = await waive(
    office,
    cycle,
    {
      section,
      reason,
      askedBy: textOption(context, "askedBy"),
      until: dayOption(context.options.until),
    },
    recordOptions(context),
  );
  const until = recorded.trailers.until ?? "";
  const told = {
    id: `Rekap dapat disusun tanpa isian ${section} sampai ${formatDay(until, "id")}. Isian yang datang sebelum itu tetap diterima.`,
    en: `The recap can be made without the return of ${section} until ${formatDay(until, "en")}. A return that comes before that is still taken in.`,
  }[language];
  return {
    result: { ...resultOf(recorded), reason, until },
    lines: [recordedLine(recorded.entry, recorded.title, language), told],
  };
};

export const reopenCycle: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "reopen");
  const recorded = await reopen(
    office,
    cycle,
    textOption(context, "section"),
    reason,
    recordOptions(context),
  );
  const told = {
    id: "Putaran baru dimulai; yang sudah ditandatangani tetap terbukti. Lihat giliran: sop status",
    en: "A new round begins; what was signed stays proven. Whose turn it is: sop status",
  }[language];
  return {
    result: { ...resultOf(recorded), reason },
    lines: [recordedLine(recorded.entry, recorded.title, language), told],
  };
};

export const cancelCycle: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "cancel");
  const recorded = await cancel(office, cycle, reason, recordOptions(context));
  const told = {
    id: "Siklus ini dapat dibuka lagi. Yang pernah dicatat tetap ada di riwayat: sop log",
    en: "The cycle can be opened again. What was recorded stays in the history: sop log",
  }[language];
  return {
    result: { ...resultOf(recorded), reason },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...recorded.changed.map((path) => forTerminal(`  - ${path}`)),
      told,
    ],
  };
};

export const attachFile: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language, terminal } = context;
  const [cycle = "", named = ""] = context.args;
  const file = { name: basename(named), bytes: await readGiven(terminal.cwd, named, office.files) };
  const place = textOption(context, "place");
  const archived = await attach(office, cycle, file, place, recordOptions(context));
  const { recorded, signature } = archived;
  const honest = {
    id: "Disimpan menurut sidiknya. Isinya tidak diperiksa: ini arsip, bukan pernyataan bahwa tanda tangannya tersertifikasi.",
    en: "Kept by its digest. What it shows was not examined: this is an archive, no statement that a signature is certified.",
  }[language];
  return {
    result: {
      ...resultOf(recorded),
      path: archived.path,
      digest: archived.digest,
      place: place ?? null,
      signature: signature ?? null,
    },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      `  ${archived.path}`,
      `  ${archived.digest}`,
      ...(signature === undefined ? [] : [forTerminal(`  ${recordWords(language).signedPdf(signature)}`)]),
      honest,
    ],
  };
};
