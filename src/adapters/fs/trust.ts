/**
 * What this computer remembers of records, in the person's own settings and outside every repository: which first entry
 * is trusted in which folder, and of each record the newest entry that was proven here. It is sealed as other kept files
 * are (authenticated-cache.ts), readable by its owner alone, and written under a lock, so that of several commands none undoes what
 * another remembered.
 */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TrustStore } from "../../app/ports/store.ts";
import { type EntryId, entryId } from "../../domain/ids.ts";
import { type Memory, type ProvenLine, readLine, writeLine } from "../../domain/ledger/message/line-mark.ts";
import { SealedFolder } from "./authenticated-cache.ts";
import { Folder } from "./folder.ts";

/** Trusted first entries by folder; before they were sealed they stood in a file of their own. */
const FOLDERS = "folders";
const UNSEALED = "roots.json";
/** Lines of one record that are no longer insisted on, newest first: papers of them are still told. */
const FORMER = 4;
const NOTHING: Memory = { newest: undefined, former: [] };

interface KeptLine {
  readonly line: string;
  readonly at: number;
}

interface KeptMemory {
  readonly newest: KeptLine | null;
  readonly former: readonly KeptLine[];
}

/** A store in the person's settings. */
export class FileTrustStore implements TrustStore {
  readonly #settings: Folder;
  readonly #own: OwnFolder;
  readonly #sealed: SealedFolder;

  /** @param settings the person's own settings */
  constructor(settings: Folder) {
    this.#settings = settings;
    this.#own = new OwnFolder(join(settings.root, "records"));
    // Not of one build of the program: what was proven is remembered beyond an update.
    this.#sealed = new SealedFolder(this.#own, settings, "records 1");
  }

  async pinnedRoot(workspace: string): Promise<EntryId | undefined> {
    return entryId((await this.#folders())[resolve(workspace)] ?? "");
  }

  async trusts(root: EntryId): Promise<boolean> {
    return Object.values(await this.#folders()).includes(root);
  }

  async pin(workspace: string, root: EntryId): Promise<void> {
    if ((await this.pinnedRoot(workspace)) === root) return;
    await this.#change(async () =>
      this.#keepFolders({ ...(await this.#folders()), [resolve(workspace)]: root }),
    );
  }

  /** Forgets a workspace that was made anew, such as the demo's. */
  async forget(workspace: string): Promise<void> {
    if ((await this.pinnedRoot(workspace)) === undefined) return;
    await this.#change(async () => {
      const { [resolve(workspace)]: _, ...rest } = await this.#folders();
      await this.#keepFolders(rest);
    });
  }

  async memory(root: EntryId): Promise<Memory> {
    const kept = (await this.#sealed.read(root)) as KeptMemory | undefined;
    if (kept === undefined) return NOTHING;
    return { newest: lineIn(kept.newest), former: kept.former.flatMap((one) => lineIn(one) ?? []) };
  }

  async remember(proven: ProvenLine, holds: (known: ProvenLine) => boolean): Promise<void> {
    const { root } = proven.line;
    await this.#change(async () => {
      // Read again under the lock: another command may have proven a newer entry meanwhile.
      const { newest, former } = await this.memory(root);
      if (newest === undefined || holds(newest)) await this.#keep(root, { newest: proven, former });
    });
  }

  async forgetNewest(root: EntryId, last: EntryId): Promise<void> {
    await this.#change(async () => {
      const { newest, former } = await this.memory(root);
      if (newest?.line.last !== last) return;
      await this.#keep(root, { newest: undefined, former: [newest, ...former].slice(0, FORMER) });
    });
  }

  /** Alone on this computer; where the settings cannot be written, nothing is remembered and no command fails of it. */
  async #change(work: () => Promise<void>): Promise<void> {
    try {
      this.#own.make();
      const { underLock } = await import("./lock.ts");
      await underLock(this.#own.root, "sop", work);
    } catch {
      // Read-only settings, or a lock that nobody gives back.
    }
  }

  #keep(root: EntryId, { newest, former }: Memory): Promise<void> {
    const kept: KeptMemory = {
      newest: newest === undefined ? null : keptLine(newest),
      former: former.map(keptLine),
    };
    return this.#sealed.write(root, kept);
  }

  #keepFolders(all: Readonly<Record<string, string>>): Promise<void> {
    return this.#sealed.write(FOLDERS, all);
  }

  async #folders(): Promise<Readonly<Record<string, string>>> {
    const kept = (await this.#sealed.read(FOLDERS)) as Record<string, string> | undefined;
    if (kept !== undefined) return kept;
    try {
      return JSON.parse((await this.#settings.text(UNSEALED)) ?? "{}") as Record<string, string>;
    } catch {
      return {};
    }
  }
}

function keptLine({ line, at }: ProvenLine): KeptLine {
  return { line: writeLine(line), at };
}

function lineIn(kept: KeptLine | null): ProvenLine | undefined {
  const line = readLine(kept?.line ?? "");
  return line === undefined || kept === null ? undefined : { line, at: kept.at };
}

/** A folder of this person's: nobody else may read what lies in it. */
class OwnFolder extends Folder {
  make(): void {
    mkdirSync(this.root, { recursive: true, mode: 0o700 });
  }

  override async write(path: string, content: Uint8Array | string): Promise<void> {
    const { writeFile } = await import("atomically");
    const place = this.at(path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    await writeFile(place, typeof content === "string" ? content : Buffer.from(content), { mode: 0o600 });
  }
}
