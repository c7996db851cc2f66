/** The recap on paper: what is reported, by whom, and where it is initialled and signed. */

import type { Block, Sheet } from "../../../adapters/pdf/sheet.ts";
import type { RecapPaper } from "../../../app/queries/papers.ts";
import { shortName, titleOf } from "../../../domain/figures/period-names.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { formatNumber } from "../../messages/format.ts";
import { meanName } from "../../messages/recap-words.ts";
import {
  amendedText,
  calculationText,
  combinedText,
  withoutPeriodsText,
} from "../../messages/record-words.ts";
import { formatList } from "../../messages/words.ts";
import { indicatorParts, meanCell, meanPairs, type Part, warningParts } from "./recap-indicators.ts";
import { percent } from "./shown.ts";
import { signaturesOf } from "./signatures.ts";

/** Official papers are in Indonesian, whatever the screen speaks. */
const ID = "id";

export function recapSheet(paper: RecapPaper): Sheet {
  const { procedure, recap, round } = paper;
  return {
    kind: "recap",
    title: `Rekap data kinerja ${recap.cycle}, ${procedure.office.name}`,
    officeId: procedure.office.id,
    paper: procedure.paper,
    landscape: true,
    across: acrossOf(paper),
    blocks: [
      { kind: "letterhead", lines: procedure.office.letterhead },
      {
        kind: "title",
        lines: [
          "REKAPITULASI DATA KINERJA",
          `${titleOf(recap.period, recap.year)}${round > 1 ? ` (putaran ${round})` : ""}`,
        ],
      },
      summary(paper),
      ...lettered([
        ...indicatorParts(paper),
        ...(hasMoney(recap.period) ? moneyParts(paper) : []),
        ...obstacles(paper),
        ...warningParts(recap, paper.note),
      ]),
      signaturesOf(paper),
    ],
  };
}

function moneyParts(paper: RecapPaper): readonly Part[] {
  return [
    { title: "Pagu dan realisasi anggaran menurut program", blocks: [budget(paper)] },
    { title: "Anggaran dan capaian menurut seksi", blocks: [sections(paper)] },
  ];
}

function lettered(parts: readonly Part[]): readonly Block[] {
  return parts.flatMap(({ title, blocks }, at) => [
    { kind: "heading" as const, text: `${String.fromCharCode(65 + at)}. ${title}` },
    ...blocks,
  ]);
}

/** What must not be overlooked on any page. */
function acrossOf({ compiled, open, recap, procedure, illustrative }: RecapPaper): string {
  return [
    ...(compiled ? [] : ["DRAF"]),
    ...(open.length + recap.missing.length === 0 ? [] : ["SEBAGIAN"]),
    ...(procedure.unconfirmed.length === 0 ? [] : ["SOP BELUM DIPASTIKAN"]),
    ...(illustrative ? ["ANGKA ILUSTRASI"] : []),
  ].join(" · ");
}

function summary(paper: RecapPaper): Block {
  const { recap, open, plan, procedure, illustrative } = paper;
  const nameOf = (id: string): string => plan.sections.find((one) => one.id === id)?.name ?? id;
  return {
    kind: "pairs",
    pairs: [
      ["Siklus", recap.cycle],
      ...meanPairs(recap),
      ...(hasMoney(recap.period) ? moneyPairs(recap) : []),
      ...(open.length === 0 ? [] : [["Belum diverifikasi", open.map(nameOf).join(", ")] as const]),
      ...(recap.missing.length === 0
        ? []
        : [["Tanpa isian (dispensasi)", recap.missing.map(nameOf).join(", ")] as const]),
      ...(procedure.unconfirmed.length === 0
        ? []
        : [
            [
              "Catatan",
              `SOP ini masih memuat ${procedure.unconfirmed.length} butir yang perlu dipastikan kantor.`,
            ] as const,
          ]),
      ...exceptions(paper),
      ...(illustrative
        ? [
            [
              "Catatan contoh",
              "Target dan realisasi pada contoh ini ilustrasi, bukan angka yang diterbitkan.",
            ] as const,
          ]
        : []),
    ],
  };
}

function moneyPairs({ total, checks }: Recap): readonly (readonly [string, string])[] {
  const agree = checks.filter(({ agrees }) => agrees).length;
  return [
    [
      "Anggaran",
      `Rp ${formatNumber(total.spentToDate, ID)} dari pagu Rp ${formatNumber(total.ceiling, ID)}, serapan ${percent(total.absorption)}`,
    ],
    ["Penjumlahan", `${agree} dari ${checks.length} cocok`],
  ];
}

