/** YAML files that people write, and what a plan says of itself. */
import type { Finding, Rule } from "../../../domain/finding.ts";
import { doubtText } from "../doubts.ts";
import { meaning, patternWords, typeName, yamlSyntax } from "../failures/yaml-words.ts";
import { type Bilingual, type Language, said } from "../language.ts";
import { type Catalogue, given, same, shown } from "./entry.ts";
import type { PlanRule } from "./plan.ts";

export type DocumentRule = Exclude<
  Extract<Rule, `yaml-${string}` | `plan-${string}` | `procedure-${string}` | `period-${string}`>,
  PlanRule
>;

const SCHEMA = said(
  "Penyunting yang mengenal YAML menunjukkan apa yang boleh: baris pertama tiap berkas menunjuk skemanya.",
  "An editor that knows YAML shows what is allowed: the first line of each file points to its schema.",
);

export const DOCUMENTS: Catalogue<DocumentRule> = {
  "yaml-encoding": {
    severity: "error",
    says: () =>
      said(
        "ada huruf yang tidak terbaca, karena berkas ini tidak disimpan sebagai UTF-8; simpan lagi dengan pengodean UTF-8, lalu betulkan huruf itu",
        "a letter here cannot be read, because the file was not saved as UTF-8; save it again with the encoding UTF-8, and put the letter right",
      ),
    about: said(
      "Di Notepad: Simpan Sebagai, Pengodean: UTF-8. Huruf yang rusak tidak pernah dicatat: tanda tangan di bawahnya tidak dapat dibetulkan.",
      "In Notepad: Save As, Encoding: UTF-8. Broken letters are never recorded: what was signed with them cannot be put right.",
    ),
    example: same("UTF-8"),
  },
  "yaml-syntax": {
    severity: "error",
    says: (f) => said(yamlSyntax(f).id, yamlSyntax(f).en),
    about: said(
      "Berkas bukan YAML yang benar: biasanya spasi di awal baris, titik dua tanpa spasi, atau tanda kutip yang tidak ditutup.",
      "The file is not YAML: usually the spaces before a line, a colon without a space, or a quote that is not closed.",
    ),
    example: same("judul: Formulir Data Kinerja"),
  },
  "yaml-type": {
    severity: "error",
    says: (f) =>
      said(
        `${at(f)}seharusnya ${typeName(f.expected, "id")}${instead(f, "id")}`,
        `${at(f)}should be ${typeName(f.expected, "en")}${instead(f, "en")}`,
      ),
    about: SCHEMA,
    example: same('kode: "7.01"'),
  },
  "yaml-required": {
    severity: "error",
    says: (f) => said(`${at(f)}harus ada`, `${at(f)}is required`),
    about: SCHEMA,
    example: same("tahun: 2024"),
  },
  "yaml-unknown-key": {
    severity: "error",
    says: (f) =>
      said(
        `${at(f)}tidak dikenal di sini; yang ada: ${f.expected}`,
        `${at(f)}is not known here; there are: ${f.expected}`,
      ),
    about: SCHEMA,
    example: same("petunjuk:"),
  },
  "yaml-list": {
    severity: "error",
    says: (f) =>
      said(
        `${at(f)}${given(f)} tidak boleh; pilih: ${f.expected}`,
        `${at(f)}${given(f)} is not allowed; choose: ${f.expected}`,
      ),
    about: SCHEMA,
    example: same("tipe: angka"),
  },
  "yaml-range": {
    severity: "error",
    says: (f) =>
      said(
        `${at(f)}${given(f)} di luar batas (${f.expected})`,
        `${at(f)}${given(f)} is out of range (${f.expected})`,
      ),
    about: SCHEMA,
    example: same("putaran: 1"),
  },
  "yaml-pattern": {
    severity: "error",
    says: (f) =>
      said(
        `${at(f)}${given(f)} tidak sesuai bentuknya${patternWords(f.expected).id}`,
        `${at(f)}${given(f)} does not have the right form${patternWords(f.expected).en}`,
      ),
    about: SCHEMA,
    example: same('mulai: "2024-01-31"'),
  },
  "yaml-meaning": {
    severity: "error",
    says: (f) => meaning(f),
    about: said(
      "Bentuknya benar, tetapi isinya tidak dapat berlaku: menunjuk ke yang tidak ada, dua kali, atau tidak berurutan.",
      "The form is right, but what it says cannot hold: it points to something that is not there, twice, or out of order.",
    ),
    example: same("kembali_ke: [4]"),
  },
  "plan-sum-differs": {
    severity: "error",
    says: (f) =>
      said(
        `pagu ${f.field} tertulis Rp ${shown(f.given, "id")}, jumlah di bawahnya Rp ${shown(f.expected, "id")}`,
        `the ceiling of ${f.field} is stated as Rp ${shown(f.given, "en")}, the sum below it is Rp ${shown(f.expected, "en")}`,
      ),
    about: said(
      "Pagu program dan kegiatan adalah jumlah dari yang di bawahnya.",
      "The ceiling of a program or kegiatan is the sum of what lies below it.",
    ),
    example: same("pagu: 3773858565"),
  },
  "plan-unconfirmed": {
    severity: "warning",
    says: (f) =>
      said(
        `${f.field} perlu dikonfirmasi kantor: ${f.given}`,
        `${f.field} must be confirmed by the office: ${f.given}`,
      ),
    about: said(
      "Butir yang berasal dari sumber yang meragukan; kantor memastikannya di sop.yaml, lalu sop amend.",
      "An item from a doubtful source; the office confirms it in sop.yaml, then sop amend.",
    ),
    example: same("sop amend"),
  },
  "procedure-doubtful": {
    severity: "warning",
    says: ({ doubt }) => (doubt === undefined ? same("") : doubtText(doubt)),
    about: said(
      "Urutan tanggal, dasar hukum yang kedaluwarsa, kode atau nama kantor lain, SOP terkait yang tidak didaftar. Kantor yang memutuskan.",
      "Days out of order, bases that have expired, another office's code or name, related procedures that are not listed. The office decides.",
    ),
    example: same("sop amend"),
  },
  "period-skipped": {
    severity: "warning",
    says: (f) =>
      said(
        `siklus ${f.given} belum dibuka, padahal periodenya lebih dulu`,
        `cycle ${f.given} was not opened, though its period comes before this one`,
      ),
    about: said(
      "Angka kumulatif siklus ini menghitung isian periode sebelumnya, yang belum ada. Bila keliru dibuka: sop cancel.",
      "The cumulative figures of this cycle count returns of the earlier period, which are not there. Where it was opened by mistake: sop cancel.",
    ),
    example: same("sop open 2024/tw1"),
  },
};

function at({ field }: Finding): string {
  return field ? `${field}: ` : "";
}

function instead(finding: Finding, language: Language): string {
  const text = given(finding);
  const words: Bilingual = said(`, bukan ${text}`, `, not ${text}`);
  return text === "" ? "" : words[language];
}
