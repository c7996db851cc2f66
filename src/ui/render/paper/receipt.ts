/** Receipts (tanda terima): what was handed out to each section, and what came back, with a place to initial each. */

import type { Block, Sheet } from "../../../adapters/pdf/sheet.ts";
import type { Handed, ReceiptPaper } from "../../../app/queries/papers.ts";
import { formatLastDay, formatMoment } from "../../messages/words.ts";

export function receiptSheet({ procedure, cycle, dueDay, handedOut, returned }: ReceiptPaper): Sheet {
  const { office, paper, utcOffset } = procedure;
  return {
    kind: "receipt",
    title: `Tanda terima ${cycle}, ${office.name}`,
    officeId: office.id,
    paper,
    landscape: false,
    across: "",
    blocks: [
      { kind: "letterhead", lines: office.letterhead },
      { kind: "title", lines: ["TANDA TERIMA FORMULIR DATA KINERJA", `Siklus ${cycle}`] },
      {
        kind: "pairs",
        pairs: [["Kembali paling lambat", dueDay === undefined ? "–" : formatLastDay(dueDay, "id")]],
      },
      { kind: "heading", text: "Penyerahan formulir" },
      handedTable("Diserahkan", "Penerima", handedOut, utcOffset),
      { kind: "heading", text: "Pengembalian isian" },
      handedTable("Diterima", "Pengisi", returned, utcOffset),
    ],
  };
}

/** One line a section, with room for the initials of whoever gave or took. */
function handedTable(when: string, who: string, all: readonly Handed[], utcOffset: number): Block {
  return {
    kind: "table",
    columns: [
      { label: "Seksi", weight: 34 },
      { label: "Berkas dan sidik", weight: 44 },
      { label: when, weight: 18 },
      { label: who, weight: 28 },
      { label: "Paraf", weight: 16 },
    ],
    rows: all.map(({ section, file, digest, at, people }) => ({
      cells: [
        section,
        file === "" ? "belum diterima" : `${file}\n${digest.slice(0, 23)}`,
        at === undefined ? "" : formatMoment(at, utcOffset),
        people.join(", "),
        "\n",
      ],
    })),
  };
}
