/** What a row of a form asks for, by its pola ukur (domain §2): a sum, a level, a mean's part, or a published figure. */
import { dueMonth, releasedIn } from "../figures/pattern.ts";
import type { FormRow, SectionForm } from "./form.ts";

export type Filling =
  | { readonly kind: "add" | "level" | "mean" }
  /** `waits`: it is published in another period, and nothing is asked in this one. */
  | { readonly kind: "release" | "waits"; readonly by: string; readonly month: number };

/** What to fill into a row. */
export function fillingOf({ period }: Pick<SectionForm, "period">, row: FormRow): Filling {
  const { pattern, accumulation, release } = row.indicator;
  if (pattern === "rilis" && release !== undefined) {
    const month = releasedIn(release, period) ?? dueMonth(release, period) ?? 0;
    return { kind: row.isAsked ? "release" : "waits", by: release.by, month };
  }
  if (accumulation === "rata_rata") return { kind: "mean" };
  return { kind: accumulation === "jumlah" ? "add" : "level" };
}
