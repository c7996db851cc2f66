/** TAHUN/rencana.yaml: the year's plan as written, and as the program counts with it. */

import { Decimal } from "../../../domain/decimal.ts";
import type { Formula } from "../../../domain/figures/achievement.ts";
import {
  ACCUMULATED,
  type Accumulation,
  accumulates,
  type Pattern,
  patternFor,
} from "../../../domain/figures/pattern.ts";
import { PERIODS } from "../../../domain/figures/period.ts";
import {
  ceilingChecks,
  type Indicator,
  type MainIndicator,
  type Plan,
  type SubActivity,
  subActivities,
} from "../../../domain/figures/plan.ts";
import type { Finding, Reading } from "../../../domain/finding.ts";
import { type SectionId, sectionId } from "../../../domain/ids.ts";
import { allIndicators } from "../../../domain/recap/planned.ts";
import type { Place } from "../places.ts";
import { meaningFinding, readYaml } from "../yaml.ts";
import { KINDS, periodFindings, targetsOf, type WrittenPeriod, type WrittenTarget } from "./plan-periods.ts";

interface WrittenPlan {
  readonly tahun: number;
  readonly sumber: string;
  readonly pagu: number;
  readonly seksi: readonly { readonly id: string; readonly nama: string }[];
  readonly indikator_utama?: readonly (WrittenIndicator & {
    readonly seksi: string;
    readonly sasaran: string;
  })[];
  readonly program: readonly {
    readonly kode: string;
    readonly nama: string;
    readonly pagu: number;
    readonly kegiatan: readonly {
      readonly kode: string;
      readonly nama: string;
      readonly pagu: number;
      readonly sub_kegiatan: readonly WrittenSub[];
    }[];
  }[];
}

interface WrittenSub {
  readonly kode: string;
  readonly nama: string;
  readonly seksi: string;
  readonly pagu: number;
  readonly indikator: readonly WrittenIndicator[];
}

interface WrittenIndicator {
  readonly id: string;
  readonly nama: string;
  readonly satuan: string;
  readonly rumus: Formula;
  /** One of the two is there: plans of earlier versions only say how quarters are accumulated. */
  readonly pola?: Pattern;
  readonly akumulasi?: Accumulation;
  readonly rilis?: { readonly oleh: string; readonly bulan: readonly number[] };
  readonly periode?: WrittenPeriod;
  readonly target: WrittenTarget;
  readonly ilustrasi?: boolean;
}

/** Reads a plan: every section named exists, every row has its own id, every ceiling is the sum of those below. */
export async function readPlan(text: string, file: string): Promise<Reading<Plan>> {
  const reading = await readYaml<WrittenPlan>(text, "rencana", file);
  if (reading.kind === "faulty") return reading;
  const plan = planOf(reading.document);
  const findings = [
    ...withoutPattern(reading.document, file, reading.place),
    ...planFindings(plan, file, reading.place),
    ...periodFindings(plan, reading.document, (given, code) =>
      meaningFinding(file, reading.place(["program"]), given, code),
    ),
  ];
  return findings.length > 0 ? { kind: "faulty", findings } : { kind: "read", value: plan };
}

function planOf(written: WrittenPlan): Plan {
  return {
    year: written.tahun,
    source: written.sumber,
    total: new Decimal(written.pagu),
    sections: written.seksi.flatMap(({ id, nama }) =>
      asSection(id).map((section) => ({ id: section, name: nama })),
    ),
    mainIndicators: (written.indikator_utama ?? []).flatMap((one) =>
      asSection(one.seksi).map(
        (section): MainIndicator => ({ ...indicatorOf(one), section, goal: one.sasaran }),
      ),
    ),
    programs: written.program.map((program) => ({
      code: program.kode,
      name: program.nama,
      ceiling: new Decimal(program.pagu),
      activities: program.kegiatan.map((activity) => ({
        code: activity.kode,
        name: activity.nama,
        ceiling: new Decimal(activity.pagu),
        subActivities: activity.sub_kegiatan.flatMap(subOf),
      })),
    })),
  };
}

function subOf(written: WrittenSub): SubActivity[] {
  return asSection(written.seksi).map((section) => ({
    code: written.kode,
    name: written.nama,
    section,
    ceiling: new Decimal(written.pagu),
    indicators: written.indikator.map(indicatorOf),
  }));
}

