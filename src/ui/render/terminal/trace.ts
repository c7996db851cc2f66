/** One figure's way, entry by entry: where it was typed, what became of it, who answers for it. */

import type { Trace, TracedResult, TraceEvent } from "../../../app/queries/trace.ts";
import type { Decimal } from "../../../domain/decimal.ts";
import { actDone } from "../../messages/acts.ts";
import { formatNumber, formatPercent } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";
import { TRACE } from "../../messages/screens/queries/trace.ts";
import { actingPrefix, formatMoment } from "../../messages/words.ts";
import { forTerminal } from "../escape.ts";

export function traceLines(traced: Trace, language: Language): readonly string[] {
  const t = TRACE[language];
  const { cycle, section, row, label, events, result, signed, utcOffset } = traced;
  return [
    `${cycle}  ${section}  no. ${row.no}  ${row.code}`,
    `${row.indicator} (${row.unit})`,
    `${label}`,
    "",
    ...events.flatMap((event) => eventLines(event, utcOffset, language)),
    ...(result === undefined ? [] : [resultLine(result, language), ""]),
    signed === undefined
      ? t.unsigned
      : `${t.signed} ${signed.entry.slice(0, 12)} (${t.round} ${signed.round}), ${signed.subject}`,
  ].map(forTerminal);
}

function eventLines(event: TraceEvent, utcOffset: number, language: Language): readonly string[] {
  const t = TRACE[language];
  const { entry, at, act, step, round, name, role, capacity, reason, note, typed } = event;
  const acting = actingPrefix(capacity);
  const where = [
    step === undefined ? "" : `${t.step} ${step}`,
    round === undefined || round === 1 ? "" : `${t.round} ${round}`,
  ].filter(Boolean);
  const what = actDone(act)[language];
  const head = `${formatMoment(at, utcOffset)}  ${entry.slice(0, 12)}  ${what}${where.length === 0 ? "" : ` (${where.join(", ")})`}`;
  return [
    head,
    `    ${name}, ${acting}${role}`,
    ...(reason === undefined ? [] : [`    ${t.reason}: ${reason}`]),
    ...note.map((line) => `    | ${line}`),
    ...(typed === undefined
      ? []
      : [
          `    ${t.typed}: ${typed.typed === "" ? t.empty : typed.typed}${understoodAs(typed, language)}${typed.changed ? ` – ${t.changed}` : ""}`,
          `    ${typed.file}, ${typed.sheet}!${typed.cell ?? "?"}, ${typed.digest.slice(0, 23)}${typed.filledBy === undefined ? "" : `, ${t.by} ${typed.filledBy}`}`,
          ...(typed.comment === undefined ? [] : [`    ${t.comment}: ${typed.comment}`]),
        ]),
    "",
  ];
}

/** Only where reading it was more than copying it. */
function understoodAs({ typed, value }: NonNullable<TraceEvent["typed"]>, language: Language): string {
  const read = value?.toString() ?? "";
  if (read === typed) return "";
  return `, ${TRACE[language].understood} ${read === "" ? TRACE[language].empty : read}`;
}

function resultLine(result: TracedResult, language: Language): string {
  const t = TRACE[language];
  const figure = (value: Decimal | undefined): string =>
    value === undefined ? "–" : formatNumber(value, language);
  const percent =
    result.percent === undefined
      ? t.none
      : `${formatPercent(result.percent, language)}${result.rating === undefined ? "" : ` (${result.rating})`}`;
  return `${t.target} ${figure(result.target)}, ${t.realised} ${figure(result.realised)}, ${t.achievement} ${percent}; ${t.how} ${result.formula}, ${t.accumulation} ${result.accumulation}, ${t.scale} ${result.scale}`;
}
