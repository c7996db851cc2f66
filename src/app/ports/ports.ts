/** Everything an operation may use of the outside, handed in by whoever calls it. */
import type { EntryId, KeyBlob, PersonId } from "../../domain/ids.ts";
import type { CrossCheck } from "../../domain/ledger/signature.ts";
import type { Elsewhere, Loss } from "../../domain/loss.ts";
import type { PdfSignature } from "../../domain/pdf-signature.ts";
import type { KeyStatement, Roster } from "../../domain/people/official.ts";
import type { Judgement } from "../ledger/judging/judgement.ts";
import type { Clock, Hash } from "./clock.ts";
import type { Derive } from "./derive.ts";
import type { Documents } from "./documents.ts";
import type { HistoryReader, Surrounding } from "./history.ts";
import type { KeySource } from "./keys.ts";
import type { Remote } from "./remote.ts";
import type { Files, TrustStore } from "./store.ts";
import type { RecordWords } from "./words.ts";
import type { Workbooks } from "./workbooks.ts";
import type { RecordWriter } from "./writer.ts";

export interface Ports {
  /** The record's branch, as sop.yaml names it. */
  readonly branch: string;
  readonly files: Files;
  readonly history: HistoryReader;
  readonly writer: RecordWriter;
  readonly keys: KeySource;
  readonly documents: Documents;
  readonly workbooks: Workbooks;
  readonly trust: TrustStore;
  readonly remote: Remote;
  /** The record in one file. @param file its whole path */
  readonly bundleAt: (file: string) => Remote;
  /** Told of a newest entry that is forgotten, where the person asked for that; undefined where they did not. */
  readonly forgets: ((loss: Loss) => Promise<void>) | undefined;
  /**
   * Where else in this repository an entry is that the branch does not have.
   * @param beginning of its id
   * @param known ids of the history at hand
   */
  readonly elsewhere: (beginning: string, known: ReadonlySet<EntryId>) => Promise<Elsewhere | undefined>;
  readonly proofs: ProofStore;
  readonly clock: Clock;
  readonly hash: Hash;
  /** Derives an entry's content again, for the judge. */
  readonly derive: Derive;
  /** Loaded when something is recorded. */
  readonly words: () => Promise<RecordWords>;
  /** Name and version of this program, for the record. */
  readonly tool: string;
  /** Runs work while no other writer can; the name is told to whoever waits. */
  readonly alone: <T>(who: string, work: () => Promise<T>) => Promise<T>;
  /** Governed files on disk that differ from a tree's. @param cached may unchanged ones be told from outside? */
  readonly drift: (tree: string, cached: boolean) => Promise<readonly Drift[]>;
  /** What lies around the record in this clone. */
  readonly surroundings: () => Promise<readonly Surrounding[]>;
  /** Entries whose signatures ssh-keygen does not accept. */
  readonly crossCheck: (entries: readonly EntryId[]) => Promise<CrossCheck>;
  /** Told of long work as it goes on: what is being done, and how much of it. */
  readonly progress: (what: string, no: number, of: number) => void;
  /** After an entry: lets plain git know whose keys are whose. */
  readonly announceSigners: (roster: Roster, officeId: string) => Promise<void>;
  /** The signature inside a PDF, where it has one. */
  readonly pdfSignature: (bytes: Uint8Array) => Promise<PdfSignature | undefined>;
  /** A key as people compare it: its fingerprint. */
  readonly fingerprintOf: (key: KeyBlob) => string;
  /** Signed statements of a note whose signatures are good. @param keys those that may have made one */
  readonly statementsIn: (note: readonly string[], keys: readonly KeyBlob[]) => readonly KeyStatement[];
  /** Who this computer's person is, by their own word; by the record's first entry. */
  readonly me: OwnName;
  /** Where the record's address of a person comes from. */
  readonly addressOf: (person: string, officeId: string) => string;
}

/** What was proven before, so that it need not be proven again. Only one's own word is taken for it. */
export interface ProofStore {
  load(): Promise<Judgement | undefined>;
  /** Keeps a judgement without violations; where it cannot be kept, everything is proven again next time. */
  save(proven: Judgement): Promise<void>;
}

/** Whose hands are on this computer where it holds the keys of several people. */
export interface OwnName {
  read(root: EntryId): Promise<PersonId | undefined>;
  write(root: EntryId, person: PersonId): Promise<void>;
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

/** What reads a record and judges it. */
export type ReadingPorts = Pick<
  Ports,
  | "branch"
  | "history"
  | "documents"
  | "hash"
  | "addressOf"
  | "derive"
  | "statementsIn"
  | "proofs"
  | "trust"
  | "forgets"
  | "elsewhere"
  | "clock"
>;

/** What records an entry, besides. */
export type RecordingPorts = ReadingPorts &
  Pick<
    Ports,
    | "files"
    | "writer"
    | "alone"
    | "drift"
    | "keys"
    | "me"
    | "fingerprintOf"
    | "words"
    | "tool"
    | "announceSigners"
  >;
