/** Who this computer's person says they are, record by record: kept in their own settings, outside every repository. */
import { type EntryId, type PersonId, personId } from "../../domain/ids.ts";
import type { Folder } from "./folder.ts";

const FILE = "saya.json";

/** A JSON file of the user's own settings, by the id of each record's first entry. */
export class OwnNameFile {
  readonly #folder: Folder;

  /** @param folder the person's own settings */
  constructor(folder: Folder) {
    this.#folder = folder;
  }

  async read(root: EntryId): Promise<PersonId | undefined> {
    const name = (await this.#all())[root];
    return typeof name === "string" ? personId(name) : undefined;
  }

  async write(root: EntryId, person: PersonId): Promise<void> {
    await this.#folder.write(
      FILE,
      `${JSON.stringify({ ...(await this.#all()), [root]: person }, null, 2)}\n`,
    );
  }

  /** A file that cannot be read says nothing. */
  async #all(): Promise<Readonly<Record<string, unknown>>> {
    try {
      return JSON.parse((await this.#folder.text(FILE)) ?? "{}") as Record<string, unknown>;
    } catch {
      return {};
    }
  }
}
