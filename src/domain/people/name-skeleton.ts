/** What a person's name looks and sounds like, whatever signs it is written with. */

/** Letters of other scripts that look like Latin ones (Unicode TR39, the capitals and small letters that fonts draw alike). */
const LOOKALIKES: readonly (readonly [others: string, latin: string])[] = [
  // Greek
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ["αικνορυχ", "aikvopux"],
  // Cyrillic
  ["АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"],
  ["аеѕіјорсухһԁԛԝ", "aesijopcyxhdqw"],
];

const LATIN = new Map(
  LOOKALIKES.flatMap(([others, latin]) =>
    [...others].map((letter, at): [string, string] => [letter, latin[at] ?? ""]),
  ),
);

/**
 * Two names with the same skeleton are one name to whoever reads them: case, blanks, punctuation, accents and signs that
 * cannot be seen make no difference, nor do letters of another script that look the same.
 */
export function nameSkeleton(name: string): string {
  const latin = [...name].map((letter) => LATIN.get(letter) ?? letter).join("");
  return latin
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
