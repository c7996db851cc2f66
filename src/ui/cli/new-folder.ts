/** A folder for a record that is founded or fetched: nothing that lies in it is overwritten. */
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { isEmptyRepository, makeRepository } from "../../adapters/git/setup.ts";
import { Failure } from "../../domain/failure.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes the repository for a record. Where nothing comes to stand in it after all, what was made is removed again.
 * @param found lays the record into it
 */
export async function withRepository<Result>(
  terminal: Terminal,
  folder: string,
  branch: string,
  found: () => Promise<Result>,
): Promise<Result> {
  const madeFolder = !existsSync(folder);
  const madeRepository = !existsSync(join(folder, ".git"));
  await mkdir(folder, { recursive: true });
  try {
    await makeRepository(folder, branch, terminal.env);
    return await found();
  } finally {
    if (madeRepository && (await isEmptyRepository(folder, terminal.env))) {
      await rm(join(folder, ".git"), { recursive: true, force: true });
      // It stays where something else has come into it.
      if (madeFolder) await rmdir(folder).catch(() => undefined);
    }
  }
}

/** Nothing of a person's is overwritten: a folder must be empty, but for an empty repository. */
export async function refuseFull(folder: string): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  if (names.includes("sop.yaml")) throw new Failure({ code: "workspace-exists", folder });
  if (names.some((name) => name !== ".git")) throw new Failure({ code: "folder-not-empty", folder });
}
