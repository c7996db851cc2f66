/** `sop clone`: the office's record on another computer; believed from its first entry on, and proven before it is used. */
import { resolve } from "node:path";
import { readSettings } from "../../../../adapters/fs/scaffold.ts";
import { locate } from "../../../../adapters/git/location.ts";
import { branchesAt, folderNameOf, setAddress } from "../../../../adapters/git/remote/setup.ts";
import { needGit } from "../../../../adapters/git/setup.ts";
import { adopt } from "../../../../app/commands/sharing/adopt.ts";
import { incomingRecord } from "../../../../app/commands/sharing/shared-place.ts";
import { filesIn, textOf } from "../../../../app/ledger/judging/rules-at.ts";
import { Failure } from "../../../../domain/failure.ts";
import type { EntryId } from "../../../../domain/ids.ts";
import type { Language } from "../../../messages/language.ts";
import { SHARING } from "../../../messages/screens/sharing.ts";
import { forTerminal } from "../../../render/escape.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { refuseFull, withRepository } from "../../new-folder.ts";
import type { Outcome } from "../../outcome.ts";
import { confirm } from "../../questions.ts";
import { assemble, documents } from "../../workspace.ts";

/** The record's branch where sop.yaml names no other. */
const USUAL_BRANCH = "main";

export const cloneRecord: RunCommand = async (context) => {
  const { terminal, args } = context;
  const [written = ""] = args;
  const folder = resolve(terminal.cwd, args[1] ?? folderNameOf(written));
  await needGit(terminal.cwd, terminal.env);
  await refuseFull(folder);
  const branch = await branchOf(context, written);
  return withRepository(terminal, folder, branch, () => fetched(context, { written, folder, branch }));
};

/** Whatever the other place calls its own branch: the usual one, or the only one. */
async function branchOf({ terminal }: Context, written: string): Promise<string> {
  const branches = await branchesAt(written, resolve(terminal.cwd), terminal.env);
  const [only] = branches;
  if (branches.includes(USUAL_BRANCH)) return USUAL_BRANCH;
  if (only !== undefined && branches.length === 1) return only;
  throw new Failure({ code: "remote-empty", address: written, branches });
}

interface Destination {
  readonly written: string;
  readonly folder: string;
  readonly branch: string;
}

async function fetched(context: Context, to: Destination): Promise<Outcome> {
  const { terminal } = context;
  await setAddress(to.folder, terminal.env, { ...to, cwd: resolve(terminal.cwd) });
  const { tip, language } = await fetchedTip(context, to);
  // What is derived again is worded in the record's own language.
  const { ports, close } = await assemble(terminal, await locate(to.folder), to.branch, language);
  try {
    const there = await incomingRecord(ports, tip);
    const root = there.entries[0]?.id ?? tip;
    await trusted(context, root);
    await adopt(ports, undefined, there);
    await ports.trust.pin(ports.files.root, root);
    const lines = [SHARING.cloned(to.folder, there.entries.length), SHARING.root(root), SHARING.next];
    const spoken = context.options.lang === undefined ? language : context.language;
    return {
      result: { folder: to.folder, root, tip, entries: there.entries.length },
      lines: lines.map((line) => forTerminal(line[spoken])),
    };
  } finally {
    await close();
  }
}

/** Brings the record's objects here, and says in which language it is kept. @throws {Failure} where there is none */
async function fetchedTip(
  { terminal, language }: Context,
  { folder, branch, written }: Destination,
): Promise<{ readonly tip: EntryId; readonly language: Language }> {
  const { ports, close } = await assemble(terminal, await locate(folder), branch, language);
  try {
    const tip = await ports.remote.fetch(undefined);
    if (tip === undefined) throw new Failure({ code: "remote-empty", address: written, branches: [branch] });
    const { tree } = await ports.history.commit(tip);
    const text = await textOf(ports.history, await filesIn(ports.history, tree).get("sop.yaml"));
    if (text === undefined) throw new Failure({ code: "remote-empty", address: written, branches: [branch] });
    return { tip, language: (await readSettings(documents, text)).language };
  } finally {
    await close();
  }
}

/** Nothing is trusted without a word: the first entry is named by the person, or shown to them. @throws {Failure} */
async function trusted(context: Context, root: EntryId): Promise<void> {
  const { terminal, language } = context;
  const given = textOption(context, "root")?.toLowerCase();
  if (given !== undefined) {
    if (!/^[0-9a-f]{12,64}$/.test(given)) throw new Failure({ code: "usage", slip: "root", given });
    if (!root.startsWith(given)) throw new Failure({ code: "root-differs", given, found: root });
    return;
  }
  if (!terminal.interactive) throw new Failure({ code: "needs-terminal", flags: "--root" });
  if (!(await confirm(SHARING.trustQuestion(root.slice(0, 12))[language])))
    throw new Failure({ code: "declined" });
}
