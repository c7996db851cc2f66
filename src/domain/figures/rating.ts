/** Ratings (predikat): versioned scales that name their own boundary rule (domain §2). */
import { Decimal } from "../decimal.ts";

export interface RatingScale {
  readonly id: string;
  /** The regulation or practice that it comes from. */
  readonly source: string;
  /** Highest grade first. */
  readonly grades: readonly Grade[];
}

interface Grade {
  readonly name: string;
  /** `above`: strictly more than the bound. `from`: the bound itself belongs to the grade. */
  readonly boundary: "above" | "from";
  readonly bound: number;
}

const above = (name: string, bound: number): Grade => ({ name, boundary: "above", bound });
const from = (name: string, bound: number): Grade => ({ name, boundary: "from", bound });
const LOWEST = Number.NEGATIVE_INFINITY;

export const RATING_SCALES: readonly RatingScale[] = [
  {
    id: "jember",
    source: "Laporan Realisasi Rencana Aksi Kabupaten Jember: ≤50, ≤65, ≤75, ≤90, >90",
    grades: [
      above("Sangat Tinggi", 90),
      above("Tinggi", 75),
      above("Sedang", 65),
      above("Rendah", 50),
      from("Sangat Rendah", LOWEST),
    ],
  },
  {
    id: "permendagri-86-2017",
    source: "Permendagri 86/2017: ≥91, ≥76, ≥66, ≥51, <51",
    grades: [
      from("Sangat Tinggi", 91),
      from("Tinggi", 76),
      from("Sedang", 66),
      from("Rendah", 51),
      from("Sangat Rendah", LOWEST),
    ],
  },
  {
    id: "sakip",
    source: "PermenPANRB 88/2021: AA >90, A >80, BB >70, B >60, CC >50, C >30, D",
    grades: [
      above("AA", 90),
      above("A", 80),
      above("BB", 70),
      above("B", 60),
      above("CC", 50),
      above("C", 30),
      from("D", LOWEST),
    ],
  },
];

/** The scale with this id. */
export function ratingScale(id: string): RatingScale | undefined {
  return RATING_SCALES.find((scale) => scale.id === id);
}

/** The grade of an exact percentage; judged before any rounding. */
export function rate(scale: RatingScale, percent: Decimal): string {
  const grade = scale.grades.find(({ boundary, bound }) =>
    boundary === "above" ? percent.gt(new Decimal(bound)) : percent.gte(new Decimal(bound)),
  );
  return grade?.name ?? "-";
}
