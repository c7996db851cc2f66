/** Moves the record here to one that was judged, and brings the folder along without losing what a person has in it. */

import { Failure } from "../../../domain/failure.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Judgement } from "../../ledger/judging/judgement.ts";
import { rememberNewest } from "../../ledger/memory.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";

/**
 * @param here what the branch names now; undefined where it has nothing yet @param there what it is to name: without violations
 * @throws {Failure} `dirty` where a governed file that comes was changed here by hand, `moved-meanwhile`
 */
export async function adopt(
  ports: RecordingPorts & Pick<Ports, "remote">,
  here: Judgement | undefined,
  there: Judgement,
): Promise<void> {
  const { files } = await ports.history.changes(here?.tree, there.tree ?? "");
  // What lies in the in-tray here and not there is somebody's work: it stays in the folder.
  const paths = files.flatMap(({ path, after }) => (after === undefined && !isGoverned(path) ? [] : [path]));
  if (here !== undefined) await refuseEdited(ports, here, new Set(paths));
  await ports.alone("sop sync", async () => {
    if ((await ports.history.tip(ports.branch)) !== here?.tip) throw new Failure({ code: "moved-meanwhile" });
    await ports.writer.publish({ branch: ports.branch, entry: there.tip, previous: here?.tip, paths });
  });
  if (here !== undefined) await forgetUnsent(ports, here, there);
  await ports.proofs.save(there);
  await rememberNewest(ports, there);
  await ports.remote.see(there.tip);
  if (there.world.kind !== "read") return;
  const { roster, procedure } = there.world.value;
  await ports.announceSigners(roster, procedure.office.id);
}

/** A file that was edited and comes changed would be both; others keep their edits. @throws {Failure} */
async function refuseEdited(
  ports: Pick<Ports, "drift">,
  { tree = "" }: Judgement,
  coming: ReadonlySet<string>,
): Promise<void> {
  const differing = (await ports.drift(tree, true)).flatMap(({ path }) => (coming.has(path) ? [path] : []));
  if (differing.length > 0) throw new Failure({ code: "dirty", paths: differing });
}

/** Entries of this computer that were never sent are no loss: they are kept aside, and recorded again. */
async function forgetUnsent(ports: Pick<Ports, "trust">, here: Judgement, there: Judgement): Promise<void> {
  const [first] = there.entries;
  if (first === undefined) return;
  const { newest } = await ports.trust.memory(first.id);
  const has = ({ entries }: Judgement): boolean => entries.some(({ id }) => id === newest?.line.last);
  if (newest !== undefined && has(here) && !has(there))
    await ports.trust.forgetNewest(first.id, newest.line.last);
}
