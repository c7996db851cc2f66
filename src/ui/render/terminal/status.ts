/** The board: where each cycle stands, and above all whose turn it is. */
import type { CycleStatus, Status, StepStatus, TurnStatus } from "../../../app/queries/status.ts";
import type { Language } from "../../messages/language.ts";
import { amendedText } from "../../messages/record-words.ts";
import { STATUS } from "../../messages/screens/queries/status.ts";
import { SHARING } from "../../messages/screens/sharing.ts";
import {
  formatDay,
  formatLastDay,
  formatMoment,
  formatWeekday,
  formatWorkingDays,
} from "../../messages/words.ts";
import { forTerminal } from "../escape.ts";
import { table } from "./table.ts";

/** The board as lines: the steps of each cycle, then whose turn it is and the command. */
export function statusLines(board: Status, language: Language): readonly string[] {
  const t = STATUS[language];
  const head = `${board.procedureTitle} – ${board.officeName} (${board.entries} ${t.entries}, ${t.last} ${formatMoment(board.lastAt, board.utcOffset)})`;
  const cycles = board.cycles.flatMap((cycle) => cycleLines(cycle, board, language));
  const next = board.next === undefined ? [] : ["", `${t.next}: ${board.next}`];
  const doubts = board.unconfirmed === 0 ? [] : ["", `${board.unconfirmed} ${t.unconfirmed}.`];
  const calendars = board.yearsWithoutCalendar.map((year) => `${t.calendar} kalender/${year}.yaml.`);
  const unsent = board.shared?.unsent ?? 0;
  return [
    head,
    ...(unsent === 0 ? [] : [SHARING.unsent(unsent)[language]]),
    ...cycles,
    ...next,
    ...doubts,
    ...(doubts.length === 0 && calendars.length > 0 ? [""] : []),
    ...calendars,
  ].map(forTerminal);
}

function cycleLines(cycle: CycleStatus, board: Status, language: Language): readonly string[] {
  const t = STATUS[language];
  const head = `${cycle.id}  ${cycle.finished ? t.finished : t.open}, ${t.round} ${cycle.round}`;
  const rows = cycle.steps.map((step) => stepCells(step, board, language));
  const inSections = cycle.turns.some(({ section }) => section !== undefined);
  const turns = inSections
    ? sectionTurnLines(cycle, language)
    : cycle.turns.flatMap((turn) => turnLines(turn, board, language));
  return [
    "",
    head,
    ...table(["", t.step, t.status, t.when], rows),
    ...cycle.waivers.map(
      ({ section, until, by, reason }) =>
        `${t.waived}: ${section} ${t.until} ${formatDay(until, language)}, ${t.by} ${by} (${reason})`,
    ),
    ...cycle.amendments.map((one) => amendedText(one)[language]),
    ...(cycle.otherRules && !cycle.finished
      ? [`${t.otherRules} sop amend --cycle ${cycle.id} --reason "…"`]
      : []),
    ...(inSections ? ["", ...sectionGrid(cycle, board, language)] : []),
    ...(turns.length === 0 ? [] : ["", `${t.turn}:`, ...turns]),
  ];
}

/** One line a section: who fills, when each of its steps was done or is due, how late, in which round. */
function sectionGrid(cycle: CycleStatus, board: Status, language: Language): readonly string[] {
  const t = STATUS[language];
  const numbers = cycle.sections[0]?.steps.map(({ step }) => String(step.no)) ?? [];
  const rows = cycle.sections.map(({ section, owners, steps, round }) => {
    const turn = cycle.turns.find((one) => one.section === section);
    const cells = steps.map(({ state, at }) =>
      at === undefined ? t.state[state] : formatMoment(at, board.utcOffset).slice(0, 10),
    );
    const late = turn === undefined || turn.late === 0 ? "" : String(turn.late);
    const [since, due] = [
      turn === undefined ? "" : formatMoment(turn.since, board.utcOffset),
      turn === undefined ? "" : `${formatWeekday(turn.due, language)} ${turn.due}`,
    ];
    return [section, owners.join(", ") || t.nobody, ...cells, since.slice(0, 10), due, late, String(round)];
  });
  return table([t.section, t.owner, ...numbers, t.since, t.due, t.lateDays, t.rounds], rows);
}

/** Each command once, though seven sections wait for it; then what a section needs to know by itself. */
function sectionTurnLines(cycle: CycleStatus, language: Language): readonly string[] {
  const t = STATUS[language];
  const steps = [...new Map(cycle.turns.map(({ step }) => [step.no, step])).values()];
  const whose = steps.flatMap((step) => {
    const own = cycle.turns.filter((turn) => turn.step.no === step.no);
    const people = [...new Set(own.flatMap((turn) => turn.people))];
    const sections = own.length === 1 ? own[0]?.section : `${own.length} ${t.sections}`;
    // The table above has a line for each; only who does it for several is worth saying again.
    const who = people.length > 1 ? "" : ` – ${people[0] ?? t.nobody}`;
    return [`  ${step.no} ${sections}${who}`, `    ${groupCommand(step, cycle)}`];
  });
  const single = cycle.turns.flatMap((turn) => [
    ...sentBackLines(turn, language),
    ...waiveLines(turn, cycle.id, language),
  ]);
  return [...whose, ...single];
}

/** Without naming a section or a file: the command takes all that wait. */
function groupCommand({ kind }: StepStatus["step"], { id }: CycleStatus): string {
  if (kind === "fill") return "sop receive";
  return kind === "verify" ? `sop verify --cycle ${id}` : `sop approve ${id}`;
}

function stepCells(
  { step, state, count, by, at }: StepStatus,
  board: Status,
  language: Language,
): readonly string[] {
  const t = STATUS[language];
  const progress = count === undefined ? "" : ` ${count[0]}/${count[1]} ${t.sections}`;
  const who = by === undefined ? "" : ` ${t.by} ${by}`;
  return [
    String(step.no),
    step.activity,
    `${t.state[state]}${progress}${who}`,
    at === undefined ? "" : formatMoment(at, board.utcOffset),
  ];
}

function turnLines(turn: TurnStatus, board: Status, language: Language): readonly string[] {
  const t = STATUS[language];
  const people = turn.people.join(", ") || t.nobody;
  const due = `, ${t.due} ${formatLastDay(turn.due, language)}`;
  const late = turn.late > 0 ? `, ${t.late} ${formatWorkingDays(turn.late, language)}` : "";
  const round = turn.round > 1 ? `, ${t.round} ${turn.round}` : "";
  return [
    `  ${turn.step.no} – ${people} (${t.since} ${formatMoment(turn.since, board.utcOffset)}${due}${late}${round})`,
    ...sentBackLines(turn, language),
    `    ${turn.command}`,
  ];
}

function sentBackLines({ sentBack, step, section }: TurnStatus, language: Language): readonly string[] {
  if (sentBack === undefined || step.no > sentBack.to) return [];
  const where = section === undefined ? "" : ` (${section})`;
  return [
    `    ${STATUS[language].reason}${where}: ${sentBack.reason}`,
    ...sentBack.note.map((line) => `      ${line}`),
  ];
}

/** What is late and will not come need not hold up the others. */
function waiveLines(
  { late, step, section }: TurnStatus,
  cycle: CycleStatus["id"],
  language: Language,
): readonly string[] {
  if (late === 0 || step.kind !== "fill" || section === undefined) return [];
  return [`    ${STATUS[language].instead}: sop waive ${section} ${cycle} --reason "…"`];
}
