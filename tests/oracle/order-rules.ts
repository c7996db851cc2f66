/** What may follow what: the cycle, the step, the round, the section, and by whom (docs/design/ledger.md §4, §7, §8). */
import { type Commit, type Procedure, type Said, type Step, sectionsOf, type Tree } from "./history.ts";
import { type Cycle, FRESH, type Line, type Track } from "./line.ts";

export interface Ground {
  readonly tree: Tree;
  readonly line: Line;
}

const NOTHING = `sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`;
const KINDS: Readonly<Record<string, readonly Step["kind"][]>> = {
  draft: ["draft"],
  approve: ["review", "initial", "sign"],
  reject: ["review", "verify", "initial", "sign", "fill"],
  receive: ["fill"],
  verify: ["verify"],
  compile: ["compile"],
};
const MAKES: readonly string[] = ["draft", "fill", "compile"];

/** §4: what an act beside the steps does not say. */
function strays({ act, cycle }: Said): readonly (keyof Said)[] {
  const beside = ["step", "filledBy", "returnTo", "report"] as const;
  if (cycle === undefined || ["found", "appoint", "heal"].includes(act))
    return ["cycle", "round", "section", ...beside];
  if (act === "reopen") return beside;
  if (act === "open") return ["section", ...beside];
  return act === "cancel" || act === "amend" ? ["section", "round", ...beside] : [];
}

function needsReason({ act, cycle, confirms }: Said): boolean {
  if (act === "amend") return cycle !== undefined;
  if (act === "heal") return confirms === undefined;
  return ["reject", "reopen", "cancel"].includes(act);
}

/** §4 and §8: the cycle is there, the step is open, in its round, by somebody else than before. */
export function orderReasons({ said, tree }: Commit, from: Ground, today: Procedure): string[] {
  if (said === undefined) return [];
  if (needsReason(said) && said.reason === undefined) return ["order"];
  if (strays(said).some((field) => said[field] !== undefined)) return ["order"];
  if (said.cycle === undefined) return KINDS[said.act] === undefined && said.act !== "open" ? [] : ["order"];
  const cycle = from.line.cycles.get(said.cycle);
  if (said.act === "open") return cycle === undefined ? [] : ["order"];
  return cycle === undefined ? ["order"] : inCycle(said, cycle, tree, from, today);
}

function inCycle(said: Said, cycle: Cycle, tree: Tree, from: Ground, today: Procedure): string[] {
  const sections = cycle.sections ?? sectionsOf(from.tree, String(said.cycle));
  const rules = cycle.rules ?? today;
  if (said.section !== undefined && !sections.includes(said.section)) return ["order"];
  if (KINDS[said.act] === undefined) return besideSteps(said, cycle, rules, sections, today);
  return atStep(said, tree, from, { cycle, rules, sections });
}

interface Running {
  readonly cycle: Cycle;
  readonly rules: Procedure;
  readonly sections: readonly string[];
}

function besideSteps(
  said: Said,
  cycle: Cycle,
  rules: Procedure,
  sections: readonly string[],
  today: Procedure,
): string[] {
  const finished = turns({ cycle, rules, sections }).length === 0;
  if (said.act === "cancel") return cycle.begun || cycle.signed || said.subject !== NOTHING ? ["order"] : [];
  if (said.act === "amend")
    return finished || JSON.stringify(rules) === JSON.stringify(today) ? ["order"] : [];
  return finished ? [] : ["order"];
}

export interface Turn {
  readonly no: number;
  readonly section: string | undefined;
}

/** What may be done now: the first step not done, or of sections' steps the first of each. */
export function turns({ cycle, rules, sections }: Running): readonly Turn[] {
  const group = rules.steps.filter(({ scope }) => scope === "section");
  for (const step of rules.steps) {
    if (step.scope === "cycle") {
      if (!cycle.main.done.has(step.no)) return [{ no: step.no, section: undefined }];
      continue;
    }
    if (sections.length === 0) return [{ no: step.no, section: undefined }];
    const open = sections.flatMap((section): Turn[] => {
      const next = group.find(({ no }) => !trackOf(cycle, section).done.has(no));
      return next === undefined ? [] : [{ no: next.no, section }];
    });
    if (open.length > 0) return open;
  }
  return [];
}

