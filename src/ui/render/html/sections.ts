/** The parts of the page, each from its own part of the overview. */

import type { LogLine } from "../../../app/queries/log.ts";
import type { Overview } from "../../../app/queries/overview.ts";
import type { CycleStatus, TurnStatus } from "../../../app/queries/status.ts";
import type { Tally } from "../../../app/queries/timeliness.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import { formatNumber, formatPercent } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";
import { voidText } from "../../messages/law/healing.ts";
import { periodName } from "../../messages/record-words.ts";
import { REPORT_PAGE } from "../../messages/screens/queries/report.ts";
import { formatDay, formatLastDay, formatMoment, formatWorkingDays } from "../../messages/words.ts";
import { share } from "./chart.ts";
import { html, type Markup, table } from "./markup.ts";

export type Part = (overview: Overview, language: Language) => Markup;

/** Whose turn it is, most urgent first. */
export const turns: Part = ({ board, utcOffset }, language) => {
  const t = REPORT_PAGE[language];
  const open = board.cycles.flatMap(({ id, turns: own }) => own.map((turn) => ({ id, turn })));
  if (open.length === 0) return html`<p>${t.idle}</p>`;
  const sorted = open.toSorted((a, b) => b.turn.late - a.turn.late || a.turn.since - b.turn.since);
  return html`<ul class="turns">${sorted.map(({ id, turn }) => turnItem(id, turn, utcOffset, language))}</ul>`;
};

function turnItem(cycle: string, turn: TurnStatus, utcOffset: number, language: Language): Markup {
  const t = REPORT_PAGE[language];
  const { step, section, people, since, due, late } = turn;
  const lateness =
    late === 0 ? html`` : html` <span class="badge">${t.late} ${formatWorkingDays(late, language)}</span>`;
  const back =
    turn.sentBack === undefined || step.no > turn.sentBack.to
      ? html``
      : html`<p>${t.sentBack}: ${turn.sentBack.reason}</p>`;
  return html`<li class="${late > 0 ? "late" : "open"}"><p><strong>${cycle}, ${t.step.toLowerCase()} ${step.no}</strong>${section === undefined ? "" : ` – ${section}`}</p>
<p>${step.activity}</p><p>${people.join(", ")}</p>
<p class="faint">${t.since} ${formatMoment(since, utcOffset)}; ${t.due.toLowerCase()} ${formatLastDay(due, language)}</p><p>${lateness}</p>${back}</li>
`;
}

/** Every cycle against every step. */
export const board: Part = ({ board: all, utcOffset }, language) => {
  const t = REPORT_PAGE[language];
  const steps = all.cycles[0]?.steps.map(({ step }) => step) ?? [];
  const heads = [t.cycle, t.round, ...steps.map(({ no }) => `${t.step} ${no}`)];
  const rows = [...all.cycles]
    .reverse()
    .map((cycle) => [
      cycle.id,
      String(cycle.round),
      ...cycle.steps.map((step) => stepCell(step, utcOffset, language)),
    ]);
  const legend = steps.map(({ no, activity }) => html`<li>${no}. ${activity}</li>`);
  const waived = all.cycles.flatMap(({ id, waivers }) =>
    waivers.map(
      ({ section, reason, by, until }) =>
        html`<p>${t.waived}: ${id} ${section}, ${t.until} ${formatDay(until, language)}, ${by} (${reason})</p>`,
    ),
  );
  return html`${table(t.board, heads, rows, new Set(), true)}${waived}<details><summary>${t.step} 1–${steps.length}</summary><ul>${legend}</ul></details>`;
};

function stepCell(step: CycleStatus["steps"][number], utcOffset: number, language: Language): Markup {
  const t = REPORT_PAGE[language];
  const count = step.count === undefined || step.state === "done" ? "" : ` ${step.count[0]}/${step.count[1]}`;
  if (step.state === "open") return html`<span class="now">${t.state.open}${count}</span>`;
  const when = step.at === undefined ? "" : formatMoment(step.at, utcOffset).slice(0, 10);
  return step.state === "done" ? whole(when || t.state.done) : html`${t.state.waiting}${count}`;
}

