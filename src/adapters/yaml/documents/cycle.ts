/** TAHUN/PERIODE/siklus.yaml and kalender/TAHUN.yaml: the days of a cycle, and the days off. */

import type { Finding, Reading } from "../../../domain/finding.ts";
import { cycleId, sectionId } from "../../../domain/ids.ts";
import type { Calendar } from "../../../domain/procedure/calendar.ts";
import type { CyclePlan } from "../../../domain/procedure/cycle-plan.ts";
import { meaningFinding, readYaml, writeYaml } from "../yaml.ts";

interface WrittenCycle {
  readonly siklus: string;
  readonly dibuka: string;
  readonly tenggat?: string;
  readonly tenggat_isian?: string;
  readonly dispensasi?: readonly {
    readonly seksi: string;
    readonly alasan: string;
    readonly diminta_oleh: string;
    readonly berlaku_sampai: string;
  }[];
}

interface WrittenCalendar {
  readonly tahun: number;
  readonly keputusan: readonly {
    readonly nomor: string;
    readonly libur_nasional: readonly string[];
    readonly cuti_bersama: readonly string[];
  }[];
}

/** Reads siklus.yaml. */
export async function readCycle(text: string, file: string): Promise<Reading<CyclePlan>> {
  const reading = await readYaml<WrittenCycle>(text, "siklus", file);
  if (reading.kind === "faulty") return reading;
  const { siklus, dibuka, tenggat, tenggat_isian, dispensasi = [] } = reading.document;
  const cycle = cycleId(siklus);
  if (cycle === undefined)
    return {
      kind: "faulty",
      findings: [meaningFinding(file, reading.place(["siklus"]), siklus, "cycle-name")],
    };
  const waivers = dispensasi.flatMap((one) => {
    const section = sectionId(one.seksi);
    return section === undefined
      ? []
      : [{ section, reason: one.alasan, askedBy: one.diminta_oleh, until: one.berlaku_sampai }];
  });
  return { kind: "read", value: { cycle, opened: dibuka, due: tenggat, returnsDue: tenggat_isian, waivers } };
}

/** Writes siklus.yaml; the same cycle gives the same bytes. */
export function writeCycle({ cycle, opened, due, returnsDue, waivers }: CyclePlan): string {
  const written: WrittenCycle = {
    siklus: cycle,
    dibuka: opened,
    ...(due === undefined ? {} : { tenggat: due }),
    ...(returnsDue === undefined ? {} : { tenggat_isian: returnsDue }),
    ...(waivers.length === 0
      ? {}
      : {
          dispensasi: waivers.map((one) => ({
            seksi: one.section,
            alasan: one.reason,
            diminta_oleh: one.askedBy,
            berlaku_sampai: one.until,
          })),
        }),
  };
  return writeYaml(written, "siklus", 2);
}

/** One calendar of all years that the workspace has; a later decree adds to an earlier one. */
export async function readCalendar(texts: ReadonlyMap<string, string>): Promise<Reading<Calendar>> {
  const daysOff = new Set<string>();
  const years = new Set<number>();
  const findings: Finding[] = [];
  for (const [file, text] of texts) {
    const reading = await readYaml<WrittenCalendar>(text, "kalender", file);
    if (reading.kind === "faulty") {
      findings.push(...reading.findings);
      continue;
    }
    years.add(reading.document.tahun);
    for (const decree of reading.document.keputusan) {
      for (const day of [...decree.libur_nasional, ...decree.cuti_bersama]) daysOff.add(day);
    }
  }
  return findings.length > 0 ? { kind: "faulty", findings } : { kind: "read", value: { daysOff, years } };
}
