/** The entries of a judgement as one text: it is kept and read back in a fraction of the time that objects take. */
import type { Act } from "../domain/entry.ts";
import type { CycleId, EntryId, KeyBlob, PersonId, SectionId } from "../domain/ids.ts";
import type { Flag } from "../domain/proposal.ts";
import type { JudgedEntry } from "./judge.ts";

/** A line an entry, a tab between its fields: an entry's own text has neither. */
export interface PackedRegister {
  readonly lines: Uint8Array;
  readonly keys: readonly KeyBlob[];
  /** By the number of the entry. */
  readonly flags: ReadonlyMap<number, readonly Flag[]>;
}

/** @param entries without violations: a judgement that has any is not kept */
export function packed(entries: readonly JudgedEntry[]): PackedRegister {
  const keys = [...new Set(entries.flatMap(({ key }) => key ?? []))];
  const numbers = new Map(keys.map((key, no) => [key, no]));
  const lines = entries.map(({ id, at, act, cycle, step, section, person, key, title }) => {
    const signer = key === undefined ? undefined : numbers.get(key);
    return [id, at, act, cycle, step, section, person, signer, title].join("\t");
  });
  const flagged = entries.flatMap(({ flags }, no) => (flags.length === 0 ? [] : ([[no, flags]] as const)));
  return { lines: new TextEncoder().encode(lines.join("\n")), keys, flags: new Map(flagged) };
}

/** Sealed by this program itself: what comes out is what went in. */
export function unpacked({ lines, keys, flags }: PackedRegister): JudgedEntry[] {
  const text = new TextDecoder().decode(lines);
  if (text === "") return [];
  return text.split("\n").map((line, no) => {
    const [id, at, act, cycle, step, section, person, signer, title = ""] = line.split("\t");
    return {
      id: id as EntryId,
      at: Number(at),
      act: act as Act,
      cycle: cycle === "" ? undefined : (cycle as CycleId),
      step: step === "" ? undefined : Number(step),
      section: section === "" ? undefined : (section as SectionId),
      person: person as PersonId,
      title,
      key: signer === "" ? undefined : keys[Number(signer)],
      violations: NONE,
      flags: flags.get(no) ?? NONE,
    };
  });
}

const NONE: readonly never[] = [];
