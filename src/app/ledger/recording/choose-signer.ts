/** Who signs: whose keys are on this computer, which of them holds the role, and under which appointment. */

import { Failure } from "../../../domain/failure.ts";
import type { EntryId, PersonId, RoleId, SectionId } from "../../../domain/ids.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import {
  type Appointment,
  appointmentFor,
  holders,
  type Official,
  ownerOfKey,
} from "../../../domain/people/official.ts";
import { roleLabel } from "../../../domain/procedure/procedure.ts";
import type { UsableKey } from "../../ports/keys.ts";
import type { Ports, Who } from "../../ports/ports.ts";
import { registrarsFor } from "./registrars.ts";

export interface Signer {
  readonly official: Official;
  readonly key: UsableKey;
  readonly held: Appointment;
}

/** What is signed for, and by whom as they said. */
export interface Signing {
  readonly world: World;
  /** The record's first entry; undefined while it is founded. */
  readonly root: EntryId | undefined;
  readonly who: Who;
}

interface Hat {
  readonly official: Official;
  readonly key: UsableKey;
}

/**
 * The people on the roster who can sign on this computer.
 * @param day YYYY-MM-DD, on the office's calendar
 * @throws {Failure} where there is no key, none that is known, or none that has not been ended
 */
export async function peopleHere(
  ports: Pick<Ports, "keys" | "fingerprintOf">,
  world: World,
  who: Who,
  day: string,
): Promise<readonly Hat[]> {
  const keys = await ports.keys.usableKeys(who.key);
  if (keys.length === 0)
    throw new Failure({ code: "no-key", lookedAt: ["user.signingkey", "~/.ssh", "ssh-agent"] });
  const owners = keys.flatMap((key) => {
    const owner = ownerOfKey(world.roster, key.blob);
    return owner === undefined ? [] : [{ owner, hat: { official: owner.official, key } }];
  });
  const hats = owners.flatMap(({ owner, hat }) => (owner.key.until === undefined ? [hat] : []));
  const isMeant = ({ official }: Hat): boolean => who.as === undefined || official.id === who.as;
  const meant = hats.filter(isMeant);
  if (meant.length > 0) return meant;
  const ended = owners.find(({ hat }) => isMeant(hat));
  if (ended !== undefined) throw endedKey(ports, world, ended.owner, day);
  if (owners.length === 0) throw noHat(world, keys, day);
  throw new Failure({
    code: "person-not-here",
    person: who.as ?? "",
    here: hats.map(({ official }) => official.id),
  });
}

/** Of these keys none is on the roster. */
function noHat(world: World, keys: readonly UsableKey[], day: string): Failure {
  return new Failure({
    code: "key-not-on-roster",
    keys: keys.map(({ type, blob }) => `${type} …${blob.slice(-12)}`),
    registrars: registrarsFor(world, undefined, day),
  });
}

/** What is said of a key that was ended, to whoever would use it again. */
export function endedKey(
  { fingerprintOf }: Pick<Ports, "fingerprintOf">,
  world: World,
  { official: { id, name }, key }: NonNullable<ReturnType<typeof ownerOfKey>>,
  day: string,
): Failure {
  return new Failure({
    code: "key-ended",
    name,
    person: id,
    key: fingerprintOf(key.blob),
    day: key.until ?? day,
    why: key.ended,
    registrars: registrarsFor(world, id, day),
  });
}

/**
 * The one person here who holds one of these roles today.
 * @throws {Failure} `not-your-role` with who does hold it; `several-persons` where it was not said who signs
 */
export async function chooseSigner(
  ports: Pick<Ports, "keys" | "me" | "fingerprintOf">,
  { world, root, who }: Signing,
  roles: readonly RoleId[],
  day: string,
  section?: SectionId,
): Promise<Signer> {
  const hats = await ofOnePerson(ports, root, await peopleHere(ports, world, who, day));
  const fit = hats.flatMap((hat): Signer[] => {
    const held = appointmentFor(hat.official, roles, day, section);
    return held === undefined ? [] : [{ ...hat, held }];
  });
  const [first] = fit;
  if (first === undefined) {
    throw new Failure({
      code: "not-your-role",
      person: hats[0]?.official.name ?? "",
      needed: roles.map((role) => roleLabel(world.procedure, role)),
      holders: holders(world.roster, roles, day, section).map(({ name }) => name),
    });
  }
  return first;
}

/** Is there someone here who holds one of these roles today? @throws {Failure} as `chooseSigner`, but for that */
export async function canSign(
  ports: Pick<Ports, "keys" | "me" | "fingerprintOf">,
  signing: Signing,
  roles: readonly RoleId[],
  day: string,
): Promise<boolean> {
  try {
    await chooseSigner(ports, signing, roles, day);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.reason.code === "not-your-role") return false;
    throw error;
  }
}

/** Several people's keys on one computer are several people: which of them sits there is never guessed from the role. */
async function ofOnePerson(
  ports: Pick<Ports, "me">,
  root: EntryId | undefined,
  hats: readonly Hat[],
): Promise<readonly Hat[]> {
  const persons = new Set<PersonId>(hats.map(({ official }) => official.id));
  if (persons.size === 1) return hats;
  const me = root === undefined ? undefined : await ports.me.read(root);
  const mine = hats.filter(({ official }) => official.id === me);
  if (mine.length === 0) throw new Failure({ code: "several-persons", persons: [...persons] });
  return mine;
}
