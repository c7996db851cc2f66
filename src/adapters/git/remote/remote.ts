/**
 * Fetches from and sends to the shared place. Git runs in an empty repository of our own: of this repository's settings the
 * address alone is used, and of a folder that is shared, no hook and no command that its settings name.
 */
import type { Remote, Sending } from "../../../app/ports/remote.ts";
import { type EntryId, entryId } from "../../../domain/ids.ts";
import { refuseLinks } from "../links.ts";
import type { Location } from "../location.ts";
import { inOwnRepository, type OwnRepository } from "../own-repository.ts";
import { type Environment, git, type Outcome, runGit } from "../process.ts";
import { references } from "../refs.ts";
import { type Address, addressOf } from "./address.ts";
import { hasNoBranch, sendingOf, unreachable } from "./answers.ts";
import { personalEnv, servicesFor } from "./transport.ts";

const THERE = "refs/sop/there";

export class GitRemote implements Remote {
  readonly #location: Location;
  readonly #env: Environment;
  readonly #branch: string;
  readonly #found: Address | undefined;

  /** @param branch the record's own */
  constructor(location: Location, env: Environment, branch: string) {
    this.#location = location;
    this.#env = env;
    this.#branch = branch;
    this.#found = addressOf(location, branch);
  }

  get address(): string | undefined {
    return this.#found?.written;
  }

  async fetch(have: EntryId | undefined): Promise<EntryId | undefined> {
    const address = this.#needed();
    refuseLinks(this.#location);
    return inOwnRepository(this.#location, async (own) => {
      const gitEnv = this.#personal(own, "writing");
      if (have !== undefined) await git(["update-ref", "refs/sop/here", have], gitEnv);
      const asked = [
        ...["-c", "fetch.fsckObjects=true", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"],
        ...["--no-auto-maintenance", "--no-recurse-submodules", ...servicesFor("upload-pack", address)],
        ...["--", address.full, `+refs/heads/${this.#branch}:${THERE}`],
      ];
      const fetched = await runGit(asked, gitEnv);
      if (fetched.status !== 0 && hasNoBranch(fetched)) return undefined;
      if (fetched.status !== 0) throw unreachable(address.written, fetched.stderr);
      return entryId((await git(["rev-parse", "--verify", THERE], gitEnv)).trim());
    });
  }

  async send(tip: EntryId): Promise<Sending> {
    const address = this.#needed();
    const outcome = await inOwnRepository(this.#location, (own): Promise<Outcome> => {
      const asked = [
        "push",
        "--quiet",
        "--porcelain",
        "--no-verify",
        ...servicesFor("receive-pack", address),
      ];
      return runGit([...asked, "--", address.full, `${tip}:refs/heads/${this.#branch}`], {
        ...this.#personal(own, "reading"),
      });
    });
    const sending = sendingOf(outcome, address.written);
    if (sending === "sent") await this.see(tip);
    return sending;
  }

  async lastSeen(): Promise<EntryId | undefined> {
    return (await references(this.#location, this.#env)).get(this.#tracking());
  }

  see(tip: EntryId): Promise<void> {
    return this.#name(this.#tracking(), tip);
  }

  async keepAside(tip: EntryId): Promise<string> {
    const name = `refs/sop/disisihkan/${tip.slice(0, 12)}`;
    await this.#name(name, tip);
    return name;
  }

  #needed(): Address {
    if (this.#found === undefined) throw new Error("a shared place is asked for where there is none");
    return this.#found;
  }

  #tracking(): string {
    return `refs/remotes/${this.#needed().remote}/${this.#branch}`;
  }

  async #name(reference: string, tip: EntryId): Promise<void> {
    refuseLinks(this.#location);
    const { top } = this.#location;
    await git(["update-ref", reference, tip], { cwd: top, env: this.#env, gitEnv: { GIT_WORK_TREE: top } });
  }

  #personal(own: OwnRepository, how: "reading" | "writing"): ReturnType<OwnRepository["reading"]> {
    const env = this.#env;
    const { gitEnv, ...options } = how === "reading" ? own.reading(env) : own.writing(env);
    return { ...options, gitEnv: { ...gitEnv, ...personalEnv(env) } };
  }
}
