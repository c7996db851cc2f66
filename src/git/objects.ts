/** Reads raw objects through one `git cat-file --batch`, and believes none whose bytes do not hash to its name. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { DamagedObject, Failure } from "../failure.ts";
import { type Environment, SAFE_SETTINGS, scrubbed } from "./process.ts";

export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/** One running `git cat-file --batch`; answers come in the order of the questions. */
export class ObjectReader {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: {
    id: string;
    resolve: (object: GitObject) => void;
    reject: (error: unknown) => void;
  }[] = [];
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 0;
  #ended = false;
  #asked = "";

  constructor(folder: string, env: Environment) {
    this.#child = spawn("git", [...SAFE_SETTINGS, "cat-file", "--batch"], {
      cwd: folder,
      env: scrubbed(env),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    this.#child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#child.stdin.on("error", () => undefined);
    this.#child.on("error", () => this.#fail(new Failure({ code: "git-missing" })));
    // git gives up at an object whose bytes it cannot unpack; the first that waits is that one.
    this.#child.on("close", () => {
      this.#ended = true;
      this.#fail(new DamagedObject(this.#waiting[0]?.id ?? "?", "altered"));
    });
  }

  /** @throws {DamagedObject} where the object cannot be had or is not what its name says */
  read(id: string): Promise<GitObject> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject });
      // Questions of one turn go together: each write is a call into the system.
      if (this.#asked === "") setImmediate(() => this.#ask());
      this.#asked += `${id}\n`;
    });
  }

  #ask(): void {
    this.#child.stdin.write(this.#asked);
    this.#asked = "";
  }

  /** Has git gone, so that another must be started? */
  get ended(): boolean {
    return this.#ended;
  }

  close(): void {
    this.#child.removeAllListeners("close");
    this.#child.stdin.end();
    this.#child.kill();
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    let buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (let taken = this.#takeOne(buffer); taken > 0; taken = this.#takeOne(buffer))
      buffer = buffer.subarray(taken);
    this.#chunks = buffer.length === 0 ? [] : [buffer];
    this.#size = buffer.length;
  }

  /** Takes one answer from the front; returns how many bytes it had, 0 where it is not all there yet. */
  #takeOne(buffer: Buffer): number {
    const line = buffer.indexOf(0x0a);
    if (line < 0) return this.#wait(buffer.length + 1);
    const [id = "", type = "", size = ""] = buffer.subarray(0, line).toString("latin1").split(" ");
    if (type === "missing" || size === "") {
      this.#needed = 0;
      this.#waiting.shift()?.reject(new DamagedObject(id, "missing"));
      return line + 1;
    }
    const end = line + 1 + Number(size);
    if (buffer.length < end + 1) return this.#wait(end + 1);
    this.#needed = 0;
    this.#answer({ type, bytes: Buffer.from(buffer.subarray(line + 1, end)) });
    return end + 1;
  }

  #wait(bytes: number): number {
    this.#needed = bytes;
    return 0;
  }

  #answer(object: GitObject): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    const hash = createHash(waiting.id.length === 64 ? "sha256" : "sha1");
    const id = hash.update(`${object.type} ${object.bytes.length}\0`).update(object.bytes).digest("hex");
    if (id === waiting.id) waiting.resolve(object);
    else waiting.reject(new DamagedObject(waiting.id, "altered"));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
