/** Puts the floors together for one workspace: the one place where ports meet what stands behind them. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { type Digest, digest } from "../domain/ids.ts";
import { excelWorkbooks } from "../excel/index.ts";
import { Failure } from "../failure.ts";
import { yamlDocuments } from "../files/documents/index.ts";
import { Folder } from "../files/folder.ts";
import { underLock } from "../files/lock.ts";
import { readSettings } from "../files/scaffold.ts";
import { FileTrustStore } from "../files/trust.ts";
import { GitHistory } from "../git/history.ts";
import { SshKeys } from "../git/keys.ts";
import { needGit, needSshKeygen, privateFolder, repositoryTop } from "../git/setup.ts";
import { keepAllowedSigners, signerAddress } from "../git/signers.ts";
import { readPublicLine } from "../git/ssh-key.ts";
import { WorkTree } from "../git/worktree.ts";
import { GitWriter } from "../git/writer.ts";
import type { Office } from "../operations/office.ts";
import { forTerminal } from "../report/escape.ts";
import type { Language } from "../text/language.ts";
import { recordWords } from "../text/record-words.ts";
import { type Terminal, VERSION } from "./terminal.ts";

export interface Workspace {
  readonly office: Office;
  readonly language: Language;
  /** Ends the programs that were started for it. */
  readonly close: () => void;
}

/** The YAML files, read with our knowledge of SSH keys. */
export const documents = yamlDocuments(readPublicLine);

/** Opens the workspace that a folder lies in. @throws {Failure} where there is none that can be used */
export async function openWorkspace(terminal: Terminal, folder: string): Promise<Workspace> {
  const { env } = terminal;
  const cwd = resolve(terminal.cwd, folder);
  await needGit(terminal.cwd, env);
  const top = await repositoryTop(cwd, env);
  const settings = await new Folder(top).text("sop.yaml");
  const { branch, language } = await readSettings(documents, settings ?? "");
  const workspace = await assemble(terminal, top, branch, language);
  const { office, close } = workspace;
  if (settings === undefined && (await office.history.tip(branch)) === undefined) {
    close();
    throw new Failure({ code: "not-a-workspace", folder: cwd });
  }
  return workspace;
}

/** The office at a repository's top, whether or not it has been founded. */
export async function assemble(
  terminal: Terminal,
  top: string,
  branch: string,
  language: Language,
): Promise<Workspace> {
  const { env, cwd, clock, random } = terminal;
  const files = new Folder(top);
  const own = new Folder(await privateFolder(top, env));
  const history = new GitHistory(top, env);
  const writer = new GitWriter(files, own, env, random);
  await history.refuseIncomplete();
  // Under the lock: what looks interrupted may be another command in the middle of its work.
  if (await writer.isPending()) await underLock(own.root, "sop", () => writer.recover());
  const office: Office = {
    branch,
    files,
    history,
    writer: {
      writeTree: (base, changes) => writer.writeTree(base, changes),
      sign: async (draft) => {
        await needSshKeygen(top, env);
        return writer.sign(draft);
      },
      publish: (move) => writer.publish(move),
    },
    keys: new SshKeys(cwd, env),
    documents,
    workbooks: excelWorkbooks(() => performance.now()),
    trust: new FileTrustStore(env),
    clock,
    hash: sha256,
    words: recordWords(language),
    tool: `sop/${VERSION}`,
    alone: (who, work) => underLock(own.root, who, work),
    drift: (entry) => new WorkTree(files, env).drift(history, entry),
    progress: (what, no, of) => terminal.progress(`${no}/${of} ${forTerminal(what)}`),
    announceSigners: (roster, officeId) => keepAllowedSigners(top, env, own, roster, officeId),
    addressOf: signerAddress,
  };
  return { office, language, close: () => history.close() };
}

/** SHA-256 as the record writes it. */
export function sha256(bytes: Uint8Array | string): Digest {
  const text = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const made = digest(text);
  if (made === undefined) throw new Error("a digest of its own making did not parse");
  return made;
}
