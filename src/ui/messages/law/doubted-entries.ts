/** What the holder of a lost key does about each entry that it signed: one that is not theirs is undone by a command. */
import type { Act } from "../../../domain/ledger/message/trailers.ts";
import { type Bilingual, said } from "../language.ts";

/** An entry, and how its cycle stands now. */
export interface DoubtedEntry {
  readonly act: Act;
  readonly cycle: string | undefined;
  readonly section: string | undefined;
  /** `gone` where the cycle was cancelled, or the entry is of none. */
  readonly stands: "running" | "finished" | "gone";
}

/** How to look at an entry, and that one's own needs nothing more. */
export const DOUBTED_INTRO = said(
  "Pemilik kunci memeriksa tiap entri di bawah ini (sop log). Entri yang memang dibuatnya tetap berlaku dan tidak perlu dicatat lagi. Entri yang bukan darinya dibatalkan dengan perintah di bawahnya:",
  "The key's holder looks at each entry below (sop log). One that is theirs stands, and nothing more is recorded. One that is not is undone by the command below it:",
);

const LOOK = said("lihat: sop log", "see: sop log");
const AGAIN = said("kerjakan lagi langkahnya: sop status", "do the steps again: sop status");
const both = (text: string): Bilingual => said(text, text);

/** Acts outside the steps of a cycle, each with the command that undoes it. */
const OFFICE: Partial<Record<Act, (entry: DoubtedEntry) => Bilingual>> = {
  appoint: () =>
    said(
      "akhiri jabatan atau kunci itu: sop official end / sop official key ORANG --end SHA256:…",
      "end that appointment or key: sop official end / sop official key PERSON --end SHA256:…",
    ),
  correct: () =>
    said(
      'sop official correct ORANG --name "…" --reason "…"',
      'sop official correct PERSON --name "…" --reason "…"',
    ),
  amend: () =>
    said(
      'kembalikan isi sop.yaml atau kalender itu, lalu: sop amend --reason "…"',
      'put sop.yaml or the calendar back, then: sop amend --reason "…"',
    ),
  open: ({ cycle }) =>
    said(
      `sop cancel ${cycle} --reason "…" (selama belum ada isian)`,
      `sop cancel ${cycle} --reason "…" (before the first return)`,
    ),
  // What was sent back or opened again is gone through once more.
  reject: () => AGAIN,
  reopen: () => AGAIN,
  cancel: ({ cycle }) => both(`sop open ${cycle}`),
  waive: ({ section }) =>
    said(
      `terima isian ${section}, yang mengakhiri dispensasinya: sop receive`,
      `take in the return of ${section}, which ends the waiver: sop receive`,
    ),
  attach: ({ cycle }) => said(`sop attach ${cycle} BERKAS`, `sop attach ${cycle} FILE`),
  heal: () => said("periksa: sop audit", "see: sop audit"),
};

/** What undoes one entry, in the words of a command. */
export function undoText(entry: DoubtedEntry): Bilingual {
  const { act, cycle, section, stands } = entry;
  const own = OFFICE[act];
  // A cycle is only cancelled before returns came in, and what was signed is opened again first.
  if (own !== undefined && (act !== "open" || stands === "running")) return own(entry);
  if (cycle === undefined || stands === "gone") return LOOK;
  const of = section === undefined ? "" : ` --section ${section}`;
  return both(`sop ${stands === "finished" ? "reopen" : "reject"} ${cycle}${of} --reason "…"`);
}