/** What is read as one thing stays on one line. */
function whole(text: string): Markup {
  return html`<span class="w">${text}</span>`;
}

/** Each programme's ceiling and what was spent of it, by the newest cycle of each year. */
export const budget: Part = ({ cycles }, language) => {
  const t = REPORT_PAGE[language];
  const newest = new Map(
    cycles.filter(({ recap }) => hasMoney(recap.period)).map((cycle) => [cycle.recap.year, cycle]),
  );
  const tables = [...newest.values()].reverse().map(({ recap }) => {
    const lines = [
      ...recap.budget.filter(({ level }) => level === "program"),
      { ...recap.total, code: "", name: t.total },
    ];
    const rows = lines.map(({ code, name, ceiling, spentToDate, absorption }) => {
      const shown = absorption === undefined ? "–" : formatPercent(absorption, language);
      return [
        name,
        code,
        formatNumber(ceiling, language),
        formatNumber(spentToDate, language),
        html`${shown}${share(`${name}: ${shown}`, absorption)}`,
      ];
    });
    const heads = [t.program, t.code, t.ceiling, t.spent, t.absorption];
    return table(`${recap.year}, ${periodName(recap.period)[language]}`, heads, rows, new Set([2, 3, 4]));
  });
  return tables.length === 0 ? html`<p>${t.nothing}</p>` : html`${tables}`;
};

/** How often late, and by how much. */
export const timeliness: Part = ({ timeliness: past }, language) => {
  const t = REPORT_PAGE[language];
  const one = (caption: string, tallies: readonly Tally[]): Markup =>
    table(
      caption,
      [t.what, t.done, t.lateTimes, t.lateDays, t.most],
      tallies.map(({ of, done, late, days, most }) => [of, ...[done, late, days, most].map(String)]),
      new Set([1, 2, 3, 4]),
    );
  return html`${one(t.byStep, past.byStep)}${one(t.bySection, past.bySection)}${one(t.byPerson, past.byPerson)}`;
};

/** Everything that was objected to, newest first. */
export const sentBack: Part = ({ register, utcOffset }, language) => {
  const t = REPORT_PAGE[language];
  const rows = register
    .filter(({ entry }) => entry.healedBy === undefined)
    .filter(({ message }) => message.trailers.act === "reject" || message.trailers.act === "reopen")
    .toReversed()
    .map(({ entry, message, name }) => [
      whole(formatMoment(entry.at, utcOffset)),
      message.trailers.cycle ?? "",
      message.trailers.section ?? "",
      [message.trailers.reason, ...message.note].filter(Boolean).join("; "),
      name,
    ]);
  if (rows.length === 0) return html`<p>${t.nothing}</p>`;
  return table(t.sentBack, [t.at, t.cycle, t.section, t.reason, t.by], rows, new Set(), true);
};

/** The ledger, newest first, each entry with its verdict. */
export const register: Part = ({ register: lines, utcOffset }, language) => {
  const t = REPORT_PAGE[language];
  const rows = lines
    .toReversed()
    .map(({ no, entry, message, name, role }) => [
      String(no),
      whole(formatMoment(entry.at, utcOffset)),
      entry.id.slice(0, 12),
      message.subject,
      `${name}, ${role}`,
      verdictOf(entry, language),
    ]);
  return html`<details open><summary>${lines.length} ${t.entries}</summary>${table(t.register, ["No", t.at, t.entry, t.act, t.by, t.verdict], rows, new Set(), true)}</details>`;
};

function verdictOf({ flags, healedBy }: LogLine["entry"], language: Language): string {
  if (healedBy !== undefined) return voidText(healedBy)[language];
  return flags.length === 0 ? REPORT_PAGE[language].good : REPORT_PAGE[language].flagged;
}
