/** Which files are governed, which an act may touch, and which an entry is about. Paths are relative, with `/`. */

import { type CycleId, type Digest, type SectionId, yearOf } from "../ids.ts";
import type { Step } from "../procedure/procedure.ts";
import type { Act } from "./message/message.ts";

/** Where in the folder an act takes place. */
export interface Place {
  readonly act: Act;
  readonly cycle?: CycleId | undefined;
  readonly section?: SectionId | undefined;
  /** The sections that files may be named after; any where none are given. */
  readonly sections?: readonly SectionId[] | undefined;
}

export interface FileDigest {
  readonly path: string;
  /** Git's mode, such as 100644. */
  readonly mode: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
}

export const ROSTER_PATH = "pejabat.yaml";
export const PROCEDURE_PATH = "sop.yaml";
/** What keeps the folder in order and belongs to no cycle; its keeper is the owner of the procedure. */
const HOUSE =
  /^(?:sop\.yaml|kalender\/[0-9]{4}\.yaml|\.gitattributes|\.gitignore|BACA-SAYA\.md|\.skema\/[^/]+\.json|\.github\/workflows\/[^/]+\.ya?ml)$/;
/** What makes the rules in force: whoever changes one of these changes them. */
const RULES = /^(?:sop\.yaml|pejabat\.yaml|[0-9]{4}\/rencana\.yaml)$/;
const PLAN_OR_FORM = /^[0-9]{4}\/(?:rencana|formulir)\.yaml$/;
const IN_TRAY = /^[0-9]{4}\/[a-z][a-z0-9]{0,15}\/masuk\//;

/** A public key with its proof, on its way to the registrar: it changes nothing until it is registered. */
const KEY_FILE = /^[^/]+\.kunci$/;

/** Everything is governed but the in-tray, into which anyone may push, and key files on their way to the registrar. */
export function isGoverned(path: string): boolean {
  return !IN_TRAY.test(path) && !KEY_FILE.test(path);
}

/** Does this file belong to the rules that entries are judged by? */
export function isRule(path: string): boolean {
  return RULES.test(path);
}

export const planPath = (year: number): string => `${year}/rencana.yaml`;
export const formPath = (year: number): string => `${year}/formulir.yaml`;
export const cyclePath = (cycle: CycleId): string => `${cycle}/siklus.yaml`;
export const inTrayPath = (cycle: CycleId): string => `${cycle}/masuk`;
export const schemaPath = (year: number, section: SectionId): string =>
  `${year}/skema/${section}.schema.json`;
export const workbookPath = (cycle: CycleId, section: SectionId): string =>
  `${cycle}/formulir/${section}.xlsx`;
export const returnPath = (cycle: CycleId, section: SectionId, kind: "yaml" | "xlsx" | "ods"): string =>
  `${cycle}/isian/${section}.${kind}`;
export const evidencePath = (cycle: CycleId, section: SectionId): string => `${cycle}/bukti/${section}`;
/** Where correction workbooks are laid for whoever passes them on; they are letters, not part of the record. */
export const correctionFolder = (cycle: CycleId): string => `${cycle}/perbaikan`;
export const archivePath = (cycle: CycleId, name: string): string => `${cycle}/arsip/${name}`;
export const recapPath = (cycle: CycleId, kind: "yaml" | "xlsx"): string => `${cycle}/rekap/rekap.${kind}`;

type PathTest = (path: string) => boolean;

const nothing: PathTest = () => false;

/** A name in the archive: one level, of a kind that `attach` takes. */
const ARCHIVED = /^[^/]+\.(?:pdf|jpg|png)$/;

/** What each act may change (product §5): exact names, nothing by prefix. An act that judges changes nothing at all. */
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

/** Which paths an act may change (product §5). */
export function permittedPaths(place: Place): PathTest {
  return PERMITTED[place.act](place);
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

/** Why a path may not stand in a governed folder: it would not survive every computer of the office. */
export function pathFault(path: string): "path-windows" | "path-form" | undefined {
  const windowsDevice = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
  if (path !== path.normalize("NFC")) return "path-form";
  const parts = path.split("/");
  const unfit = parts.some(
    (part) =>
      windowsDevice.test(part) ||
      /[<>:"\\|?*\u0000-\u001f]|[. ]$/.test(part) ||
      part.toLowerCase() === ".git",
  );
  return unfit ? "path-windows" : undefined;
}

/** UTF-8 byte order, which is code point order; JavaScript's own is by UTF-16 unit. */
export function compareBytes(a: string, b: string): number {
  const [x, y] = [codePoints(a), codePoints(b)];
  for (const [at, point] of x.entries()) {
    const other = y[at];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return x.length - y.length;
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => Number(character.codePointAt(0)));
}

function inCycle({ cycle }: Place, test: (path: string, cycle: CycleId) => boolean): PathTest {
  return cycle === undefined ? nothing : (path) => test(path, cycle);
}

/** Everything of a cycle that is governed. */
function isInCycle(path: string, cycle: CycleId): boolean {
  return path.startsWith(`${cycle}/`) && isGoverned(path);
}

const planPlaces = (year: number): readonly string[] => [planPath(year), formPath(year), `${year}/skema`];

/** A section's return and its evidence, which lies one level deep. */
function isReturn(path: string, cycle: CycleId, section: SectionId | undefined): boolean {
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
