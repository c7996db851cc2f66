/** pejabat.yaml: officials as written, and the roster that the law reads. */
import type { Reading } from "../../../domain/finding.ts";
import { entryId, personId, roleId, sectionId } from "../../../domain/ids.ts";
import type {
  Absence,
  Appointment,
  Capacity,
  KeyEnd,
  Official,
  Roster,
  SigningKey,
} from "../../../domain/people/official.ts";
import { meaningFinding, readYaml, writeYaml } from "../yaml.ts";

interface WrittenRoster {
  readonly versi: number;
  readonly pejabat: readonly WrittenOfficial[];
}

interface WrittenOfficial {
  readonly id: string;
  readonly nama: string;
  readonly nip?: string;
  readonly pangkat?: string;
  readonly jabatan: readonly WrittenAppointment[];
  readonly kunci?: readonly WrittenKey[];
  readonly berhalangan?: readonly WrittenAbsence[];
}

interface WrittenAbsence {
  readonly mulai: string;
  readonly sampai: string;
  readonly dasar: string;
}

interface WrittenAppointment {
  readonly peran: string;
  readonly seksi?: string | undefined;
  readonly kapasitas: Capacity;
  readonly dasar: string;
  readonly mulai: string;
  readonly selesai?: string | undefined;
  readonly menggantikan?: string | undefined;
}

interface WrittenKey {
  readonly publik: string;
  readonly mulai: string;
  readonly selesai?: string | undefined;
  readonly alasan_selesai?: KeyEnd | undefined;
  readonly bocor_sejak?: string | undefined;
}

/** Reads a public key's line; handed in, because keys are known on another floor. */
export type ReadKeyLine = (line: string) => Pick<SigningKey, "type" | "blob"> | undefined;

/** Reads pejabat.yaml: its shape by the schema, each key by its line. */
export async function readRoster(text: string, file: string, readKey: ReadKeyLine): Promise<Reading<Roster>> {
  const reading = await readYaml<WrittenRoster>(text, "pejabat", file);
  if (reading.kind === "faulty") return reading;
  const officials = reading.document.pejabat.map((written, at) => {
    const keys = (written.kunci ?? []).map((key, no) => {
      const known = readKey(key.publik);
      return known === undefined
        ? meaningFinding(
            file,
            reading.place(["pejabat", at, "kunci", no, "publik"]),
            key.publik.slice(0, 40),
            "key-line",
          )
        : keyOf(key, known);
    });
    return { written, keys };
  });
  const findings = officials.flatMap(({ keys }) => keys.flatMap((key) => ("rule" in key ? [key] : [])));
  if (findings.length > 0) return { kind: "faulty", findings };
  const value: Roster = {
    version: reading.document.versi,
    officials: officials.flatMap(({ written, keys }) =>
      officialOf(
        written,
        keys.flatMap((key) => ("rule" in key ? [] : [key])),
      ),
    ),
  };
  return { kind: "read", value };
}

/** Writes the roster; the same roster gives the same bytes. */
export function writeRoster(roster: Roster): string {
  const written: WrittenRoster = {
    versi: roster.version,
    pejabat: roster.officials.map((official) => ({
      id: official.id,
      nama: official.name,
      ...(official.employeeNo === "" ? {} : { nip: official.employeeNo }),
      ...(official.rank === "" ? {} : { pangkat: official.rank }),
      jabatan: official.appointments.map(writtenAppointment),
      ...(official.keys.length === 0 ? {} : { kunci: official.keys.map(writtenKey) }),
      ...(official.absences === undefined ? {} : { berhalangan: official.absences.map(writtenAbsence) }),
    })),
  };
  return writeYaml(written, "pejabat", 0);
}

function officialOf(written: WrittenOfficial, keys: readonly SigningKey[]): Official[] {
  const id = personId(written.id);
  if (id === undefined) return [];
  return [
    {
      id,
      name: written.nama,
      employeeNo: written.nip ?? "",
      rank: written.pangkat ?? "",
      appointments: written.jabatan.flatMap(appointmentOf),
      keys,
      absences: written.berhalangan?.map(absenceOf),
    },
  ];
}

function absenceOf({ mulai, sampai, dasar }: WrittenAbsence): Absence {
  return { from: mulai, until: sampai, basis: dasar };
}

function writtenAbsence({ from, until, basis }: Absence): WrittenAbsence {
  return { mulai: from, sampai: until, dasar: basis };
}

function appointmentOf(written: WrittenAppointment): Appointment[] {
  const role = roleId(written.peran);
  if (role === undefined) return [];
  return [
    {
      role,
      section: written.seksi === undefined ? undefined : sectionId(written.seksi),
      capacity: written.kapasitas,
      basis: written.dasar,
      from: written.mulai,
      until: written.selesai,
      actingFor: written.menggantikan === undefined ? undefined : personId(written.menggantikan),
    },
  ];
}

function keyOf(written: WrittenKey, known: Pick<SigningKey, "type" | "blob">): SigningKey {
  const compromisedFrom = written.bocor_sejak === undefined ? undefined : entryId(written.bocor_sejak);
  return {
    ...known,
    from: written.mulai,
    until: written.selesai,
    ended: written.alasan_selesai,
    compromisedFrom,
  };
}

function writtenAppointment(held: Appointment): WrittenAppointment {
  return withoutEmpty({
    peran: held.role,
    seksi: held.section,
    kapasitas: held.capacity,
    dasar: held.basis,
    mulai: held.from,
    selesai: held.until,
    menggantikan: held.actingFor,
  });
}

function writtenKey(key: SigningKey): WrittenKey {
  return withoutEmpty({
    publik: `${key.type} ${key.blob}`,
    mulai: key.from,
    selesai: key.until,
    alasan_selesai: key.ended,
    bocor_sejak: key.compromisedFrom,
  });
}

function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
