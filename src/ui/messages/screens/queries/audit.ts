/** The words of an audit around its codes: verdicts, titles, and what each count is of. */
import { type Bilingual, said } from "../../language.ts";
import { counted } from "../../words.ts";

export const AUDIT_WORDS = {
  id: {
    proven: "TERBUKTI",
    signaturesProven: "TANDA TANGAN TERBUKTI, ISI TURUNAN TIDAK DIPERIKSA",
    violated: "MELANGGAR",
    unprovable: "TIDAK DAPAT DIBUKTIKAN DI SINI",
    good: "sah",
    bad: "MELANGGAR",
    root: "Entri pertama",
    trust: {
      given: "sesuai --root",
      remembered: "sama dengan yang diingat",
      "first-use": "dipercaya untuk pertama kali; cocokkan dengan lembar SOP",
    },
    entries: (good: number, of: number) => `${good}/${of} entri sah dan berurutan`,
    older: (count: number) => `${count} entri lebih lama, semuanya sah (satu per satu: sop audit --all)`,
    breaks: (count: number) => `${count} pelanggaran`,
    breaksTitle: "Pelanggaran",
    ownGood: (good: number, of: number) => `${good}/${of} entri masing-masing sah`,
    plain: (count: number) => `${count} kiriman lain hanya menyentuh folder masuk/`,
    crossChecked: "Tanda tangan yang juga dibenarkan ssh-keygen",
    rounds: "Putaran yang selesai ditandatangani, dengan kode hash isinya",
    round: "putaran",
    waivers: "Seksi tanpa isian, diberi dispensasi sampai",
    notices: "Pemberitahuan (bukan pelanggaran)",
    drift: "Berkas di folder berbeda dari register",
    missing: "hilang",
    changed: "berubah",
    receipt: "Tanda terima (simpan di tempat lain; dengan --since terlihat bila entri terakhir dibuang):",
    strict: "Kode keluar 1 karena --strict",
    strictFor: {
      notices: (count: number) => `${count} pemberitahuan`,
      drift: (count: number) => `${count} berkas di folder berbeda dari register`,
      healings: (count: number) => `${count} kerusakan yang pernah dipulihkan`,
    },
    honesty:
      "Ini bukti proses, bukan tanda tangan elektronik tersertifikasi; waktu adalah jam penanda tangan.",
    acting: "pejabat pengganti",
    twice: {
      acting: "menandatangani dua kali sebagai pengganti",
      rangkap: "menandatangani dua kali menurut rangkap",
    },
    void: "dipulihkan",
    signaturesOnly:
      "Hanya tanda tangan dan urutannya yang diperiksa (--signatures-only); isi turunan (formulir, isian, rekap) tidak dihitung ulang.",
    healedTitle: "Kerusakan yang sudah dipulihkan",
    waitingTitle: "Pemulihan yang menunggu orang kedua",
    healed: (count: number) => `, dengan ${count} kerusakan yang sudah dipulihkan`,
    versionOne: (count: number) =>
      `${count} entri berformat versi 1: tidak mengikat seluruh isi (Sop-State) dan tidak diminta bukti pemilikan kunci.`,
  },
  en: {
    proven: "PROVEN",
    signaturesProven: "SIGNATURES PROVEN, DERIVED CONTENT NOT JUDGED",
    violated: "VIOLATED",
    unprovable: "CANNOT BE PROVEN HERE",
    good: "good",
    bad: "VIOLATED",
    root: "First entry",
    trust: {
      given: "as given by --root",
      remembered: "as remembered",
      "first-use": "trusted for the first time; compare with the SOP sheet",
    },
    entries: (good: number, of: number) =>
      `${good}/${of} ${of === 1 ? "entry is" : "entries are"} good and in order`,
    older: (count: number) =>
      `${count} older ${count === 1 ? "entry, good" : "entries, all of them good"} (one by one: sop audit --all)`,
    breaks: (count: number) => `${count} ${count === 1 ? "violation" : "violations"}`,
    breaksTitle: "Violations",
    ownGood: (good: number, of: number) =>
      `${good}/${of} ${of === 1 ? "entry is good in itself" : "entries are good in themselves"}`,
    plain: (count: number) =>
      count === 1
        ? "1 other commit touches only the in-tray"
        : `${count} other commits touch only the in-tray`,
    crossChecked: "Signatures that ssh-keygen accepts too",
    rounds: "Rounds that were signed, with the digest of their content",
    round: "round",
    waivers: "Sections without a return, waived until",
    notices: "Notices (not violations)",
    drift: "Files in the folder differ from the record",
    missing: "missing",
    changed: "changed",
    receipt: "Receipt (keep it elsewhere; with --since it shows whether the newest entries were dropped):",
    strict: "Exit code 1 because of --strict",
    strictFor: {
      notices: (count: number) => `${count} ${count === 1 ? "notice" : "notices"}`,
      drift: (count: number) =>
        `${count} ${count === 1 ? "file in the folder differs" : "files in the folder differ"} from the record`,
      healings: (count: number) =>
        `${count} ${count === 1 ? "break" : "breaks"} that ${count === 1 ? "was" : "were"} healed`,
    },
    honesty:
      "This proves the process; it is not a certified electronic signature, and dates are the signers' clocks.",
    acting: "acting official",
    twice: { acting: "signed twice while acting", rangkap: "signed twice by rangkap" },
    void: "healed",
    signaturesOnly:
      "Only signatures and their order were judged (--signatures-only); derived content (forms, returns, recap) was not derived again.",
    healedTitle: "Breaks that were healed",
    waitingTitle: "Healing that waits for a second person",
    healed: (count: number) => `, with ${count} ${count === 1 ? "break" : "breaks"} healed`,
    versionOne: (count: number) =>
      `${count} ${count === 1 ? "entry is" : "entries are"} of format version 1: the whole content is not bound (Sop-State), and no proof of possession was asked of keys.`,
  },
} as const;

export const AMENDED = said(
  "Prosedur yang diubah dalam siklus berjalan",
  "Procedures changed in a running cycle",
);

/** @param step the first that was done again under the new procedure */
export function redoneFrom(step: number): Bilingual {
  return said(`diulang mulai langkah ${step}`, `done again from step ${step}`);
}

/** Entries of one person who took two steps of a round, as the procedure allows. */
export function standByRangkap(count: number): Bilingual {
  return said(
    `${count} entri berlaku menurut rangkap pada sop.yaml (satu orang, dua langkah)`,
    `${counted(count, "entry stands", "entries stand")} by rangkap in sop.yaml (one person, two steps)`,
  );
}
