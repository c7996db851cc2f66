/** GnuPG itself, with a home and keys of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keysIn } from "../../src/adapters/git/signatures/openpgp-key.ts";
import { temporaryFolder } from "./office.ts";
import { there } from "./there.ts";

/** GnuPG's settings and keys, apart from everybody's. */
export class Keyring {
  readonly home = join(temporaryFolder(), "gnupg");

  constructor() {
    mkdirSync(this.home, { mode: 0o700 });
  }

  run(args: readonly string[], input?: string | Buffer): { status: number; stdout: Buffer; stderr: string } {
    const env = { ...process.env, GNUPGHOME: this.home };
    const ran = spawnSync(
      "gpg",
      ["--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "", ...args],
      {
        env,
        ...(input === undefined ? {} : { input }),
      },
    );
    return { status: ran.status ?? 1, stdout: ran.stdout, stderr: ran.stderr.toString() };
  }

  make(name: string, kind: string, usage = "sign"): string {
    const made = this.run(["--quick-gen-key", `${name} <${name}@contoh.example>`, kind, usage, "never"]);
    if (made.status !== 0) throw new Error(made.stderr);
    return there(
      this.run(["--with-colons", "--list-keys", name])
        .stdout.toString()
        .match(/^fpr:+([0-9A-F]{40}):/m)?.[1],
    );
  }

  keys(id: string): readonly Buffer[] {
    return keysIn(this.run(["--export", id]).stdout);
  }

  sign(id: string, text: Buffer, ...more: readonly string[]): string {
    return this.run([...more, "--armor", "--detach-sign", "--local-user", `${id}!`], text).stdout.toString(
      "latin1",
    );
  }

  accepts(armored: string, text: Buffer): boolean {
    const file = join(this.home, "probe.asc");
    writeFileSync(file, armored, "latin1");
    return this.run(["--verify", file, "-"], text).status === 0;
  }

  stop(): void {
    spawnSync("gpgconf", ["--homedir", this.home, "--kill", "all"]);
  }
}
