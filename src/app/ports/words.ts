/** What is asked of the catalogue: sentences that become part of the record. */
import type { Period } from "../../domain/figures/period.ts";
import type { Finding } from "../../domain/finding.ts";
import type { StepNo } from "../../domain/ids.ts";
import type { ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import type { Trailers } from "../../domain/ledger/message/message.ts";
import type { PersonChange } from "../../domain/ledger/roster/roster-diff.ts";
import type { PdfSignature } from "../../domain/pdf-signature.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { GroupMean } from "../../domain/recap/means.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import type { RecapWarning } from "../../domain/recap/warnings.ts";
import type { MeanWords } from "./workbooks.ts";

/** Sentences that become part of the record, in the workspace's language. */
export interface RecordWords {
  subject(trailers: Omit<Trailers, "subject" | "tool">, procedure: Procedure): string;
  unconfirmed(count: number): string;
  waived(names: readonly string[]): string;
  /** Which signing steps may fall to one person, and why. */
  combined(steps: readonly StepNo[], reason: string): string;
  /** A procedure that was brought into a running cycle. */
  amended(amendment: ToldAmendment): string;
  illustrative(): string;
  /** The rules of calculation changed: said by the first recap that goes by them. */
  newCalculation(version: number): string;
  /** What is implausible about a recap, with what the section says of it. */
  warning(warning: RecapWarning): string;
  mean(mean: GroupMean, recap: Pick<Recap, "cap" | "scale">): MeanWords;
  /** Earlier periods that the sums since January do not hold. */
  withoutPeriods(periods: readonly Period[]): string;
  /** The name of the place where a paper is kept. */
  kept(): string;
  /** What a PDF's own signature says, and what was and was not verified of it. */
  signedPdf(signature: PdfSignature): string;
  /** What changed about a person; keys as they are given. */
  personChange(change: PersonChange): string;
  /** What is wrong at one place, as the section is told it. */
  finding(finding: Finding): string;
}
