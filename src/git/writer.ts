/** Writes entries: trees on a private index, commits signed by commit-tree, the branch moved by compare-and-swap. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type EntryId, entryId } from "../domain/ids.ts";
import { Failure } from "../failure.ts";
import type { EntryDraft, Files, RecordWriter } from "../ports.ts";
import { gnupgId } from "./gnupg.ts";
import { inOwnForm } from "./grammar.ts";
import type { Location } from "./location.ts";
import { type Environment, git, runGit } from "./process.ts";
import { branchTip } from "./refs.ts";
import { WorkTree } from "./worktree.ts";

interface Pending {
  readonly branch: string;
  readonly entry: EntryId;
  readonly previous: EntryId | undefined;
  readonly paths: readonly string[];
}

const JOURNAL = "pending.json";

/** Writes into one repository. */
export class GitWriter implements RecordWriter {
  readonly #folder: Files;
  readonly #private: Files;
  readonly #location: Location;
  readonly #env: Environment;
  readonly #random: () => string;

  /**
   * @param place the folder that people see, the tool's own folder, and where the repository is
   * @param random a short name that no other writer uses
   */
  constructor(
    place: { readonly folder: Files; readonly own: Files; readonly location: Location },
    env: Environment,
    random: () => string,
  ) {
    this.#folder = place.folder;
    this.#private = place.own;
    this.#location = place.location;
    this.#env = env;
    this.#random = random;
  }

  async writeTree(
    base: EntryId | undefined,
    files: ReadonlyMap<string, Uint8Array | undefined>,
  ): Promise<string> {
    mkdirSync(this.#private.root, { recursive: true });
    const index = join(this.#private.root, `index-${this.#random()}`);
    const options = { cwd: this.#folder.root, env: this.#env, gitEnv: { GIT_INDEX_FILE: index } };
    try {
      await git(base === undefined ? ["read-tree", "--empty"] : ["read-tree", base], options);
      const lines: string[] = [];
      for (const [path, content] of files)
        lines.push(await this.#indexLine(path, content, base?.length ?? 40));
      await git(["update-index", "-z", "--index-info"], { ...options, input: lines.join("") });
      return (await git(["write-tree"], options)).trim();
    } finally {
      rmSync(index, { force: true });
      rmSync(`${index}.lock`, { force: true });
    }
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
    const { status, stdout, stderr } = await runGit(args, {
      cwd: this.#folder.root,
      env: this.#env,
      input: message,
      gitEnv: {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: author.name,
        GIT_COMMITTER_EMAIL: author.email,
        GIT_COMMITTER_DATE: date,
      },
    });
    const id = entryId(stdout.toString("latin1").trim());
    if (status !== 0 || id === undefined) throw new Failure({ code: "signing-failed", said: stderr.trim() });
    return this.#inOwnForm(id);
  }

  /** Some signatures may be spelt in more than one way, and the record takes one: the commit is then written again. */
  async #inOwnForm(id: EntryId): Promise<EntryId> {
    const options = { cwd: this.#folder.root, env: this.#env };
    const { stdout } = await runGit(["cat-file", "commit", id], options);
    const own = inOwnForm(stdout);
    if (own === undefined) return id;
    const written = await git(["hash-object", "-t", "commit", "-w", "--stdin"], { ...options, input: own });
    return entryId(written.trim()) ?? id;
  }

  async publish({ branch, entry, previous, paths }: Pending): Promise<void> {
    const pending: Pending = { branch, entry, previous, paths };
    await this.#private.write(JOURNAL, JSON.stringify(pending));
    const old = previous ?? "0".repeat(entry.length);
    const moved = await runGit(["update-ref", "-m", "sop", `refs/heads/${branch}`, entry, old], {
      cwd: this.#folder.root,
      env: this.#env,
    });
    if (moved.status !== 0) {
      await this.#private.remove(JOURNAL);
      throw new Failure({ code: "moved-meanwhile" });
    }
    await this.#bringAlong(pending);
  }

  /** Did a command stop between publishing an entry and bringing the folder along? */
  async isPending(): Promise<boolean> {
    return (await this.#readJournal()) !== undefined;
  }

  /** Finishes what an interrupted command had signed and published, or forgets what it had not. */
  async recover(): Promise<void> {
    const pending = await this.#readJournal();
    if (pending === undefined) return;
    const tip = await branchTip(this.#location, this.#env, pending.branch);
    if (tip === pending.entry) await this.#bringAlong(pending);
    else await this.#private.remove(JOURNAL);
  }

  async #bringAlong({ entry, previous, paths }: Pending): Promise<void> {
    await new WorkTree(this.#folder, this.#location, this.#env).bringTo(entry, previous, paths);
    await this.#private.remove(JOURNAL);
  }

  async #readJournal(): Promise<Pending | undefined> {
    try {
      return JSON.parse((await this.#private.read(JOURNAL))?.toString("utf8") ?? "") as Pending;
    } catch {
      return undefined;
    }
  }

  async #indexLine(path: string, content: Uint8Array | undefined, idLength: number): Promise<string> {
    if (content === undefined) return `0 ${"0".repeat(idLength)}\t${path}\0`;
    // --no-filters: what is signed is what the file holds, whatever .gitattributes or autocrlf would make of it.
    const blob = await git(["hash-object", "-w", "--stdin", "--no-filters"], {
      cwd: this.#folder.root,
      env: this.#env,
      input: content,
    });
    return `100644 ${blob.trim()}\t${path}\0`;
  }
}

/** How git is told what to sign with; of a key in gpg's keeping, exactly this one. */
function signingBy(signingKey: string): readonly string[] {
  const openpgp = gnupgId(signingKey);
  return openpgp === undefined
    ? ["gpg.format=ssh", "gpg.ssh.program=ssh-keygen", `user.signingkey=${signingKey}`]
    : ["gpg.format=openpgp", "gpg.openpgp.program=gpg", `user.signingkey=${openpgp}!`];
}
