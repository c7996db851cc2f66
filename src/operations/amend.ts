/** `sop amend`: the owner of the procedure records what was changed in sop.yaml, the calendars and the house files. */
import { permittedPaths } from "../domain/content.ts";
import { Failure, required } from "../failure.ts";
import type { Office } from "./office.ts";
import { type Recorded, type RecordOptions, recordEntry } from "./record.ts";
import { loadRecord, refuseDirty } from "./snapshot.ts";
import type { TreeFiles } from "./world.ts";

/** Records what differs on disk. @throws {Failure} where nothing does, or sop.yaml is not right */
export async function amend(
  office: Office,
  reason: string | undefined,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  const isHouse = permittedPaths({ act: "amend" });
  await refuseDirty(office, record, isHouse);
  const paths = new Set([
    ...(await office.drift(record.judgement.tree ?? "", true)).map(({ path }) => path),
    ...(await newCalendars(office, record.files)),
  ]);
  if (paths.size === 0) throw new Failure({ code: "nothing-to-do", why: "nothing-changed" });
  const files = new Map<string, Uint8Array | undefined>();
  for (const path of paths) files.set(path, await office.files.read(path));
  const procedure = files.get("sop.yaml");
  if (procedure !== undefined)
    required(await office.documents.procedure(Buffer.from(procedure).toString("utf8"), "sop.yaml"));
  return recordEntry(office, record, { act: "amend", files, reason }, options);
}

async function newCalendars(office: Office, known: Pick<TreeFiles, "has">): Promise<readonly string[]> {
  const names = await office.files.list("kalender");
  return names.map((name) => `kalender/${name}`).filter((path) => path.endsWith(".yaml") && !known.has(path));
}
