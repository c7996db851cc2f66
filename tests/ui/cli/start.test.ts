/** What V8 made of the program is kept between runs, and believed only where it is whole and this person's own. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { cleanEnv, REPO, temporaryFolder } from "../../support/office.ts";

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

const COMMAND = ["explain", "value-type", "--lang", "en"];

function explain(more: Record<string, string> = {}, args = COMMAND): Ran {
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

  test("is parted where one run needs less than another, and then stays as it is", () => {
    const asJson = [...COMMAND, "--json"];
    // The run that needs more comes first.
    const [json, human] = [explain({}, asJson), explain()];
    expect(JSON.parse(json.out)).toMatchObject({ command: "explain" });
    const sizes = [1, 2, 3, 4, 5].map(() => {
      expect(explain()).toEqual(human);
      expect(explain({}, asJson)).toEqual(json);
      return readFileSync(kept()).length;
    });
    expect(sizes[4]).toBe(sizes[3]);
    // What both need, and what only programs need; no file twice.
    const groups = groupsKept();
    expect(groups).toHaveLength(2);
    const ids = groups.flat();
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is taken by V8, all of it, after every run", () => {
    for (let no = 0; no < 4; no++) {
      explain({}, no % 2 === 0 ? [...COMMAND, "--json"] : COMMAND);
      const { stdout } = spawnSync(process.execPath, ["-e", REFUSED, kept()], { encoding: "utf8" });
      expect(JSON.parse(stdout)).toEqual(no === 0 ? [false] : [false, false]);
    }
  });

  test("is made whole again where it was damaged after it had settled", () => {
    const right = explain();
    for (let no = 0; no < 4; no++) explain();
    const whole = readFileSync(kept());
    const damaged = Buffer.from(whole);
    damaged[whole.length - 1] = (damaged.at(-1) as number) ^ 1;
    writeFileSync(kept(), damaged);
    for (let no = 0; no < 4; no++) expect(explain()).toEqual(right);
    expect(groupsKept()).toHaveLength(1);
    const healed = readFileSync(kept());
    expect(explain()).toEqual(right);
    expect(readFileSync(kept()).equals(healed)).toBe(true);
  });
});

/** The files of each group, as the head of what is kept names them. */
function groupsKept(): readonly (readonly string[])[] {
  const bytes = readFileSync(kept());
  const head = bytes.subarray(36, 36 + bytes.readUInt32LE());
  const { groups } = JSON.parse(head.toString()) as { groups: readonly { ids: readonly string[] }[] };
  return groups.map(({ ids }) => ids);
}

/** A program that tells of each group whether V8 refuses what is kept of it, under Node's own flags. */
const REFUSED = `
const bytes = require("node:fs").readFileSync(process.argv[1]);
let at = 36 + bytes.readUInt32LE();
const { groups } = JSON.parse(bytes.subarray(36, at).toString());
const refused = groups.map(({ sourceBytes, compiledBytes }) => {
  const cachedData = bytes.subarray(at, at + compiledBytes);
  const source = bytes.toString("utf8", at + compiledBytes, (at += compiledBytes + sourceBytes));
  return new (require("node:vm").Script)(source, { cachedData }).cachedDataRejected;
});
console.log(JSON.stringify(refused));
`;
