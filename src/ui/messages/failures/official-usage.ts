/** Slips in `sop official`, by what was wrong: which key, which post, which letter. */
import { type Sentence, sentence } from "../language.ts";
import { first, meant } from "./slip.ts";

/** By the code of the slip; what there is to choose from is named. */
export const OFFICIAL_USAGE: Readonly<Record<string, (given: string) => Sentence>> = {
  "key-which": (given) =>
    sentence(
      `Sidik jari "${first(given)}" tidak menunjuk tepat satu kunci orang itu.`,
      `The fingerprint "${first(given)}" does not name exactly one key of that person.`,
      `${meant(given, "Kuncinya: ")}Sebutkan seluruhnya, atau sedikitnya delapan karakter sesudah SHA256: — lihat: sop official list`,
      `${meant(given, "The keys: ")}Give it in full, or at least eight characters after SHA256: — see: sop official list`,
    ),
  "key-end": (given) =>
    sentence(
      given === "rotated"
        ? "Kunci yang hilang bukan kunci yang diganti: --lost dan --reason rotated bertentangan."
        : `"${given}" bukan alasan berakhirnya kunci.`,
      given === "rotated"
        ? "A lost key was not replaced: --lost and --reason rotated contradict each other."
        : `"${given}" is no reason for which a key ends.`,
      'Alasannya: rotated (diganti), lost (hilang), compromised (dikuasai pihak lain). Cara hilangnya boleh ditulis bersama --lost: --lost --reason "…".',
      'Reasons are: rotated (replaced), lost, compromised (in other hands). How it was lost may be told with --lost: --lost --reason "…".',
    ),
  "key-none": (given) =>
    sentence(
      `Tidak ada kunci ${given} yang masih berlaku.`,
      `No key of ${given} is in force.`,
      "Lihat: sop official list",
      "See: sop official list",
    ),
  "key-lost-which": (given) =>
    sentence(
      `Beberapa kunci ${first(given)} masih berlaku; sebutkan yang hilang.`,
      `Several keys of ${first(given)} are in force; say which is lost.`,
      `${meant(given, "Kuncinya: ")}Sebutkan dengan --lost --end SHA256:…`,
      `${meant(given, "The keys: ")}Name it with --lost --end SHA256:…`,
    ),
  "vouch-other": (given) =>
    sentence(
      `Kunci pada --vouch bukan kunci ${first(given)} yang masih berlaku.`,
      `The key of --vouch is no key of ${first(given)} that is in force.`,
      meant(given, "Yang berlaku: "),
      meant(given, "In force: "),
    ),
  "entry-unknown": (given) =>
    sentence(
      `Tidak ada tepat satu entri "${given}" di register ini.`,
      `There is not exactly one entry "${given}" in this record.`,
      "Salin kodenya dari: sop log — sedikitnya delapan karakter, atau sebutkan harinya dengan --from TTTT-BB-HH.",
      "Copy its id from: sop log — at least eight characters, or name the day with --from YYYY-MM-DD.",
    ),
  "post-not-held": (given) =>
    sentence(
      `Jabatan itu tidak sedang dipegang: ${first(given)}.`,
      `That appointment is not held: ${first(given)}.`,
      `${meant(given, "Yang dipegang: ")}Lihat: sop official list`,
      `${meant(given, "Held: ")}See: sop official list`,
    ),
  "post-which": (given) =>
    sentence(
      `${first(given)} memegang beberapa jabatan; sebutkan yang berakhir.`,
      `${first(given)} holds several appointments; say which ends.`,
      `${meant(given, "Yang dipegang: ")}Semuanya sekaligus: --all`,
      `${meant(given, "Held: ")}All at once: --all`,
    ),
  "role-needed": (given) =>
    sentence(
      `Peran untuk ${first(given)} belum disebut.`,
      `The role of ${first(given)} was not given.`,
      `Tambahkan --role PERAN. ${meant(given, "Peran pada sop.yaml: ")}`.trim(),
      `Add --role ROLE. ${meant(given, "Roles in sop.yaml: ")}`.trim(),
    ),
  "person-needed": (given) =>
    sentence(
      "Orangnya belum disebut.",
      "The person was not given.",
      `Tulis pengenalnya: sop official ${first(given)} ORANG. ${meant(given, "Yang ada: ")}`.trim(),
      `Write their id: sop official ${first(given)} PERSON. ${meant(given, "On the roster: ")}`.trim(),
    ),
  "acting-for-oneself": (given) =>
    sentence(
      `${given} tidak dapat menggantikan diri sendiri.`,
      `${given} cannot stand in for himself or herself.`,
      "Sebutkan pejabat yang digantikan dengan --acting-for ORANG.",
      "Name the official who is stood in for with --acting-for PERSON.",
    ),
  "section-for": (given) =>
    sentence(
      `Peran ${first(given)} memerlukan seksinya.`,
      `The role ${first(given)} needs its section.`,
      `${meant(given, "Seksi pada rencana: ")}Sebutkan dengan --section SEKSI.`,
      `${meant(given, "Sections of the plan: ")}Name it with --section SECTION.`,
    ),
  "section-of-plan": (given) =>
    sentence(
      `Seksi ${first(given)} tidak ada di rencana.`,
      `There is no section ${first(given)} in the plan.`,
      `${meant(given, "Seksi pada rencana: ")}Seksi baru masuk dulu ke rencana.yaml (sop draft).`,
      `${meant(given, "Sections of the plan: ")}A new section goes into rencana.yaml first (sop draft).`,
    ),
  "section-none": (given) =>
    sentence(
      `Peran itu tidak untuk satu seksi (${first(given)}).`,
      `That role is not of one section (${first(given)}).`,
      "Hapus --section.",
      "Leave --section out.",
    ),
  "basis-needed": () =>
    sentence(
      "Nomor dan tanggal surat harus disebut.",
      "The number and date of the letter must be given.",
      'Tambahkan --basis "SK 821.2/12/2024 tanggal 2 Januari 2024".',
      'Add --basis "SK 821.2/12/2024 of 2 January 2024".',
    ),
  "days-backwards": (given) =>
    sentence(
      `Hari terakhir mendahului hari pertama (${given}).`,
      `The last day comes before the first (${given}).`,
      "Periksa --from dan --until.",
      "Check --from and --until.",
    ),
};