/** What a reader of the signatures must know: that the rules changed on the way, and that one person signed twice. */
function exceptions({
  procedure,
  recap,
  isNewCalculation,
  amendments,
  combined,
  lacking,
}: RecapPaper): readonly (readonly [string, string])[] {
  const { combines } = procedure;
  return [
    ...(isNewCalculation ? [["Aturan hitung", calculationText(recap.rules)[ID]] as const] : []),
    ...(lacking.length === 0 ? [] : [["Periode", withoutPeriodsText(lacking)[ID]] as const]),
    ...amendments.map((one) => ["Perubahan prosedur", amendedText(one)[ID]] as const),
    ...(combines === undefined
      ? []
      : [["Rangkap", combinedText(combines.steps, combines.reason)[ID]] as const]),
    ...combined.map(
      ({ name, steps }) =>
        [
          "Dirangkap",
          `Langkah ${formatList(steps.map(String), ID)} pada putaran ini dilakukan satu orang: ${name}.`,
        ] as const,
    ),
  ];
}

/** Em spaces: they are part of the first word, and so stay in front of it. */
const LEVEL = {
  office: "",
  program: "",
  activity: "\u2003",
  "sub-activity": "\u2003\u2003",
  section: "",
} as const;

function budget({ recap }: RecapPaper): Block {
  const lines = [...recap.budget, { ...recap.total, code: "", name: "JUMLAH" }];
  return {
    kind: "table",
    columns: [
      { label: "Kode", weight: 14 },
      { label: "Program / kegiatan / sub kegiatan", weight: 52 },
      { label: "Pagu (Rp)", weight: 15, align: "right" },
      { label: `Realisasi ${shortName(recap.period)} (Rp)`, weight: 15, align: "right" },
      { label: `Realisasi s.d. ${shortName(recap.period)} (Rp)`, weight: 15, align: "right" },
      { label: "Serapan", weight: 9, align: "right" },
    ],
    rows: lines.map((line) => ({
      strong: line.level === "program" || line.level === "office",
      cells: [
        line.code,
        `${LEVEL[line.level]}${line.name}`,
        formatNumber(line.ceiling, ID),
        formatNumber(line.spentQuarter, ID),
        formatNumber(line.spentToDate, ID),
        percent(line.absorption),
      ],
    })),
  };
}

function sections({ recap }: RecapPaper): Block {
  const means: ReadonlyMap<string, readonly GroupMean[]> = recap.sectionMeans;
  const lines = [...recap.bySection, { ...recap.total, code: "", name: "JUMLAH" }];
  return {
    kind: "table",
    columns: [
      { label: "Seksi", weight: 46 },
      { label: "Pagu (Rp)", weight: 16, align: "right" },
      { label: `Realisasi ${shortName(recap.period)} (Rp)`, weight: 16, align: "right" },
      { label: `Realisasi s.d. ${shortName(recap.period)} (Rp)`, weight: 16, align: "right" },
      { label: "Serapan", weight: 10, align: "right" },
      ...recap.means.map((mean) => ({ label: meanName(mean, ID), weight: 12, align: "right" as const })),
    ],
    rows: lines.map((line) => ({
      strong: line.level === "office",
      cells: [
        line.name,
        formatNumber(line.ceiling, ID),
        formatNumber(line.spentQuarter, ID),
        formatNumber(line.spentToDate, ID),
        percent(line.absorption),
        ...recap.means.map(({ group }) => {
          const own = line.level === "office" ? recap.means : means.get(line.code);
          return meanCell(
            recap,
            own?.find((mean) => mean.group === group),
          );
        }),
      ],
    })),
  };
}

function obstacles({ recap }: RecapPaper): readonly Part[] {
  const told = recap.indicators.filter(
    ({ obstacles: what, drivers, followUp, emptyReason }) =>
      what + drivers + followUp + (emptyReason ?? "") !== "",
  );
  if (told.length === 0) return [];
  return [
    {
      title: "Penghambat, pendorong dan tindak lanjut",
      blocks: [
        {
          kind: "table",
          columns: [
            { label: "Kode", weight: 12 },
            { label: "Indikator", weight: 28 },
            { label: "Masalah / faktor penghambat", weight: 24 },
            { label: "Faktor pendorong", weight: 24 },
            { label: "Solusi / tindak lanjut", weight: 24 },
          ],
          rows: told.map((one) => ({
            cells: [
              one.code,
              one.name,
              [one.emptyReason, one.obstacles].filter(Boolean).join(". "),
              one.drivers,
              one.followUp,
            ],
          })),
        },
      ],
    },
  ];
}
