/** A real workspace in a temporary folder: real git, real keys, a clock of its own, run through the real command line. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Figures, fillForm } from "../../src/adapters/excel/fill.ts";
import { main } from "../../src/ui/cli/main.ts";

export const REPO = fileURLToPath(new URL("../..", import.meta.url));
const KEYS = join(REPO, "tests", "support", "keys");

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What one run of the tests lays down; removed when all of them have run (machine.ts). */
const ALL = process.env.SOP_TEST_FOLDER ?? mkdtempSync(join(tmpdir(), "sop-tests-"));

export function temporaryFolder(): string {
  return mkdtempSync(join(ALL, "sop-test-"));
}

/** A folder with nothing but git in it. */
export function folderWithGit(): string {
  const folder = temporaryFolder();
  const where = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
  symlinkSync(where, join(folder, "git"));
  return folder;
}

/** Private keys must be readable by their owner alone, which a checkout does not keep. */
export function layKeys(folder: string): void {
  cpSync(KEYS, folder, { recursive: true });
  for (const person of readdirSync(folder)) chmodSync(join(folder, person, "id_ed25519"), 0o600);
}

/** An environment in which nothing of this machine's settings is seen. */
export function cleanEnv(home: string): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LANG: "C.UTF-8",
  };
}

/** Offices on their way, for tests in other files to go on from (upTo). */
const STAGES = join(ALL, "stages");
mkdirSync(STAGES, { recursive: true });
const stageOf = (example: string, stage: string): string => join(STAGES, `${example}-${stage}`);

export class TestOffice {
  readonly base: string;
  readonly folder: string;
  readonly keys: string;
  readonly env: Record<string, string | undefined>;
  now = Date.parse("2021-04-01T01:00:00Z") / 1000;

  /** Whoever listens while a command runs. */
  heard: (text: string) => void = () => undefined;
  /** What happens while a command waits; by default nobody looks on any more. */
  pause = async (): Promise<boolean> => false;

  constructor(base = temporaryFolder()) {
    this.base = base;
    this.folder = join(base, "workspace");
    this.keys = join(base, "keys");
    mkdirSync(this.folder, { recursive: true });
    mkdirSync(join(base, "home"), { recursive: true });
    if (!existsSync(this.keys)) layKeys(this.keys);
    this.env = cleanEnv(join(base, "home"));
  }

  /** The record of a bundle in tests/fixtures/records, as an auditor would clone it on that day. */
  static cloned(bundle: string, day: string): TestOffice {
    const office = new TestOffice();
    const from = join(REPO, "tests", "fixtures", "records", bundle);
    office.git("clone", "--quiet", "--branch", "main", from, ".");
    office.now = Date.parse(`${day}T01:00:00Z`) / 1000;
    return office;
  }

  /** Runs a command line as typed; each takes ten minutes of the office's clock. */
  async sop(line: string, cwd = this.folder): Promise<Ran> {
    this.now += 600;
    let [out, err] = ["", ""];
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    const code = await main({
      args,
      cwd,
      env: this.env,
      clock: { now: () => this.now },
      out: (text) => {
        out += text;
        this.heard(text);
      },
      err: (text) => {
        err += text;
      },
      progress: () => undefined,
      interactive: false,
      colours: false,
      pause: () => this.pause(),
      random: () => Math.random().toString(36).slice(2),
    });
    return { code, out, err };
  }

  /** As a person, with their key; fails the test where the command does not end as expected. */
  async as(person: string, line: string, expected = 0): Promise<Ran> {
    const ran = await this.sop(`${line} --yes --as ${person} --key ${join(this.keys, person, "id_ed25519")}`);
    if (ran.code !== expected) throw new Error(`sop ${line} as ${person}: ${ran.code}\n${ran.out}${ran.err}`);
    return ran;
  }

  /** Registers a new key as people do: its holder proves it, with the older one where there is one, and hands the file over. */
  async register(person: string, key: string, line = `official key ${person}`): Promise<Ran> {
    return this.as("lestari", `${line} --add ${await this.prove(person, key)}`);
  }

  /** The file with which a person proves a key. */
  async prove(person: string, key: string): Promise<string> {
    const old = join(this.keys, person, "id_ed25519");
    const ran = await this.sop(
      `official prove ${person} --key ${key}${existsSync(old) ? ` --vouch ${old}` : ""}`,
    );
    // Who is new, or has no key that is in force, has none that could vouch.
    const again = ran.code === 0 ? ran : await this.sop(`official prove ${person} --key ${key}`);
    if (again.code !== 0) throw new Error(`sop official prove ${person}: ${again.code}\n${again.err}`);
    return this.path(`${person}.kunci`);
  }

  async json<T = Record<string, unknown>>(
    line: string,
  ): Promise<{
    exitCode: number;
    result: T;
    findings: { rule: string; cell?: string; [key: string]: unknown }[];
    failure: { code: string } | null;
  }> {
    return JSON.parse((await this.sop(`${line} --json`)).out);
  }

