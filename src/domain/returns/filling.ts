/** What a row of a form asks for, by its pola ukur (domain §2): a sum, a level, a mean's part, or a published figure. */
import { dueMonth, releasedIn } from "../figures/pattern.ts";
import { numberOf } from "../figures/period.ts";
import type { FormRow, SectionForm } from "./form.ts";

export type Filling =
  | { readonly kind: "add" | "level" | "mean" }
  /** `waits`: it is published in another quarter, and nothing is asked in this one. */
  | { readonly kind: "release" | "waits"; readonly by: string; readonly month: number };

/** What to fill into a row. */
export function fillingOf({ quarter }: Pick<SectionForm, "quarter">, row: FormRow): Filling {
  const { pattern, accumulation, release } = row.indicator;
  if (pattern === "rilis" && release !== undefined) {
    const no = numberOf(quarter);
    const month = releasedIn(release, no) ?? dueMonth(release, no) ?? 0;
    return { kind: row.isAsked ? "release" : "waits", by: release.by, month };
  }
  if (accumulation === "rata_rata") return { kind: "mean" };
  return { kind: accumulation === "jumlah" ? "add" : "level" };
}
