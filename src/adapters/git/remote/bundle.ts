/** The record in one file (git-bundle(1)): written for a flash disk or a message, and read like a shared place. */
import { readFileSync } from "node:fs";
import type { Remote, Sending } from "../../../app/ports/remote.ts";
import { Failure } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { Location } from "../location.ts";
import { inOwnRepository } from "../own-repository.ts";
import { type Environment, git, type Outcome } from "../process.ts";
import { hasNoBranch } from "./answers.ts";
import { fetchFrom, keepAside, personal } from "./incoming.ts";

/** How each version of the format begins. */
const BEGINNING = /^# v[23] git bundle\n/;

export class GitBundle implements Remote {
  readonly address: string;
  readonly #location: Location;
  readonly #env: Environment;
  readonly #branch: string;

  /** @param file its whole path */
  constructor(location: Location, env: Environment, branch: string, file: string) {
    this.#location = location;
    this.#env = env;
    this.#branch = branch;
    this.address = file;
  }

  async fetch(have: EntryId | undefined): Promise<EntryId | undefined> {
    const path = this.address;
    if (!isBundle(path)) throw new Failure({ code: "bundle-unreadable", path, why: "other-kind" });
    const source = { from: path, branch: this.#branch, have, options: [] };
    const fetched = await fetchFrom(this.#location, this.#env, source);
    if (fetched.kind === "fetched") return fetched.tip;
    if (hasNoBranch(fetched.outcome))
      throw new Failure({ code: "bundle-unreadable", path, why: "other-kind" });
    throw new Failure({ code: "bundle-unreadable", path, why: whyNot(fetched.outcome) });
  }

  /** Writes the whole record up to a commit. */
  async send(tip: EntryId): Promise<Sending> {
    const name = `refs/heads/${this.#branch}`;
    await inOwnRepository(this.#location, async (own) => {
      const run = personal(own, this.#env, "reading");
      await git(["update-ref", name, tip], run);
      await git(["bundle", "create", "--quiet", this.address, name], run);
    });
    return "sent";
  }

  /** A file is written anew each time: nothing is known of it. */
  lastSeen(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  see(): Promise<void> {
    return Promise.resolve();
  }

  keepAside(tip: EntryId): Promise<string> {
    return keepAside(this.#location, this.#env, tip);
  }
}

/** Does a file begin as a bundle does? @throws {Failure} where it cannot be read */
export function isBundle(path: string): boolean {
  try {
    return BEGINNING.test(readFileSync(path).subarray(0, 32).toString("latin1"));
  } catch {
    throw new Failure({ code: "bundle-unreadable", path, why: "missing" });
  }
}

/** A bundle of git's own may begin where another one ended. */
function whyNot({ stderr }: Outcome): "begins-later" | "cut" {
  return /prerequisite/.test(stderr) ? "begins-later" : "cut";
}
