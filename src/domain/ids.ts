/** Identifiers, branded so that a person can never be passed where a role is meant. Parsed once, at the edge. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Branded<"PersonId">;
export type RoleId = Branded<"RoleId">;
export type SectionId = Branded<"SectionId">;
/** Year and period, such as `2024/tw1` or `2024/01`: also the cycle's folder. */
export type CycleId = Branded<"CycleId">;
/** The id of a signed commit, lower-case hexadecimal. */
export type EntryId = Branded<"EntryId">;
/** `sha256:` and 64 hexadecimal digits. */
export type Digest = Branded<"Digest">;
/** A public key as OpenSSH writes it: the base64 of its wire form, without type or comment. */
export type KeyBlob = Branded<"KeyBlob">;
export type StepNo = number;

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const CYCLE = /^[0-9]{4}\/(?:[a-z][a-z0-9]{0,15}|0[1-9]|1[0-2])$/;
const ENTRY = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

export const personId = (text: string): PersonId | undefined => matching<"PersonId">(text, NAME);
export const roleId = (text: string): RoleId | undefined => matching<"RoleId">(text, NAME);
export const sectionId = (text: string): SectionId | undefined => matching<"SectionId">(text, NAME);
export const cycleId = (text: string): CycleId | undefined => matching<"CycleId">(text, CYCLE);
export const entryId = (text: string): EntryId | undefined => matching<"EntryId">(text, ENTRY);
export const digest = (text: string): Digest | undefined => matching<"Digest">(text, DIGEST);
export const keyBlob = (text: string): KeyBlob | undefined =>
  matching<"KeyBlob">(text, /^[A-Za-z0-9+/]+={0,2}$/);

/** The year of a cycle, as a number. */
export function yearOf(cycle: CycleId): number {
  return Number(cycle.slice(0, 4));
}

/** The period of a cycle: `tw1` of `2024/tw1`. */
export function periodOf(cycle: CycleId): string {
  return cycle.slice(5);
}

function matching<Name extends string>(text: string, pattern: RegExp): Branded<Name> | undefined {
  return pattern.test(text) ? (text as Branded<Name>) : undefined;
}
