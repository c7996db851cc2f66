/** What came in: the workbooks of the in-trays, how each is read, and which of them are two returns of one section. */

import type { Digest } from "../../domain/ids.ts";
import { inTrayPath } from "../../domain/paths.ts";
import { openCycles } from "../ledger/choose-cycle.ts";
import type { Snapshot } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";

/** A workbook as it came: where it lies, and how to read it. Many are read one at a time. */
export interface Incoming {
  readonly file: string;
  /** Undefined where it is a link: it may point at any file of this computer. */
  readonly read: (() => Promise<Uint8Array>) | undefined;
}

/** Workbooks, and what was sent instead of one, that lie in the in-trays of open cycles. */
export async function inTray(ports: Pick<Ports, "files">, record: Snapshot): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  for (const cycle of openCycles(record)) {
    const folder = inTrayPath(cycle.id);
    for (const name of await ports.files.list(folder)) {
      if (!isWorkbookName(name)) continue;
      const file = `${folder}/${name}`;
      found.push({ file, read: async () => (await ports.files.read(file)) ?? new Uint8Array() });
    }
    for (const name of await ports.files.links(folder))
      if (isWorkbookName(name)) found.push({ file: `${folder}/${name}`, read: undefined });
  }
  return found;
}

/** What people send as a return; not what Excel leaves beside one that is open. */
export function isWorkbookName(name: string): boolean {
  return /\.(?:xls[xmb]?|ods|csv)$/i.test(name) && !name.startsWith("~$") && !name.startsWith(".");
}

/** For each file that has one, another file that is a different return of the same section. */
export async function twinsAmong(
  ports: Pick<Ports, "workbooks" | "hash">,
  incoming: readonly Incoming[],
): Promise<ReadonlyMap<string, string>> {
  const bySection = new Map<string, { file: string; digest: Digest }[]>();
  // One file has no twin, and need not be opened twice.
  for (const { file, read } of incoming.length > 1 ? incoming : []) {
    const bytes = await read?.();
    if (bytes === undefined) continue;
    const opened = await ports.workbooks.open(bytes);
    if (opened.kind !== "form") continue;
    const key = `${opened.identity.cycle} ${opened.identity.section}`;
    bySection.set(key, [...(bySection.get(key) ?? []), { file, digest: ports.hash(bytes) }]);
  }
  const twins = new Map<string, string>();
  for (const same of bySection.values())
    for (const { file, digest } of same) {
      const twin = same.find((other) => other.digest !== digest);
      if (twin !== undefined) twins.set(file, twin.file);
    }
  return twins;
}
