/**
 * What happens at a crash: before a branch moves, a command writes down which entry it is to name and which files follow.
 * Where it stopped in between, the next command brings index and folder along, or forgets an entry that was not published.
 */
import type { Files, SealedStore } from "../../../app/ports/store.ts";
import type { EntryId } from "../../../domain/ids.ts";

/** A move of the branch that may not have been finished. */
export interface PendingMove {
  readonly branch: string;
  readonly entry: EntryId;
  /** Where the branch stood before; undefined before the first entry. */
  readonly previous: EntryId | undefined;
  /** The files that the entry changed. */
  readonly paths: readonly string[];
}

const NAME = "pending";

/** The journal of one workspace, with one move at most. */
export class Journal {
  readonly #store: SealedStore;
  readonly #folder: Files;

  /**
   * @param store sealed, since whoever could write it could have files of the record laid into the folder
   * @param folder where the store keeps its files
   */
  constructor(store: SealedStore, folder: Files) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Undefined also where it was left by somebody else: then it is no journal of ours. */
  async pending(): Promise<PendingMove | undefined> {
    return (await this.#store.read(NAME)) as PendingMove | undefined;
  }

  begin(move: PendingMove): Promise<void> {
    return this.#store.write(NAME, move);
  }

  end(): Promise<void> {
    return this.#folder.remove(NAME);
  }

  /**
   * Finishes what an interrupted command had signed and published, or forgets what it had not.
   * @param tipOf what a branch names now
   * @param finish brings index and folder to the entry, and ends the journal
   */
  async recover(
    tipOf: (branch: string) => Promise<EntryId | undefined>,
    finish: (move: PendingMove) => Promise<void>,
  ): Promise<void> {
    const move = await this.pending();
    if (move === undefined) return;
    if ((await tipOf(move.branch)) === move.entry) await finish(move);
    else await this.end();
  }
}
