/** Raw objects, none of which is believed whose bytes do not hash to its name. */
import { createHash } from "node:crypto";
import { getBuiltinModule } from "node:process";
import { DamagedObject, Failure } from "../../../domain/failure.ts";
import type { Location } from "../location.ts";
import { OwnRepository } from "../own-repository.ts";
import { type Environment, SAFE_SETTINGS, scrubbed } from "../process.ts";
import { ObjectFiles } from "./object-files.ts";
import type { GitObject } from "./pack.ts";

/** Bytes of git's answer; what is larger is more than a record ever holds. */
const LARGEST_ANSWER = 1 << 30;

/** The objects of a repository: read from its files, or through git where they are kept in a way that we do not know. */
export class Objects {
  readonly #files: ObjectFiles;
  readonly #location: Location;
  readonly #env: Environment;
  /** Made where git is asked at all. */
  #own: OwnRepository | undefined;

  constructor(location: Location, env: Environment) {
    this.#files = new ObjectFiles(location.gitFolder);
    this.#location = location;
    this.#env = env;
  }

  /** @throws {DamagedObject} where the object cannot be had, or is not what its name says */
  read(id: string): GitObject {
    const object = this.#files.read(id);
    // What git can still find elsewhere is as good: another pack, or another repository that this one rests on.
    if (object !== undefined && isNamed(object, id)) return object;
    this.#own ??= new OwnRepository(this.#location);
    return askGit(this.#own, this.#env, id);
  }

  close(): void {
    this.#files.close();
    this.#own?.remove();
    this.#own = undefined;
  }
}

function isNamed({ type, bytes }: GitObject, id: string): boolean {
  const hash = createHash(id.length === 64 ? "sha256" : "sha1");
  return hash.update(`${type} ${bytes.length}\0`).update(bytes).digest("hex") === id;
}

/** As git gives it: `git cat-file --batch`, asked for this one, in a repository that has only the objects of the copy. */
function askGit(own: OwnRepository, env: Environment, id: string): GitObject {
  const { cwd, gitEnv } = own.reading(env);
  // What starts programs is loaded when one is started, also here, where nothing can be waited for.
  const { spawnSync } = getBuiltinModule("node:child_process");
  const { error, stdout } = spawnSync("git", [...SAFE_SETTINGS, "cat-file", "--batch"], {
    cwd,
    env: scrubbed(env, gitEnv),
    input: `${id}\n`,
    maxBuffer: LARGEST_ANSWER,
    windowsHide: true,
  });
  if (error !== undefined && "code" in error && error.code === "ENOENT")
    throw new Failure({ code: "git-missing" });
  const line = stdout.indexOf(0x0a);
  const [, type, size] = / ([a-z]+) ([0-9]+)$/.exec(stdout.toString("latin1", 0, Math.max(0, line))) ?? [];
  // git gives up, and says nothing, at an object whose bytes it cannot unpack.
  if (type === undefined) throw new DamagedObject(id, line < 0 ? "altered" : "missing");
  const bytes = stdout.subarray(line + 1, line + 1 + Number(size));
  const object = { type, bytes };
  if (!isNamed(object, id)) throw new DamagedObject(id, "altered");
  return object;
}
