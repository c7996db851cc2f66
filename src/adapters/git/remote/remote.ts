/**
 * Fetches from and sends to the shared place. Git runs in an empty repository of our own: of this repository's settings the
 * address alone is used, and of a folder that is shared, no hook and no command that its settings name.
 */
import type { Remote, Sending } from "../../../app/ports/remote.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { Location } from "../location.ts";
import { inOwnRepository } from "../own-repository.ts";
import { type Environment, runGit } from "../process.ts";
import { references } from "../refs.ts";
import { type Address, addressOf } from "./address.ts";
import { hasNoBranch, sendingOf, unreachable } from "./answers.ts";
import { fetchFrom, keepAside, nameCommit, personal } from "./incoming.ts";
import { servicesFor } from "./transport.ts";

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
    const options = servicesFor("upload-pack", address);
    const source = { from: address.full, branch: this.#branch, have, options };
    const fetched = await fetchFrom(this.#location, this.#env, source);
    if (fetched.kind === "fetched") return fetched.tip;
    if (hasNoBranch(fetched.outcome)) return undefined;
    throw unreachable(address.written, fetched.outcome.stderr);
  }

  async send(tip: EntryId): Promise<Sending> {
    const address = this.#needed();
    const outcome = await inOwnRepository(this.#location, (own) => {
      const services = servicesFor("receive-pack", address);
      const asked = ["push", "--quiet", "--porcelain", "--no-verify", ...services, "--", address.full];
      const update = `${tip}:refs/heads/${this.#branch}`;
      return runGit([...asked, update], personal(own, this.#env, "reading"));
    });
    const sending = sendingOf(outcome, address.written);
    if (sending === "sent") await this.see(tip);
    return sending;
  }

  async lastSeen(): Promise<EntryId | undefined> {
    return (await references(this.#location, this.#env)).get(this.#tracking());
  }

  see(tip: EntryId): Promise<void> {
    return nameCommit(this.#location, this.#env, this.#tracking(), tip);
  }

  keepAside(tip: EntryId): Promise<string> {
    return keepAside(this.#location, this.#env, tip);
  }

  #needed(): Address {
    if (this.#found === undefined) throw new Error("a shared place is asked for where there is none");
    return this.#found;
  }

  #tracking(): string {
    return `refs/remotes/${this.#needed().remote}/${this.#branch}`;
  }
}
