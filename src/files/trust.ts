/** The first entry that this person trusts in each workspace: kept in their own settings, outside every repository. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type EntryId, entryId } from "../domain/ids.ts";
import type { TrustStore } from "../ports.ts";
import type { Folder } from "./folder.ts";

const FILE = "roots.json";

/** Trusted first entries, in a JSON file of the user's own settings. */
export class FileTrustStore implements TrustStore {
  readonly #folder: Folder;

  /** @param folder the person's own settings */
  constructor(folder: Folder) {
    this.#folder = folder;
  }

  async pinnedRoot(workspace: string): Promise<EntryId | undefined> {
    return entryId((await this.#all())[resolve(workspace)] ?? "");
  }

  async pin(workspace: string, root: EntryId): Promise<void> {
    await this.#save({ ...(await this.#all()), [resolve(workspace)]: root });
  }

  /** Forgets a workspace that was made anew, such as the demo's. */
  async forget(workspace: string): Promise<void> {
    const { [resolve(workspace)]: known, ...rest } = await this.#all();
    if (known !== undefined) await this.#save(rest);
  }

  async #save(all: Record<string, string>): Promise<void> {
    await this.#folder.write(FILE, `${JSON.stringify(all, null, 2)}\n`);
  }

  async #all(): Promise<Record<string, string>> {
    try {
      return JSON.parse((await this.#folder.text(FILE)) ?? "{}") as Record<string, string>;
    } catch {
      return {};
    }
  }
}

/** Where this person's own settings of the program lie. */
export function settingsFolder(env: Readonly<Record<string, string | undefined>>): string {
  return join(env.XDG_CONFIG_HOME ?? env.APPDATA ?? join(env.HOME ?? homedir(), ".config"), "sop");
}
