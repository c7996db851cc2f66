/** Where a recap is initialled and signed by hand, and what the record already has of it. */

import type { Block, SignaturePlace } from "../../../adapters/pdf/sheet.ts";
import type { PaperSigner, RecapPaper } from "../../../app/queries/papers.ts";
import { titleOf } from "../../../domain/figures/period-names.ts";
import { formatEmployeeNumber } from "../../../domain/people/employee-number.ts";
import { officeDay } from "../../../domain/procedure/calendar.ts";
import { roleLabel } from "../../../domain/procedure/procedure.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import { formatNumber } from "../../messages/format.ts";
import { actingPrefix, formatDay, formatMoment } from "../../messages/words.ts";
import { meanSentence } from "./recap-indicators.ts";
import { percent } from "./shown.ts";

const ID = "id";

/** The places for paraf and signature, and what the page with them says by itself. */
export function signaturesOf(paper: RecapPaper): Block {
  const places = paper.signers.map((signer) => placeOf(paper, signer));
  const signing = paper.signers.findIndex(({ step }) => step.kind === "sign");
  return {
    kind: "signatures",
    about: signedAbout(paper),
    initials: places.filter((_, at) => at !== signing),
    signature: places[signing],
  };
}

/** The page with the signatures says by itself what they stand under. */
function signedAbout({ recap, procedure, round, subject }: RecapPaper): string {
  const { total } = recap;
  const of = subject === undefined ? "belum direkap" : `sidik ${subject}`;
  const money = hasMoney(recap.period)
    ? ` realisasi anggaran Rp ${formatNumber(total.spentToDate, ID)} dari pagu Rp ${formatNumber(total.ceiling, ID)} (${percent(total.absorption)});`
    : "";
  // Within a sentence only the numeral keeps its capitals.
  const title = titleOf(recap.period, recap.year).replace(/\b(?:Triwulan|Bulan|Semester|Tahun)\b/g, (word) =>
    word.toLowerCase(),
  );
  return `Rekapitulasi data kinerja ${procedure.office.name} ${title}, siklus ${recap.cycle} putaran ${round}: ${meanSentence(recap)};${money} ${of}.`;
}

function placeOf({ procedure }: RecapPaper, { step, official, capacity, done }: PaperSigner): SignaturePlace {
  const { place, name: office } = procedure.office;
  const [role] = step.roles;
  const label = role === undefined ? "" : roleLabel(procedure, role);
  // The head of a kecamatan signs with its name: CAMAT PAKUSARI.
  const title = step.kind === "sign" ? `${label} ${office.replace(/^Kecamatan /, "")}`.toUpperCase() : label;
  const day =
    done === undefined ? "...................." : formatDay(officeDay(done.at, procedure.utcOffset), ID);
  return {
    act: `Langkah ${step.no}`,
    placeAndDay: `${place}, ${day}`,
    role: `${actingPrefix(capacity)}${title}`,
    name: official?.name ?? "....................................",
    rank: official?.rank ?? "",
    employeeNo: formatEmployeeNumber(official?.employeeNo ?? ""),
    recorded:
      done === undefined
        ? "belum tercatat"
        : `tercatat ${formatMoment(done.at, procedure.utcOffset)}, catatan ${done.entry.slice(0, 12)}`,
  };
}
