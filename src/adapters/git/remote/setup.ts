/** Names the place where a record is shared; where it is a folder that is not there yet, makes it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Failure } from "../../../domain/failure.ts";
import { type Environment, git, runGit } from "../process.ts";
import { type Address, addressFor } from "./address.ts";
import { unreachable } from "./answers.ts";
import { personalEnv, servicesFor } from "./transport.ts";

/**
 * Writes the address into a repository's settings, so that plain git knows it too.
 * @param top the folder that people see @param written as a person typed it, in the folder `cwd`
 */
export async function setAddress(
  top: string,
  env: Environment,
  { branch, written, cwd }: { readonly branch: string; readonly written: string; readonly cwd: string },
): Promise<Address> {
  const address = addressFor(written, cwd, "origin");
  if (address === undefined) throw new Failure({ code: "remote-unreachable", address: written, said: "" });
  if (address.folder !== undefined) await makeShared(address.folder, branch, env);
  const settings: readonly (readonly [string, string])[] = [
    ["remote.origin.url", address.folder ?? address.written],
    ["remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"],
    [`branch.${branch}.remote`, "origin"],
    [`branch.${branch}.merge`, `refs/heads/${branch}`],
    // Plain git may fetch; it joins and rewrites nothing by itself.
    ["pull.ff", "only"],
    ["pull.rebase", "false"],
  ];
  const { stdout } = await runGit(["config", "--local", "--get", "remote.origin.url"], { cwd: top, env });
  // What was seen at another place says nothing of this one. Of a reference that is not there git says nothing.
  if (stdout.toString("utf8").trim() !== settings[0]?.[1])
    await git(["update-ref", "-d", `refs/remotes/origin/${branch}`], { cwd: top, env });
  for (const [name, value] of settings) await git(["config", "--local", name, value], { cwd: top, env });
  return address;
}

/** A folder that is empty, or not there yet, becomes a repository without a work tree. */
async function makeShared(folder: string, branch: string, env: Environment): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) return;
  mkdirSync(folder, { recursive: true });
  await git(["init", "--quiet", "--bare", `--initial-branch=${branch}`, folder], { cwd: folder, env });
}

/** The branches of a shared place. @throws {Failure} `remote-unreachable` */
export async function branchesAt(written: string, cwd: string, env: Environment): Promise<readonly string[]> {
  const address = addressFor(written, cwd, "origin");
  if (address === undefined) throw new Failure({ code: "remote-unreachable", address: written, said: "" });
  // In a folder of our own: whatever repository the person stands in, its settings could name programs.
  const nowhere = mkdtempSync(join(realpathSync(tmpdir()), "sop-git-"));
  const asked = ["ls-remote", "--heads", ...servicesFor("upload-pack", address), "--", address.full];
  const gitEnv = { ...personalEnv(env), GIT_CEILING_DIRECTORIES: dirname(nowhere) };
  const { status, stdout, stderr } = await runGit(asked, { cwd: nowhere, env, gitEnv }).finally(() =>
    rmSync(nowhere, { recursive: true, force: true }),
  );
  if (status !== 0) throw unreachable(address.written, stderr);
  const names = stdout.toString("utf8").split("\n");
  return names.flatMap((line) => /\trefs\/heads\/(.+)$/.exec(line)?.[1] ?? []);
}

/** The folder that a copy of a place is laid into, by the last part of its address. */
export function folderNameOf(written: string): string {
  const last =
    written
      .replace(/[/\\]+$/, "")
      .split(/[/\\:]/)
      .at(-1) ?? "";
  return last.replace(/\.git$/, "") || "salinan";
}
