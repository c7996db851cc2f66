/** What a copied folder brings along in `.git/sop`: a journal, a lock, a link. None of it is obeyed, none of it blocks. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { underLock } from "../../../src/adapters/fs/lock.ts";
import { TestOffice, temporaryFolder } from "../../support/office.ts";

let drafted: TestOffice;
beforeAll(async () => {
  drafted = await new TestOffice().upTo("drafted");
});

describe("a journal", () => {
  const FOREIGN: Record<string, (office: TestOffice) => string> = {
    "of the newest entry, for a file that a person removed": (office) =>
      JSON.stringify({
        branch: "main",
        entry: office.git("rev-parse", "main"),
        paths: ["2021/rencana.yaml"],
      }),
    "of paths that lead out": (office) =>
      JSON.stringify({ branch: "main", entry: office.git("rev-parse", "main"), paths: ["../../luar"] }),
    "that cannot be understood": (office) =>
      JSON.stringify({ branch: "main", entry: office.git("rev-parse", "main"), paths: null }),
    "of no shape at all": () => "\u0000".repeat(100),
  };
  test.each(Object.entries(FOREIGN))("%s", async (_name, content) => {
    const office = drafted.copy();
    for (const name of ["pending.json", "pending"]) office.write(`.git/sop/${name}`, content(office));
    rmSync(office.path("2021/rencana.yaml"));
    expect((await office.sop("status")).code).toBe(0);
    expect(existsSync(office.path("2021/rencana.yaml"))).toBe(false);
    office.git("checkout", "--", "2021/rencana.yaml");
    await office.as("dewi", "approve");
  });
});

describe("a lock", () => {
  const place = (): string => join(temporaryFolder(), "sop");
  const future = (path: string): void => utimesSync(path, new Date("2100-01-01"), new Date("2100-01-01"));
  const FOREIGN: Record<string, (lock: string) => void> = {
    "that is a file": (lock) => writeFileSync(lock, ""),
    "that holds files": (lock) => {
      mkdirSync(join(lock, "dalam"), { recursive: true });
      future(lock);
    },
    "that is a link": (lock) => symlinkSync("/", lock),
    "of the year 2100": (lock) => {
      mkdirSync(lock, { recursive: true });
      future(lock);
    },
  };
  test.each(Object.entries(FOREIGN))(
    "%s",
    async (_name, lay) => {
      const folder = place();
      mkdirSync(folder);
      lay(`${folder}.lock`);
      expect(await underLock(folder, "rina", async () => "selesai")).toBe("selesai");
    },
    20_000,
  );

  test("of a living holder is waited for", async () => {
    const folder = place();
    const order: string[] = [];
    const first = underLock(folder, "rina", async () => {
      await new Promise((done) => setTimeout(done, 500));
      order.push("rina");
    });
    await new Promise((done) => setTimeout(done, 100));
    await underLock(folder, "dewi", async () => void order.push("dewi"));
    await first;
    expect(order).toEqual(["rina", "dewi"]);
  });

  test("its holder's name is written beside no link", async () => {
    const folder = place();
    mkdirSync(folder);
    const outside = join(temporaryFolder(), "luar");
    writeFileSync(outside, "milik orang");
    symlinkSync(outside, join(folder, "writer"));
    await expect(underLock(folder, "rina", async () => "x")).rejects.toMatchObject({
      reason: { code: "path-link" },
    });
    expect(readFileSync(outside, "utf8")).toBe("milik orang");
  });
});
