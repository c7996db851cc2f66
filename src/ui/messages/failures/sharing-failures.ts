/** Reasons to stop that lie between this computer and the place where the record is shared. */
import type { Reason } from "../../../domain/failure.ts";
import { type Sentence, sentence } from "../language.ts";

type Code =
  | "remote-none"
  | "remote-unreachable"
  | "remote-refused"
  | "root-differs"
  | "remote-empty"
  | "remote-other"
  | "remote-rewound"
  | "incoming-violated"
  | "remote-parted"
  | "changed-since-signed"
  | "not-again";

export const SHARING_FAILURES: {
  readonly [C in Code]: (reason: Extract<Reason, { code: C }>) => Sentence;
} = {
  "remote-none": () =>
    sentence(
      "Register ini hanya ada di komputer ini: belum ada tempat bersama.",
      "This record is on this computer alone: it is not shared anywhere.",
      "Tentukan tempatnya (folder bersama, flash disk, atau alamat server) dengan: sop remote ALAMAT",
      "Name the place (a shared folder, a flash disk, or a server) with: sop remote ADDRESS",
    ),
  "remote-unreachable": ({ address, said }) =>
    sentence(
      `Tempat bersama ${address} tidak dapat dihubungi${said === "" ? "" : `: ${said}`}.`,
      `The shared place ${address} cannot be reached${said === "" ? "" : `: ${said}`}.`,
      "Yang tercatat di komputer ini tetap ada. Periksa jaringan, flash disk atau alamatnya, lalu: sop sync",
      "What is recorded on this computer stays. Check the network, the flash disk or the address, then: sop sync",
    ),
  "remote-refused": ({ address, said }) =>
    sentence(
      `Tempat bersama ${address} menolak: ${said}`,
      `The shared place ${address} refuses: ${said}`,
      "Yang tercatat di komputer ini tetap ada. Tempat bersama harus repositori tanpa folder kerja, seperti yang dibuat oleh: sop remote FOLDER",
      "What is recorded on this computer stays. The shared place must be a repository without a work tree, as made by: sop remote FOLDER",
    ),
  "root-differs": ({ given, found }) =>
    sentence(
      `Entri pertama register di sana ${found.slice(0, 12)}, bukan ${given}.`,
      `The first entry of the record there is ${found.slice(0, 12)}, not ${given}.`,
      "Tidak ada yang diambil. Cocokkan dengan entri pertama yang tercetak pada register atau lembar SOP; bila benar berbeda, register itu bukan milik kantor ini.",
      "Nothing was taken. Compare it with the first entry that is printed on the register or the SOP sheet; if it really differs, that record is not this office's.",
    ),
  "remote-empty": ({ address, branches }) =>
    sentence(
      `Di ${address} tidak ada register${branches.length === 0 ? "" : ` (cabangnya: ${branches.join(", ")})`}.`,
      `There is no record at ${address}${branches.length === 0 ? "" : ` (its branches: ${branches.join(", ")})`}.`,
      "Periksa alamatnya. Register dikirim ke sana dari komputer kantor dengan: sop remote ALAMAT",
      "Check the address. The record is sent there from the office's computer with: sop remote ADDRESS",
    ),
  "remote-other": ({ address }) =>
    sentence(
      `Di ${address} ada register lain: entri pertamanya bukan entri pertama register ini.`,
      `${address} holds another record: its first entry is not the first of this one.`,
      "Tidak ada yang diambil. Periksa alamatnya; setiap kantor punya tempatnya sendiri.",
      "Nothing was taken in. Check the address; each office has its own place.",
    ),
  "remote-rewound": ({ address, seen, there }) =>
    sentence(
      `Tempat bersama ${address} kehilangan entri: ${seen.slice(0, 12)} pernah terlihat di sana, sekarang ${there === undefined ? "kosong" : `berakhir pada ${there.slice(0, 12)}`}.`,
      `The shared place ${address} lost entries: ${seen.slice(0, 12)} was seen there, now it ${there === undefined ? "is empty" : `ends at ${there.slice(0, 12)}`}.`,
      "Tidak ada yang diambil; salinan Anda tetap. Tanyakan siapa yang mengubah tempat itu. Bila keliru, kirim lagi dari komputer ini: sop sync --restore",
      "Nothing was taken in; your copy stays. Ask who changed that place. If it was a mistake, send them again from this computer: sop sync --restore",
    ),
  "incoming-violated": ({ address, violation, entry }) =>
    sentence(
      `Yang ada di ${address} melanggar aturan register (${violation} pada ${entry.slice(0, 12)}), jadi tidak diambil.`,
      `What is at ${address} breaks the rules of the record (${violation} at ${entry.slice(0, 12)}), so it was not taken in.`,
      `Salinan Anda tetap utuh. Artinya: sop explain ${violation}. Beri tahu pencatat; di salinan yang mengirimnya: sop audit, lalu sop heal`,
      `Your copy is unharmed. What it means: sop explain ${violation}. Tell the registrar; in the copy that sent it: sop audit, then sop heal`,
    ),
  "remote-parted": ({ address }) =>
    sentence(
      `Di ${address} ada entri orang lain, dan di komputer ini ada entri yang belum dikirim.`,
      `There are entries of others at ${address}, and entries on this computer that were not sent.`,
      "Samakan dulu, lalu ulangi perintah ini: sop sync",
      "Bring them together first, then run this again: sop sync",
    ),
  "changed-since-signed": () =>
    sentence(
      "Isinya berubah sejak ditandatangani.",
      "The content changed since it was signed.",
      "Lihat yang sekarang, lalu putuskan lagi: sop status",
      "Look at what it is now, then decide again: sop status",
    ),
  "not-again": () =>
    sentence(
      "Entri ini tidak dapat dicatat ulang seperti adanya.",
      "This entry cannot be recorded again as it was.",
      "Ulangi pekerjaannya dengan perintahnya; lihat: sop status",
      "Do the work again by its command; see: sop status",
    ),
};
