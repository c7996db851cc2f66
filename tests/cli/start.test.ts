/** What V8 made of the program is kept between runs, and believed only where it is whole and this person's own. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { cleanEnv, REPO, temporaryFolder } from "../support/office.ts";

const SEED = 20_261_124;
const windows = process.platform === "win32";

let home: string;
beforeEach(() => {
  home = temporaryFolder();
});

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function explain(more: Record<string, string> = {}, args = ["explain", "value-type", "--lang", "en"]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(REPO, "bin", "sop.js"), ...args], {
    env: { ...cleanEnv(home), ...more } as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

const folder = (): string => join(home, ".cache", "sop", "compiled");
const kept = (): string => join(folder(), "explain");

describe("what is kept of a verb", () => {
  test("is written by its first runs and used by the next, which say the same", () => {
    const first = explain();
    expect(first.status).toBe(0);
    expect(first.out).toContain("value-type");
    const sizes = [1, 2, 3, 4].map(() => {
      expect(explain()).toEqual(first);
      return readFileSync(kept());
    });
    // After three runs nothing is written any more.
    expect(sizes[2]?.equals(sizes[3] as Buffer)).toBe(true);
    expect(readdirSync(folder())).toEqual(["explain"]);
    if (!windows) expect(statSync(kept()).mode & 0o777).toBe(0o600);
  });

  test("is not believed where a byte of it is another, or its end is missing", () => {
    const right = explain();
    const whole = readFileSync(kept());
    let state = SEED;
    for (let no = 0; no < 24; no++) {
      state = (state * 48_271) % 2_147_483_647;
      const damaged = Buffer.from(whole);
      // Half of them in the head, where lengths and digests are.
      const at = state % (no % 2 === 0 ? 400 : whole.length);
      damaged[at] = (damaged[at] as number) ^ (1 + (state % 255));
      writeFileSync(kept(), no % 6 === 5 ? whole.subarray(0, at) : damaged, { mode: 0o600 });
      expect(explain()).toEqual(right);
    }
  });

  test.skipIf(windows)("is not believed where others may write it", () => {
    const right = explain();
    explain();
    const before = readFileSync(kept());
    chmodSync(kept(), 0o666);
    expect(explain()).toEqual(right);
    // It was written anew, from its first run on, for its owner alone.
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
    expect(readFileSync(kept()).equals(before)).toBe(false);
  });

  test("is none of a verb that does not exist, and none where it is not wanted", () => {
    expect(explain({}, ["explian"]).status).toBe(2);
    expect(existsSync(folder())).toBe(false);
    expect(explain({ NODE_DISABLE_COMPILE_CACHE: "1" }).status).toBe(0);
    expect(existsSync(folder())).toBe(false);
  });

  test("is missed by nobody where nothing can be written", () => {
    rmSync(home, { recursive: true });
    writeFileSync(home, "a file where the home should be");
    expect(explain()).toMatchObject({ status: 0, err: "" });
  });
});
