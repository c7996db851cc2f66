/** Where in a repository a commit is still named, or rested on by what is named, that its branch does not have. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DamagedObject } from "../../../domain/failure.ts";
import { type EntryId, entryId } from "../../../domain/ids.ts";
import type { Elsewhere } from "../../../domain/loss.ts";
import type { Location } from "../location.ts";
import type { Environment } from "../process.ts";
import { branchTip, references } from "../refs.ts";
import type { ParentsOf } from "./ancestry.ts";

type Named = Pick<Elsewhere, "place" | "how" | "tip">;

/** What is asked of a repository. */
export interface Sought {
  readonly branch: string;
  /** Of an id. */
  readonly beginning: string;
  /** Ids beyond which nothing is looked at. */
  readonly known: ReadonlySet<EntryId>;
}

/** The first place that leads there: other references, then what the branch named before, newest first. */
export async function elsewhere(
  location: Location,
  env: Environment,
  parentsOf: ParentsOf,
  { branch, beginning, known }: Sought,
): Promise<Elsewhere | undefined> {
  const seen = new Set(known);
  for (const named of [...(await otherReferences(location, env, branch)), ...logged(location, branch)]) {
    const entry = await reached(named.tip, beginning, seen, parentsOf);
    if (entry === undefined) continue;
    const now = await branchTip(location, env, branch);
    const isAhead = now !== undefined && (await reached(named.tip, now, new Set(), parentsOf)) !== undefined;
    return { ...named, entry, isAhead };
  }
  return undefined;
}

/** @param seen what was looked at before, here or from another place */
async function reached(
  tip: EntryId,
  beginning: string,
  seen: Set<EntryId>,
  parentsOf: ParentsOf,
): Promise<EntryId | undefined> {
  const waiting = [tip];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    try {
      waiting.push(...(await parentsOf(id)));
      if (id.startsWith(beginning)) return id;
    } catch (error) {
      // It is named, but not here any more; or it is a tag, or another thing than a commit.
      if (!(error instanceof DamagedObject)) throw error;
    }
  }
  return undefined;
}

async function otherReferences(
  location: Location,
  env: Environment,
  branch: string,
): Promise<readonly Named[]> {
  const all = [...(await references(location, env))].filter(([name]) => name !== `refs/heads/${branch}`);
  return all.map(([place, tip]) => ({ place, how: "reference", tip }));
}

/** The log of a branch (gitrepository-layout(5)): one line each time that it moved, with the ids before and after. */
function logged({ gitFolder }: Location, branch: string): readonly Named[] {
  const file = join(gitFolder, "logs", "refs", "heads", ...branch.split("/"));
  const ids = new Set(
    linesOf(file)
      .reverse()
      .flatMap((line) => {
        const [before = "", after = ""] = line.split(" ");
        return [entryId(after) ?? [], entryId(before) ?? []].flat();
      }),
  );
  return [...ids].filter((id) => !/^0+$/.test(id)).map((tip) => ({ place: branch, how: "log", tip }));
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "latin1").split("\n");
  } catch {
    return [];
  }
}
