/** What can be wrong with a commit's files, whoever wrote them. */

import type { EntryId } from "../../../domain/ids.ts";
import type { EntryMessage } from "../../../domain/ledger/message/message.ts";
import type { Refusal, World } from "../../../domain/ledger/proposal.ts";
import { isGoverned } from "../../../domain/paths.ts";
import { officialOf } from "../../../domain/people/official.ts";
import type { Commit, HistoryReader, TreeChanges, TreeFile } from "../../ports/history.ts";
import { gitName } from "./settled-commit.ts";
import type { Violation, ViolationCode } from "./violation.ts";

/** What the law refuses of an entry. */
export function refusedBy(commit: Commit, refusals: readonly Refusal[]): readonly Violation[] {
  return (
    refusals
      // A bad signature says all there is to say about the key.
      .filter(({ code }) => commit.signature.kind === "good" || code !== "key-unregistered")
      .map((refusal) => ({
        code: refusal.code,
        entry: commit.id,
        refusal,
        path: "path" in refusal ? refusal.path : undefined,
      }))
  );
}

/**
 * A commit that is no entry may bring something into the in-tray, and change nothing else of the line that it goes on with.
 * @param changes against the commit whose line it goes on with
 * @param lost entries of other lines that it joins
 * @param isSilent has it no line like a trailer? Of one that has, its message says enough
 */
export function plainFaults(
  commit: Commit,
  { files }: TreeChanges,
  lost: readonly EntryId[],
  isSilent: boolean,
): readonly Violation[] {
  const { id: entry, parents, joins } = commit;
  if (parents.length === 0) return [{ code: "root-not-entry", entry }];
  // A squash of approvals, which touch no file, leaves a commit that changes nothing.
  if (isSilent && !joins && files.length === 0) return [{ code: "commit-empty", entry }];
  const governed = files.filter(({ path }) => isGoverned(path));
  return [
    ...governed.map(({ path }): Violation => ({ code: "governed-changed", entry, path })),
    ...joinFaults(entry, lost),
  ];
}

/** Entries that were made side by side have no order: whoever joins them drops some. */
function joinFaults(entry: EntryId, lost: readonly EntryId[]): readonly Violation[] {
  return lost.length === 0 ? [] : [{ code: "merge-joins-entries", entry, detail: lost.join(" ") }];
}

/** A link or a submodule is what lies elsewhere; a program is nothing that a form or a figure is. */
const UNFIT: Readonly<Record<string, ViolationCode>> = {
  "120000": "path-link",
  "160000": "path-link",
  "100755": "path-mode",
};

/**
 * Files that would not be the same on every computer, among those that an entry brings: links, submodules, programs,
 * pointers to what lies elsewhere, names that differ only by case. Each new content is read, so that none is missing.
 */
export async function contentFaults(
  history: HistoryReader,
  entry: EntryId,
  { files, collisions }: TreeChanges,
): Promise<readonly Violation[]> {
  const violations: Violation[] = collisions
    .filter(isGoverned)
    .map((path) => ({ code: "path-collides", entry, path }));
  for (const { path, after } of files) {
    if (after === undefined || !isGoverned(path)) continue;
    const code = UNFIT[after.mode] ?? ((await isPointer(history, after)) ? "path-pointer" : undefined);
    if (code !== undefined) violations.push({ code, entry, path });
  }
  return violations;
}

async function isPointer(history: HistoryReader, { blob }: TreeFile): Promise<boolean> {
  return (await history.facts(blob)).pointer;
}

/** What can be said of an entry without knowing the rules: its form, its place, its signature. */
export function formFaults(
  { id, faults, parents, signature }: Commit,
  lost: readonly EntryId[],
  isFirst: boolean,
): readonly Violation[] {
  const codes: ViolationCode[] = [...faults];
  if (parents.length > 1) codes.push("entry-is-merge");
  if (parents.length === 0 && !isFirst) codes.push("second-root");
  if (signature.kind === "bad") codes.push(signature.code);
  return [...codes.map((code) => ({ code, entry: id })), ...joinFaults(id, lost)];
}

/** An entry is in the name of whoever signed it, as the roster has it. */
export function authorFaults(
  { id, author }: Commit,
  { trailers }: EntryMessage,
  { roster, procedure }: World,
  addressOf: (person: string, officeId: string) => string,
): readonly Violation[] {
  const name = officialOf(roster, trailers.person)?.name ?? "";
  const expected = `${gitName(name)} <${addressOf(trailers.person, procedure.office.id)}>`;
  return author === expected ? [] : [{ code: "author-other", entry: id, detail: author }];
}
