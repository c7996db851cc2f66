/** Who can put a key onto the roster: the registrar, and of a registrar's own keys the substitute. */

import type { Named } from "../../../domain/failure.ts";
import type { PersonId, RoleId } from "../../../domain/ids.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import { ableToSign, appointmentFor, holders, type Official } from "../../../domain/people/official.ts";
import { roleLabel } from "../../../domain/procedure/procedure.ts";

/** Everybody who can register somebody's key on that day: they hold the role, and a key that signs. */
export function ableRegistrars(world: World, day: string): readonly Named[] {
  const roles = registeringRoles(world);
  return named(world, ableToSign(world.roster, roles, day), roles, day);
}

/**
 * Who registers a new key of this person, which nobody does for himself: those who can today; else those who hold the
 * role. @param person undefined where it is not known whose key it is
 */
export function registrarsFor(world: World, person: PersonId | undefined, day: string): readonly Named[] {
  const { roster, procedure } = world;
  const { appoint } = procedure.mandates;
  const isRegistrar = holders(roster, appoint, day).some(({ id }) => id === person);
  return whoCan(world, isRegistrar ? registeringRoles(world) : appoint, day, person);
}

/** The way to a second person who can register keys. */
export interface SecondRegistrar {
  /** Who would have to be appointed to one of these roles, where nobody is named. */
  readonly roles: readonly RoleId[];
  /** Who holds such a role without a key, and whose key those who can register now may register. */
  readonly people: readonly Named[];
}

/** A substitute registers keys of the registrar alone, and nobody his own. */
export function secondRegistrar(world: World, day: string): SecondRegistrar {
  const { appoint, substitute } = world.procedure.mandates;
  const able: readonly string[] = ableRegistrars(world, day).map(({ id }) => id);
  const keepers = holders(world.roster, appoint, day);
  const onlySubstitutes = able.length > 0 && !keepers.some(({ id }) => able.includes(id));
  const roles = onlySubstitutes ? appoint : registeringRoles(world);
  const others = holders(world.roster, roles, day).filter(({ id }) => !able.includes(id));
  return { roles: onlySubstitutes ? appoint : substitute, people: named(world, others, roles, day) };
}

/** Who holds one of these roles and a key; where nobody has one, who holds a role. @param but somebody else than this */
export function whoCan(
  world: World,
  roles: readonly RoleId[],
  day: string,
  but?: PersonId,
): readonly Named[] {
  const { roster } = world;
  const isOther = ({ id }: Official): boolean => id !== but;
  const able = ableToSign(roster, roles, day).filter(isOther);
  return named(world, able.length > 0 ? able : holders(roster, roles, day).filter(isOther), roles, day);
}

function registeringRoles({ procedure }: World): readonly RoleId[] {
  return [...procedure.mandates.appoint, ...procedure.mandates.substitute];
}

/** People as a message names them, each with the first of these roles that they hold. */
export function named(
  { procedure }: World,
  officials: readonly Official[],
  roles: readonly RoleId[],
  day: string,
): readonly Named[] {
  return officials.flatMap((official) => {
    const held = appointmentFor(official, roles, day);
    const { id, name } = official;
    return held === undefined ? [] : [{ id, name, role: roleLabel(procedure, held.role) }];
  });
}
