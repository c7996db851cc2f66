/** Slips in the command line, and troubles with files: what was wrong with them. */
import { type Bilingual, type Sentence, said, sentence } from "../language.ts";
import { FOUNDING_USAGE } from "./founding-usage.ts";
import { OFFICIAL_USAGE } from "./official-usage.ts";
import { first, meant } from "./slip.ts";

/** Slips in the command line, by what was wrong with it. */
const USAGE: Readonly<Record<string, (given: string) => Sentence>> = {
  "person-exists": (given) =>
    sentence(
      `${given} sudah ada di pejabat.yaml.`,
      `${given} is already on the roster.`,
      "Pakai pengenal lain, atau: sop official act / key / end",
      "Use another id, or: sop official act / key / end",
    ),
  "person-unknown": (given) =>
    sentence(
      `${given} tidak ada di pejabat.yaml.`,
      `${given} is not on the roster.`,
      "Lihat daftarnya dengan: sop official list",
      "See the roster with: sop official list",
    ),
  "day-past": (given) =>
    sentence(
      `${given} sudah lewat.`,
      `${given} has passed.`,
      "Sebutkan hari ini atau sesudahnya dengan --until.",
      "Name today or a later day with --until.",
    ),
  "archive-kind": (given) =>
    sentence(
      `${given} bukan PDF, JPG atau PNG.`,
      `${given} is neither a PDF nor a JPG or PNG picture.`,
      "Pindai lembar yang ditandatangani sebagai PDF.",
      "Scan the signed sheet as a PDF.",
    ),
  "archive-large": (given) =>
    sentence(
      `${given} lebih dari 20 MB.`,
      `${given} is larger than 20 MB.`,
      "Setiap salinan register membawanya: pindai dengan 150–200 dpi.",
      "Every clone carries it: scan at 150 to 200 dpi.",
    ),
  "archive-broken": (given) =>
    sentence(
      `Tanda tangan elektronik di dalam ${given} rusak: isinya berubah setelah ditandatangani.`,
      `The electronic signature inside ${given} is broken: it was changed after it was signed.`,
      "Minta berkas aslinya, jangan yang dicetak ulang atau disimpan ulang.",
      "Ask for the original file, not one that was printed or saved again.",
    ),
  "export-kind": (given) =>
    sentence(
      `Tidak ada bentuk "${given}".`,
      `There is no form "${given}".`,
      "Yang ada: csv, json, datapackage (dengan --out), sippd, lkjip (setahun).",
      "There are: csv, json, datapackage (with --out), sippd, lkjip (a year).",
    ),
  "figure-unknown": (given) =>
    sentence(
      `Tidak ada angka "${given}" di register.`,
      `There is no figure "${given}" in the record.`,
      "Contoh: 2024/tw1/seksi-trantib!M12 menurut sel isian terakhir, atau 2024/tw1/ID-INDIKATOR!realisasi.",
      "Examples: 2024/tw1/seksi-trantib!M12 by the cell of the newest return, or 2024/tw1/INDICATOR-ID!realisasi.",
    ),
  rank: (given) =>
    sentence(
      `"${given}" bukan pangkat/golongan yang dikenal, atau nama dan golongannya tidak cocok.`,
      `"${given}" is no rank that is known, or its name and code do not go together.`,
      'Contoh: "Penata Tk. I", "III/d", "Penata Tingkat I (III/d)", "Golongan IX" (PPPK).',
      'Examples: "Penata Tk. I", "III/d", "Penata Tingkat I (III/d)", "Golongan IX" (PPPK).',
    ),
  "print-kind": (given) =>
    sentence(
      `Tidak ada kertas "${given}".`,
      `There is no paper "${given}".`,
      "Yang ada: recap, sop, form, receipt (tanda terima), register, proof (bukti satu angka), key (kartu kunci).",
      "There are: recap, sop, form, receipt, register, proof (of one figure), key (card).",
    ),
  "not-a-paper": (given) =>
    sentence(
      `${given} sudah ada dan bukan cetakan sop.`,
      `${given} is there already, and was not printed by sop.`,
      "Sebutkan nama lain dengan --out",
      "Give another name with --out",
    ),
  "not-a-key-file": (given) =>
    sentence(
      `${given} sudah ada dan bukan berkas kunci buatan sop.`,
      `${given} is there already, and is no key file made by sop.`,
      "Pindahkan berkas itu, atau jalankan di folder lain (-C tetap ke ruang kerja).",
      "Move that file away, or run this in another folder (with -C for the workspace).",
    ),
  "not-a-calendar": (given) =>
    sentence(
      `${given} sudah ada dan bukan berkas kalender.`,
      `${given} is there already, and is no calendar file.`,
      "Sebutkan nama lain, misalnya batas-waktu.ics",
      "Give another name, such as due-days.ics",
    ),
  "section-unknown": (given) =>
    sentence(
      `Seksi ${given} tidak ada di rencana.`,
      `There is no section ${given} in the plan.`,
      "Nama seksi ada di rencana.yaml dan di: sop status",
      "Section names stand in rencana.yaml and in: sop status",
    ),
  "section-needed": (given) =>
    sentence(
      "Pada langkah ini pengembalian berlaku untuk satu seksi.",
      "At this step one section is sent back.",
      `Sebutkan dengan --section: ${given}.`,
      `Name it with --section: ${given}.`,
    ),
  "code-unknown": (given) =>
    sentence(
      `Tidak ada kode "${first(given)}".`,
      `There is no code "${first(given)}".`,
      `${meant(given, "Mungkin maksudnya: ")}Semua kode: sop explain`,
      `${meant(given, "Perhaps you meant: ")}All codes: sop explain`,
    ),
  "cell-unknown": (given) =>
    sentence(
      `Sel pada "${given}" tidak ada di isian yang dikembalikan.`,
      `The cell of "${given}" is not in the return that is sent back.`,
      'Pakai alamat sel di buku kerja yang diterima, misalnya "M10 …"; bila beberapa seksi: "seksi-pmd!M10 …".',
      'Use the cell\'s address in the workbook received, such as "M10 …"; with several sections: "seksi-pmd!M10 …".',
    ),
  "cycle-period": (given) =>
    sentence(
      `${given} bukan nama siklus; formulir ini dipakai per triwulan.`,
      `${given} is not a cycle; this form is used by quarter.`,
      "Contoh: 2024/tw1 sampai 2024/tw4.",
      "Example: 2024/tw1 to 2024/tw4.",
    ),
  "rating-unknown": (given) =>
    sentence(`Skala predikat ${given} tidak dikenal.`, `The rating scale ${given} is not known.`),
  unknownCommand: (given) =>
    sentence(
      `Tidak ada perintah "${first(given)}".`,
      `There is no command "${first(given)}".`,
      `${meant(given, "Mungkin maksudnya: sop ")}Daftar perintah: sop --help`,
      `${meant(given, "Perhaps you meant: sop ")}All commands: sop --help`,
    ),
  unknownOption: (given) =>
    sentence(
      `Tidak ada pilihan "${first(given)}" pada perintah ini.`,
      `This command has no option "${first(given)}".`,
      `${meant(given, "Mungkin maksudnya: ")}Tambahkan --help untuk melihat pilihannya.`,
      `${meant(given, "Perhaps you meant: ")}Add --help to see its options.`,
    ),
  missingArgument: (given) =>
    sentence(
      `Perintah ini memerlukan "${given}".`,
      `This command needs "${given}".`,
      "Tambahkan --help untuk melihat caranya.",
      "Add --help to see how.",
    ),
  optionMissingArgument: (given) =>
    sentence(
      `Pilihan "${given}" memerlukan isi.`,
      `The option "${given}" needs a value.`,
      "Tambahkan --help untuk melihat caranya.",
      "Add --help to see how.",
    ),
  invalidArgument: (given) =>
    sentence(
      `Isi pilihan "${given}" tidak dikenal.`,
      `The value of the option "${given}" is not known.`,
      "Tambahkan --help untuk melihat yang boleh.",
      "Add --help to see what is allowed.",
    ),
  excessArguments: () =>
    sentence(
      "Terlalu banyak kata pada perintah ini.",
      "There are too many words in this command.",
      "Pakai tanda kutip untuk teks yang berisi spasi; tambahkan --help untuk melihat caranya.",
      "Quote a text that has spaces in it; add --help to see how.",
    ),
  root: (given) =>
    sentence(
      `"${given}" bukan entri pertama.`,
      `"${given}" is not a first entry.`,
      "Sebutkan seluruh nomornya, atau paling sedikit 12 angka heksadesimal pertamanya, seperti tercetak pada lembar SOP.",
      "Name the whole id, or at least the first 12 hexadecimal digits of it, as the SOP sheet prints it.",
    ),
  receipt: () =>
    sentence(
      "Tanda terima register tidak dapat dibaca.",
      "The receipt cannot be read.",
      "Salin seluruh baris yang dimulai dengan sop-receipt:1:",
      "Copy the whole line that begins with sop-receipt:1:",
    ),
  "receipt-number": (given) => {
    const [entry, count, place] = given.split(" ");
    return sentence(
      `Tanda terima ini bukan buatan sop: entri ${entry} adalah entri ke-${place}, bukan ke-${count}.`,
      `This receipt was not written by sop: entry ${entry} is number ${place}, not ${count}.`,
      "Salin lagi seluruh baris dari tempat tanda terima itu disimpan; bila tetap begitu, tanda terimanya diubah.",
      "Copy the whole line again from where the receipt is kept; where it stays so, the receipt was changed.",
    );
  },
  id: (given) =>
    sentence(
      `${given} bukan pengenal yang boleh.`,
      `${given} is not a valid id.`,
      "Pakai huruf kecil, angka dan tanda hubung; mulai dengan huruf.",
      "Use lower-case letters, digits and hyphens; begin with a letter.",
    ),
  day: (given) =>
    sentence(
      `${given} bukan tanggal.`,
      `${given} is not a day.`,
      "Tulis TTTT-BB-HH, misalnya 2024-01-31.",
      "Write YYYY-MM-DD, such as 2024-01-31.",
    ),
  nip: (given) =>
    sentence(
      `${given} bukan NIP atau NI PPPK yang benar.`,
      `${given} is not a valid NIP or NI PPPK.`,
      "18 angka: lahir TTTTBBHH, pengangkatan TTTTBB, 1/2, tiga angka urut.",
      "18 digits: birth YYYYMMDD, appointment YYYYMM, 1/2, three of sequence.",
    ),
  role: (given) =>
    sentence(
      `Peran ${first(given)} tidak ada di sop.yaml.`,
      `There is no role ${first(given)} in sop.yaml.`,
      `${meant(given, "Yang ada: ")}Nama peran ada di bawah 'peran:' pada sop.yaml.`,
      `${meant(given, "There are: ")}Roles stand under 'peran:' in sop.yaml.`,
    ),
  ...FOUNDING_USAGE,
  ...OFFICIAL_USAGE,
  example: (given) =>
    sentence(
      `Contoh ${given} tidak ada.`,
      `There is no example ${given}.`,
      "Yang ada: pakusari, jangkar.",
      "There are: pakusari, jangkar.",
    ),
  cell: (given) =>
    sentence(
      `${given} bukan sel.`,
      `${given} is not a cell.`,
      'Tulis --cell "F12 apa yang salah".',
      'Write --cell "F12 what is wrong".',
    ),
};

/** The sentence for a slip. @param what its code, then what was typed */
export function usage(what: string): Sentence {
  const [code = "", ...given] = what.split(" ");
  const words = USAGE[code];
  if (words !== undefined) return words(given.join(" "));
  return {
    what: said(what, what),
    hint: said("Lihat caranya dengan: sop --help", "See how with: sop --help"),
  };
}

/** Why a file cannot be read or written, by the system's own code. */
export function fileTrouble(why: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = {
    ENOENT: said("tidak ada", "there is none"),
    EACCES: said("tidak ada izin", "no permission"),
    EPERM: said("tidak ada izin", "no permission"),
    EROFS: said("folder hanya dapat dibaca", "the folder is read-only"),
    ENOSPC: said("penyimpanan penuh", "the disk is full"),
    EBUSY: said("sedang dipakai program lain", "another program has it open"),
    EISDIR: said("itu folder", "it is a folder"),
  };
  return known[why] ?? said(why, why);
}
