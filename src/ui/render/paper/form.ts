/** The form on paper, for those who fill it in by hand. */

import type { Block, Sheet } from "../../../adapters/pdf/sheet.ts";
import { shortName, titleOf } from "../../../domain/figures/period-names.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import { EMPTY_REASON, EVIDENCE, OBSTACLES, REALISED, SPENT } from "../../../domain/returns/column-keys.ts";
import type { SectionForm } from "../../../domain/returns/form.ts";
import { fillingText } from "../../messages/filling-words.ts";
import { formatLastDay } from "../../messages/words.ts";
import { figure } from "./shown.ts";

/** Room for three lines of handwriting. */
const ROOM = "\n\n";
const BY_HAND = [REALISED, SPENT, EMPTY_REASON, OBSTACLES, EVIDENCE];

/** One section's form, or all of them, each on a page of its own. */
export function formSheet(forms: readonly SectionForm[]): Sheet {
  const [first] = forms;
  const whose = forms.length === 1 ? (first?.section.name ?? "") : "semua seksi";
  return {
    kind: "form",
    title: `${first?.definition.title ?? "Formulir"} ${first?.cycle ?? ""}, ${whose}`,
    officeId: first?.officeId ?? "",
    paper: first?.paper ?? "F4",
    landscape: true,
    across: "",
    blocks: forms.flatMap((form, at) => [
      ...(at === 0 ? [] : [{ kind: "page" } as const]),
      ...blocksOf(form),
    ]),
  };
}

function blocksOf(form: SectionForm): readonly Block[] {
  const { definition, section, period, year, dueDay, rows } = form;
  const byHand = definition.columns.filter(({ key }) => BY_HAND.includes(key));
  return [
    { kind: "letterhead", lines: form.letterhead },
    { kind: "title", lines: [definition.title.toUpperCase(), titleOf(period, year)] },
    {
      kind: "pairs",
      pairs: [
        ["Seksi", section.name],
        ["Siklus", form.cycle],
        ["Kembali paling lambat", dueDay === undefined ? "–" : formatLastDay(dueDay, "id")],
      ],
    },
    {
      kind: "table",
      columns: [
        { label: "No", weight: 4, align: "center" },
        { label: "Kode", weight: 13 },
        { label: "Indikator", weight: 30 },
        { label: "Satuan", weight: 8 },
        { label: `Target ${shortName(period)}`, weight: 8, align: "right" },
        ...(hasMoney(period) ? [{ label: "Sisa pagu (Rp)", weight: 13, align: "right" as const }] : []),
        ...byHand.map(({ label, type }) => ({ label, weight: type === "text" ? 20 : 13 })),
      ],
      rows: rows.map((row) => {
        const { no, code, indicator, target, budget } = row;
        return {
          cells: [
            String(no),
            code,
            `${indicator.name}${form.calculation.version === 1 ? "" : `\n(${fillingText(form, row)})`}${ROOM}`,
            indicator.unit,
            figure(target),
            ...(hasMoney(period) ? [figure(budget?.ceiling.minus(budget.spentBefore))] : []),
          ],
        };
      }),
    },
    {
      kind: "text",
      text: `Alasan kosong: ${definition.columns.find(({ key }) => key === EMPTY_REASON)?.choices.join(" / ") ?? ""}. ${definition.guide.slice(1).join(" ")}`,
      small: true,
    },
    {
      kind: "signatures",
      about: `Diisi oleh ${section.name}.`,
      initials: [],
      signature: {
        act: "",
        placeAndDay: "...................., ....................",
        role: `Pengisi, ${section.name}`,
        name: "....................................",
        rank: "",
        employeeNo: "",
        recorded: "",
      },
    },
  ];
}
