/**
 * A line of entries in short: enough of its ids to tell, long afterwards and without its objects, whether another history
 * goes on with it, is a beginning of it, or parted from it, and where. It is kept by the computer that proved the line,
 * and stands in the metadata of papers. It proves nothing by itself: the ids only name entries.
 */
import { type EntryId, entryId } from "../../ids.ts";

/** So many of the newest entries are named one by one; before them, those at distances that double. */
const NEAR = 512;
/** Hexadecimal digits of an id that are kept: entries of one line are told apart by fewer. */
const DIGITS = 16;
const HEAD = /^sop-line:1:([0-9a-f]+):([1-9][0-9]{0,8}):([0-9a-f]+):([0-9a-f]*)$/;

export interface LineMark {
  readonly root: EntryId;
  /** How many entries it has. */
  readonly count: number;
  /** Its newest entry. */
  readonly last: EntryId;
  /** The first digits of ids, one after the other, in the order of `positions`. */
  readonly marks: string;
}

/** A line that was proven on this computer, and when: seconds since 1970. */
export interface ProvenLine {
  readonly line: LineMark;
  readonly at: number;
}

/** What this computer remembers of one record. */
export interface Memory {
  /** What a later history of the record must hold. */
  readonly newest: ProvenLine | undefined;
  /** Lines that were proven once, and are no longer insisted on. */
  readonly former: readonly ProvenLine[];
}

/** Where two lines part: the last entry that is known to be in both, and the first that is known to differ. */
export interface Parting {
  readonly after: number;
  readonly before: number;
}

/** How a history meets a line that was named. */
export type Meeting =
  /** The line's newest entry is in the history. */
  | { readonly kind: "holds" }
  /** The history is shorter, and nothing in it differs: an older copy, or one whose newest entries were dropped. */
  | { readonly kind: "older" }
  | { readonly kind: "parted"; readonly parting: Parting };

/** The line that these entries are, oldest first. */
export function lineOf(entries: readonly EntryId[]): LineMark | undefined {
  const [root, last] = [entries[0], entries.at(-1)];
  if (root === undefined || last === undefined) return undefined;
  const marks = positions(entries.length).map((no) => entries[no - 1]?.slice(0, DIGITS));
  return { root, count: entries.length, last, marks: marks.join("") };
}

/** As one word of text. */
export function writeLine({ root, count, last, marks }: LineMark): string {
  return `sop-line:1:${root}:${count}:${last}:${marks}`;
}

/** Undefined where the text is not such a word. */
export function readLine(text: string): LineMark | undefined {
  const [, first = "", number = "", newest = "", marks = ""] = HEAD.exec(text) ?? [];
  const [root, last, count] = [entryId(first), entryId(newest), Number(number)];
  if (root === undefined || last === undefined) return undefined;
  return marks.length === positions(count).length * DIGITS ? { root, count, last, marks } : undefined;
}

/** @param entries of the history at hand, oldest first */
export function meet(entries: readonly EntryId[], line: LineMark): Meeting {
  if (entries[line.count - 1] === line.last || entries.includes(line.last)) return { kind: "holds" };
  let after = 0;
  for (const [at, no] of positions(line.count).entries()) {
    const here = entries[no - 1];
    if (here === undefined) break;
    if (!here.startsWith(markAt(line, at))) return { kind: "parted", parting: { after, before: no } };
    after = no;
  }
  return { kind: "older" };
}

/** The number of the line's entry whose id begins like this; undefined where it names none. */
export function numberIn(line: LineMark, beginning: string): number | undefined {
  if (line.last.startsWith(beginning)) return line.count;
  const wanted = beginning.slice(0, DIGITS);
  return positions(line.count).find((_, at) => markAt(line, at).startsWith(wanted));
}

function markAt({ marks }: LineMark, at: number): string {
  return marks.slice(at * DIGITS, (at + 1) * DIGITS);
}

/** The numbers of the entries that are named, rising: the first, then by halving distances, then all of the newest. */
function positions(count: number): readonly number[] {
  const far: number[] = [];
  for (let back = NEAR; back < count; back *= 2) far.push(count - back);
  const near = Array.from({ length: Math.min(NEAR, count) }, (_, at) => count - at);
  const all = [...near, ...far].reverse();
  return all[0] === 1 ? all : [1, ...all];
}
