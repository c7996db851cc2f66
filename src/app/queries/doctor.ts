/** `sop doctor`: what an office lacks before it shows in the middle of a cycle: holders, keys, calendars, confirmations. */

import type { Named } from "../../domain/failure.ts";
import type { SectionId } from "../../domain/ids.ts";
import { holders, inForce, isUsable, type KeyEnd, type Official } from "../../domain/people/official.ts";
import { addWorkingDays } from "../../domain/procedure/calendar.ts";
import { roleLabel, type Step } from "../../domain/procedure/procedure.ts";
import { type Doubt, procedureDoubts } from "../../domain/procedure/procedure-lint.ts";
import { calendarOf, today } from "../ledger/choose-cycle.ts";
import { ableRegistrars, registrarsFor, secondRegistrar } from "../ledger/recording/registrars.ts";
import type { Snapshot } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";

/** When a key was ended, and why. */
export interface KeyEnding {
  readonly day: string;
  readonly why: KeyEnd | undefined;
}

/** One thing that somebody should see to; none of them keeps `sop` from working now. */
export type Lack =
  | { readonly code: "unconfirmed"; readonly where: string; readonly note: string }
  | { readonly code: "doubtful"; readonly doubt: Doubt }
  | { readonly code: "no-calendar"; readonly year: number }
  | {
      readonly code: "vacant";
      readonly step: number;
      readonly activity: string;
      readonly roles: readonly string[];
      readonly section: SectionId | undefined;
    }
  | {
      readonly code: "no-key";
      readonly name: string;
      readonly person: string;
      readonly role: string;
      /** The newest key that was ended; undefined where there never was one. */
      readonly ended: KeyEnding | undefined;
      /** Who registers the next one. */
      readonly registrars: readonly Named[];
    }
  | {
      /** One person alone can register keys, or nobody can. */
      readonly code: "one-registrar";
      readonly able: readonly Named[];
      /** Who could be a second one, once they have a key. */
      readonly others: readonly Named[];
    }
  | {
      readonly code: "ends-soon";
      readonly name: string;
      readonly person: string;
      readonly role: string;
      readonly until: string;
    };

/** How far ahead an appointment's end is told: working days. */
const AHEAD = 10;

/** Everything that the office lacks today, by the newest entry's rules. */
export async function lacks(
  ports: Pick<Ports, "clock" | "documents">,
  record: Snapshot,
): Promise<readonly Lack[]> {
  const { procedure, sections } = record.world;
  const day = today(ports, record.world);
  const calendar = await calendarOf(ports, record);
  const years = new Set([...sections.keys(), Number(day.slice(0, 4))]);
  return [
    ...procedure.steps.flatMap((step) => vacancies(record, step, day)),
    ...withoutKey(record, day),
    ...aloneAtTheRoster(record, day),
    ...endings(record, day, addWorkingDays(calendar, day, AHEAD)),
    ...[...years].flatMap((year): Lack[] =>
      calendar.years.has(year) ? [] : [{ code: "no-calendar", year }],
    ),
    ...procedureDoubts(procedure, Number(day.slice(0, 4))).map(
      (doubt): Lack => ({ code: "doubtful", doubt }),
    ),
    ...procedure.unconfirmed.map(({ where, note }): Lack => ({ code: "unconfirmed", where, note })),
  ];
}

/** A step that nobody can do; where sections fill, one that nobody fills. */
function vacancies({ world }: Snapshot, step: Step, day: string): readonly Lack[] {
  const { procedure, roster, sections } = world;
  const newest = [...sections].sort(([a], [b]) => a - b).at(-1)?.[1] ?? [];
  const places: readonly (SectionId | undefined)[] = step.kind === "fill" ? newest : [undefined];
  return places.flatMap((section): Lack[] => {
    if (holders(roster, step.roles, day, section).length > 0) return [];
    const roles = step.roles.map((role) => roleLabel(procedure, role));
    return [{ code: "vacant", step: step.no, activity: step.activity, roles, section }];
  });
}

/** Whoever signs at a terminal needs a key; section heads fill workbooks, which others record. */
function withoutKey({ world }: Snapshot, day: string): readonly Lack[] {
  const { procedure, roster } = world;
  const signing = procedure.steps.filter(({ kind }) => kind !== "fill").flatMap(({ roles }) => roles);
  return roster.officials.flatMap((official): Lack[] => {
    const held = official.appointments.find((one) => signing.includes(one.role) && inForce(one, day));
    if (held === undefined || hasKey(official, day)) return [];
    return [
      {
        code: "no-key",
        name: official.name,
        person: official.id,
        role: roleLabel(procedure, held.role),
        ended: lastEnding(official),
        registrars: registrarsFor(world, official.id, day),
      },
    ];
  });
}

function hasKey({ keys }: Official, day: string): boolean {
  return keys.some((key) => isUsable(key, day));
}

function lastEnding({ keys }: Official): KeyEnding | undefined {
  const ended = keys.findLast((key) => key.ended !== undefined);
  return ended?.until === undefined ? undefined : { day: ended.until, why: ended.ended };
}

/** Where only one person can register keys, the loss of that one key ends the office's record. */
function aloneAtTheRoster({ world }: Snapshot, day: string): readonly Lack[] {
  const able = ableRegistrars(world, day);
  if (able.length > 1) return [];
  return [{ code: "one-registrar", able, others: secondRegistrar(world, day).people }];
}

function endings({ world }: Snapshot, day: string, horizon: string): readonly Lack[] {
  const { procedure, roster } = world;
  return roster.officials.flatMap(({ id, name, appointments }) =>
    appointments.flatMap(({ from, until, role }): Lack[] => {
      const ends = until !== undefined && inForce({ from, until }, day) && until <= horizon;
      return ends ? [{ code: "ends-soon", name, person: id, role: roleLabel(procedure, role), until }] : [];
    }),
  );
}
