/** Objects read from the files themselves, held against git: packs of every kind, deltas, loose, shared, damaged. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { applyDelta } from "../../../src/adapters/git/read/delta.ts";
import { ObjectFiles } from "../../../src/adapters/git/read/object-files.ts";
import { Objects } from "../../../src/adapters/git/read/objects.ts";
import { DamagedObject } from "../../../src/domain/failure.ts";
import { temporaryFolder } from "../../support/office.ts";

const IDENTITY = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh"];

function git(folder: string, ...args: string[]): Buffer {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const ran = spawnSync("git", args, { cwd: folder, env, maxBuffer: 1 << 30 });
  if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

/** A history whose files change a little each time, so that git packs them as differences. */
function grow(folder: string, versions: number): void {
  const lines = Array.from({ length: 400 }, (_, no) => `baris ${no} dari rencana kinerja kecamatan`);
  for (let version = 0; version < versions; version++) {
    lines[(version * 37) % lines.length] = `baris yang diubah pada versi ${version}`;
    lines.splice((version * 11) % lines.length, version % 3, `sisipan ${version}`);
    mkdirSync(join(folder, `${2000 + (version % 5)}`), { recursive: true });
    writeFileSync(join(folder, "rencana.txt"), lines.join("\n"));
    writeFileSync(join(folder, `${2000 + (version % 5)}`, "isian.txt"), lines.slice(version).join("\n"));
    git(folder, "add", "--all");
    git(folder, ...IDENTITY, "commit", "--quiet", "-m", `versi ${version}`);
  }
}

/** Everything that a repository has, as git tells it. */
function* everything(folder: string): Generator<{ id: string; type: string; bytes: Buffer }> {
  const all = git(folder, "cat-file", "--batch-all-objects", "--batch");
  for (let at = 0; at < all.length; ) {
    const line = all.indexOf(0x0a, at);
    const [id = "", type = "", size = "0"] = all.toString("latin1", at, line).split(" ");
    const end = line + 1 + Number(size);
    yield { id, type, bytes: all.subarray(line + 1, end) };
    at = end + 1;
  }
}

/** How many objects were compared; each without asking git. */
function compared(folder: string): number {
  const files = new ObjectFiles(join(folder, ".git"));
  let count = 0;
  for (const { id, type, bytes } of everything(folder)) {
    const read = files.read(id);
    expect({ id, type: read?.type }).toEqual({ id, type });
    expect(read?.bytes.equals(bytes)).toBe(true);
    count += 1;
  }
  files.close();
  return count;
}

function deltasIn(folder: string): number {
  const pack = join(folder, ".git", "objects", "pack");
  const [index = ""] = readdirSync(pack).filter((name) => name.endsWith(".idx"));
  const listed = git(folder, "verify-pack", "-v", join(pack, index)).toString("latin1");
  return listed.split("\n").filter((line) => /^[0-9a-f]+ \w+ +\d+ \d+ \d+ \d+ [0-9a-f]+$/.test(line)).length;
}

