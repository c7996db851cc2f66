/** What is said between computers: what came, what went, what waits. */
import { type Bilingual, said } from "../language.ts";

/** How many, with the word that English needs in two forms. */
function entriesText(count: number): Bilingual {
  return said(`${count} entri`, `${count} ${count === 1 ? "entry" : "entries"}`);
}

export const SHARING = {
  same: (address: string) => said(`Sudah sama dengan ${address}.`, `The same as ${address} already.`),
  received: (count: number, address: string) => {
    const { id, en } = entriesText(count);
    return said(`Diterima ${id} dari ${address}:`, `Received ${en} from ${address}:`);
  },
  sent: (count: number, address: string) => {
    const { id, en } = entriesText(count);
    return said(`Dikirim ${id} ke ${address}:`, `Sent ${en} to ${address}:`);
  },
  wouldSend: (count: number, address: string) => {
    const { id, en } = entriesText(count);
    return said(`Akan dikirim ${id} ke ${address}:`, `Would send ${en} to ${address}:`);
  },
  wouldReceive: (count: number, address: string) => {
    const { id, en } = entriesText(count);
    return said(`Akan diterima ${id} dari ${address}:`, `Would receive ${en} from ${address}:`);
  },
  overtaken: (count: number) => {
    const { id, en } = entriesText(count);
    return said(
      `Orang lain lebih dulu mengirim. ${id} dari komputer ini dicatat ulang di atasnya:`,
      `Others sent theirs first. ${en} of this computer ${count === 1 ? "is" : "are"} recorded again on top:`,
    );
  },
  again: (title: string) => said(`dicatat ulang: ${title}`, `recorded again: ${title}`),
  notAgain: (title: string, why: Bilingual, hint: Bilingual) =>
    said(
      `tidak dicatat ulang: ${title} — ${why.id} ${hint.id}`,
      `not recorded again: ${title} — ${why.en} ${hint.en}`,
    ),
  aside: (name: string) => said(`Yang lama tetap tersimpan di: ${name}`, `What it was is kept at: ${name}`),
  unsent: (count: number) => {
    const { id, en } = entriesText(count);
    return said(`Belum dikirim: ${id}. Kirim dengan: sop sync`, `Not sent yet: ${en}. Send with: sop sync`);
  },
  place: (address: string) => said(`Tempat bersama: ${address}`, `Shared at: ${address}`),
  cloned: (folder: string, count: number) => {
    const { id, en } = entriesText(count);
    return said(
      `Register diambil ke ${folder} dan terbukti: ${id}.`,
      `The record is in ${folder}, and proven: ${en}.`,
    );
  },
  bundled: (file: string, count: number, tip: string) => {
    const { id, en } = entriesText(count);
    return said(
      `${file}: ${id}, terakhir ${tip.slice(0, 12)}. Di komputer lain: sop receive-bundle BERKAS`,
      `${file}: ${en}, the last ${tip.slice(0, 12)}. On the other computer: sop receive-bundle FILE`,
    );
  },
  bundleOlder: (file: string) =>
    said(
      `${file} tidak memuat entri baru; di komputer ini sudah ada semuanya.`,
      `${file} holds nothing new; all of it is on this computer already.`,
    ),
  unsentBack: said(
    "Yang hanya ada di komputer ini dikirim balik dengan: sop bundle BERKAS",
    "What is on this computer alone goes back with: sop bundle FILE",
  ),
  root: (entry: string) =>
    said(
      `Entri pertama ${entry}: cocokkan dengan yang tercetak pada register atau lembar SOP.`,
      `First entry ${entry}: compare it with the one printed on the register or the SOP sheet.`,
    ),
  trustQuestion: (entry: string) =>
    said(
      `Entri pertama register ini ${entry}. Benar?`,
      `The first entry of this record is ${entry}. Is it the right one?`,
    ),
  next: said("Berikutnya: sop status", "Next: sop status"),
} as const;
