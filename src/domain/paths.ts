/** The workspace's files by name, and which of them the law is about (docs/design/ledger.md §1). */
import type { CycleId, SectionId } from "./ids.ts";

export const ROSTER_PATH = "pejabat.yaml";
export const PROCEDURE_PATH = "sop.yaml";
/** What makes the rules in force: whoever changes one of these changes them. */
const RULES = /^(?:sop\.yaml|pejabat\.yaml|[0-9]{4}\/rencana\.yaml)$/;
const IN_TRAY = /^[0-9]{4}\/(?:[a-z][a-z0-9]{0,15}|0[1-9]|1[0-2])\/masuk\//;

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
