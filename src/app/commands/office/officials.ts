/** `sop official`: appointments, absences and keys. Every change is a new version of pejabat.yaml, recorded by the registrar. */

import { Failure } from "../../../domain/failure.ts";
import type { EntryId, KeyBlob, PersonId } from "../../../domain/ids.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import {
  type IdentityField,
  type PersonChange,
  personChanges,
} from "../../../domain/ledger/roster/roster-diff.ts";
import { ROSTER_PATH } from "../../../domain/paths.ts";
import {
  type Absence,
  type Appointment,
  type KeyEnd,
  type Official,
  officialOf,
  type Roster,
  type SigningKey,
} from "../../../domain/people/official.ts";
import { nextDay } from "../../../domain/procedure/calendar.ts";
import { roleLabel } from "../../../domain/procedure/procedure.ts";
import { today } from "../../ledger/choose-cycle.ts";
import {
  type Preview,
  type Recorded,
  type RecordOptions,
  recordEntry,
  type ToldChange,
} from "../../ledger/recording/record-entry.ts";
import { ableRegistrars, secondRegistrar } from "../../ledger/recording/registrars.ts";
import { refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";

/** A public key, and the lines of a note that prove whose it is. */
export type ProvenKey = Pick<SigningKey, "type" | "blob"> & { readonly lines: readonly string[] };

export type RosterChange =
  | {
      readonly kind: "add";
      readonly official: Omit<Official, "appointments" | "keys">;
      readonly appointment: Appointment;
      readonly key: ProvenKey | undefined;
    }
  | { readonly kind: "appoint"; readonly person: PersonId; readonly appointment: Appointment }
  | { readonly kind: "absent"; readonly person: PersonId; readonly absence: Absence }
  | { readonly kind: "key"; readonly person: PersonId; readonly key: ProvenKey }
  | {
      readonly kind: "end-key";
      readonly person: PersonId;
      readonly blob: KeyBlob;
      readonly why: KeyEnd;
      /** How it came about, in words; recorded beside it. */
      readonly told: string | undefined;
      readonly from: EntryId | undefined;
    }
  | {
      readonly kind: "end";
      readonly person: PersonId;
      /** Which of the person's appointments, as they stand on the roster. */
      readonly appointments: readonly Appointment[];
      readonly reason: string;
      readonly until: string | undefined;
    }
  | {
      readonly kind: "correct";
      readonly person: PersonId;
      readonly fields: Readonly<Partial<Record<IdentityField, string>>>;
      readonly reason: string;
    };

/** A change that was recorded, or would be, and whom it concerns. */
export interface ChangedRoster {
  readonly recorded: Recorded;
  readonly people: readonly ToldChange[];
}

/** Records one change of the roster. @throws {Failure} where the new roster would not be valid */
export async function changeRoster(
  ports: RecordingPorts,
  record: Snapshot,
  change: RosterChange,
  options: RecordOptions,
): Promise<ChangedRoster> {
  // A plan that someone is still working on does not stand in the way of a new key.
  await refuseDirty(ports, record, (path) => path !== ROSTER_PATH);
  const roster = changed(record.world.roster, change, today(ports, record.world));
  refuseLastRegistrar(ports, record.world, roster);
  const files = new Map([[ROSTER_PATH, Buffer.from(await ports.documents.writeRoster(roster), "utf8")]]);
  const act = change.kind === "correct" ? "correct" : "appoint";
  const proofs = "key" in change && change.key !== undefined ? change.key.lines : [];
  const changes = personChanges(record.world.roster, roster).map((one) => byFingerprint(ports, one));
  const note = [...(await changesInWords(ports, changes)), ...proofs];
  const people = changes.map((one) => ({ name: officialOf(roster, one.person)?.name ?? "", change: one }));
  const confirm = (preview: Preview): Promise<boolean> => options.confirm({ ...preview, people });
  const intent = { act, files, reason: reasonOf(change), note } as const;
  return { recorded: await recordEntry(ports, record, intent, { ...options, confirm }), people };
}

/** A key as people compare it. */
function byFingerprint(ports: Pick<Ports, "fingerprintOf">, change: PersonChange<KeyBlob>): PersonChange {
  return change.kind === "key-added" || change.kind === "key-ended"
    ? { ...change, key: ports.fingerprintOf(change.key) }
    : change;
}

/**
 * A key comes onto the roster by somebody who signs for it. Without anybody who can, no key is ever registered again.
 * The law does not ask this: such a record is still proven, but its office is at an end.
 * @throws {Failure} where somebody could register keys, and nobody could after the change
 */
function refuseLastRegistrar(ports: Pick<Ports, "clock">, world: World, after: Roster): void {
  const day = today(ports, world);
  const left = (roster: Roster): number => ableRegistrars({ ...world, roster }, day).length;
  if (left(after) > 0 || left(world.roster) === 0) return;
  const { roles, people } = secondRegistrar(world, day);
  throw new Failure({
    code: "last-registrar",
    substitutes: roles.map((role) => roleLabel(world.procedure, role)),
    holders: people,
  });
}

/** The last day on which anybody can register keys, where an appointment ends on it and nobody follows; YYYY-MM-DD. */
export function lastRegistrarDay(world: World, change: RosterChange, day: string): string | undefined {
  if (change.kind !== "end") return undefined;
  const until = change.until ?? day;
  const next = nextDay(until);
  const after = { ...world, roster: changed(world.roster, change, day) };
  const isLast = ableRegistrars(world, next).length > 0 && ableRegistrars(after, next).length === 0;
  return isLast ? until : undefined;
}

/** Whom an entry concerns stands in it, for whoever reads the record with plain git. A new key's proof says so itself. */
async function changesInWords(
  ports: Pick<Ports, "words">,
  changes: readonly PersonChange[],
): Promise<readonly string[]> {
  const words = await ports.words();
  return changes.filter(({ kind }) => kind !== "key-added").map((change) => words.personChange(change));
}

/** Ending an office or a key, or correcting a name, has a reason, which the record keeps. */
function reasonOf(change: RosterChange): string | undefined {
  if (change.kind === "end" || change.kind === "correct") return change.reason;
  if (change.kind !== "end-key") return undefined;
  return change.told === undefined ? change.why : `${change.why}: ${change.told}`;
}

/** The roster after a change; nothing on it is ever deleted, only ended. Pure. */
export function changed(roster: Roster, change: RosterChange, day: string): Roster {
  const version = roster.version + 1;
  if (change.kind === "add") {
    if (officialOf(roster, change.official.id) !== undefined)
      throw new Failure({ code: "usage", slip: "person-exists", given: change.official.id });
    const keys = change.key === undefined ? [] : [registered(change.key, day)];
    return {
      version,
      officials: [...roster.officials, { ...change.official, appointments: [change.appointment], keys }],
    };
  }
  if (officialOf(roster, change.person) === undefined)
    throw new Failure({ code: "usage", slip: "person-unknown", given: change.person });
  const officials = roster.officials.map((official) =>
    official.id === change.person ? changedOfficial(official, change, day) : official,
  );
  return { version, officials };
}

function registered({ type, blob }: ProvenKey, day: string): SigningKey {
  return { type, blob, from: day };
}

function changedOfficial(
  official: Official,
  change: Exclude<RosterChange, { kind: "add" }>,
  day: string,
): Official {
  switch (change.kind) {
    case "appoint":
      return { ...official, appointments: [...official.appointments, change.appointment] };
    case "absent":
      return { ...official, absences: [...(official.absences ?? []), change.absence] };
    case "key":
      return { ...official, keys: [...official.keys, registered(change.key, day)] };
    case "end-key":
      return { ...official, keys: official.keys.map((key) => endedKey(key, change, day)) };
    case "end":
      return {
        ...official,
        appointments: official.appointments.map((held) =>
          change.appointments.includes(held) ? { ...held, until: change.until ?? day } : held,
        ),
      };
    case "correct":
      return { ...official, ...change.fields };
  }
}

/** A key that has ended already keeps its day; only the reason may become graver. */
function endedKey(
  key: SigningKey,
  { blob, why, from }: Extract<RosterChange, { kind: "end-key" }>,
  day: string,
): SigningKey {
  if (key.blob !== blob) return key;
  return { ...key, until: key.until ?? day, ended: why, compromisedFrom: from ?? key.compromisedFrom };
}
