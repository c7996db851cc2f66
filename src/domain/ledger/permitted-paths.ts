/** Which files are governed, which an act may touch, and which an entry is about. Paths are relative, with `/`. */

import { type CycleId, type SectionId, yearOf } from "../ids.ts";
import {
  cyclePath,
  evidencePath,
  formPath,
  isGoverned,
  planPath,
  ROSTER_PATH,
  recapPath,
  returnPath,
} from "../paths.ts";
import type { Act } from "./message/message.ts";

/** Where in the folder an act takes place. */
export interface Place {
  readonly act: Act;
  readonly cycle?: CycleId | undefined;
  readonly section?: SectionId | undefined;
  /** The sections that files may be named after; any where none are given. */
  readonly sections?: readonly SectionId[] | undefined;
}

/** What keeps the folder in order and belongs to no cycle; its keeper is the owner of the procedure. */
const HOUSE =
  /^(?:sop\.yaml|kalender\/[0-9]{4}\.yaml|\.gitattributes|\.gitignore|BACA-SAYA\.md|\.skema\/[^/]+\.json|\.github\/workflows\/[^/]+\.ya?ml)$/;
const PLAN_OR_FORM = /^[0-9]{4}\/(?:rencana|formulir)\.yaml$/;
export type PathTest = (path: string) => boolean;

const nothing: PathTest = () => false;

/** A name in the archive: one level, of a kind that `attach` takes. */
const ARCHIVED = /^[^/]+\.(?:pdf|jpg|png)$/;

/** What each act may change (ledger §5): exact names, nothing by prefix. An act that judges changes nothing at all. */
const PERMITTED = {
  found: () => (path) => path === ROSTER_PATH || HOUSE.test(path) || PLAN_OR_FORM.test(path),
  appoint: () => (path) => path === ROSTER_PATH,
  correct: () => (path) => path === ROSTER_PATH,
  amend: ({ cycle }) => (cycle === undefined ? (path) => HOUSE.test(path) : nothing),
  open: (place) => inCycle(place, (path, cycle) => path === cyclePath(cycle)),
  draft: (place) => inCycle(place, (path, cycle) => isOfPlan(path, yearOf(cycle), place.sections)),
  approve: () => nothing,
  reject: () => nothing,
  verify: () => nothing,
  reopen: () => nothing,
  distribute: (place) =>
    inCycle(place, (path, cycle) => namesSection(path, `${cycle}/formulir/`, ".xlsx", place.sections)),
  receive: (place) => inCycle(place, (path, cycle) => isReturn(path, cycle, place.section)),
  compile: (place) =>
    inCycle(place, (path, cycle) => path === recapPath(cycle, "yaml") || path === recapPath(cycle, "xlsx")),
  waive: (place) => inCycle(place, (path, cycle) => path === cyclePath(cycle)),
  attach: (place) =>
    inCycle(
      place,
      (path, cycle) => path.startsWith(`${cycle}/arsip/`) && ARCHIVED.test(path.slice(cycle.length + 7)),
    ),
  // A healing is held against the last good entry, not against what stands before it.
  heal: () => nothing,
  cancel: (place) => inCycle(place, isInCycle),
} satisfies Record<Act, (place: Place) => PathTest>;

/** Which paths an act may change (ledger §5). */
export function permittedPaths(place: Place): PathTest {
  return PERMITTED[place.act](place);
}

function inCycle({ cycle }: Place, test: (path: string, cycle: CycleId) => boolean): PathTest {
  return cycle === undefined ? nothing : (path) => test(path, cycle);
}

/** Everything of a cycle that is governed. */
export function isInCycle(path: string, cycle: CycleId): boolean {
  return path.startsWith(`${cycle}/`) && isGoverned(path);
}

/** A section's return and its evidence, which lies one level deep. */
export function isReturn(path: string, cycle: CycleId, section: SectionId | undefined): boolean {
  if (section === undefined) return false;
  const evidence = `${evidencePath(cycle, section)}/`;
  return (
    (["yaml", "xlsx", "ods"] as const).some((kind) => path === returnPath(cycle, section, kind)) ||
    (path.startsWith(evidence) && !path.slice(evidence.length).includes("/"))
  );
}

function isOfPlan(path: string, year: number, sections: Place["sections"]): boolean {
  return (
    path === planPath(year) ||
    path === formPath(year) ||
    namesSection(path, `${year}/skema/`, ".schema.json", sections)
  );
}

/** Is this the file of one of these sections in that folder? */
function namesSection(path: string, folder: string, ending: string, sections: Place["sections"]): boolean {
  if (!path.startsWith(folder) || !path.endsWith(ending)) return false;
  const name = path.slice(folder.length, path.length - ending.length);
  return sections === undefined ? !name.includes("/") : sections.some((section) => section === name);
}
