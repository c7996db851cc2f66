/** `sop attach`: the scan or the certified PDF of what was signed, kept by digest, with its place in the paper archive. */

import { Failure } from "../../../domain/failure.ts";
import type { Digest } from "../../../domain/ids.ts";
import { archivePath } from "../../../domain/paths.ts";
import type { PdfSignature } from "../../../domain/pdf-signature.ts";
import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { loadRecord, refuseDirty } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";

/** Every clone carries it for ever: a scan of a few pages, not a book of photographs. */
const LARGEST = 20_000_000;

/** How a file of each kind begins, whatever it is called. */
const KINDS: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

export interface Archived {
  readonly recorded: Recorded;
  readonly path: string;
  readonly digest: Digest;
  /** The signature that the file brought along. */
  readonly signature: PdfSignature | undefined;
}

/**
 * Archives one file of a finished cycle.
 * @param file its name, and its bytes
 * @param place where the paper is: box, folder
 * @throws {Failure} where the cycle is not finished, or the file is neither a PDF nor a picture
 */
export async function attach(
  ports: RecordingPorts & Pick<Ports, "pdfSignature">,
  named: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  place: string | undefined,
  options: RecordOptions,
): Promise<Archived> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const { id, main } = chooseCycle(record, named);
  const kind = Object.keys(KINDS).find((one) => KINDS[one]?.every((byte, at) => file.bytes[at] === byte));
  if (kind === undefined) throw new Failure({ code: "usage", slip: "archive-kind", given: file.name });
  if (file.bytes.length > LARGEST)
    throw new Failure({ code: "usage", slip: "archive-large", given: file.name });
  const digest = ports.hash(file.bytes);
  const path = archivePath(
    id,
    `${plainName(file.name)}-${digest.slice("sha256:".length).slice(0, 8)}.${kind}`,
  );
  if ((await record.files.get(path)) !== undefined)
    throw new Failure({ code: "nothing-to-do", why: "nothing-changed" });
  const signature = kind === "pdf" ? await ports.pdfSignature(file.bytes) : undefined;
  // What was changed after it was signed proves nothing but that.
  if (signature?.intact === false)
    throw new Failure({ code: "usage", slip: "archive-broken", given: file.name });
  const words = await ports.words();
  const note = [
    `${path} ${digest}`,
    ...(place === undefined ? [] : [`${words.kept()}: ${place}`]),
    ...(signature === undefined ? [] : [words.signedPdf(signature)]),
  ];
  const files = new Map([[path, file.bytes]]);
  const intent = { act: "attach" as const, cycle: id, round: main.round, note, files };
  return { recorded: await recordEntry(ports, record, intent, options), path, digest, signature };
}

/** A name that every computer can store; the digest beside it keeps two of one name apart. */
function plainName(name: string): string {
  const plain = name
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 60) || "arsip";
}
