/** Objects as git has them: packed, loose, shared, damaged; none is believed that does not hash to its name. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { OwnRepository } from "../../../src/adapters/git/own-repository.ts";
import { CatFile } from "../../../src/adapters/git/read/cat-file.ts";
import { Objects } from "../../../src/adapters/git/read/objects.ts";
import { DamagedObject } from "../../../src/domain/failure.ts";
import type { EntryId } from "../../../src/domain/ids.ts";
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

const open: Objects[] = [];
afterEach(async () => {
  for (const objects of open.splice(0)) await objects.close();
});

function objectsOf(folder: string, path = process.env.PATH): Objects {
  const location = { top: folder, gitFolder: join(folder, ".git"), usual: true };
  const objects = new Objects(location, { PATH: path, HOME: folder });
  open.push(objects);
  return objects;
}

/** How many objects were compared, all asked for at once. */
async function compared(folder: string, all = [...everything(folder)]): Promise<number> {
  const objects = objectsOf(folder);
  const read = await Promise.all(all.map(({ id }) => objects.read(id)));
  expect(read.map(({ type }) => type)).toEqual(all.map(({ type }) => type));
  expect(all.filter(({ bytes }, no) => read[no]?.bytes.equals(bytes) !== true)).toEqual([]);
  return all.length;
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

  test("each in a file of its own", async () => {
    expect(await compared(origin)).toBeGreaterThan(200);
  });

  test("a pack whose deltas name their base by its place", async () => {
    const folder = clone();
    git(folder, "repack", "-a", "-d", "-f", "--depth=50", "--window=50", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(50);
    expect(await compared(folder)).toBeGreaterThan(200);
  });

  test("a pack whose deltas name their base by its id", async () => {
    const folder = clone();
    git(folder, "-c", "repack.usedeltabaseoffset=false", "repack", "-a", "-d", "-f", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(50);
    expect(await compared(folder)).toBeGreaterThan(200);
  });

  test("several packs, and some that lie loose beside them", async () => {
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
    expect(await compared(folder)).toBeGreaterThan(200);
  });

  test("a clone that rests on another repository's objects", async () => {
    const folder = join(temporaryFolder(), "klon");
    git(origin, "clone", "--quiet", "--shared", origin, folder);
    expect(await compared(folder)).toBeGreaterThan(200);
  });

  test("a clone that rests on a clone that rests on another, by a relative path", async () => {
    const folder = temporaryFolder();
    const place = (name: string): string => join(folder, name, ".git", "objects");
    git(folder, "clone", "--quiet", "--shared", origin, "satu");
    git(folder, "init", "--quiet", "dua");
    writeFileSync(join(place("dua"), "info", "alternates"), "../../../satu/.git/objects\n");
    const id = git(origin, "rev-parse", "HEAD").toString("latin1").trim();
    expect((await objectsOf(join(folder, "dua")).read(id)).type).toBe("commit");
  });

  test("repositories that name each other, and some that are not there", async () => {
    const folder = clone();
    const lines = Array.from({ length: 200 }, (_, no) =>
      no % 2 === 0 ? "." : `../../tidak-ada-${no}/objects`,
    );
    writeFileSync(join(folder, ".git", "objects", "info", "alternates"), lines.join("\n"));
    expect(await compared(folder)).toBeGreaterThan(200);
  });

  test("SHA-256", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "--quiet", "--object-format=sha256");
    grow(folder, 20);
    expect(await compared(folder)).toBeGreaterThan(60);
    git(folder, "repack", "-a", "-d", "-f", "--quiet");
    expect(deltasIn(folder)).toBeGreaterThan(10);
    expect(await compared(folder)).toBeGreaterThan(60);
  });

  test("a list over several packs that lies is not asked", async () => {
    const folder = clone();
    const all = [...everything(folder)];
    git(folder, "multi-pack-index", "write");
    const list = join(folder, ".git", "objects", "pack", "multi-pack-index");
    const bytes = readFileSync(list);
    rmSync(list, { force: true });
    // The offsets of objects lie at its end, before its checksum.
    writeFileSync(list, bytes.fill(0x7f, bytes.length - 800, bytes.length - 20));
    expect(() => [...everything(folder)]).toThrow(/git/);
    expect(await compared(folder, all)).toBeGreaterThan(200);
  });

  test("the commits that a tip rests on", async () => {
    const tip = git(origin, "rev-parse", "HEAD").toString("latin1").trim() as EntryId;
    const all = git(origin, "rev-list", "HEAD").toString("latin1").trim().split("\n");
    expect(await objectsOf(origin).listed(tip)).toEqual(all);
    expect(await objectsOf(origin).listed("1".repeat(40) as EntryId)).toEqual([]);
  });

  test("an object that changes in a pack never reads as what its name says, and takes no other along", async () => {
    const folder = clone();
    git(folder, "repack", "-a", "-d", "-f", "--depth=1", "--quiet");
    const pack = join(folder, ".git", "objects", "pack");
    const name = readdirSync(pack).find((one) => one.endsWith(".pack")) ?? "";
    const whole = readFileSync(join(pack, name));
    const all = [...everything(folder)];
    rmSync(join(pack, name), { force: true });
    let damages = 0;
    for (let at = 40; at < whole.length - 40; at += Math.ceil(whole.length / 12)) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      writeFileSync(join(pack, name), damaged);
      const objects = objectsOf(folder);
      const read = await Promise.allSettled(all.map(({ id }) => objects.read(id)));
      await objects.close();
      const good = read.flatMap((one, no) => (one.status === "fulfilled" ? [[one.value, all[no]]] : []));
      expect(good.filter(([found, real]) => real?.bytes.equals(found?.bytes ?? whole) !== true)).toEqual([]);
      const refused = read.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(refused.filter((error) => !(error instanceof DamagedObject))).toEqual([]);
      // What is a difference from the damaged one is damaged with it; the others are read all the same.
      expect(good.length).toBeGreaterThan(all.length / 2);
      damages += refused.length;
    }
    expect(damages).toBeGreaterThan(0);
  });

  test("a missing object, and one that is not what its name says", async () => {
    const folder = clone();
    const read = (one: string) => objectsOf(folder).read(one);
    await expect(read("1".repeat(40))).rejects.toMatchObject({ how: "missing" });
    const other = "2".repeat(40);
    const place = (one: string): string => join(folder, ".git", "objects", one.slice(0, 2), one.slice(2));
    mkdirSync(join(place(other), ".."), { recursive: true });
    // A good object under another's name.
    writeFileSync(join(folder, "baru"), "isi yang baru");
    const good = git(folder, "hash-object", "-w", "baru").toString("latin1").trim();
    copyFileSync(place(good), place(other));
    expect((await read(good)).bytes.toString()).toBe("isi yang baru");
    await expect(read(other)).rejects.toMatchObject({ how: "altered" });
    rmSync(place(other), { force: true });
    writeFileSync(place(other), "tidak terkompres");
    await expect(read(other)).rejects.toBeInstanceOf(DamagedObject);
  });

  test("an object larger than a record ever needs is not taken in, and what was asked beside it is", async () => {
    const all = [...everything(origin)];
    const own = new OwnRepository({ top: origin, gitFolder: join(origin, ".git"), usual: true });
    const git = new CatFile(own.reading({ PATH: process.env.PATH }), 10_000);
    const answers = await Promise.all(all.map(({ id }) => git.ask(id)));
    await git.close();
    own.remove();
    const large = all.map(({ bytes }) => bytes.length > 10_000);
    expect(answers.map((answer) => answer === "unreadable")).toEqual(large);
    expect(large).toContain(true);
  });

  test("without git nothing is read, and that is said", async () => {
    const objects = objectsOf(origin, "/tidak-ada");
    await expect(objects.read("1".repeat(40))).rejects.toMatchObject({ reason: { code: "git-missing" } });
    await expect(objects.read("2".repeat(40))).rejects.toMatchObject({ reason: { code: "git-missing" } });
  });

  test("nothing is left behind", async () => {
    const temporary = temporaryFolder();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    try {
      const objects = objectsOf(origin);
      await expect(objects.read("1".repeat(40))).rejects.toThrow();
      expect(readdirSync(temporary)).toHaveLength(1);
      await objects.close();
      expect(readdirSync(temporary)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
