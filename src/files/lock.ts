/** One writer at a time: a second waits a moment, then hears who holds the folder. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { Failure } from "../failure.ts";

/** A holder that was killed is given up after this long. */
const STALE_MS = 6_000;

/**
 * Runs a piece of work under the workspace's lock.
 * @param place the folder in which the lock lies, outside the record
 * @param who shown to whoever has to wait
 * @throws {Failure} `locked`, when the other writer does not finish
 */
export async function underLock<T>(place: string, who: string, work: () => Promise<T>): Promise<T> {
  await mkdir(place, { recursive: true });
  const note = join(place, "writer");
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
      throw new Failure({ code: "locked", by: await readFile(note, "utf8").catch(() => "?") });
    });
  try {
    await writeFile(note, who);
    return await work();
  } finally {
    await release();
  }
}
