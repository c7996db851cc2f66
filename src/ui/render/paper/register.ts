/** The register on paper: the ledger as a book, one line an entry. */

import type { Sheet } from "../../../adapters/pdf/sheet.ts";
import type { Snapshot } from "../../../app/ledger/workspace-state.ts";
import type { Log, LogLine } from "../../../app/queries/log.ts";
import type { EntryMessage } from "../../../domain/ledger/message/message.ts";
import { voidText } from "../../messages/law/healing.ts";
import { readableNote } from "../../messages/law/key-notes.ts";
import { actingPrefix, formatMoment } from "../../messages/words.ts";

/** @param cycle of one cycle only, where given */
export function registerSheet({ world }: Snapshot, book: Log, cycle: string | undefined): Sheet {
  const { office, paper, title } = world.procedure;
  const about = cycle === undefined ? "seluruh catatan" : `siklus ${cycle}`;
  return {
    kind: "register",
    title: `Register ${title}, ${office.name}, ${about}`,
    officeId: office.id,
    paper,
    landscape: true,
    across: "",
    blocks: [
      { kind: "letterhead", lines: office.letterhead },
      { kind: "title", lines: ["REGISTER", `${title} – ${about}`] },
      {
        kind: "text",
        text: "Setiap catatan ditandatangani dengan kunci pejabatnya dan terbukti menurut urutan, wewenang, dan isinya. Waktu menurut jam penanda tangan.",
        small: true,
      },
      {
        kind: "table",
        columns: [
          { label: "No", weight: 4, align: "right" },
          { label: "Waktu", weight: 13 },
          { label: "Catatan", weight: 13 },
          { label: "Perbuatan", weight: 50 },
          { label: "Oleh", weight: 26 },
          { label: "Alasan dan keterangan", weight: 36 },
        ],
        rows: book.lines.map(({ no, entry, message, name, role }) => ({
          cells: [
            String(no),
            formatMoment(entry.at, book.utcOffset),
            entry.id.slice(0, 12),
            message.subject,
            `${name}\n${actingPrefix(message.trailers.capacity)}${role}`,
            [...voidOf(entry), message.trailers.reason, ...noteOf(message)].filter(Boolean).join("\n"),
          ],
        })),
      },
    ],
  };
}

/** What was healed stands in the register for ever, and counts no longer. */
function voidOf({ healedBy }: LogLine["entry"]): readonly string[] {
  return healedBy === undefined ? [] : [`${voidText(healedBy).id}.`];
}

/** Papers of version 1 were printed with signatures in full, and are made again to the byte. */
function noteOf({ note, trailers }: EntryMessage): readonly string[] {
  return trailers.version === 1 ? note : readableNote(note, "id");
}
