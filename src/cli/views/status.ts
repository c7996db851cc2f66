/** The board: where each cycle stands, and above all whose turn it is. */
import type { CycleStatus, Status, StepStatus, TurnStatus } from "../../operations/status.ts";
import { forTerminal } from "../../report/escape.ts";
import { formatDay, formatMoment } from "../../text/format.ts";
import type { Language } from "../../text/language.ts";
import { table } from "./table.ts";

const WORDS = {
  id: {
    entries: "catatan",
    last: "terakhir",
    round: "putaran",
    finished: "selesai",
    open: "berjalan",
    turn: "Giliran sekarang",
    since: "sejak",
    due: "paling lambat",
    late: "terlambat",
    days: "hari kerja",
    reason: "Dikembalikan",
    waived: "Dispensasi",
    instead: "atau, bila tidak dapat diisi",
    until: "sampai",
    next: "Berikutnya",
    nobody: "belum ada pemegang peran",
    calendar: "Hanya Sabtu dan Minggu dihitung libur; belum ada",
    unconfirmed: "butir di sop.yaml perlu dipastikan kantor",
    by: "oleh",
    sections: "seksi",
    state: { done: "selesai", open: "giliran", waiting: "-" },
    step: "Langkah",
    status: "Keadaan",
    when: "Waktu",
  },
  en: {
    entries: "entries",
    last: "last",
    round: "round",
    finished: "finished",
    open: "running",
    turn: "Whose turn",
    since: "since",
    due: "due",
    late: "late by",
    days: "working days",
    reason: "Sent back",
    waived: "Excused",
    instead: "or, where it cannot be filled",
    until: "until",
    next: "Next",
    nobody: "nobody holds the role",
    calendar: "Only weekends count as days off; there is no",
    unconfirmed: "items in sop.yaml must be confirmed by the office",
    by: "by",
    sections: "sections",
    state: { done: "done", open: "now", waiting: "-" },
    step: "Step",
    status: "State",
    when: "When",
  },
} as const;

/** The board as lines: the steps of each cycle, then whose turn it is and the command. */
export function statusLines(board: Status, language: Language): readonly string[] {
  const t = WORDS[language];
  const head = `${board.procedureTitle} – ${board.officeName} (${board.entries} ${t.entries}, ${t.last} ${formatMoment(board.lastAt, board.utcOffset)})`;
  const cycles = board.cycles.flatMap((cycle) => cycleLines(cycle, board, language));
  const next = board.next === undefined ? [] : ["", `${t.next}: ${board.next}`];
  const doubts = board.unconfirmed === 0 ? [] : ["", `${board.unconfirmed} ${t.unconfirmed}.`];
  const calendars = board.yearsWithoutCalendar.map((year) => `${t.calendar} kalender/${year}.yaml.`);
  return [
    head,
    ...cycles,
    ...next,
    ...doubts,
    ...(doubts.length === 0 && calendars.length > 0 ? [""] : []),
    ...calendars,
  ].map(forTerminal);
}

function cycleLines(cycle: CycleStatus, board: Status, language: Language): readonly string[] {
  const t = WORDS[language];
  const head = `${cycle.id}  ${cycle.finished ? t.finished : t.open}, ${t.round} ${cycle.round}`;
  const rows = cycle.steps.map((step) => stepCells(step, board, language));
  const turns = cycle.turns.flatMap((turn) => turnLines(turn, cycle.id, board, language));
  return [
    "",
    head,
    ...table(["", t.step, t.status, t.when], rows),
    ...cycle.waivers.map(
      ({ section, until, by, reason }) =>
        `${t.waived}: ${section} ${t.until} ${formatDay(until, language)}, ${t.by} ${by} (${reason})`,
    ),
    ...(turns.length === 0 ? [] : ["", `${t.turn}:`, ...turns]),
  ];
}

function stepCells(
  { step, state, count, by, at }: StepStatus,
  board: Status,
  language: Language,
): readonly string[] {
  const t = WORDS[language];
  const progress = count === undefined ? "" : ` ${count[0]}/${count[1]} ${t.sections}`;
  const who = by === undefined ? "" : ` ${t.by} ${by}`;
  return [
    String(step.no),
    step.activity,
    `${t.state[state]}${progress}${who}`,
    at === undefined ? "" : formatMoment(at, board.utcOffset),
  ];
}

function turnLines(
  turn: TurnStatus,
  cycle: CycleStatus["id"],
  board: Status,
  language: Language,
): readonly string[] {
  const t = WORDS[language];
  const section = turn.section === undefined ? "" : ` ${turn.section}`;
  const people = turn.people.join(", ") || t.nobody;
  const due = `, ${t.due} ${formatDay(turn.due, language)}`;
  const late = turn.late > 0 ? `, ${t.late} ${turn.late} ${t.days}` : "";
  const round = turn.round > 1 ? `, ${t.round} ${turn.round}` : "";
  const back =
    turn.sentBack === undefined || turn.step.no > turn.sentBack.to
      ? []
      : [`    ${t.reason}: ${turn.sentBack.reason}`, ...turn.sentBack.note.map((line) => `      ${line}`)];
  return [
    `  ${turn.step.no}${section} – ${people} (${t.since} ${formatMoment(turn.since, board.utcOffset)}${due}${late}${round})`,
    ...back,
    `    ${turn.command}`,
    // What is late and will not come need not hold up the others.
    ...(turn.late > 0 && turn.step.kind === "fill" && turn.section !== undefined
      ? [`    ${t.instead}: sop waive ${turn.section} ${cycle} --reason "…"`]
      : []),
  ];
}
