/** Receipts (tanda terima): what was handed out to each section, and what came back, with a place to initial each. */
import type { ReceiptPaper } from "../../operations/papers.ts";
import type { Sheet } from "../../print/sheet.ts";
import { formatDay, formatMoment } from "../../text/format.ts";

export function receiptSheet({ procedure, cycle, dueDay, handedOut, returned }: ReceiptPaper): Sheet {
  const { office, paper, utcOffset } = procedure;
  const moment = (at: number | undefined): string => (at === undefined ? "" : formatMoment(at, utcOffset));
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
        pairs: [["Kembali paling lambat", dueDay === undefined ? "–" : formatDay(dueDay, "id")]],
      },
      { kind: "heading", text: "Penyerahan formulir" },
      {
        kind: "table",
        columns: [
          { label: "Seksi", weight: 34 },
          { label: "Berkas dan sidik", weight: 44 },
          { label: "Diserahkan", weight: 18 },
          { label: "Penerima", weight: 28 },
          { label: "Paraf", weight: 16 },
        ],
        rows: handedOut.map(({ section, file, digest, at, people }) => ({
          cells: [section, `${file}\n${digest.slice(0, 23)}`, moment(at), people.join(", "), "\n"],
        })),
      },
      { kind: "heading", text: "Pengembalian isian" },
      {
        kind: "table",
        columns: [
          { label: "Seksi", weight: 34 },
          { label: "Berkas dan sidik", weight: 44 },
          { label: "Diterima", weight: 18 },
          { label: "Pengisi", weight: 28 },
          { label: "Paraf", weight: 16 },
        ],
        rows: returned.map(({ section, file, digest, at, people }) => ({
          cells: [
            section,
            file === "" ? "belum diterima" : `${file}\n${digest.slice(0, 23)}`,
            moment(at),
            people.join(", "),
            "\n",
          ],
        })),
      },
    ],
  };
}