function indicatorOf(written: WrittenIndicator): Indicator {
  const { target, rilis, akumulasi = "jumlah", pola: pattern = patternFor(akumulasi) } = written;
  const { tahun } = target;
  const periods = KINDS[written.periode ?? "triwulan"];
  const own = targetsOf(target, periods);
  const targets = PERIODS[periods].flatMap((period) => {
    const value = own[period];
    return value === undefined ? [] : [[period, new Decimal(value)] as const];
  });
  return {
    id: written.id,
    name: written.nama,
    unit: written.satuan,
    formula: written.rumus,
    pattern,
    accumulation: written.akumulasi ?? ACCUMULATED[pattern][0],
    release: rilis && { by: rilis.oleh, months: rilis.bulan.toSorted((one, other) => one - other) },
    periods,
    yearTarget: tahun === undefined ? undefined : new Decimal(tahun),
    targets: Object.fromEntries(targets),
    illustrative: written.ilustrasi ?? false,
  };
}

function asSection(text: string): SectionId[] {
  const id = sectionId(text);
  return id === undefined ? [] : [id];
}

function planFindings(
  plan: Plan,
  file: string,
  place: (path: readonly (string | number)[]) => Place,
): Finding[] {
  const known = new Set(plan.sections.map(({ id }) => id));
  const owners = [...plan.mainIndicators, ...subActivities(plan)];
  const strangers = owners
    .filter(({ section }) => !known.has(section))
    .map(({ section }) => meaningFinding(file, place(["seksi"]), section, "section-unknown"));
  const ids = [...plan.mainIndicators, ...subActivities(plan).flatMap(({ indicators }) => indicators)].map(
    ({ id }) => id,
  );
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) =>
    meaningFinding(file, place(["program"]), id, "row-id-twice"),
  );
  const sums = ceilingChecks(plan)
    .filter(({ stated, computed }) => !stated.eq(computed))
    .map(
      ({ code, stated, computed }): Finding => ({
        rule: "plan-sum-differs",
        severity: "error",
        file,
        ...place(sumPath(plan, code)),
        field: code,
        given: stated.toFixed(),
        expected: computed.toFixed(),
      }),
    );
  return [...strangers, ...twice, ...patternFindings(plan, file, place), ...sums];
}

/** Indicators of which nothing says what their periods mean. */
function withoutPattern(
  { indikator_utama = [], program }: WrittenPlan,
  file: string,
  place: (path: readonly (string | number)[]) => Place,
): Finding[] {
  const outputs = program.flatMap(({ kegiatan }) =>
    kegiatan.flatMap(({ sub_kegiatan }) => sub_kegiatan.flatMap(({ indikator }) => indikator)),
  );
  const named = (all: readonly WrittenIndicator[], key: string): Finding[] =>
    all
      .filter(({ pola, akumulasi }) => pola === undefined && akumulasi === undefined)
      .map(({ id }) => meaningFinding(file, place([key]), id, "pattern-needed"));
  return [...named(indikator_utama, "indikator_utama"), ...named(outputs, "program")];
}

/** A pattern that cannot be accumulated so, or that lacks what it needs. */
function patternFindings(
  plan: Plan,
  file: string,
  place: (path: readonly (string | number)[]) => Place,
): Finding[] {
  return allIndicators(plan).flatMap(({ indicator, group }): Finding[] => {
    const { id, pattern, accumulation, release } = indicator;
    // To find a place takes parsing the text again: only where there is something to say.
    const faulty = (given: string, code: string): Finding =>
      meaningFinding(file, place([group === "main" ? "indikator_utama" : "program"]), given, code);
    return [
      ...(accumulates(pattern, accumulation)
        ? []
        : [faulty(`${id}: ${pattern}, ${accumulation}`, "pattern-accumulation")]),
      ...((pattern === "rilis") === (release !== undefined)
        ? []
        : [faulty(id, release === undefined ? "release-needed" : "release-unneeded")]),
    ];
  });
}

/** Where the stated amount of a roll-up stands in the file. */
function sumPath(plan: Plan, code: string): readonly (string | number)[] {
  for (const [at, program] of plan.programs.entries()) {
    if (program.code === code) return ["program", at, "pagu"];
    const inner = program.activities.findIndex((activity) => activity.code === code);
    if (inner >= 0) return ["program", at, "kegiatan", inner, "pagu"];
  }
  return ["pagu"];
}
