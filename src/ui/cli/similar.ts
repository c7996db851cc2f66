/** What a mistyped word could have been. */

/** More changed letters than this make another word. */
const FARTHEST = 3;

/** The candidates with the fewest changed letters, where most of the word is right; empty where none is near. */
export function similar(word: string, candidates: readonly string[]): readonly string[] {
  const near = candidates
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .filter(({ candidate, far }) => far <= FARTHEST && far < 0.6 * Math.max(word.length, candidate.length));
  const nearest = Math.min(...near.map(({ far }) => far));
  return near.flatMap(({ candidate, far }) => (far === nearest ? [candidate] : [])).sort();
}

/**
 * Letters to insert, delete, replace or swap with their neighbour to come from one word to the other: the optimal
 * string alignment distance.
 */
function distance(one: string, other: string): number {
  const rows: number[][] = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? row + column;
  for (let row = 1; row <= one.length; row += 1)
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwap = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + replaced];
      rows[row]?.push(Math.min(...ways, ...(isSwap && column > 1 ? [at(row - 2, column - 2) + 1] : [])));
    }
  return at(one.length, other.length);
}
