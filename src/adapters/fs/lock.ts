/** One writer at a time: a second waits a moment, then hears who holds the folder. */
import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { Failure } from "../../domain/failure.ts";
import { Folder } from "./folder.ts";

/** A holder that was killed is given up after this long. */
const STALE_MS = 6_000;
/** File systems round times, up to two seconds. */
const SLACK_MS = 2_000;

/** Who holds it, for whoever has to wait. */
const NOTE = "writer";

/**
 * Runs a piece of work under the workspace's lock.
 * @param place the folder in which the lock lies, outside the record
 * @param who shown to whoever has to wait
 * @throws {Failure} `locked`, when the other writer does not finish
 */
export async function underLock<T>(place: string, who: string, work: () => Promise<T>): Promise<T> {
  await mkdir(place, { recursive: true });
  await removeForeign(`${place}.lock`);
  const folder = new Folder(place);
  const release = await lockfile
    .lock(place, {
      stale: STALE_MS,
      realpath: false,
      // A computer that slept may lose the lock; the branch moves by compare-and-swap all the same.
      onCompromised: () => undefined,
      retries: { retries: 40, minTimeout: 50, maxTimeout: 400, factor: 1.3 },
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "ELOCKED")) throw error;
      throw new Failure({ code: "locked", by: (await folder.text(NOTE).catch(() => "?")) ?? "?" });
    });
  try {
    await folder.write(NOTE, who);
    return await work();
  } finally {
    await release();
  }
}

/**
 * Takes away a lock that no holder keeps, such as one that a copied folder brought along. A holder's is an empty folder
 * whose time it renews; one from the future, which would never grow old, is watched for as long as a holder may be silent.
 */
async function removeForeign(lock: string): Promise<void> {
  const found = await lstat(lock).catch(() => undefined);
  if (found === undefined) return;
  // Another writer may let go of it at this very moment.
  const inside = found.isDirectory() ? await readdir(lock).catch(gone) : ["a file"];
  if (inside === undefined) return;
  const isLock = inside.length === 0;
  if (isLock && found.mtimeMs <= Date.now() + SLACK_MS) return;
  if (isLock) {
    await setTimeout(STALE_MS);
    const now = await lstat(lock).catch(() => undefined);
    if (now?.mtimeMs !== found.mtimeMs) return;
  }
  await rm(lock, { recursive: true, force: true });
}

/** @throws where it is there, and cannot be read */
function gone(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
