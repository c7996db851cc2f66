/** `sop official`: appointments and keys. Every change is a new version of pejabat.yaml, recorded by the registrar. */
import { ROSTER_PATH } from "../domain/content.ts";
import type { EntryId, PersonId } from "../domain/ids.ts";
import {
  type Appointment,
  type KeyEnd,
  type Official,
  officialOf,
  type Roster,
  type SigningKey,
} from "../domain/official.ts";
import { Failure } from "../failure.ts";
import type { Office } from "./office.ts";
import { type Recorded, type RecordOptions, recordEntry } from "./record.ts";
import { loadRecord, refuseDirty, today } from "./snapshot.ts";

/** A public key, and the note by which it is proven that whoever hands it in has its private half. */
export type ProvenKey = Pick<SigningKey, "type" | "blob"> & { readonly proof: string };

export type RosterChange =
  | {
      readonly kind: "add";
      readonly official: Omit<Official, "appointments" | "keys">;
      readonly appointment: Appointment;
      readonly key: ProvenKey | undefined;
    }
  | { readonly kind: "appoint"; readonly person: PersonId; readonly appointment: Appointment }
  | { readonly kind: "key"; readonly person: PersonId; readonly key: ProvenKey }
  | {
      readonly kind: "end-key";
      readonly person: PersonId;
      readonly blob: string;
      readonly why: KeyEnd;
      readonly from: EntryId | undefined;
    }
  | {
      readonly kind: "end";
      readonly person: PersonId;
      readonly role: string | undefined;
      readonly reason: string;
      readonly until: string | undefined;
    };

/** Records one change of the roster. @throws {Failure} where the new roster would not be valid */
export async function changeRoster(
  office: Office,
  change: RosterChange,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  // A plan that someone is still working on does not stand in the way of a new key.
  await refuseDirty(office, record, (path) => path !== ROSTER_PATH);
  const day = today(office, record.world);
  const roster = changed(record.world.roster, change, day);
  const files = new Map([[ROSTER_PATH, Buffer.from(await office.documents.writeRoster(roster), "utf8")]]);
  const reason = reasonOf(change);
  const note = "key" in change && change.key !== undefined ? [change.key.proof] : [];
  return recordEntry(office, record, { act: "appoint", files, reason, note }, options);
}

/** Ending an office or a key has a reason, which the record keeps. */
function reasonOf(change: RosterChange): string | undefined {
  if (change.kind === "end") return change.reason;
  return change.kind === "end-key" ? change.why : undefined;
}

/** The roster after a change; nothing on it is ever deleted, only ended. Pure. */
export function changed(roster: Roster, change: RosterChange, day: string): Roster {
  const version = roster.version + 1;
  if (change.kind === "add") {
    if (officialOf(roster, change.official.id) !== undefined)
      throw new Failure({ code: "usage", what: `person-exists ${change.official.id}` });
    const keys = change.key === undefined ? [] : [registered(change.key, day)];
    return {
      version,
      officials: [...roster.officials, { ...change.official, appointments: [change.appointment], keys }],
    };
  }
  if (officialOf(roster, change.person) === undefined)
    throw new Failure({ code: "usage", what: `person-unknown ${change.person}` });
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
    case "key":
      return { ...official, keys: [...official.keys, registered(change.key, day)] };
    case "end-key":
      return {
        ...official,
        keys: official.keys.map((key) =>
          key.blob.endsWith(change.blob)
            ? { ...key, until: day, ended: change.why, compromisedFrom: change.from }
            : key,
        ),
      };
    case "end":
      return {
        ...official,
        appointments: official.appointments.map((held) =>
          held.until === undefined && (change.role === undefined || held.role === change.role)
            ? { ...held, until: change.until ?? day }
            : held,
        ),
      };
  }
}
