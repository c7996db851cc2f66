/**
 * Asks git for objects through one process that stays (git-cat-file(1), "BATCH OUTPUT"): ids go in, objects come out in
 * the same order. Several may be asked for at once; then nothing waits for the way there and back.
 */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { getBuiltinModule, nextTick } from "node:process";
import { Failure } from "../../../domain/failure.ts";
import { type RunOptions, SAFE_SETTINGS, scrubbed } from "../process.ts";

/** An object as git gives it: nobody has hashed it yet. */
export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/** `unreadable` where git gives up at it, or where it is larger than a record ever needs. */
export type Answer = GitObject | "missing" | "unreadable";

interface Question {
  readonly id: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Failure) => void;
}

/** A few bytes of a pack can ask for many. */
const LARGEST = 1 << 29;
const LINE_FEED = 0x0a;

/** Asks as long as it is not closed; a process that ended is followed by another. */
export class CatFile {
  readonly #options: RunOptions;
  readonly #largest: number;
  #running: Batch | undefined;

  /** @param largest bytes of an object that are taken in */
  constructor(options: RunOptions, largest = LARGEST) {
    this.#options = options;
    this.#largest = largest;
  }

  /** @throws {Failure} where there is no git */
  ask(id: string): Promise<Answer> {
    if (this.#running === undefined || this.#running.isOver)
      this.#running = new Batch(this.#options, this.#largest, (left) => this.#askAgain(left));
    const git = this.#running;
    return new Promise((resolve, reject) => git.ask({ id, resolve, reject }));
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = undefined;
  }

  #askAgain(left: readonly Question[]): void {
    for (const { id, resolve, reject } of left) this.ask(id).then(resolve, reject);
  }
}

/** One `git cat-file --batch`. */
class Batch {
  readonly #git: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<void>;
  /** Oldest first: the next answer is the first one's. */
  #waiting: Question[] = [];
  #unsent = "";
  #isOver = false;

  /** @param left told of what was not answered when git ended */
  constructor({ cwd, env, gitEnv }: RunOptions, largest: number, left: (rest: readonly Question[]) => void) {
    // Loaded here: a command that reads no object starts no program.
    const { spawn } = getBuiltinModule("node:child_process");
    const options = { cwd, env: scrubbed(env, gitEnv), windowsHide: true };
    this.#git = spawn("git", [...SAFE_SETTINGS, "cat-file", "--batch"], options);
    const answers = new Answers(largest, (answer) => this.#waiting.shift()?.resolve(answer));
    this.#git.stdout.on("data", (chunk: Buffer) => {
      if (!answers.take(chunk)) this.#git.kill();
    });
    this.#git.stderr.resume();
    // A process that has ended closes its pipes; what was not answered is told by `close`.
    this.#git.stdin.on("error", () => undefined);
    this.#git.on("error", () => this.#refuse(new Failure({ code: "git-missing" })));
    this.#closed = new Promise((resolve) => {
      this.#git.on("close", () => {
        this.#isOver = true;
        // git ends at an object whose bytes it cannot unpack; a new process answers for the others.
        const [first, ...others] = this.#waiting.splice(0);
        first?.resolve("unreadable");
        left(others);
        resolve();
      });
    });
  }

  /** Has it ended, or could it not be started? Then it answers nothing more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  ask(question: Question): void {
    this.#waiting.push(question);
    // To wake git once for each id takes longer than to answer it.
    if (this.#unsent === "") nextTick(() => this.#send());
    this.#unsent += `${question.id}\n`;
  }

  /** Waits for its end: Windows removes no folder that a program works in. */
  async close(): Promise<void> {
    this.#git.stdin.end();
    await this.#closed;
  }

  #send(): void {
    this.#git.stdin.write(this.#unsent);
    this.#unsent = "";
  }

  #refuse(error: Failure): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

/** Cuts what git writes into answers. */
class Answers {
  readonly #largest: number;
  readonly #tell: (answer: Answer) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that the next answer is known to have; none before its first line is there. */
  #needed = 0;

  constructor(largest: number, tell: (answer: Answer) => void) {
    this.#largest = largest;
    this.#tell = tell;
  }

  /** @returns false from an answer on that is too large to be taken in */
  take(chunk: Buffer): boolean {
    if (this.#needed > this.#largest) return false;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return true;
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#length);
    for (let next = this.#next(rest); next !== undefined; next = this.#next(rest)) {
      this.#tell(next.answer);
      rest = rest.subarray(next.end);
    }
    this.#chunks = [rest];
    this.#length = rest.length;
    return this.#needed <= this.#largest;
  }

  /** The first answer, and where it ends; undefined where it is not all there yet. */
  #next(bytes: Buffer): { readonly answer: Answer; readonly end: number } | undefined {
    const line = bytes.indexOf(LINE_FEED);
    this.#needed = 0;
    if (line < 0) return undefined;
    const [, type, size] = / ([a-z]+) ([0-9]+)$/.exec(bytes.toString("latin1", 0, line)) ?? [];
    if (type === undefined) return { answer: "missing", end: line + 1 };
    const end = line + 1 + Number(size) + 1;
    this.#needed = end;
    // A copy: a view would keep the whole chunk that it looks into.
    return end > this.#largest || end > bytes.length
      ? undefined
      : { answer: { type, bytes: Buffer.from(bytes.subarray(line + 1, end - 1)) }, end };
  }
}
