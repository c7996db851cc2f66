/** TAHUN/rencana.yaml, as far as the law asks it: its sections, and which of them each period asks. */

import { kindOf, type Period, YEAR_IN_ORDER } from "../../../domain/figures/period.ts";
import type { PlannedSections } from "../../../domain/figures/plan.ts";
import type { Reading } from "../../../domain/finding.ts";
import { type SectionId, sectionId } from "../../../domain/ids.ts";
import { meaningFinding, parseLeniently } from "../yaml.ts";
import { KINDS } from "./plan-periods.ts";

/** Of a plan that may be of any version: nothing but these is looked at, and anything may be missing. */
interface Sketch {
  readonly seksi?: readonly { readonly id?: unknown }[];
  readonly indikator_utama?: readonly { readonly seksi?: unknown; readonly periode?: unknown }[];
  readonly program?: readonly {
    readonly kegiatan?: readonly {
      readonly sub_kegiatan?: readonly {
        readonly seksi?: unknown;
        readonly indikator?: readonly { readonly periode?: unknown }[];
      }[];
    }[];
  }[];
}

/** The sections of a plan, and no more of it than that. */
export function readSections(text: string, file: string): Reading<PlannedSections> {
  const written = parseLeniently(text) as Sketch | null;
  const list = listOf(written?.seksi);
  const ids = list.map((one) => sectionId(String(one?.id ?? "")));
  const all = ids.filter((id) => id !== undefined);
  const whole = all.length > 0 && all.length === ids.length && new Set(all).size === all.length;
  if (whole) return { kind: "read", value: { all, asked: askedOf(written ?? {}, all) } };
  return {
    kind: "faulty",
    findings: [meaningFinding(file, { line: 1, column: 1 }, "", "plan-without-sections")],
  };
}

/** Undefined where no indicator names its periods: then every section is asked in every cycle, as ever. */
function askedOf(
  written: Sketch,
  all: readonly SectionId[],
): ReadonlyMap<Period, readonly SectionId[]> | undefined {
  const rows = [
    ...listOf(written.indikator_utama).map((one) => ({ seksi: one?.seksi, periode: one?.periode })),
    ...listOf(written.program)
      .flatMap((program) => listOf(program?.kegiatan))
      .flatMap((activity) => listOf(activity?.sub_kegiatan))
      .flatMap((sub) => listOf(sub?.indikator).map((one) => ({ seksi: sub?.seksi, periode: one?.periode }))),
  ];
  if (rows.every(({ periode }) => periode === undefined)) return undefined;
  const kinds: Readonly<Record<string, string>> = KINDS;
  return new Map(
    YEAR_IN_ORDER.map((period) => [
      period,
      all.filter((section) => {
        const own = rows.filter(({ seksi }) => seksi === section);
        // A section without indicators has its empty form by quarter.
        if (own.length === 0) return kindOf(period) === "quarter";
        return own.some(({ periode }) => kinds[String(periode ?? "triwulan")] === kindOf(period));
      }),
    ]),
  );
}

function listOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}
