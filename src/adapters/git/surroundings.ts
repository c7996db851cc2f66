/** What lies around the record in a clone: nothing that we believe, but an auditor wants to know that it is there. */
import { join } from "node:path";
import type { Surrounding } from "../../app/ports/history.ts";
import { type Location, namesIn, textOf } from "./location.ts";
import { inOwnRepository } from "./own-repository.ts";
import { type Environment, runGit } from "./process.ts";
import { referencesAt } from "./refs.ts";

/** @param branch the record's */
export async function surroundings(
  location: Location,
  env: Environment,
  branch: string,
): Promise<readonly Surrounding[]> {
  const { gitFolder } = location;
  return [
    ...(await references(location, env, branch)),
    ...lines(join(gitFolder, "info", "grafts"), "grafts"),
    ...lines(join(gitFolder, "objects", "info", "alternates"), "alternates"),
    ...(await commitGraph(location, env)),
  ];
}

/** Replaced objects, notes beside commits, and a tag or branch that plain git may take for the record's branch. */
async function references(
  location: Location,
  env: Environment,
  branch: string,
): Promise<readonly Surrounding[]> {
  const twins = ["tags", "remotes", "heads/refs/heads", "heads/heads"].map(
    (kind) => `refs/${kind}/${branch}`,
  );
  const names = await referencesAt(location, env, ["refs/replace", "refs/notes", ...twins]);
  return names.map((name) => ({ code: kindOf(name), detail: name }));
}

function kindOf(name: string): Surrounding["code"] {
  if (name.startsWith("refs/replace/")) return "replace-refs";
  return name.startsWith("refs/notes/") ? "notes" : "name-twice";
}

function lines(path: string, code: Surrounding["code"]): readonly Surrounding[] {
  return textOf(path)
    .split("\n")
    .flatMap((line) => (line.trim() === "" ? [] : [{ code, detail: line.trim() }]));
}

/** A list of commits that git keeps to be quick; an altered one makes it show other dates and parents. */
async function commitGraph(location: Location, env: Environment): Promise<readonly Surrounding[]> {
  const objects = join(location.gitFolder, "objects");
  const graph = namesIn(join(objects, "info")).find(
    (name) => name === "commit-graph" || name === "commit-graphs",
  );
  if (graph === undefined) return [];
  const asked = ["-c", "core.commitGraph=true", "commit-graph", "verify", `--object-dir=${objects}`];
  const { status } = await inOwnRepository(location, (own) => runGit(asked, own.reading(env)));
  return status === 0 ? [] : [{ code: "commit-graph", detail: `objects/info/${graph}` }];
}
