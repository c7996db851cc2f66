/** Brings commits into this repository from elsewhere; no reference of it moves, and nothing is checked out. */
import { type EntryId, entryId } from "../../../domain/ids.ts";
import { refuseLinks } from "../links.ts";
import type { Location } from "../location.ts";
import { inOwnRepository, type OwnRepository } from "../own-repository.ts";
import { type Environment, git, type Outcome, type RunOptions, runGit } from "../process.ts";
import { personalEnv } from "./transport.ts";

const THERE = "refs/sop/there";

/** What came of it: the newest commit there, or what git said. */
export type Fetched =
  | { readonly kind: "fetched"; readonly tip: EntryId }
  | { readonly kind: "failed"; readonly outcome: Outcome };

export interface Source {
  /** A folder, a file or a server, as git is given it. */
  readonly from: string;
  readonly branch: string;
  /** The newest commit here, so that only what is missing comes. */
  readonly have: EntryId | undefined;
  /** Options of git for this kind of source. */
  readonly options: readonly string[];
}

export async function fetchFrom(location: Location, env: Environment, source: Source): Promise<Fetched> {
  const { from, branch, have, options } = source;
  refuseLinks(location);
  return inOwnRepository(location, async (own): Promise<Fetched> => {
    const run = personal(own, env, "writing");
    if (have !== undefined) await git(["update-ref", "refs/sop/here", have], run);
    const asked = [
      ...["-c", "fetch.fsckObjects=true", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"],
      ...["--no-auto-maintenance", "--no-recurse-submodules", ...options],
      ...["--", from, `+refs/heads/${branch}:${THERE}`],
    ];
    const outcome = await runGit(asked, run);
    if (outcome.status !== 0) return { kind: "failed", outcome };
    const tip = entryId((await git(["rev-parse", "--verify", THERE], run)).trim());
    return tip === undefined ? { kind: "failed", outcome } : { kind: "fetched", tip };
  });
}

/** How git runs in a repository of our own while it speaks with another one. */
export function personal(own: OwnRepository, env: Environment, how: "reading" | "writing"): RunOptions {
  const { gitEnv, ...options } = how === "reading" ? own.reading(env) : own.writing(env);
  return { ...options, gitEnv: { ...gitEnv, ...personalEnv(env) } };
}

/** Names a commit of this repository, so that git keeps it. */
export async function nameCommit(
  location: Location,
  env: Environment,
  reference: string,
  tip: EntryId,
): Promise<void> {
  refuseLinks(location);
  const { top } = location;
  await git(["update-ref", reference, tip], { cwd: top, env, gitEnv: { GIT_WORK_TREE: top } });
}

/** Keeps a commit that the branch leaves. @returns its name */
export async function keepAside(location: Location, env: Environment, tip: EntryId): Promise<string> {
  const name = `refs/sop/disisihkan/${tip.slice(0, 12)}`;
  await nameCommit(location, env, name, tip);
  return name;
}
