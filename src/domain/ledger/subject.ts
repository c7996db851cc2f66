/** The files that an entry is about, and the digest of them (docs/design/ledger.md §2). */

import { type Digest, yearOf } from "../ids.ts";
import { cyclePath, formPath, isGoverned, PROCEDURE_PATH, planPath, ROSTER_PATH } from "../paths.ts";
import type { Step } from "../procedure/procedure.ts";
import { compareBytes } from "./path-rules.ts";

import { isInCycle, isReturn, type PathTest, type Place, permittedPaths } from "./permitted-paths.ts";

export interface FileDigest {
  readonly path: string;
  /** Git's mode, such as 100644. */
  readonly mode: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
}

/** The files an entry is about: what its digest covers, and what a judge answers for. */
export interface Subject {
  /** Files and folders at or below which all of them lie. */
  readonly roots: readonly string[];
  readonly holds: PathTest;
}

/** @param about for an act within a cycle, the step whose output is meant */
export function subjectOf(place: Place, about: Step | undefined): Subject {
  const { act, cycle, section } = place;
  if (cycle === undefined) return outsideCycles(place);
  if (act === "amend") return at([PROCEDURE_PATH]);
  if (act === "cancel") return { roots: [cycle], holds: (path) => isInCycle(path, cycle) };
  if (about === undefined || act === "open" || act === "waive") return at([cyclePath(cycle)]);
  if (act === "attach") return { roots: [`${cycle}/arsip`], holds: permittedPaths(place) };
  switch (about.kind) {
    case "draft":
      return at(planPlaces(yearOf(cycle)));
    case "distribute":
      return at([`${cycle}/formulir`]);
    case "fill":
      return section === undefined
        ? at([`${cycle}/isian`, `${cycle}/bukti`])
        : { roots: [`${cycle}/isian`, `${cycle}/bukti`], holds: (path) => isReturn(path, cycle, section) };
    default:
      // The recap speaks for the returns and their evidence: whoever signs the one answers for the others.
      return at([`${cycle}/rekap`, `${cycle}/isian`, `${cycle}/bukti`]);
  }
}

function outsideCycles(place: Place): Subject {
  if (place.act === "found" || place.act === "heal") return { roots: [""], holds: isGoverned };
  if (place.act === "appoint" || place.act === "correct") return at([ROSTER_PATH]);
  return { roots: [""], holds: permittedPaths(place) };
}

function at(roots: readonly string[]): Subject {
  return { roots, holds: (path) => roots.some((root) => path === root || path.startsWith(`${root}/`)) };
}

/** The canonical text whose SHA-256 is an entry's subject: `mode SP path NUL sha256 LF`, sorted by bytes (ledger §1). */
export function manifest(files: readonly FileDigest[]): string {
  return [...files]
    .sort((a, b) => compareBytes(a.path, b.path))
    .map(({ mode, path, sha256 }) => `${mode} ${path}\0${sha256}\n`)
    .join("");
}

/** The subject of an entry that leaves no file of what it is about: SHA-256 of no bytes. */
export const EMPTY_SUBJECT =
  "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" as Digest;

const planPlaces = (year: number): readonly string[] => [planPath(year), formPath(year), `${year}/skema`];
