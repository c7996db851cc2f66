/** Slips in `sop official`: which person, key, appointment or letter. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import { listed, type SlipWords } from "./slip-words.ts";

export const OFFICIAL_USAGE = {
  "action-unknown": (given, meant) =>
    sentence(
      `Tindakan "${given}" tidak ada pada sop official.`,
      `Unknown action "${given}" of sop official.`,
      `Yang ada: ${meant.join(", ")}.`,
      `Available: ${meant.join(", ")}.`,
    ),
  "acting-for-oneself": (given) =>
    sentence(
      `${given} tidak dapat menggantikan diri sendiri.`,
      `${given} cannot stand in for himself or herself.`,
      "Sebutkan pejabat yang digantikan dengan --acting-for ORANG.",
      "Name the official who is stood in for with --acting-for PERSON.",
    ),
  "basis-needed": () =>
    sentence(
      "Nomor dan tanggal surat harus disebut.",
      "The number and date of the letter must be given.",
      'Tambahkan --basis "SK 821.2/12/2024 tanggal 2 Januari 2024".',
      'Add --basis "SK 821.2/12/2024 of 2 January 2024".',
    ),
  capacity: (given, meant) =>
    sentence(
      `"${given}" bukan kedudukan dalam jabatan.`,
      `"${given}" is not a capacity in which an office is held.`,
      `Sebutkan dengan --capacity: ${meant.join(", ")}.`,
      `Name it with --capacity: ${meant.join(", ")}.`,
    ),
  "days-backwards": (given) =>
    sentence(
      `Hari terakhir mendahului hari pertama (${given}).`,
      `The last day comes before the first (${given}).`,
      "Periksa --from dan --until.",
      "Check --from and --until.",
    ),
  "entry-unknown": (given) =>
    sentence(
      `Tidak ada tepat satu entri "${given}" di register ini.`,
      `There is not exactly one entry "${given}" in this record.`,
      "Salin kodenya dari: sop log — sedikitnya delapan karakter, atau sebutkan harinya dengan --from TTTT-BB-HH.",
      "Copy its id from: sop log — at least eight characters, or name the day with --from YYYY-MM-DD.",
    ),
  id: (given) =>
    sentence(
      `${given} bukan pengenal yang boleh.`,
      `${given} is not a valid id.`,
      "Pakai huruf kecil, angka dan tanda hubung; mulai dengan huruf.",
      "Use lower-case letters, digits and hyphens; begin with a letter.",
    ),
  "key-end": (given) =>
    sentence(
      given === "rotated"
        ? "Kunci yang hilang bukan kunci yang diganti: --lost dan --reason rotated bertentangan."
        : `"${given}" bukan alasan berakhirnya kunci.`,
      given === "rotated"
        ? "A lost key was not replaced: --lost and --reason rotated contradict each other."
        : `"${given}" is not a reason for which a key ends.`,
      'Alasannya: rotated (diganti), lost (hilang), compromised (dikuasai pihak lain). Cara hilangnya boleh ditulis bersama --lost: --lost --reason "…".',
      'Reasons are: rotated (replaced), lost, compromised (used by somebody else). How it was lost may be told with --lost: --lost --reason "…".',
    ),
  "key-lost-which": (given, meant) =>
    sentence(
      `Beberapa kunci ${given} masih berlaku; sebutkan yang hilang.`,
      `Several keys of ${given} are in force; say which is lost.`,
      `${listed(meant, "Kuncinya: ")}Sebutkan dengan --lost --end SHA256:…`,
      `${listed(meant, "The keys: ")}Name it with --lost --end SHA256:…`,
    ),
  "key-none": (given) =>
    sentence(
      `Tidak ada kunci ${given} yang masih berlaku.`,
      `No key of ${given} is in force.`,
      "Lihat: sop official list",
      "See: sop official list",
    ),
  "key-which": (given, meant) =>
    sentence(
      `Sidik jari "${given}" tidak menunjuk tepat satu kunci orang itu.`,
      `The fingerprint "${given}" does not name exactly one key of that person.`,
      `${listed(meant, "Kuncinya: ")}Sebutkan seluruhnya, atau sedikitnya delapan karakter sesudah SHA256: — lihat: sop official list`,
      `${listed(meant, "The keys: ")}Give it in full, or at least eight characters after SHA256: — see: sop official list`,
    ),
  nip: (given) =>
    sentence(
      `${given} bukan NIP atau NI PPPK yang benar.`,
      `${given} is not a valid NIP or NI PPPK.`,
      "18 angka: lahir TTTTBBHH, pengangkatan TTTTBB, 1/2, tiga angka urut.",
      "18 digits: birth YYYYMMDD, appointment YYYYMM, 1/2, three of sequence.",
    ),
  "person-exists": (given) =>
    sentence(
      `${given} sudah ada di pejabat.yaml.`,
      `${given} is already on the roster.`,
      "Pakai pengenal lain, atau: sop official act / key / end",
      "Use another id, or: sop official act / key / end",
    ),
  "person-needed": (given, meant) =>
    sentence(
      "Orangnya belum disebut.",
      "The person was not given.",
      `Tulis pengenalnya: sop official ${given} ORANG. ${listed(meant, "Yang ada: ")}`.trim(),
      `Write their id: sop official ${given} PERSON. ${listed(meant, "On the roster: ")}`.trim(),
    ),
  "person-unknown": (given) =>
    sentence(
      `${given} tidak ada di pejabat.yaml.`,
      `${given} is not on the roster.`,
      "Lihat daftarnya dengan: sop official list",
      "See the roster with: sop official list",
    ),
  "post-not-held": (given, meant) =>
    sentence(
      `Jabatan itu tidak sedang dipegang: ${given}.`,
      `That appointment is not held: ${given}.`,
      `${listed(meant, "Yang dipegang: ")}Lihat: sop official list`,
      `${listed(meant, "Held: ")}See: sop official list`,
    ),
  "post-which": (given, meant) =>
    sentence(
      `${given} memegang beberapa jabatan; sebutkan yang berakhir.`,
      `${given} holds several appointments; say which ends.`,
      `${listed(meant, "Yang dipegang: ")}Semuanya sekaligus: --all`,
      `${listed(meant, "Held: ")}All at once: --all`,
    ),
  rank: (given) =>
    sentence(
      `"${given}" bukan pangkat/golongan yang dikenal, atau nama dan golongannya tidak cocok.`,
      `"${given}" is not a known rank, or its name and code do not match.`,
      'Contoh: "Penata Tk. I", "III/d", "Penata Tingkat I (III/d)", "Golongan IX" (PPPK).',
      'Examples: "Penata Tk. I", "III/d", "Penata Tingkat I (III/d)", "Golongan IX" (PPPK).',
    ),
  role: (given, meant) =>
    sentence(
      `Peran ${given} tidak ada di sop.yaml.`,
      `Unknown role ${given}: it is not in sop.yaml.`,
      `${listed(meant, "Yang ada: ")}Nama peran ada di bawah 'peran:' pada sop.yaml.`,
      `${listed(meant, "Available: ")}Roles stand under 'peran:' in sop.yaml.`,
    ),
  "role-needed": (given, meant) =>
    sentence(
      `Peran untuk ${given} belum disebut.`,
      `The role of ${given} was not given.`,
      `Tambahkan --role PERAN. ${listed(meant, "Peran pada sop.yaml: ")}`.trim(),
      `Add --role ROLE. ${listed(meant, "Roles in sop.yaml: ")}`.trim(),
    ),
  "section-for": (given, meant) =>
    sentence(
      `Peran ${given} memerlukan seksinya.`,
      `The role ${given} needs its section.`,
      `${listed(meant, "Seksi pada rencana: ")}Sebutkan dengan --section SEKSI.`,
      `${listed(meant, "Sections of the plan: ")}Name it with --section SECTION.`,
    ),
  "section-none": (given) =>
    sentence(
      `Peran itu tidak untuk satu seksi (${given}).`,
      `That role is not of one section (${given}).`,
      "Hapus --section.",
      "Leave --section out.",
    ),
  "section-of-plan": (given, meant) =>
    sentence(
      `Seksi ${given} tidak ada di rencana.`,
      `Unknown section ${given}: it is not in the plan.`,
      `${listed(meant, "Seksi pada rencana: ")}Seksi baru masuk dulu ke rencana.yaml (sop draft).`,
      `${listed(meant, "Sections of the plan: ")}A new section goes into rencana.yaml first (sop draft).`,
    ),
  "vouch-other": (given, meant) =>
    sentence(
      `Kunci pada --vouch bukan kunci ${given} yang masih berlaku.`,
      `The key of --vouch is not a key of ${given} that is in force.`,
      listed(meant, "Yang berlaku: "),
      listed(meant, "In force: "),
    ),
} satisfies Partial<Record<UsageCode, SlipWords>>;