  /** A key as `official list` prints it. @param file its public half */
  fingerprint(file: string): string {
    const asked = spawnSync("ssh-keygen", ["-l", "-f", file], { encoding: "utf8" });
    return asked.stdout.split(" ")[1] ?? "";
  }

  git(...args: string[]): string {
    const ran = spawnSync("git", ["-c", "gc.auto=0", ...args], {
      cwd: this.folder,
      env: this.env as NodeJS.ProcessEnv,
      encoding: "utf8",
    });
    if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
    return ran.stdout.trim();
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  read(path: string): string {
    return readFileSync(this.path(path), "utf8");
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(join(this.path(path), ".."), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  /** Founds the office on an example and takes it through the first steps. */
  async upTo(
    stage:
      | "founded"
      | "opened"
      | "drafted"
      | "corrected"
      | "handed-out"
      | "received"
      | "verified"
      | "compiled"
      | "initialled"
      | "signed",
    example = "pakusari",
    reached?: (stage: string) => void,
  ): Promise<this> {
    const cycle = example === "pakusari" ? "2021/tw1" : "2026/tw1";
    if (example === "jangkar") this.now = Date.parse("2026-04-01T01:00:00Z") / 1000;
    const steps: [string, () => Promise<unknown>][] = [
      ["founded", () => this.as("lestari", `init --example ${example} --keys ${this.keys}`)],
      ["opened", () => this.as("rina", `open ${cycle}`)],
      ["drafted", () => this.as("rina", "draft")],
      ["corrected", () => this.as("dewi", "approve")],
      ["handed-out", () => this.as("rina", "distribute")],
      ["received", () => this.receiveAll(cycle, example)],
      ["verified", () => this.as("rina", "verify")],
      // Of Jangkar's indicators ten have no target before the fourth quarter.
      [
        "compiled",
        () => this.as("rina", example === "jangkar" ? 'compile --note "Sisanya bertarget TW IV"' : "compile"),
      ],
      ["initialled", async () => [await this.as("dewi", "approve"), await this.as("agus", "approve")]],
      ["signed", () => this.as("hadi", "approve")],
    ];
    const last = steps.findIndex(([name]) => name === stage);
    const wanted = steps.slice(0, last + 1);
    // A repository that a test has made in its own way is no other test's; and whoever wants to see every stage goes through each.
    const shared = reached === undefined && !existsSync(this.path(".git"));
    for (const [name, run] of wanted.slice(shared ? this.#resume(example, wanted) : 0)) {
      await run();
      if (shared) this.#keep(example, name);
      reached?.(name);
    }
    return this;
  }

  /** Takes up the furthest of these stages that a test has reached before. @returns how many need not be done again */
  #resume(example: string, steps: readonly [string, unknown][]): number {
    const known = steps.findLastIndex(([name]) => existsSync(stageOf(example, name)));
    const [name] = steps[known] ?? [];
    if (name === undefined) return 0;
    cpSync(stageOf(example, name), this.base, { recursive: true });
    this.now = Number(readFileSync(join(this.base, "now"), "utf8"));
    return known + 1;
  }

  /** Keeps a stage for whoever needs it next; of two who come to it at once, the first one's is kept. */
  #keep(example: string, name: string): void {
    if (existsSync(stageOf(example, name))) return;
    const mine = mkdtempSync(join(STAGES, "neu-"));
    cpSync(this.base, mine, { recursive: true });
    writeFileSync(join(mine, "now"), String(this.now));
    try {
      renameSync(mine, stageOf(example, name));
    } catch {
      rmSync(mine, { recursive: true, force: true });
    }
  }

  figures(example = "pakusari"): Record<string, Figures> {
    const folder = example === "pakusari" ? "pakusari-2021" : "jangkar-2026";
    return parse(readFileSync(join(REPO, "examples", folder, "isian-tw1.yaml"), "utf8"));
  }

  async fill(cycle: string, section: string, figures: Figures, name = `${section}.xlsx`): Promise<string> {
    const form = readFileSync(this.path(cycle, "formulir", `${section}.xlsx`));
    this.write(`${cycle}/masuk/${name}`, await fillForm(form, figures));
    return `${cycle}/masuk/${name}`;
  }

  async receiveAll(cycle = "2021/tw1", example = "pakusari"): Promise<Ran> {
    for (const [section, figures] of Object.entries(this.figures(example)))
      await this.fill(cycle, section, figures);
    return this.as("rina", "receive");
  }

  /** A copy that a test may damage. */
  copy(): TestOffice {
    const base = temporaryFolder();
    cpSync(this.base, base, { recursive: true });
    const copied = new TestOffice(base);
    copied.now = this.now;
    return copied;
  }
}
