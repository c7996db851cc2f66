/** Ordinary calls to git: is it here, is it new enough, make a repository. simple-git lives here. */
import { Failure } from "../../domain/failure.ts";
import { locate } from "./location.ts";
import { type Environment, git, run, runGit } from "./process.ts";
import { references } from "./refs.ts";

/** 2.34 is the first git that signs with SSH keys. */
const NEEDED = [2, 34] as const;

/** @throws {Failure} where git is missing or too old to sign with SSH keys */
export async function needGit(cwd: string, env: Environment): Promise<void> {
  const { stdout } = await run("git", ["--version"], { cwd, env });
  const found = /([0-9]+)\.([0-9]+)(?:\.[0-9]+)*/.exec(stdout.toString("utf8"));
  const [major, minor] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure({ code: "git-too-old", found: found?.[0] ?? "?", needed: NEEDED.join(".") });
}

/** @throws {Failure} where there is no ssh-keygen, without which git cannot sign */
export async function needSshKeygen(cwd: string, env: Environment): Promise<void> {
  // Without arguments it would ask questions; an unknown option makes it print its usage and end.
  await run("ssh-keygen", ["-?"], { cwd, env });
}

/**
 * Makes a repository whose record branch is this one, or uses an empty one.
 * @throws {Failure} where it has a history
 */
export async function makeRepository(folder: string, branch: string, env: Environment): Promise<void> {
  const { simpleGit } = await import("simple-git");
  const repository = simpleGit(folder);
  await repository.init(["--quiet", `--initial-branch=${branch}`]);
  // One that was there before may name programs in its settings: it is read from its files.
  if (!(await isEmptyRepository(folder, env))) throw new Failure({ code: "folder-not-empty", folder });
  // It may also have been made for another branch.
  await git(["symbolic-ref", "HEAD", `refs/heads/${branch}`], { cwd: folder, env });
  await git(["config", "--local", "core.autocrlf", "false"], { cwd: folder, env });
}

/** Does nothing in it have a name yet? Then no entry has been published. */
export async function isEmptyRepository(folder: string, env: Environment): Promise<boolean> {
  return (await references(await locate(folder), env)).size === 0;
}

const SIGNERS = "gpg.ssh.allowedSignersFile";

/** Lets plain git verify our signatures: `git log --show-signature` (ledger §3). Written only where it is not so already. */
export async function setSignersFile(cwd: string, env: Environment, file: string): Promise<void> {
  const { stdout } = await runGit(["config", "--local", "--get", SIGNERS], { cwd, env });
  if (stdout.toString("utf8").trim() !== file) await git(["config", "--local", SIGNERS, file], { cwd, env });
}
