/** Ranks of civil servants (pangkat/golongan), however they are typed; and the grades of PPPK (domain §3). */

const NAMES: Readonly<Record<string, string>> = {
  "I/a": "Juru Muda",
  "I/b": "Juru Muda Tingkat I",
  "I/c": "Juru",
  "I/d": "Juru Tingkat I",
  "II/a": "Pengatur Muda",
  "II/b": "Pengatur Muda Tingkat I",
  "II/c": "Pengatur",
  "II/d": "Pengatur Tingkat I",
  "III/a": "Penata Muda",
  "III/b": "Penata Muda Tingkat I",
  "III/c": "Penata",
  "III/d": "Penata Tingkat I",
  "IV/a": "Pembina",
  "IV/b": "Pembina Tingkat I",
  "IV/c": "Pembina Utama Muda",
  "IV/d": "Pembina Utama Madya",
  "IV/e": "Pembina Utama",
};

/** PPPK have a grade from I to XVII, and no name for it. */
const GRADES = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split(" ");

/**
 * A rank as it is printed: `Pembina Tingkat I (IV/b)`, or `Golongan IX`.
 * @param typed a name, a code, or both, with `Tk. I` and `IVa` as people write them
 * @returns undefined where it is none, or where name and code contradict each other
 */
export function readRank(typed: string): string | undefined {
  const text = typed
    .replace(/\bTk\b\.?\s*/giu, "Tingkat ")
    .replace(/\s+/g, " ")
    .trim();
  const grade = /^(?:Golongan |Gol\.? ?)([IVX]+)$/iu.exec(text)?.[1]?.toUpperCase();
  if (grade !== undefined) return GRADES.includes(grade) ? `Golongan ${grade}` : undefined;
  const [, level, letter] = /(?:^|[\s(,])(IV|I{1,3})\s?\/?\s?([a-e])\)?$/iu.exec(text) ?? [];
  const code = level === undefined ? undefined : `${level.toUpperCase()}/${letter?.toLowerCase()}`;
  const name = text
    .replace(/[\s(,]*(?:IV|I{1,3})\s?\/?\s?[a-e]\)?$/iu, "")
    .replace(/[,(\s]+$/, "")
    .toLowerCase();
  const found = Object.entries(NAMES).filter(
    ([known, words]) =>
      (code === undefined || known === code) && (name === "" || words.toLowerCase() === name),
  );
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? undefined : `${only[1]} (${only[0]})`;
}
