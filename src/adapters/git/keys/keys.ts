/** The keys that can sign here: named by the person, set in git, lying in ~/.ssh, held by an agent, or in gpg's keeping. */
import { existsSync } from "node:fs";
import { devNull } from "node:os";
import { join, resolve } from "node:path";
import type { KeySource, UsableKey } from "../../../app/ports/keys.ts";
import { Failure } from "../../../domain/failure.ts";
import { namesIn, textOf } from "../location.ts";
import { type Environment, run } from "../process.ts";
import { fitnessOf, readPublicLine } from "../signatures/public-key.ts";
import { publicHalfOf } from "../signatures/ssh-key.ts";
import { gnupgId, gnupgKeys } from "./gnupg.ts";

/** Finds keys as git and OpenSSH would. @see product §6, --key */
export class SshKeys implements KeySource {
  readonly #cwd: string;
  readonly #env: Environment;
  readonly #home: string | undefined;

  /** @param home the person's own folder, in full; undefined where they have none */
  constructor(cwd: string, env: Environment, home: string | undefined) {
    this.#cwd = cwd;
    this.#env = env;
    this.#home = home;
  }

  async usableKeys(file: string | undefined): Promise<readonly UsableKey[]> {
    if (file !== undefined) return this.#chosen(file);
    const agent = await this.#agentKeys();
    const found = [...(await this.#configuredKey()), ...(await this.#homeKeys(agent)), ...agent];
    return found.filter((key, at) => found.findIndex(({ blob }) => blob === key.blob) === at);
  }

  /** Reads a public key for the roster. @throws {Failure} where it is unreadable, or too weak to be trusted */
  async publicKey(file: string): Promise<UsableKey> {
    const [key] = await this.#chosen(file);
    const { kind } = fitnessOf(Buffer.from(key.blob, "base64"));
    if (kind !== "usable") throw new Failure({ code: "key-unfit", file, why: kind });
    return key;
  }

  /** A file, or a key of gpg's by its fingerprint; of several below one certificate, the newest first. */
  async #chosen(file: string): Promise<readonly [UsableKey, ...UsableKey[]]> {
    const id = gnupgId(file);
    if (id === undefined || existsSync(resolve(this.#cwd, file))) return [await this.#named(file)];
    const [key, ...more] = await gnupgKeys(id, { cwd: this.#cwd, env: this.#env });
    if (key === undefined) throw new Failure({ code: "key-unreadable", file, why: "other" });
    return [key, ...more];
  }

  async #named(file: string): Promise<UsableKey> {
    const path = resolve(this.#cwd, this.#expanded(file));
    const key = await this.#readKeyFile(path);
    if (key === undefined)
      throw new Failure({ code: "key-unreadable", file, why: existsSync(path) ? "other" : "missing" });
    return { ...key, signingKey: path };
  }

  /** A public key file, or a private one in OpenSSH's or PEM's form. */
  async #readKeyFile(path: string): Promise<Pick<UsableKey, "type" | "blob"> | undefined> {
    const text = textOf(path);
    if (text === "") return undefined;
    const known = readPublicLine(text.split("\n")[0] ?? "") ?? publicHalfOf(text);
    if (known !== undefined) return known;
    const beside = textOf(`${path}.pub`);
    if (beside !== "") return readPublicLine(beside);
    if (!text.includes("PRIVATE KEY-----")) return undefined;
    const { status, stdout } = await run("ssh-keygen", ["-y", "-P", "", "-f", path], {
      cwd: this.#cwd,
      env: this.#env,
    });
    return status === 0 ? readPublicLine(stdout.toString("utf8")) : undefined;
  }

  /** The person's own `user.signingkey`: a file, a key's line, or gpg's name of one. A repository's is not heeded. */
  async #configuredKey(): Promise<readonly UsableKey[]> {
    const { stdout } = await run("git", ["config", "--get", "user.signingkey"], {
      cwd: this.#cwd,
      env: { ...this.#env, GIT_DIR: devNull },
    });
    const value = stdout.toString("utf8").trim();
    if (value === "") return [];
    const id = gnupgId(value.replace(/!$/, ""));
    if (id !== undefined) return gnupgKeys(id, { cwd: this.#cwd, env: this.#env });
    const literal = value.replace(/^key::/, "");
    const line = readPublicLine(literal);
    if (line !== undefined) return [{ ...line, signingKey: `key::${literal}` }];
    const path = resolve(this.#cwd, this.#expanded(value));
    const key = await this.#readKeyFile(path);
    return key === undefined ? [] : [{ ...key, signingKey: path }];
  }

  async #homeKeys(agent: readonly UsableKey[]): Promise<readonly UsableKey[]> {
    if (this.#home === undefined) return [];
    const folder = join(this.#home, ".ssh");
    const all = namesIn(folder);
    const names = all.filter((name) => name.endsWith(".pub") || isLonePrivate(name, all)).sort();
    const keys: UsableKey[] = [];
    for (const name of names) {
      const key = await this.#readKeyFile(join(folder, name));
      if (key === undefined) continue;
      if (!name.endsWith(".pub")) {
        keys.push({ ...key, signingKey: join(folder, name) });
        continue;
      }
      const privateFile = join(folder, name.slice(0, -4));
      if (existsSync(privateFile)) keys.push({ ...key, signingKey: privateFile });
      else if (agent.some(({ blob }) => blob === key.blob))
        keys.push({ ...key, signingKey: join(folder, name) });
    }
    return keys;
  }

  async #agentKeys(): Promise<readonly UsableKey[]> {
    const { status, stdout } = await run("ssh-add", ["-L"], { cwd: this.#cwd, env: this.#env }).catch(() => ({
      status: 1,
      stdout: "",
    }));
    if (status !== 0) return [];
    return stdout
      .toString()
      .split("\n")
      .flatMap((line) => {
        const key = readPublicLine(line);
        return key === undefined ? [] : [{ ...key, signingKey: `key::${key.type} ${key.blob}` }];
      });
  }

  #expanded(path: string): string {
    return this.#home !== undefined && path.startsWith("~/") ? join(this.#home, path.slice(2)) : path;
  }
}

/** A private key by its usual name, whose public half was not copied along; OpenSSH's form holds it too. */
function isLonePrivate(name: string, all: readonly string[]): boolean {
  return /^id_[A-Za-z0-9_-]+$/.test(name) && !all.includes(`${name}.pub`);
}
