/** Reasons to stop that lie between this computer and the place where the record is shared. */
import type { Reason } from "../../../domain/failure.ts";
import { type Sentence, sentence } from "../language.ts";

type Code =
  | "remote-none"
  | "remote-unreachable"
  | "remote-refused"
  | "bundle-unreadable"
  | "bundle-parted"
  | "root-differs"
  | "remote-empty"
  | "remote-other"
  | "remote-rewound"
  | "incoming-violated"
  | "remote-parted"
  | "changed-since-signed"
  | "not-again";

const BUNDLE: Record<Extract<Reason, { code: "bundle-unreadable" }>["why"], (path: string) => Sentence> = {
  missing: (path) =>
    sentence(
      `Berkas ${path} tidak ada atau tidak dapat dibaca.`,
      `The file ${path} is not there, or cannot be read.`,
      "Periksa nama dan foldernya.",
      "Check its name and folder.",
    ),
  "other-kind": (path) =>
    sentence(
      `${path} bukan berkas register.`,
      `${path} is no file of a record.`,
      "Berkas register dibuat di komputer lain dengan: sop bundle BERKAS",
      "Such a file is made on the other computer with: sop bundle FILE",
    ),
  cut: (path) =>
    sentence(
      `Berkas register ${path} terpotong atau rusak.`,
      `The file of the record ${path} is cut or damaged.`,
      "Tidak ada yang diambil. Minta dikirim ulang, atau salin lagi dari flash disk sampai selesai.",
      "Nothing was taken in. Ask for it again, or copy it again from the flash disk to its end.",
    ),
  "begins-later": (path) =>
    sentence(
      `Berkas register ${path} dimulai sesudah entri terakhir di komputer ini.`,
      `The file of the record ${path} begins after the last entry on this computer.`,
      "Minta seluruh register, yang dibuat dengan: sop bundle BERKAS",
      "Ask for the whole record, as made with: sop bundle FILE",
    ),
};

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
  "bundle-unreadable": ({ path, why }) => BUNDLE[why](path),
  "bundle-parted": ({ address }) =>
    sentence(
      `Berkas register itu tidak memuat entri yang sudah dikirim ke ${address}.`,
      `That file of the record lacks entries that were sent to ${address}.`,
      "Tidak ada yang diambil. Komputer yang membuatnya menyamakan dulu (sop sync), lalu membuat berkas baru.",
      "Nothing was taken in. The computer that made it brings itself up to date first (sop sync), and makes another file.",
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
