/** One figure's way on paper, for an inspector who needs that figure and no other. */

import type { Sheet, TableRow } from "../../../adapters/pdf/sheet.ts";
import type { Snapshot } from "../../../app/ledger/workspace-state.ts";
import type { Trace, TraceEvent } from "../../../app/queries/trace.ts";
import { actDone } from "../../messages/acts.ts";
import { formatPercent } from "../../messages/format.ts";
import { actingPrefix, formatMoment } from "../../messages/words.ts";
import { figure } from "./shown.ts";

export function proofSheet({ world }: Snapshot, traced: Trace): Sheet {
  const { office, paper } = world.procedure;
  const { cycle, section, row, label, events, result, signed, utcOffset } = traced;
  return {
    kind: "proof",
    title: `Bukti satu angka ${cycle}, ${row.id}, ${office.name}`,
    officeId: office.id,
    paper,
    landscape: false,
    across: signed === undefined ? "BELUM DITANDATANGANI" : "",
    blocks: [
      { kind: "letterhead", lines: office.letterhead },
      { kind: "title", lines: ["BUKTI SATU ANGKA", `Siklus ${cycle}`] },
      {
        kind: "pairs",
        pairs: [
          ["Seksi", section],
          ["Kode", row.code],
          ["Indikator", `${row.indicator} (${row.unit})`],
          ["Kolom", label],
          ["Target s.d. triwulan", figure(result?.target)],
          ["Realisasi s.d. triwulan", figure(result?.realised)],
          [
            "Capaian",
            result?.percent === undefined
              ? "tidak dapat dihitung"
              : `${formatPercent(result.percent, "id")} (${result.rating ?? "–"}), rumus ${result.formula}, akumulasi ${result.accumulation}, skala ${result.scale}`,
          ],
          [
            "Ditandatangani",
            signed === undefined
              ? "belum"
              : `catatan ${signed.entry.slice(0, 12)}, putaran ${signed.round}, sidik ${signed.subject}`,
          ],
        ],
      },
      { kind: "heading", text: "Perjalanan angka ini" },
      {
        kind: "table",
        columns: [
          { label: "Waktu", weight: 18 },
          { label: "Catatan", weight: 18 },
          { label: "Perbuatan", weight: 18 },
          { label: "Oleh", weight: 34 },
          { label: "Angka, alasan, keterangan", weight: 52 },
        ],
        rows: events.map((event) => eventRow(event, utcOffset)),
      },
    ],
  };
}

/** What one entry did to the figure. */
function eventRow(
  { entry, at, act, step, round, name, role, capacity, reason, note, typed }: TraceEvent,
  utcOffset: number,
): TableRow {
  return {
    cells: [
      formatMoment(at, utcOffset),
      entry.slice(0, 12),
      `${actDone(act).id}${step === undefined ? "" : `\nlangkah ${step}`}${round === undefined ? "" : `, putaran ${round}`}`,
      `${name}\n${actingPrefix(capacity)}${role}`,
      [
        typed === undefined
          ? ""
          : `diketik "${typed.typed}" pada ${typed.sheet}!${typed.cell ?? "?"} di ${typed.file}`,
        typed?.filledBy === undefined ? "" : `pengisi ${typed.filledBy}`,
        reason ?? "",
        ...note,
      ]
        .filter(Boolean)
        .join("\n"),
    ],
  };
}
