/** What lies around the record in a clone: nothing that we believe, but an auditor wants to know that it is there. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Surrounding } from "../ports.ts";
import { type Environment, runGit } from "./process.ts";
import type { Location } from "./setup.ts";

/** @param branch the record's */
export async function surroundings(
  { top, gitFolder }: Location,
  env: Environment,
  branch: string,
): Promise<readonly Surrounding[]> {
  const found = await Promise.all([
    references(top, env, branch),
    lines(join(gitFolder, "info", "grafts"), "grafts"),
    lines(join(gitFolder, "objects", "info", "alternates"), "alternates"),
    commitGraph(top, gitFolder, env),
  ]);
  return found.flat();
}

/** Replaced objects, notes beside commits, and a tag or branch that plain git may take for the record's branch. */
async function references(top: string, env: Environment, branch: string): Promise<readonly Surrounding[]> {
  const twins = ["tags", "remotes", "heads/refs/heads", "heads/heads"].map(
    (kind) => `refs/${kind}/${branch}`,
  );
  const args = ["for-each-ref", "--format=%(refname)", "refs/replace", "refs/notes", ...twins];
  const { stdout } = await runGit(args, { cwd: top, env });
  return stdout
    .toString("utf8")
    .split("\n")
    .filter((name) => name !== "")
    .map((name) => ({ code: kindOf(name), detail: name }));
}

function kindOf(name: string): Surrounding["code"] {
  if (name.startsWith("refs/replace/")) return "replace-refs";
  return name.startsWith("refs/notes/") ? "notes" : "name-twice";
}

async function lines(path: string, code: Surrounding["code"]): Promise<readonly Surrounding[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [{ code, detail: line.trim() }]));
}

/** A list of commits that git keeps to be quick; an altered one makes it show other dates and parents. */
async function commitGraph(
  top: string,
  gitFolder: string,
  env: Environment,
): Promise<readonly Surrounding[]> {
  const names = await readdir(join(gitFolder, "objects", "info")).catch(() => []);
  const graph = names.find((name) => name === "commit-graph" || name === "commit-graphs");
  if (graph === undefined) return [];
  const { status } = await runGit(["-c", "core.commitGraph=true", "commit-graph", "verify"], {
    cwd: top,
    env,
  });
  return status === 0 ? [] : [{ code: "commit-graph", detail: `objects/info/${graph}` }];
}
