/** Work that is not done twice: within bounds, so that memory stays flat however many files are read. */
import { LRUCache } from "lru-cache";

export interface Bounds {
  /** How many answers are kept. */
  readonly answers: number;
  /** Longer texts are worked on each time anew. */
  readonly length: number;
}

/** Keeps what was worked out of a text: returns of one batch mostly come from the same program, and say much alike. */
export function remembered<Rest extends readonly unknown[], Answer>(
  work: (text: string, ...rest: Rest) => Answer,
  { answers, length }: Bounds,
): typeof work {
  const known = new LRUCache<string, { readonly answer: Answer }>({ max: answers });
  return (text, ...rest) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = work(text, ...rest);
    if (text.length <= length) known.set(text, { answer });
    return answer;
  };
}

/** For the parts of a workbook that most returns of a batch share, or those of a year with those of the next. */
export const PARTS: Bounds = { answers: 256, length: 32_768 };
