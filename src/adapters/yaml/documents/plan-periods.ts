/** TAHUN/rencana.yaml: in which periods an indicator is asked, and its targets in them. */

import { PERIODS, type PeriodKind } from "../../../domain/figures/period.ts";
import { moneyIndicator, type Plan, subActivities } from "../../../domain/figures/plan.ts";
import type { Finding } from "../../../domain/finding.ts";

/** How a plan names the kinds of period. */
export const KINDS = {
  bulanan: "month",
  triwulan: "quarter",
  semester: "semester",
  tahunan: "year",
} as const satisfies Record<string, PeriodKind>;

export type WrittenPeriod = keyof typeof KINDS;

export interface WrittenTarget {
  readonly tahun?: number;
  readonly semester?: Readonly<Record<string, number>>;
  readonly triwulan?: Readonly<Record<string, number>>;
  readonly bulan?: Readonly<Record<string, number>>;
}

/** Under which key the targets of each kind of period stand. */
const KEYS = {
  month: "bulan",
  quarter: "triwulan",
  semester: "semester",
  year: "tahun",
} as const satisfies Record<PeriodKind, keyof WrittenTarget>;

/** The targets that are written for the periods of an indicator, by the names of these periods. */
export function targetsOf(target: WrittenTarget, periods: PeriodKind): Readonly<Record<string, number>> {
  const { tahun, semester = {}, triwulan = {}, bulan = {} } = target;
  const [first, second] = PERIODS.semester;
  return {
    month: bulan,
    quarter: triwulan,
    semester: Object.fromEntries(
      Object.entries(semester).map(([name, value]) => [name === "I" ? first : second, value]),
    ),
    year: tahun === undefined ? {} : { tahun },
  }[periods];
}

interface WrittenIndicator {
  readonly id: string;
  readonly periode?: WrittenPeriod;
  readonly target: WrittenTarget;
}

interface WrittenIndicators {
  readonly indikator_utama?: readonly WrittenIndicator[];
  readonly program: readonly {
    readonly kegiatan: readonly {
      readonly sub_kegiatan: readonly { readonly indikator: readonly WrittenIndicator[] }[];
    }[];
  }[];
}

/** Targets that no period would ever ask for, and money that would be asked nowhere. */
export function periodFindings(
  plan: Plan,
  { indikator_utama = [], program }: WrittenIndicators,
  finding: (given: string, code: string) => Finding,
): readonly Finding[] {
  const outputs = program.flatMap(({ kegiatan }) =>
    kegiatan.flatMap(({ sub_kegiatan }) => sub_kegiatan.flatMap(({ indikator }) => indikator)),
  );
  const unused = [...indikator_utama, ...outputs].flatMap(({ id, periode = "triwulan", target }) =>
    Object.keys(target)
      .filter((key) => key !== "tahun" && key !== KEYS[KINDS[periode]])
      .map((key) => finding(`${id}: target.${key}, periode ${periode}`, "target-unasked")),
  );
  const moneyless = subActivities(plan)
    .filter((sub) => moneyIndicator(sub) === undefined)
    .map(({ code }) => finding(code, "money-unasked"));
  return [...unused, ...moneyless];
}
