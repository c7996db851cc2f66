/** `sop doctor`: does this computer have what it takes, is the record whole, and what does the office lack? */

import { homeFolder } from "../../../../adapters/fs/person-folders.ts";
import { SshKeys } from "../../../../adapters/git/keys/keys.ts";
import { needGit, needSshKeygen } from "../../../../adapters/git/setup.ts";
import { today } from "../../../../app/ledger/choose-cycle.ts";
import { peopleHere } from "../../../../app/ledger/recording/choose-signer.ts";
import { loadRecord, type Snapshot } from "../../../../app/ledger/workspace-state.ts";
import type { Ports } from "../../../../app/ports/ports.ts";
import { type Lack, lacks } from "../../../../app/queries/doctor.ts";
import { Failure } from "../../../../domain/failure.ts";
import { failureText } from "../../../messages/failures/failures.ts";
import { lackText } from "../../../messages/lacks.ts";
import type { Bilingual, Language, Sentence } from "../../../messages/language.ts";
import { EXAMINED, GOOD, LACKING, TO_FOLLOW_UP } from "../../../messages/screens/queries/doctor.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { Context, RunCommand } from "../../context.ts";

/** One thing that was looked at: what it is, and where it fails, what is wrong and what mends it. */
interface Examined {
  readonly what: Bilingual;
  readonly trouble: Sentence | undefined;
}

export const doctor: RunCommand = async (context) => {
  const { terminal, options, language } = context;
  const { cwd, env } = terminal;
  const keys = new SshKeys(cwd, env, homeFolder(env));
  const computer = [
    await examined(EXAMINED.git, () => needGit(cwd, env)),
    await examined(EXAMINED.sshKeygen, () => needSshKeygen(cwd, env)),
    await examined(EXAMINED.key, async () => {
      if ((await keys.usableKeys(options.key)).length === 0)
        throw new Failure({ code: "no-key", lookedAt: ["user.signingkey", "~/.ssh", "ssh-agent"] });
    }),
  ];
  const hasKey = computer.at(-1)?.trouble === undefined;
  const { examinations, found } = await workspace(context, hasKey);
  const all = [...computer, ...examinations];
  const broken = all.some(({ trouble }) => trouble !== undefined);
  return {
    result: {
      checks: all.map(({ what, trouble }) => ({
        what: what[language],
        ok: trouble === undefined,
        message: trouble?.what[language] ?? null,
        hint: trouble?.hint[language] ?? null,
      })),
      lacks: found,
    },
    lines: [...all.flatMap((one) => checkLines(one, language)), ...lackLines(found, language)].map(
      forTerminal,
    ),
    exitCode: broken ? 1 : 0,
  };
};

/** The workspace's own examinations; each needs the one before it. */
async function workspace(
  context: Context,
  hasKey: boolean,
): Promise<{ readonly examinations: readonly Examined[]; readonly found: readonly Lack[] }> {
  const found: Lack[] = [];
  let ports: Ports | undefined;
  const opened = await examined(EXAMINED.workspace, async () => {
    ports = (await context.open()).ports;
  });
  if (ports === undefined) return { examinations: [opened], found };
  const here = ports;
  let record: Snapshot | undefined;
  const proven = await examined(EXAMINED.record, async () => {
    record = await loadRecord(here);
    found.push(...(await lacks(here, record)));
  });
  if (record === undefined || !hasKey) return { examinations: [opened, proven], found };
  const { world } = record;
  const known = await examined(EXAMINED.keyOnRoster, () =>
    peopleHere(here, world, { key: context.options.key }, today(here, world)),
  );
  return { examinations: [opened, proven, known], found };
}

async function examined(what: Bilingual, look: () => Promise<unknown>): Promise<Examined> {
  try {
    await look();
    return { what, trouble: undefined };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { what, trouble: failureText(error.reason) };
  }
}

function checkLines({ what, trouble }: Examined, language: Language): readonly string[] {
  const verdict = trouble === undefined ? GOOD : LACKING;
  const told =
    trouble === undefined ? [] : [`    ${trouble.what[language]}`, `    ${trouble.hint[language]}`];
  return [`${verdict[language].padEnd(8)} ${what[language]}`, ...told];
}

function lackLines(found: readonly Lack[], language: Language): readonly string[] {
  if (found.length === 0) return [];
  const texts = found.map((lack) => lackText(lack));
  const lines = texts.flatMap(({ what, hint }, at) => {
    // What is mended in the same way is told together, and how once.
    const next = texts[at + 1]?.hint[language];
    return [`  - ${what[language]}`, ...(next === hint[language] ? [] : [`    ${hint[language]}`])];
  });
  return ["", TO_FOLLOW_UP[language], ...lines];
}
