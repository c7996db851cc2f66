/**
 * Makes a template the office's own: texts that belong to the office it was written for are taken out of it, and what is
 * missing instead is listed among the items to be confirmed.
 */
import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from "yaml";

/** What an office says of itself when it is founded; `identitas` is the SOP sheet's block. */
export interface OfficeAnswers {
  readonly kantor?: Readonly<Record<string, unknown>> | undefined;
  readonly identitas?: Readonly<Record<string, unknown>> | undefined;
  readonly predikat?: string | undefined;
  readonly bahasa?: "id" | "en" | undefined;
}

/** The district and the regency that an office's block names, without the words before them. */
interface Names {
  readonly district: string;
  readonly regency: string;
}

/** The parts of sop.yaml that quote regulations and titles, which differ from office to office. */
const QUOTING = ["nama_lain", "dasar_hukum", "dasar_keputusan"] as const;

/** sop.yaml of a template with the office's own answers; comments and all else stay as they are. */
export function ownProcedure(text: string, answers: OfficeAnswers): string {
  const { kantor = {}, identitas = {}, predikat, bahasa } = answers;
  if (Object.keys(kantor).length === 0 && bahasa === undefined) return text;
  const document = parseDocument(text);
  const theirs = namesIn(document);
  for (const [key, value] of Object.entries(kantor))
    document.setIn(["kantor", key], document.createNode(value));
  if (bahasa !== undefined) document.set("bahasa", bahasa);
  if (predikat !== undefined) document.set("predikat", predikat);
  const own = namesIn(document);
  if (own.district !== theirs.district) leaveTheirs(document, theirs, own, { identitas, predikat });
  return document.toString({ lineWidth: 0 });
}

/**
 * formulir.yaml for this office: examples carry its own region code, and its name is none of the others'.
 * @param procedure sop.yaml of the template
 */
export function ownForm(written: string, procedure: string, { kantor = {} }: OfficeAnswers): string {
  const district = withoutWord(String(kantor.nama ?? ""), "kecamatan");
  if (district === "") return written;
  const theirs = parseDocument(procedure).getIn(["kantor", "kode_wilayah"]);
  const own = kantor.kode_wilayah;
  const hasBoth = typeof theirs === "string" && typeof own === "string";
  const text = hasBoth ? written.replaceAll(theirs, own) : written;
  const document = parseDocument(text);
  const others = document.get("wilayah_lain");
  if (!isSeq(others)) return text;
  const at = others.items.findIndex((one) => String(one).toLowerCase() === district);
  if (at < 0) return text;
  others.items.splice(at, 1);
  return document.toString({ lineWidth: 0 });
}

function leaveTheirs(
  document: Document,
  theirs: Names,
  own: Names,
  { identitas = {}, predikat }: OfficeAnswers,
): void {
  const isTheirs = (text: string): boolean => {
    const lower = text.toLowerCase();
    const ofRegency = theirs.regency !== own.regency && lower.includes(theirs.regency);
    return (
      ofRegency ||
      lower.includes(theirs.district) ||
      /kecamatan (?!kecamatan)[a-z]+/.test(lower.replaceAll(own.district, "kecamatan"))
    );
  };
  const removed = QUOTING.filter((key) => withoutItems(document, key, isTheirs));
  const approvedBy = document.getIn(["identitas", "disahkan_oleh"]);
  document.set(
    "identitas",
    document.createNode({ nomor: UNNUMBERED, disahkan_oleh: approvedBy, ...identitas }),
  );
  // What is said of the texts that were taken out says nothing of this office.
  withoutItems(document, "perlu_konfirmasi", (item) => /^(?:identitas|dasar_|nama)/.test(item));
  const missing = [
    ...(identitas.nomor === undefined ? [["identitas.nomor", "Nomor SOP kantor ini belum diisi."]] : []),
    ...(identitas.keputusan === undefined
      ? [
          [
            "identitas.keputusan",
            "Keputusan yang menetapkan SOP ini, tanggalnya, dan tanggal pembuatan serta tanggal efektif belum diisi.",
          ],
        ]
      : []),
    ...removed.map((key) => [
      key,
      "Judul dan peraturan daerah kantor asal templat ini sudah dikeluarkan; isi dengan milik kantor dan kabupaten sendiri.",
    ]),
    ...(predikat === undefined && theirs.regency !== own.regency
      ? [["predikat", "Skala predikat bawaan ditetapkan kabupaten lain; pastikan skala kabupaten sendiri."]]
      : []),
  ];
  for (const [butir, catatan] of missing)
    document.addIn(["perlu_konfirmasi"], document.createNode({ butir, catatan }));
}

/** What stands where a number is not given yet: nobody takes it for one. */
const UNNUMBERED = "(belum bernomor)";

/** Takes items out of a list, by their text or their first value. @returns was any taken out? */
function withoutItems(document: Document, key: string, isLeft: (text: string) => boolean): boolean {
  const list = document.get(key);
  if (!isSeq(list)) return false;
  const kept = (list as YAMLSeq).items.filter(
    (item) => !isLeft(isMap(item) ? String(Object.values(item.toJSON())[0]) : String(item)),
  );
  const some = kept.length < list.items.length;
  list.items = kept;
  if (kept.length === 0) document.delete(key);
  return some;
}

function namesIn(document: Document): Names {
  const office = document.get("kantor");
  if (!isMap(office)) return { district: "", regency: "" };
  const head = office.toJSON() as { readonly nama?: string; readonly kop?: readonly string[] };
  const line = head.kop?.find((one) => /kabupaten|kota/i.test(one)) ?? "";
  const [, regency = ""] = /(?:kabupaten|kota)\s+(.+)$/i.exec(line) ?? [];
  return { district: withoutWord(head.nama ?? "", "kecamatan"), regency: regency.trim().toLowerCase() };
}

function withoutWord(text: string, word: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(new RegExp(`^${word}\\s+`), "");
}
