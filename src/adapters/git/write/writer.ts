/** Writes entries: trees on a private index, commits signed by commit-tree, the branch moved by compare-and-swap. */

import type { Files } from "../../../app/ports/store.ts";
import type { EntryDraft, RecordWriter } from "../../../app/ports/writer.ts";
import { Failure } from "../../../domain/failure.ts";
import { type EntryId, entryId } from "../../../domain/ids.ts";
import { gnupgId } from "../keys/gnupg.ts";
import { refuseLinks } from "../links.ts";
import type { Location } from "../location.ts";
import { inOwnRepository } from "../own-repository.ts";
import { type Environment, git, type RunOptions, runGit } from "../process.ts";
import { inOwnForm } from "../read/grammar.ts";
import { branchTip } from "../refs.ts";
import type { Journal, PendingMove } from "./journal.ts";
import { WorkTree } from "./worktree.ts";

/** Writes into one repository. */
export class GitWriter implements RecordWriter {
  readonly #folder: Files;
  readonly #journal: Journal;
  readonly #location: Location;
  readonly #env: Environment;

  /** @param folder the one that people see */
  constructor(folder: Files, journal: Journal, location: Location, env: Environment) {
    this.#folder = folder;
    this.#journal = journal;
    this.#location = location;
    this.#env = env;
  }

  /** The tree is built in a repository of our own: no filter, hook or setting of this one is asked about content. */
  async writeTree(
    base: EntryId | undefined,
    files: ReadonlyMap<string, Uint8Array | undefined>,
  ): Promise<string> {
    for (const path of files.keys()) this.#folder.at(path);
    refuseLinks(this.#location);
    return inOwnRepository(this.#location, async (own) => {
      const options = own.writing(this.#env);
      await git(base === undefined ? ["read-tree", "--empty"] : ["read-tree", base], options);
      const lines: string[] = [];
      for (const [path, content] of files) lines.push(await indexLine(options, path, content, base?.length));
      await git(["update-index", "-z", "--index-info"], { ...options, input: lines.join("") });
      return (await git(["write-tree"], options)).trim();
    });
  }

  /** `commit-tree` runs no hooks; ssh-keygen, or gpg's agent, asks for a passphrase or a touch by itself where one is needed. */
  async sign(draft: EntryDraft): Promise<EntryId> {
    const { tree, parent, message, author, at, key } = draft;
    const settings = [...signingBy(key.signingKey), "i18n.commitEncoding=UTF-8"];
    const args = [
      ...settings.flatMap((setting) => ["-c", setting]),
      "commit-tree",
      "-S",
      ...(parent === undefined ? [] : ["-p", parent]),
      "-F",
      "-",
      tree,
    ];
    const date = `${at} +0000`;
    const as = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      GIT_COMMITTER_DATE: date,
    };
    return inOwnRepository(this.#location, async (own) => {
      const options = own.writing(this.#env, as);
      const { status, stdout, stderr } = await runGit(args, { ...options, input: message });
      const id = entryId(stdout.toString("latin1").trim());
      if (status !== 0 || id === undefined)
        throw new Failure({ code: "signing-failed", said: stderr.trim() });
      return asItsOwnForm(options, id);
    });
  }

  async publish({ branch, entry, previous, paths }: PendingMove): Promise<void> {
    const move: PendingMove = { branch, entry, previous, paths };
    // Before anything moves: a link on the way would lead what follows out of the folder.
    for (const path of paths) this.#folder.at(path);
    refuseLinks(this.#location, branch);
    await this.#journal.begin(move);
    const old = previous ?? "0".repeat(entry.length);
    const moved = await runGit(["update-ref", "-m", "sop", `refs/heads/${branch}`, entry, old], {
      cwd: this.#folder.root,
      env: this.#env,
      gitEnv: { GIT_WORK_TREE: this.#folder.root },
    });
    if (moved.status !== 0) {
      await this.#journal.end();
      throw new Failure({ code: "moved-meanwhile" });
    }
    await this.#bringAlong(move);
  }

  /** After a crash: finishes the move that the journal tells of. */
  recover(): Promise<void> {
    return this.#journal.recover(
      (branch) => branchTip(this.#location, this.#env, branch),
      (move) => this.#bringAlong(move),
    );
  }

  async #bringAlong({ entry, previous, paths }: PendingMove): Promise<void> {
    await new WorkTree(this.#folder, this.#location, this.#env).bringTo(entry, previous, paths);
    await this.#journal.end();
  }
}

/** Some signatures may be spelt in more than one way, and the record takes one: the commit is then written again. */
async function asItsOwnForm(options: RunOptions, id: EntryId): Promise<EntryId> {
  const { stdout } = await runGit(["cat-file", "commit", id], options);
  const own = inOwnForm(stdout);
  if (own === undefined) return id;
  const written = await git(["hash-object", "-t", "commit", "-w", "--stdin"], { ...options, input: own });
  return entryId(written.trim()) ?? id;
}

async function indexLine(
  options: RunOptions,
  path: string,
  content: Uint8Array | undefined,
  idLength = 40,
): Promise<string> {
  if (content === undefined) return `0 ${"0".repeat(idLength)}\t${path}\0`;
  // --no-filters: what is signed is what the file holds, whatever .gitattributes or autocrlf would make of it.
  const stored = ["hash-object", "-w", "--stdin", "--no-filters"];
  const blob = await git(stored, { ...options, input: content });
  return `100644 ${blob.trim()}\t${path}\0`;
}

/** How git is told what to sign with; of a key in gpg's keeping, exactly this one. */
function signingBy(signingKey: string): readonly string[] {
  const openpgp = gnupgId(signingKey);
  return openpgp === undefined
    ? ["gpg.format=ssh", "gpg.ssh.program=ssh-keygen", `user.signingkey=${signingKey}`]
    : ["gpg.format=openpgp", "gpg.openpgp.program=gpg", `user.signingkey=${openpgp}!`];
}
