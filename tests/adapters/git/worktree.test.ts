/** The folder against the record: what looks as it did is not read again, and nothing that was changed looks so. */
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { Folder } from "../../../src/adapters/fs/folder.ts";
import { locate } from "../../../src/adapters/git/location.ts";
import { GitHistory } from "../../../src/adapters/git/read/history.ts";
import type { KeptSeen } from "../../../src/adapters/git/write/stat-cache.ts";
import { WorkTree } from "../../../src/adapters/git/write/worktree.ts";
import type { SealedStore } from "../../../src/app/ports/store.ts";
import { TestOffice } from "../../support/office.ts";
import { there } from "../../support/there.ts";

/** Longer than a file system may give two writes the same time. */
const TICK = 2_100;
const PLAN = "2021/rencana.yaml";

/** A store in memory, whose content is as it would come back from a file. */
class Store implements SealedStore {
  written = 0;
  #text: string | undefined;

  read = async (): Promise<unknown> => (this.#text === undefined ? undefined : JSON.parse(this.#text));

  write = async (_: string, value: unknown): Promise<void> => {
    this.written += 1;
    this.#text = JSON.stringify(value);
  };

  async seen(): Promise<KeptSeen> {
    return there(await this.read()) as KeptSeen;
  }

  async sizes(): Promise<readonly number[]> {
    return (await this.seen()).looks.filter((_, no) => no % 4 === 0);
  }
}

test("a file that was seen is read again wherever anything about it is another", async () => {
  const office = (await new TestOffice().upTo("drafted")).copy();
  const location = await locate(office.folder);
  const history = new GitHistory(location, office.env);
  const work = new WorkTree(new Folder(office.folder), location, office.env);
  const driftFrom = (entry: string, store: Store) =>
    work.drift(history, office.git("rev-parse", `${entry}^{tree}`), store);
  const changed = [{ path: PLAN, how: "changed" }];
  const missing = [{ path: PLAN, how: "missing" }];
  const right = readFileSync(office.path(PLAN));

  // What was written just now might be written again without its times showing it.
  const hasty = new Store();
  expect(await driftFrom("main~1", hasty)).toEqual([]);
  expect(await hasty.sizes()).toContain(-1);
  await setTimeout(TICK);
  const store = new Store();
  expect(await driftFrom("main~1", store)).toEqual([]);
  expect(await store.sizes()).not.toContain(-1);
  const again = (entry = "main") => driftFrom(entry, store);

  // An entry more: what it changed is compared, the rest looks as it did, and so little is not written down.
  expect(await again()).toEqual([]);
  expect(store.written).toBe(1);

  // Another content of the same size, with the time that it had.
  const { atimeMs, mtimeMs } = statSync(office.path(PLAN));
  const wrong = Buffer.from(right);
  wrong[wrong.length - 2] = (wrong.at(-2) as number) ^ 1;
  writeFileSync(office.path(PLAN), wrong);
  utimesSync(office.path(PLAN), atimeMs / 1000, mtimeMs / 1000);
  for (const entry of ["main", "main~1"]) expect(await again(entry)).toEqual(changed);
  writeFileSync(office.path(PLAN), right);
  expect(await again()).toEqual([]);

  // Gone, or another thing of the same name.
  rmSync(office.path(PLAN));
  expect(await again()).toEqual(missing);
  mkdirSync(office.path(PLAN));
  expect(await again()).toEqual(missing);
  rmSync(office.path(PLAN), { recursive: true });
  writeFileSync(office.path("elsewhere"), right);
  symlinkSync("../elsewhere", office.path(PLAN));
  expect(await again()).toEqual(missing);

  rmSync(office.path(PLAN));
  writeFileSync(office.path(PLAN), right);

  // A file where its folder was.
  renameSync(office.path("2021"), office.path("away"));
  writeFileSync(office.path("2021"), "");
  expect(await again()).toContainEqual(missing[0]);
  rmSync(office.path("2021"));
  renameSync(office.path("away"), office.path("2021"));
  expect(await again()).toEqual([]);

  // A tree that is not there any longer: all is listed anew.
  await store.write("seen", { ...(await store.seen()), tree: "0".repeat(40) });
  expect(await again()).toEqual([]);
  await history.close();
});
