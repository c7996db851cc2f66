/** The block of trailers that ends an entry's message: a strict codec, by the version that the block itself states. */

import { cycleId, digest, type EntryId, entryId, personId, roleId, sectionId } from "../../ids.ts";
import type { Capacity } from "../../people/official.ts";
import { isDay } from "../../procedure/calendar.ts";
import { apart, cleanLine } from "./plain-line.ts";
import { ACTS, type Act, type Trailers } from "./trailers.ts";

type Field = keyof Trailers;
type Version = Trailers["version"];

export interface BlockFault {
  readonly fault: "trailer-missing" | "trailer-unknown" | "trailer-order" | "trailer-value";
  readonly line: string;
}

interface TrailerRule {
  readonly key: string;
  readonly field: Field;
  /** Is the trailer required in every entry that may have it? */
  readonly required: boolean;
  /** The first version that has it. */
  readonly since: Version;
  readonly read: (text: string, version: Version) => unknown;
}

const CAPACITIES = ["definitif", "plt", "plh", "pj"] as const satisfies readonly Capacity[];
/** Acts that version 1 did not have. */
const SINCE_2: ReadonlySet<Act> = new Set(["cancel", "correct", "heal"]);

/** Every trailer, in the one order in which they may stand, and how its value is read. */
const TRAILERS: readonly TrailerRule[] = [
  must("Sop-Version", "version", 1, (text, version) => (text === String(version) ? version : undefined)),
  must("Sop-Repository", "repository", 1, (text) => (text === "genesis" ? text : entryId(text))),
  must("Sop-Act", "act", 1, readAct),
  may("Sop-Cycle", "cycle", 1, cycleId),
  may("Sop-Round", "round", 1, wholeNumber),
  may("Sop-Step", "step", 1, wholeNumber),
  may("Sop-Section", "section", 1, sectionId),
  must("Sop-Role", "role", 1, roleId),
  must("Sop-Person", "person", 1, personId),
  must("Sop-Capacity", "capacity", 1, (text) => CAPACITIES.find((capacity) => capacity === text)),
  may("Sop-Acting-For", "actingFor", 1, personId),
  may("Sop-Filled-By", "filledBy", 1, personId),
  may("Sop-Return-To", "returnTo", 1, wholeNumber),
  may("Sop-Heals", "heals", 2, readIds),
  may("Sop-Confirms", "confirms", 2, entryId),
  may("Sop-Reason", "reason", 1, (text) => text),
  may("Sop-Until", "until", 1, (text) => (isDay(text) ? text : undefined)),
  may("Sop-Report", "report", 1, digest),
  must("Sop-Previous", "previous", 1, (text) => (text === "none" ? text : entryId(text))),
  must("Sop-Subject", "subject", 1, digest),
  must("Sop-State", "state", 2, digest),
  must("Sop-Roster", "roster", 1, wholeNumber),
  must("Sop-Rules", "rules", 2, wholeNumber),
  must("Sop-Tool", "tool", 1, (text) => (/^[\x21-\x7e]{1,80}$/.test(text) ? text : undefined)),
];

/** One line a trailer. */
export function formatBlock(trailers: Trailers): readonly string[] {
  return TRAILERS.flatMap(({ key, field }) => {
    const value = trailers[field];
    if (value === undefined) return [];
    return [`${key}: ${Array.isArray(value) ? value.join(" ") : value}`];
  });
}

/** Reads a block as its own version has it; version 1 knows fewer trailers and acts. */
export function parseBlock(lines: readonly string[]): Trailers | BlockFault {
  const version: Version = lines[0] === "Sop-Version: 2" ? 2 : 1;
  const known = TRAILERS.filter(({ since }) => since <= version);
  const values: Partial<Record<Field, unknown>> = {};
  let next = 0;
  for (const line of lines) {
    const [key, value] = splitTrailer(line);
    const index = known.findIndex((trailer) => trailer.key === key);
    const trailer = known[index];
    if (trailer === undefined || value === undefined) return { fault: "trailer-unknown", line };
    if (index < next) return { fault: "trailer-order", line };
    const read = value === "" || value !== cleanLine(value) ? undefined : trailer.read(value, version);
    if (read === undefined) return { fault: "trailer-value", line };
    values[trailer.field] = read;
    next = index + 1;
  }
  const missing = known.find(({ field, required }) => required && values[field] === undefined);
  if (missing !== undefined) return { fault: "trailer-missing", line: missing.key };
  return values as unknown as Trailers;
}

function must(key: string, field: Field, since: Version, read: TrailerRule["read"]): TrailerRule {
  return { key, field, since, read, required: true };
}

function may(key: string, field: Field, since: Version, read: TrailerRule["read"]): TrailerRule {
  return { key, field, since, read, required: false };
}

function splitTrailer(line: string): [string, string | undefined] {
  const colon = line.indexOf(": ");
  return colon < 0 ? [line, undefined] : [line.slice(0, colon), apart(line.slice(colon + 2))];
}

function readAct(text: string, version: Version): Act | undefined {
  const act = ACTS.find((one) => one === text);
  return act !== undefined && version < 2 && SINCE_2.has(act) ? undefined : act;
}

/** Ids of commits, separated by one blank each. */
function readIds(text: string): readonly EntryId[] | undefined {
  const ids = text.split(" ").map(entryId);
  const good = ids.filter((id) => id !== undefined);
  return good.length === ids.length && new Set(good).size === good.length ? good : undefined;
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : undefined;
}
