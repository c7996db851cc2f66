/** Words for what is wrong in a YAML file: kinds, forms and meanings, as officials know them. */
import type { Finding } from "../../../domain/finding.ts";
import { type Bilingual, type Language, said } from "../language.ts";

/** What a file means, where no schema could say it; by the code that the reader gave. */
const MEANINGS: Readonly<Record<string, (given: string) => Bilingual>> = {
  "step-order": (no) =>
    said(
      `nomor langkah ${no} tidak berurutan; mulai dari 1 dan naik satu demi satu`,
      `step number ${no} is out of order; begin at 1 and go up by one`,
    ),
  "role-unknown": (role) =>
    said(`peran "${role}" tidak ada di bawah peran:`, `the role "${role}" is not under peran:`),
  "return-forward": (no) =>
    said(`kembali_ke ${no} bukan langkah sebelumnya`, `kembali_ke ${no} is not an earlier step`),
  "return-unknown": (no) => said(`kembali_ke ${no} bukan nomor langkah`, `kembali_ke ${no} is not a step`),
  "judge-first": (kind) =>
    said(
      `langkah pertama tidak dapat berjenis ${kind}: belum ada yang dinilai`,
      `the first step cannot be of kind ${kind}: there is nothing to judge yet`,
    ),
  "combined-not-signing": (no) =>
    said(
      `langkah ${no} pada rangkap: bukan langkah berjenis initial atau sign; sebutkan hanya langkah paraf dan tanda tangan`,
      `step ${no} under rangkap: is not a step of kind initial or sign; name only steps that are initialled or signed`,
    ),
  "sections-scattered": (steps) =>
    said(
      `langkah berlingkup seksi harus berurutan; sekarang mulai di langkah ${steps}`,
      `steps of scope seksi must stand together; now they begin at steps ${steps}`,
    ),
  "section-unknown": (section) =>
    said(
      `seksi "${section}" tidak ada di daftar seksi`,
      `the section "${section}" is not in the list of sections`,
    ),
  "row-id-twice": (id) =>
    said(`pengenal indikator "${id}" dipakai dua kali`, `the indicator id "${id}" is used twice`),
  "target-unasked": (given) =>
    said(
      `target ini tidak pernah ditanyakan (${given}); tulis target pada kunci periodenya sendiri`,
      `this target is never asked (${given}); write the target under the key of its own periode`,
    ),
  "money-unasked": (code) =>
    said(
      `anggaran sub kegiatan ${code} tidak ditanyakan di mana pun; beri sedikitnya satu indikator triwulan`,
      `the budget of sub kegiatan ${code} is asked nowhere; give it at least one indicator by triwulan`,
    ),
  "pattern-needed": (id) =>
    said(
      `indikator "${id}" belum menyebut pola ukur; tulis pola: hitungan, posisi atau rilis`,
      `the indicator "${id}" names no pola; write pola: hitungan, posisi or rilis`,
    ),
  "pattern-accumulation": (given) =>
    said(
      `pola dan akumulasi tidak cocok (${given}); hitungan dijumlah, posisi memakai nilai terakhir atau rata-rata, rilis nilai terakhir`,
      `pola and akumulasi do not fit (${given}); hitungan adds up, posisi takes the last figure or the mean, rilis the last`,
    ),
  "release-needed": (id) =>
    said(
      `indikator "${id}" berpola rilis; sebut penerbit dan bulannya pada rilis, misalnya rilis: { oleh: BPS, bulan: [7] }`,
      `the indicator "${id}" is of pola rilis; say who publishes it and when, such as rilis: { oleh: BPS, bulan: [7] }`,
    ),
  "release-unneeded": (id) =>
    said(
      `indikator "${id}" menyebut rilis, tetapi polanya bukan rilis`,
      `the indicator "${id}" names a rilis, but its pola is another`,
    ),
  "column-needed": (key) =>
    said(`kolom berkunci "${key}" harus ada`, `a column with the key "${key}" is needed`),
  "column-twice": (key) =>
    said(`kunci kolom "${key}" dipakai dua kali`, `the column key "${key}" is used twice`),
  "choices-needed": (key) =>
    said(
      `kolom "${key}" bertipe pilihan, tetapi tidak ada daftarnya`,
      `the column "${key}" is a choice, but has no list`,
    ),
  "rule-column": (key) =>
    said(`tidak ada kolom isian berkunci "${key}"`, `there is no input column with the key "${key}"`),
  "rule-syntax": (part) =>
    said(`ungkapan tidak dapat dibaca (${part})`, `the expression cannot be read (${part})`),
  "rule-name": (part) =>
    said(
      `ungkapan menyebut yang tidak ada pada baris formulir (${part})`,
      `the expression speaks of something that a row does not have (${part})`,
    ),
  "rule-call": (name) =>
    said(
      `fungsi ${name} tidak dipakai di sini; yang ada: size, contains, startsWith, endsWith, int, double, string`,
      `the function ${name} is not used here; there are: size, contains, startsWith, endsWith, int, double, string`,
    ),
  "rule-not-a-question": () =>
    said(
      "ungkapan harus menghasilkan ya atau tidak, misalnya realisasi <= target",
      "the expression must come to yes or no, such as realisasi <= target",
    ),
  "key-line": (text) => said(`"${text}" bukan baris kunci publik`, `"${text}" is not a public key line`),
  "cycle-name": (text) => said(`"${text}" bukan nama siklus`, `"${text}" is not the name of a cycle`),
  "plan-without-sections": () =>
    said(
      "rencana tidak menyebut seksi, atau menyebutnya dua kali",
      "the plan names no sections, or one twice",
    ),
  "plan-empty": () =>
    said(
      "rencana belum berisi indikator yang ditanyakan pada periode siklus ini; tambahkan indikator, atau periode pada indikator",
      "the plan has no indicators that are asked in the period of this cycle; add indicators, or periode to one",
    ),
};

