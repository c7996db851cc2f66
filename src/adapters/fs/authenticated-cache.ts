/**
 * What is kept between commands to spare work, and believed only where this very person's computer wrote it: each file
 * is sealed with a key that lies in their own settings. A folder that was copied from somebody else brings the file
 * along, but not the seal.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Files, SealedStore } from "../../app/ports/store.ts";

const KEY = "seal";
const SEAL_BYTES = 32;
/** JSON has no maps: each is written as an object with its pairs under this name. */
const MAP = "$map";

/** Sealed files in one folder. */
export class SealedFolder implements SealedStore {
  readonly #folder: Files;
  readonly #settings: Files;
  readonly #build: string;

  /** @param build which program wrote it: another one may judge otherwise, and believes nothing of it */
  constructor(folder: Files, settings: Files, build: string) {
    this.#folder = folder;
    this.#settings = settings;
    this.#build = build;
  }

  async read(name: string): Promise<unknown> {
    try {
      const bytes = fileAt(`${this.#folder.root}/${name}`);
      const key = fileAt(`${this.#settings.root}/${KEY}`);
      const [seal, content] = [bytes.subarray(0, SEAL_BYTES), bytes.subarray(SEAL_BYTES)];
      if (!timingSafeEqual(seal, this.#seal(key, name, content))) return undefined;
      return withMaps(JSON.parse(content.toString("utf8")));
    } catch {
      // Not there, not readable, of another kind: then it is worked out anew.
      return undefined;
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    try {
      const content = Buffer.from(JSON.stringify(value, asPairs));
      const seal = this.#seal(await this.#key(), name, content);
      await this.#folder.write(name, Buffer.concat([seal, content]));
    } catch {
      // On read-only media nothing is kept, and nothing is lost but time.
    }
  }

  #seal(key: Buffer, name: string, content: Buffer): Buffer {
    return createHmac("sha256", key).update(`${this.#build}\0${name}\0`).update(content).digest();
  }

  /** Its owner's alone: whoever could read it could seal what they like. */
  async #key(): Promise<Buffer> {
    const path = `${this.#settings.root}/${KEY}`;
    const known = await this.#settings.read(KEY);
    if (known?.length === SEAL_BYTES) return known;
    const fresh = randomBytes(SEAL_BYTES);
    mkdirSync(this.#settings.root, { recursive: true });
    try {
      writeFileSync(path, fresh, { mode: 0o600, flag: "wx" });
      return fresh;
    } catch (error) {
      // Another command may have made it in the same moment; then that one counts.
      const theirs = await this.#settings.read(KEY);
      if (theirs?.length === SEAL_BYTES) return theirs;
      throw error;
    }
  }
}

/** @throws where it is no file of its own: a link leads elsewhere, and a pipe would never end */
function fileAt(path: string): Buffer {
  if (!lstatSync(path).isFile()) throw new Error("not a file");
  return readFileSync(path);
}

function asPairs(_name: string, value: unknown): unknown {
  return value instanceof Map ? { [MAP]: [...value] } : value;
}

/** In place, since a long record's judgement has tens of thousands of parts. */
function withMaps(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const name in parts) if (typeof parts[name] === "object") parts[name] = withMaps(parts[name]);
  return MAP in parts ? new Map(parts[MAP] as [unknown, unknown][]) : value;
}
