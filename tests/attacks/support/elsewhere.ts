/** The same record on another computer, and what comes back from there. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestOffice } from "../../support/office.ts";
import { trailer, withTrailers } from "./entry.ts";
import { type Forgery, forge, messageOf, moveTo, tip, treeOf } from "./forge.ts";

/** A copy on a computer that has never seen the record, at some commit of it. */
export function elsewhere(office: TestOffice, rev = "refs/heads/main"): TestOffice {
  const other = office.copy();
  forgetAll(other);
  other.git("reset", "--hard", "--quiet", rev);
  return other;
}

/** Forgets what this computer has seen: first entries, newest entries, proofs. */
export function forgetAll(office: TestOffice): void {
  rmSync(join(office.base, "home", ".config", "sop"), { recursive: true, force: true });
}

/** Fetches what was recorded on another computer. @returns its newest commit */
export function fetched(office: TestOffice, from: TestOffice): string {
  office.git("fetch", "--quiet", from.folder, "main");
  office.now = Math.max(office.now, from.now);
  return office.git("rev-parse", "FETCH_HEAD");
}

/** A merge by plain git, unsigned. @param tree of the first parent where none is given */
export function merge(office: TestOffice, parents: readonly string[], tree?: string): string {
  office.now += 60;
  return forge(office, {
    message: "Merge branch 'main'\n",
    parents,
    tree: tree ?? treeOf(office, parents[0]),
    author: "joko",
  });
}

/**
 * Writes entries again, each by its own signer, as if they rested on a newer entry than they do.
 *
 * @param commits oldest first @param onto the parent of the first @param previous the entry that the first names
 * @returns the last of them
 */
export function rewritten(
  office: TestOffice,
  commits: readonly string[],
  {
    onto,
    previous,
    changes = {},
  }: { onto: string; previous: string; changes?: Readonly<Record<string, string | number>> },
): string {
  const before = tip(office);
  let [parent, last] = [onto, previous];
  for (const commit of commits) {
    const message = messageOf(office, commit);
    const person = trailer(message, "Person") ?? "";
    last = forge(office, {
      message: withTrailers(message, { ...changes, Previous: last }),
      parents: [parent],
      tree: treeOf(office, commit),
      key: person,
      author: person,
      date: office.now,
    });
    parent = last;
    office.now += 60;
  }
  moveTo(office, before);
  return last;
}

/** The commits after one and up to another, oldest first. */
export function between(office: TestOffice, from: string, to: string): readonly string[] {
  return office.git("rev-list", "--reverse", `${from}..${to}`).split("\n").filter(Boolean);
}

/** What an honest tool would record next, from another computer: everything that a forger may write otherwise. */
export async function honestEntry(
  office: TestOffice,
  person: string,
  line: string,
): Promise<Required<Forgery>> {
  const aside = elsewhere(office);
  await aside.as(person, line);
  const id = fetched(office, aside);
  return {
    message: messageOf(office, id),
    tree: treeOf(office, id),
    parents: [office.git("rev-parse", `${id}~1`)],
    key: person,
    author: person,
    date: aside.now,
  };
}
