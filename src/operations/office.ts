/** Everything an operation may use of the outside, handed in by whoever calls it. */
import type { EntryId } from "../domain/ids.ts";
import type { Roster } from "../domain/official.ts";
import type {
  Clock,
  Documents,
  Files,
  Hash,
  HistoryReader,
  KeySource,
  RecordWords,
  RecordWriter,
  TrustStore,
  Workbooks,
} from "../ports.ts";

export interface Office {
  /** The record's branch, as sop.yaml names it. */
  readonly branch: string;
  readonly files: Files;
  readonly history: HistoryReader;
  readonly writer: RecordWriter;
  readonly keys: KeySource;
  readonly documents: Documents;
  readonly workbooks: Workbooks;
  readonly trust: TrustStore;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly words: RecordWords;
  /** Name and version of this program, for the record. */
  readonly tool: string;
  /** Runs work while no other writer can; the name is told to whoever waits. */
  readonly alone: <T>(who: string, work: () => Promise<T>) => Promise<T>;
  /** Governed files on disk that differ from an entry's. */
  readonly drift: (entry: EntryId) => Promise<readonly Drift[]>;
  /** Told of long work as it goes on: what is being done, and how much of it. */
  readonly progress: (what: string, no: number, of: number) => void;
  /** After an entry: lets plain git know whose keys are whose. */
  readonly announceSigners: (roster: Roster, officeId: string) => Promise<void>;
  /** Where the record's address of a person comes from. */
  readonly addressOf: (person: string, officeId: string) => string;
}

export interface Drift {
  readonly path: string;
  readonly how: "changed" | "missing";
}

/** Which of one's own hats, and which key, a person wants to sign with. */
export interface Who {
  readonly as?: string | undefined;
  readonly key?: string | undefined;
}
