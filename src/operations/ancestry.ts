/** The commits that a tip rests on, in the order in which they came to be: by ancestry, never by date. */
import type { EntryId } from "../domain/ids.ts";
import type { Commit, HistoryReader } from "../ports.ts";

/** All commits that a tip rests on, parents before children. */
export async function inOrder(history: HistoryReader, tip: EntryId): Promise<readonly Commit[]> {
  const found = new Map<EntryId, Commit>();
  const waiting = [tip];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    const commit = await history.commit(id);
    found.set(id, commit);
    waiting.push(...commit.parents);
  }
  return parentsFirst(found, tip);
}

function parentsFirst(found: ReadonlyMap<EntryId, Commit>, tip: EntryId): readonly Commit[] {
  const ordered: Commit[] = [];
  const state = new Map<EntryId, "open" | "done">();
  const stack = [tip];
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    const commit = found.get(id);
    const next = commit?.parents.find((parent) => !state.has(parent));
    if (next !== undefined && state.get(id) !== "done") {
      state.set(id, "open");
      stack.push(next);
      continue;
    }
    stack.pop();
    if (commit !== undefined && state.get(id) !== "done") ordered.push(commit);
    state.set(id, "done");
  }
  return ordered;
}