export function trackOf(cycle: Cycle, section: string | undefined): Track {
  return section === undefined ? cycle.main : (cycle.tracks.get(section) ?? FRESH);
}

function atStep(said: Said, tree: Tree, from: Ground, running: Running): string[] {
  const { cycle, rules, sections } = running;
  const step = rules.steps.find(({ no }) => no === said.step);
  if (step === undefined || !KINDS[said.act]?.includes(step.kind)) return ["order"];
  if (said.version === 1 && said.act === "reject" && step.kind === "fill") return ["order"];
  const target = rules.steps.find(({ no }) => no === said.returnTo);
  const toAll =
    said.act === "reject" && said.version === 2 && step.scope === "section" && target?.scope === "cycle";
  if (!saysWhatItMust(said, step, toAll)) return ["order"];
  const track = step.scope === "section" ? said.section : undefined;
  const tracks = toAll ? sections : [track];
  if (!tracks.some((one) => isOpen(said.act, step, one, running))) return ["order"];
  const { round, refused } = trackOf(cycle, track);
  const returns = returnsWhereItMay(said, step, target);
  const news = said.act !== "receive" || refused === undefined || refused !== said.subject;
  const free = said.act !== "draft" || isPlanFree(said, tree, from);
  const apart = said.act === "reject" || isAnother(said, step, running);
  return said.round === round && returns && news && free && apart ? [] : ["order"];
}

function saysWhatItMust(
  { act, section, filledBy, report, returnTo }: Said,
  step: Step,
  toAll: boolean,
): boolean {
  const namesSection =
    step.scope === "section" ? toAll === (section === undefined) : section === undefined || act === "reject";
  return (
    namesSection &&
    (act === "receive") === (filledBy !== undefined) &&
    (act === "verify") === (report !== undefined) &&
    (act === "reject") === (returnTo !== undefined)
  );
}

function returnsWhereItMay({ returnTo, section }: Said, step: Step, target: Step | undefined): boolean {
  if (returnTo === undefined) return true;
  return step.returnsTo.includes(returnTo) && !(section !== undefined && target?.scope === "cycle");
}

/** One may do one's own work over until the next person has touched it; a verifier may take back until the recap. */
function isOpen(act: string, step: Step, section: string | undefined, running: Running): boolean {
  const open = turns(running);
  const isTurn = (no: number, of: string | undefined): boolean =>
    open.some((turn) => turn.no === no && turn.section === of);
  if (isTurn(step.no, section)) return true;
  const again = act === "reject" ? step.scope === "section" : MAKES.includes(step.kind);
  const { cycle, rules } = running;
  const next = rules.steps.find(({ no }) => no === step.no + 1);
  if (!again || next === undefined || !trackOf(cycle, section).done.has(step.no)) return false;
  if (step.scope === "section" && next.scope === "cycle") return !cycle.main.done.has(next.no);
  if (step.scope === "cycle" && next.scope === "section")
    return [...cycle.tracks.values()].every(({ done }) => done.size === 0);
  return isTurn(next.no, section);
}

/** The year's plan does not change under another cycle that was drafted and is not finished. */
function isPlanFree(said: Said, tree: Tree, { line, tree: before }: Ground): boolean {
  const year = String(said.cycle).slice(0, 4);
  const changed = [...new Set([...before.keys(), ...tree.keys()])].some(
    (path) => before.get(path) !== tree.get(path),
  );
  if (!changed) return true;
  return [...line.cycles].every(([id, cycle]) => {
    if (id === said.cycle || !id.startsWith(year) || !cycle.main.done.has(1)) return true;
    const rules = cycle.rules ?? (JSON.parse(before.get("sop.yaml") ?? "{}") as Procedure);
    return turns({ cycle, rules, sections: cycle.sections ?? sectionsOf(before, id) }).length === 0;
  });
}

/** Separation of duties is by person. */
function isAnother(said: Said, step: Step, { cycle, rules }: Running): boolean {
  if (step.kind === "verify")
    return rules.steps.every(
      (other) =>
        other.kind !== "fill" || trackOf(cycle, said.section).done.get(other.no)?.filledBy !== said.person,
    );
  if (step.kind !== "initial" && step.kind !== "sign") return true;
  return rules.steps.every(
    (other) =>
      other.no === step.no ||
      (other.kind !== "initial" && other.kind !== "sign") ||
      cycle.main.done.get(other.no)?.person !== said.person,
  );
}
