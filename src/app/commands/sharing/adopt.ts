/** Moves the record here to one that was judged, and brings the folder along without losing what a person has in it. */

import { Failure } from "../../../domain/failure.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Judgement } from "../../ledger/judging/judgement.ts";
import { rememberNewest } from "../../ledger/memory.ts";
import type { Office } from "../../ports/office.ts";

/**
 * @param here what the branch names now; undefined where it has nothing yet @param there what it is to name: without violations
 * @throws {Failure} `dirty` where a governed file that comes was changed here by hand, `moved-meanwhile`
 */
export async function adopt(office: Office, here: Judgement | undefined, there: Judgement): Promise<void> {
  const { files } = await office.history.changes(here?.tree, there.tree ?? "");
  // What lies in the in-tray here and not there is somebody's work: it stays in the folder.
  const paths = files.flatMap(({ path, after }) => (after === undefined && !isGoverned(path) ? [] : [path]));
  if (here !== undefined) await refuseEdited(office, here, new Set(paths));
  await office.alone("sop sync", async () => {
    if ((await office.history.tip(office.branch)) !== here?.tip)
      throw new Failure({ code: "moved-meanwhile" });
    await office.writer.publish({ branch: office.branch, entry: there.tip, previous: here?.tip, paths });
  });
  if (here !== undefined) await forgetUnsent(office, here, there);
  await office.proofs.save(there);
  await rememberNewest(office, there);
  await office.remote.see(there.tip);
  if (there.world.kind !== "read") return;
  const { roster, procedure } = there.world.value;
  await office.announceSigners(roster, procedure.office.id);
}

/** A file that was edited and comes changed would be both; others keep their edits. @throws {Failure} */
async function refuseEdited(
  office: Office,
  { tree = "" }: Judgement,
  coming: ReadonlySet<string>,
): Promise<void> {
  const differing = (await office.drift(tree, true)).flatMap(({ path }) => (coming.has(path) ? [path] : []));
  if (differing.length > 0) throw new Failure({ code: "dirty", paths: differing });
}

/** Entries of this computer that were never sent are no loss: they are kept aside, and recorded again. */
async function forgetUnsent(office: Office, here: Judgement, there: Judgement): Promise<void> {
  const [first] = there.entries;
  if (first === undefined) return;
  const { newest } = await office.trust.memory(first.id);
  const has = ({ entries }: Judgement): boolean => entries.some(({ id }) => id === newest?.line.last);
  if (newest !== undefined && has(here) && !has(there))
    await office.trust.forgetNewest(first.id, newest.line.last);
}