describe("as git has it", () => {
  let origin: string;
  beforeAll(() => {
    origin = temporaryFolder();
    git(origin, "init", "--quiet", "--initial-branch=main");
    writeFileSync(join(origin, "kosong"), "");
    // Longer than a block of a file, and of a kind that cannot be packed smaller.
    writeFileSync(
      join(origin, "besar"),
      Buffer.from(Array.from({ length: 200_000 }, (_, no) => (no * no) % 251)),
    );
    grow(origin, 60);
    git(origin, ...IDENTITY, "tag", "-a", "-m", "tanda", "tanda");
  });

  const clone = (...args: string[]): string => {
    const folder = join(temporaryFolder(), "klon");
    git(origin, "clone", "--quiet", "--no-local", ...args, origin, folder);
    return folder;
  };

  test("each in a file of its own", () => {
    expect(compared(origin)).toBeGreaterThan(200);
  });

  test("a pack whose deltas name their base by its place", () => {
    const folder = clone();
    git(folder, "repack", "-a", "-d", "-f", "--depth=50", "--window=50", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(50);
    expect(compared(folder)).toBeGreaterThan(200);
  });

  test("a pack whose deltas name their base by its id", () => {
    const folder = clone();
    git(folder, "-c", "repack.usedeltabaseoffset=false", "repack", "-a", "-d", "-f", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(50);
    expect(compared(folder)).toBeGreaterThan(200);
  });

  test("several packs, and some that lie loose beside them", () => {
    const folder = clone();
    for (const name of ["satu", "dua"]) {
      writeFileSync(join(folder, name), name.repeat(1_000));
      git(folder, "add", "--all");
      git(folder, ...IDENTITY, "commit", "--quiet", "-m", name);
      if (name === "satu") git(folder, "repack", "-d", "--quiet");
    }
    expect(
      readdirSync(join(folder, ".git", "objects", "pack")).filter((one) => one.endsWith(".idx")),
    ).toHaveLength(2);
    expect(compared(folder)).toBeGreaterThan(200);
  });

  test("a clone that rests on another repository's objects", () => {
    const folder = join(temporaryFolder(), "klon");
    git(origin, "clone", "--quiet", "--shared", origin, folder);
    expect(compared(folder)).toBeGreaterThan(200);
  });

  test("repositories that name each other, and none that is there, are each asked once", () => {
    const folder = clone();
    const lines = Array.from({ length: 200 }, (_, no) =>
      no % 2 === 0 ? "." : `../../tidak-ada-${no}/objects`,
    );
    writeFileSync(join(folder, ".git", "objects", "info", "alternates"), lines.join("\n"));
    const files = new ObjectFiles(join(folder, ".git"));
    const id = git(origin, "rev-parse", "HEAD").toString("latin1").trim();
    expect(files.read(id)?.type).toBe("commit");
    files.close();
  });

  test("SHA-256", () => {
    const folder = temporaryFolder();
    git(folder, "init", "--quiet", "--object-format=sha256");
    grow(folder, 20);
    expect(compared(folder)).toBeGreaterThan(60);
    git(folder, "repack", "-a", "-d", "-f", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(10);
    expect(compared(folder)).toBeGreaterThan(60);
  });

  test("an index of an edition that we do not read is left to git", () => {
    const folder = clone();
    const pack = join(folder, ".git", "objects", "pack");
    for (const name of readdirSync(pack).filter((one) => one.endsWith(".pack"))) {
      rmSync(join(pack, name.replace(/pack$/, "idx")), { force: true });
      git(folder, "index-pack", "--index-version=1", join(pack, name));
    }
    const id = git(folder, "rev-parse", "HEAD").toString("latin1").trim();
    expect(new ObjectFiles(join(folder, ".git")).read(id)).toBeUndefined();
    expect(objectsOf(folder).read(id).type).toBe("commit");
  });

  test("damage never gives other bytes than the name says", () => {
    const folder = clone();
    git(folder, "repack", "-a", "-d", "-f", "--quiet");
    const pack = join(folder, ".git", "objects", "pack");
    const name = readdirSync(pack).find((one) => one.endsWith(".pack")) ?? "";
    const whole = readFileSync(join(pack, name));
    const objects = [...everything(folder)];
    rmSync(join(pack, name), { force: true });
    fc.assert(
      fc.property(fc.nat(whole.length - 33), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at + 12] = (damaged[at + 12] ?? 0) ^ change;
        writeFileSync(join(pack, name), damaged);
        const files = new ObjectFiles(join(folder, ".git"));
        const wrong = objects.filter(({ id, type, bytes }) => {
          const read = files.read(id);
          return read !== undefined && !(read.type === type && read.bytes.equals(bytes));
        });
        files.close();
        // What reads otherwise is met by the hash: asked again of git, and refused.
        for (const { id } of wrong.slice(0, 1))
          expect(() => objectsOf(folder).read(id)).toThrow(DamagedObject);
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  test("a missing object, and one that is not what its name says", () => {
    const folder = clone();
    const id = "1".repeat(40);
    expect(() => objectsOf(folder).read(id)).toThrow(expect.objectContaining({ how: "missing" }));
    const other = "2".repeat(40);
    const place = (one: string): string => join(folder, ".git", "objects", one.slice(0, 2), one.slice(2));
    mkdirSync(join(place(other), ".."), { recursive: true });
    // A good object under another's name.
    writeFileSync(join(folder, "baru"), "isi yang baru");
    const good = git(folder, "hash-object", "-w", "baru").toString("latin1").trim();
    copyFileSync(place(good), place(other));
    expect(objectsOf(folder).read(good).bytes.toString()).toBe("isi yang baru");
    expect(() => objectsOf(folder).read(other)).toThrow(expect.objectContaining({ how: "altered" }));
    rmSync(place(other), { force: true });
    writeFileSync(place(other), "tidak terkompres");
    expect(() => objectsOf(folder).read(other)).toThrow(DamagedObject);
    appendFileSync(place(other), "lagi");
    expect(() => objectsOf(folder).read(other)).toThrow(DamagedObject);
  });
});

function objectsOf(folder: string): Objects {
  const location = { top: folder, gitFolder: join(folder, ".git"), usual: true };
  return new Objects(location, { PATH: process.env.PATH, HOME: folder });
}

test("a delta that asks for more than there is, is refused", () => {
  const base = Buffer.from("dasar");
  expect(applyDelta(base, Buffer.from([5, 3, 0x90, 3])).toString()).toBe("das");
  const refused = {
    "of another base": [6, 3, 0x90, 3],
    "beyond the base": [5, 9, 0x90, 9],
    "more than it says": [5, 2, 0x90, 3],
    "less than it says": [5, 4, 0x90, 3],
    "an order of nought": [5, 3, 0],
    "cut short": [5, 3, 0x91],
    "of gigabytes": [5, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x90, 3],
  };
  for (const [what, bytes] of Object.entries(refused))
    expect(() => applyDelta(base, Buffer.from(bytes)), what).toThrow(RangeError);
});
