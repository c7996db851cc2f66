/** `sop init`: asks at a terminal, takes flags or a file without one, and founds the record. */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type Answers,
  EXAMPLES,
  type ExampleName,
  readSettings,
  scaffold,
  scaffoldRoster,
} from "../../../../adapters/fs/scaffold.ts";
import { locate } from "../../../../adapters/git/location.ts";
import { needGit, needSshKeygen } from "../../../../adapters/git/setup.ts";
import { foundersRoster, foundOffice } from "../../../../app/commands/office/found.ts";
import type { Recorded } from "../../../../app/ledger/recording/record-entry.ts";
import { Failure, required } from "../../../../domain/failure.ts";
import type { Roster } from "../../../../domain/people/official.ts";
import { officeDay } from "../../../../domain/procedure/calendar.ts";
import { firstEntry, NEXT_AFTER_FOUNDING } from "../../../messages/screens/office/init.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { refuseFull, withRepository } from "../../new-folder.ts";
import type { Outcome } from "../../outcome.ts";
import { recordedLine, recordOptions } from "../../questions.ts";
import { assemble, documents } from "../../workspace.ts";
import { founder, gather, isFoundedByOne, ownKey, refuseInVain } from "./init-answers.ts";
import { beginYear } from "./new-year.ts";
import { type FirstRoster, provenRoster } from "./official/first-roster.ts";

export const init: RunCommand = async (context) => {
  const { terminal, options } = context;
  const folder = resolve(terminal.cwd, context.args[0] ?? options.directory ?? ".");
  const isWorkspace = await stat(join(folder, "sop.yaml")).then(
    () => true,
    () => false,
  );
  // In a workspace that is there, a year can be begun; it is founded once.
  if (isWorkspace && context.args[0] === undefined && textOption(context, "year") !== undefined)
    return beginYear(context);
  await needGit(terminal.cwd, terminal.env);
  await needSshKeygen(terminal.cwd, terminal.env);
  await refuseFull(folder);
  const example = exampleName(textOption(context, "example"));
  if (isFoundedByOne(context, example)) await refuseInVain(context);
  const answers = await gather(context, example);
  const files = await scaffold(answers, example);
  const { branch, language, officeId } = await readSettings(documents, files.get("sop.yaml") ?? "");
  const { roster, note } = await rosterFor(context, answers, example, officeId);
  files.set("pejabat.yaml", await documents.writeRoster(roster));
  return withRepository(context.terminal, folder, branch, async () => {
    const { ports, close } = await assemble(terminal, await locate(folder), branch, language);
    try {
      const who = { as: options.as ?? answers.pendiri, key: options.key };
      const recorded = await foundOffice(ports, files, note, { ...recordOptions(context), who });
      return foundedOutcome(context, recorded);
    } finally {
      await close();
    }
  });
};

function foundedOutcome({ language }: Context, recorded: Recorded): Outcome {
  return {
    result: resultOf(recorded),
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      firstEntry(recorded.entry)[language],
      NEXT_AFTER_FOUNDING[language],
    ],
  };
}

function exampleName(name: string | undefined): ExampleName | undefined {
  if (name === undefined || name in EXAMPLES) return name as ExampleName | undefined;
  throw new Failure({ code: "usage", slip: "example", given: name });
}

async function rosterFor(
  context: Context,
  answers: Answers,
  example: ExampleName | undefined,
  officeId: string,
): Promise<FirstRoster> {
  const given = await scaffoldRoster(answers, example);
  // The founder's own key signs the entry that brings it, and needs no other proof.
  if (given === undefined) return { roster: foundersRoster(await founder(context)), note: [] };
  const roster = required(await documents.roster(given, textOption(context, "from") ?? "pejabat.yaml"));
  const folder = textOption(context, "keys");
  const day = officeDay(context.terminal.clock.now(), 420);
  if (folder !== undefined)
    return provenRoster(context.terminal, roster, resolve(context.terminal.cwd, folder), officeId, day);
  return { roster: await withOwnKey(context, roster, answers.pendiri, day), note: [] };
}

/** The founder brings the key of this computer; the others bring theirs later. */
async function withOwnKey(
  context: Context,
  roster: Roster,
  founderId: string | undefined,
  day: string,
): Promise<Roster> {
  const isFounder = ({ id, keys }: Roster["officials"][number]): boolean =>
    id === founderId && keys.length === 0;
  if (!roster.officials.some(isFounder)) return roster;
  const keys = [{ ...(await ownKey(context)), from: day }];
  return {
    ...roster,
    officials: roster.officials.map((one) => (isFounder(one) ? { ...one, keys } : one)),
  };
}
