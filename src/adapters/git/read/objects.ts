/** Raw objects, none of which is believed whose bytes do not hash to its name. */
import { createHash } from "node:crypto";
import { DamagedObject } from "../../../domain/failure.ts";
import { type EntryId, entryId } from "../../../domain/ids.ts";
import type { Location } from "../location.ts";
import { OwnRepository } from "../own-repository.ts";
import { type Environment, runGit } from "../process.ts";
import { CatFile, type GitObject } from "./cat-file.ts";

/** The objects of a repository, read through a repository of our own; must be closed. */
export class Objects {
  readonly #location: Location;
  readonly #env: Environment;
  #own: OwnRepository | undefined;
  #git: CatFile | undefined;

  constructor(location: Location, env: Environment) {
    this.#location = location;
    this.#env = env;
  }

  /** @throws {DamagedObject} where the object cannot be had, or is not what its name says */
  async read(id: string): Promise<GitObject> {
    this.#git ??= new CatFile(this.#reading());
    const answer = await this.#git.ask(id);
    if (answer === "missing") throw new DamagedObject(id, "missing");
    if (answer === "unreadable" || !isNamed(answer, id)) throw new DamagedObject(id, "altered");
    return answer;
  }

  /** The commits that one rests on, as git lists them: good only for reading ahead, since git hashes none of them. */
  async listed(tip: EntryId): Promise<readonly EntryId[]> {
    const { stdout } = await runGit(["rev-list", tip], this.#reading());
    return stdout
      .toString("latin1")
      .split("\n")
      .flatMap((line) => entryId(line) ?? []);
  }

  async close(): Promise<void> {
    await this.#git?.close();
    this.#own?.remove();
    this.#git = undefined;
    this.#own = undefined;
  }

  #reading() {
    this.#own ??= new OwnRepository(this.#location);
    return this.#own.reading(this.#env);
  }
}

function isNamed({ type, bytes }: GitObject, id: string): boolean {
  const hash = createHash(id.length === 64 ? "sha256" : "sha1");
  return hash.update(`${type} ${bytes.length}\0`).update(bytes).digest("hex") === id;
}