/** What a pattern of the schemas allows, by a text that it would accept: the first that fits tells it. */
const FORMS: readonly (readonly [sample: string, words: Bilingual])[] = [
  ["2024-01-31", said("tanggal TTTT-BB-HH dalam tanda kutip", "a day YYYY-MM-DD, in quotes")],
  ["2 hari", said("misalnya 2 hari, 4 jam atau 10 menit", "such as 2 hari, 4 jam or 10 menit")],
  ["2024/tw1", said("misalnya 2024/tw1", "such as 2024/tw1")],
  ["+07:00", said('misalnya "+07:00"', 'such as "+07:00"')],
  [
    "7.01.01.2.01.02",
    said('kode sub kegiatan, misalnya "7.01.01.2.01.02"', 'a sub kegiatan code, such as "7.01.01.2.01.02"'),
  ],
  ["7.01.01.2.01", said('kode kegiatan, misalnya "7.01.01.2.01"', 'a kegiatan code, such as "7.01.01.2.01"')],
  ["7.01.01", said('kode program, misalnya "7.01.01"', 'a program code, such as "7.01.01"')],
  ["35.09.24", said('kode wilayah, misalnya "35.09.24"', 'a region code, such as "35.09.24"')],
  ["197001011995011001", said("18 angka dalam tanda kutip", "18 digits, in quotes")],
  ["seksi-pmd", said("huruf kecil, angka dan tanda hubung", "lower-case letters, digits and hyphens")],
  ["realisasi_tw", said("huruf kecil, angka dan garis bawah", "lower-case letters, digits and underscores")],
  [
    "A-1.b",
    said("huruf, angka, titik dan tanda hubung, tanpa spasi", "letters, digits, dots and hyphens, no spaces"),
  ],
];

/** What a pattern allows, as the end of a sentence. */
export function patternWords(pattern: string | undefined): Bilingual {
  if (!pattern) return said("", "");
  const form = FORMS.find(([sample]) => new RegExp(pattern).test(sample));
  return form === undefined ? said("", "") : said(`; yang boleh: ${form[1].id}`, `; allowed: ${form[1].en}`);
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: said("teks (dalam tanda kutip bila berisi angka)", "text (in quotes where it looks like a number)"),
  number: said("angka", "a number"),
  integer: said("bilangan bulat", "a whole number"),
  boolean: said("true atau false", "true or false"),
  array: said("daftar (baris yang dimulai dengan -)", "a list (lines that begin with -)"),
  object: said("kelompok kunci: nilai", "a group of key: value"),
};

/** A kind of value by the words of the schemas: `string|array` as "text or a list". */
export function typeName(types: string | undefined, language: Language): string {
  const known = (types ?? "").split("|").map((type) => TYPES[type]?.[language] ?? type);
  return known.join({ id: " atau ", en: " or " }[language]);
}

/** Why a line cannot be read. */
export function yamlSyntax(finding: Finding): Bilingual {
  const line = finding.given ? `: ${finding.given}` : "";
  if (finding.expected === "ALIAS")
    return said(`jangan memakai & dan * (jangkar YAML)${line}`, `do not use & and * (YAML anchors)${line}`);
  if (finding.expected === "DUPLICATE_KEY")
    return said(`kunci ini muncul dua kali${line}`, `this key appears twice${line}`);
  if (finding.expected === "TAB_AS_INDENT")
    return said(
      `pakai spasi, bukan tab, di awal baris${line}`,
      `use spaces, not tabs, at the start of a line${line}`,
    );
  return said(
    `tulisan YAML di baris ini tidak dapat dibaca; periksa titik dua, tanda kutip dan lekuk baris${line}`,
    `the YAML on this line cannot be read; check colons, quotes and indentation${line}`,
  );
}

/** What a file means wrongly, by the code that its reader gave. */
export function meaning(finding: Finding): Bilingual {
  const words = MEANINGS[finding.expected ?? ""];
  return words?.(finding.given ?? "") ?? said(finding.given ?? "", finding.given ?? "");
}
