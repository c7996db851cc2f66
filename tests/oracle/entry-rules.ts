/** What an entry itself must be: who signed it, on which files, with which digests (docs/design/ledger.md §2, §5, §7). */
import { stateOf, subjectOf } from "./digests.ts";
import {
  type Commit,
  isGoverned,
  type Person,
  type Procedure,
  type Roster,
  recapText,
  rosterOf,
  type Said,
  type Step,
  sectionsOf,
  type Tree,
} from "./history.ts";
import type { Cycle, Line } from "./line.ts";
import type { Ground } from "./order-rules.ts";

const cycleOf = (line: Line, { cycle }: Said): Cycle | undefined =>
  cycle === undefined ? undefined : line.cycles.get(cycle);

/** The rules of the entry's cycle (§8). */
export function rulesFor(line: Line, said: Said, today: Procedure): Procedure {
  return cycleOf(line, said)?.rules ?? today;
}

/** §4 and §7: the key is the signer's, and the signer held a role that the act needs. */
export function peopleReasons(commit: Commit, today: Procedure, roster: Roster, from: Ground): string[] {
  const said = commit.said as Said;
  const owner = roster.people.find(({ key }) => key !== "" && key === commit.key);
  const signer = roster.people.find(({ id }) => id === said.person);
  if (owner === undefined || owner.id !== said.person || owner.keyEnded || signer === undefined)
    return ["people"];
  const rules = rulesFor(from.line, said, today);
  const step = rules.steps.find(({ no }) => no === said.step);
  const forAnother = said.filledBy !== undefined && said.filledBy !== said.person;
  const needed = neededRoles(said, today, rules, step, forAnother);
  const section = said.act === "receive" && !forAnother ? said.section : undefined;
  const held = needed.includes(said.role) && holds(signer, said.role, section);
  const filler = roster.people.find(({ id }) => id === said.filledBy);
  const filled =
    said.filledBy === undefined ||
    step === undefined ||
    (filler !== undefined && step.roles.some((role) => holds(filler, role, said.section)));
  return held && filled && rosterHolds(commit, roster, from) ? [] : ["people"];
}

function holds({ roles }: Person, role: string, section: string | undefined): boolean {
  return roles.some((one) => one.role === role && (section === undefined || one.section === section));
}

function neededRoles(
  { act, confirms, version }: Said,
  today: Procedure,
  rules: Procedure,
  step: Step | undefined,
  forAnother: boolean,
): readonly string[] {
  const { appoint, substitute, amend, open } = today.mandates;
  if (act === "found") return [appoint];
  if (act === "appoint") return version === 1 ? [appoint] : [appoint, substitute];
  if (act === "heal") return confirms === undefined ? [appoint] : [substitute, amend];
  if (act === "amend") return [amend];
  if (act === "open") return [open];
  if (act === "cancel") return [rules.mandates.open];
  if (act === "reopen") return [rules.mandates.reopen];
  if (step === undefined) return [];
  if (act === "reject" && step.kind === "fill") return [...step.roles, ...step.recordedBy];
  return forAnother ? step.recordedBy : step.roles;
}

/** §7: history is kept, ends are final and explained, one version at a time, something changes. */
function rosterHolds({ said, tree }: Commit, before: Roster, { line }: Ground): boolean {
  if (said?.act !== "appoint" || line.entries.length === 0) return true;
  const after = rosterOf(tree);
  const kept = before.people.every((old) => {
    const now = after.people.find(({ id }) => id === old.id);
    if (now === undefined || now.key !== old.key || (old.keyEnded && !now.keyEnded)) return false;
    if (now.keyEnded && !old.keyEnded && said.reason === undefined) return false;
    return JSON.stringify(now.roles) === JSON.stringify(old.roles);
  });
  const ids = after.people.map(({ id }) => id);
  const changes = JSON.stringify(after.people) !== JSON.stringify(before.people);
  const once = new Set(ids).size === ids.length;
  return kept && once && after.version === before.version + 1 && (changes || said.version === 1);
}

/** §5: exact names. */
export function pathReasons(said: Said, changed: readonly string[], from: Ground, tree: Tree): string[] {
  const permitted = permittedPaths(said, from, tree);
  const derived =
    said.act !== "compile" ||
    tree.get(`${said.cycle}/rekap/rekap.yaml`) === recapText(tree, String(said.cycle));
  return [...(changed.every(permitted) ? [] : ["paths"]), ...(derived ? [] : ["derived"])];
}

function permittedPaths(
  { act, cycle = "", section }: Said,
  { tree: before, line }: Ground,
  tree: Tree,
): (path: string) => boolean {
  const year = cycle.slice(0, 4);
  const is =
    (...paths: readonly string[]) =>
    (path: string) =>
      paths.includes(path);
  const sections = [
    ...(line.cycles.get(cycle)?.sections ?? []),
    ...sectionsOf(before, cycle),
    ...sectionsOf(tree, cycle),
  ];
  switch (act) {
    case "found":
      return (path) => /^(?:sop\.yaml|pejabat\.yaml|[0-9]{4}\/(?:rencana|formulir)\.yaml)$/.test(path);
    case "appoint":
      return is("pejabat.yaml");
    case "amend":
      return cycle === "" ? is("sop.yaml", "BACA-SAYA.md") : is();
    case "open":
      return is(`${cycle}/siklus.yaml`);
    case "cancel":
      return (path) => path.startsWith(`${cycle}/`) && isGoverned(path);
    case "draft":
      return is(
        `${year}/rencana.yaml`,
        `${year}/formulir.yaml`,
        ...sections.map((one) => `${year}/skema/${one}.schema.json`),
      );
    case "receive":
      return is(`${cycle}/isian/${section}.yaml`);
    case "compile":
      return is(`${cycle}/rekap/rekap.yaml`);
    default:
      return is();
  }
}

/** §2: the digests are those of the entry's own tree. */
export function digestReasons({ said, tree }: Commit, today: Procedure, line: Line): string[] {
  if (said === undefined) return [];
  const subject = subjectOf(tree, said, rulesFor(line, said, today));
  const state = said.version === 1 ? undefined : stateOf(tree);
  return said.subject === subject && said.state === state ? [] : ["digest"];
}
