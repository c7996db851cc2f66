/**
 * A repository of our own through which git is asked: empty, this user's alone, and gone afterwards. Its only link to a
 * copy is the folder of objects, so that for git no settings, hooks, promised objects, replacements or grafts of the copy
 * exist. What comes out is hashed again by whoever asks.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { type Location, textOf } from "./location.ts";
import type { Environment, RunOptions } from "./process.ts";
import { lastValue, settingsOf } from "./settings.ts";

/** How others may share a repository's files: the one thing that new objects keep of its settings. */
const SHARED = /^(?:group|all|world|everybody|umask|true|false|[01]|0?[0-7]{3})$/i;

/** Must be removed. */
export class OwnRepository {
  readonly folder: string;
  readonly #objects: string;

  constructor({ gitFolder, usual }: Location) {
    this.#objects = join(gitFolder, "objects");
    // For its owner alone, and absolute whatever the environment says.
    this.folder = mkdtempSync(join(resolve(tmpdir()), "sop-git-"));
    for (const name of ["refs", join("objects", "info")])
      mkdirSync(join(this.folder, name), { recursive: true });
    writeFileSync(join(this.folder, "HEAD"), "ref: refs/heads/main\n");
    writeFileSync(join(this.folder, "config"), ownSettings(textOf(join(gitFolder, "config")), usual));
    writeFileSync(join(this.folder, "objects", "info", "alternates"), `${quoted(this.#objects)}\n`);
    // The newer kind of references is git's to read; tables hold nothing that git obeys.
    if (!usual) cpSync(join(gitFolder, "reftable"), join(this.folder, "reftable"), { recursive: true });
  }

  /** For a command that only reads. */
  reading(env: Environment): RunOptions & { readonly gitEnv: Environment } {
    return { cwd: this.folder, env, gitEnv: { GIT_DIR: this.folder } };
  }

  /** For a command that makes objects: they are laid where the copy's lie. */
  writing(env: Environment, gitEnv: Environment = {}): RunOptions {
    return {
      cwd: this.folder,
      env,
      gitEnv: {
        GIT_DIR: this.folder,
        GIT_OBJECT_DIRECTORY: this.#objects,
        GIT_INDEX_FILE: join(this.folder, "index"),
        ...gitEnv,
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Does some work with a repository of our own. */
export async function inOwnRepository<T>(
  location: Location,
  work: (own: OwnRepository) => Promise<T>,
): Promise<T> {
  const own = new OwnRepository(location);
  try {
    return await work(own);
  } finally {
    own.remove();
  }
}

/** What must be as in the copy for its objects to be read, and for others to read new ones. */
function ownSettings(text: string, usual: boolean): string {
  const settings = settingsOf(text);
  const format =
    lastValue(settings, "extensions.objectformat")?.toLowerCase() === "sha256" ? "sha256" : "sha1";
  const shared = lastValue(settings, "core.sharedrepository") ?? "false";
  return [
    "[core]",
    "\trepositoryFormatVersion = 1",
    "\tbare = true",
    `\tsharedRepository = ${SHARED.test(shared) ? shared : "false"}`,
    // A list over several packs only makes finding quicker; a copy's may lie.
    "\tmultiPackIndex = false",
    "[extensions]",
    `\tobjectFormat = ${format}`,
    ...(usual ? [] : ["\trefStorage = reftable"]),
    "",
  ].join("\n");
}

/** As git quotes a path (gitrepository-layout(5)): a line break in it would begin another path. */
function quoted(path: string): string {
  const slashed = path.replaceAll(sep, "/");
  return slashed.includes("\n") ? `"${slashed.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"` : slashed;
}
