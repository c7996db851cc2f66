/** Puts the floors together for one workspace: the one place where ports meet what stands behind them. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { excelWorkbooks } from "../../adapters/excel/index.ts";
import { SealedFolder } from "../../adapters/fs/authenticated-cache.ts";
import { Folder } from "../../adapters/fs/folder.ts";
import { OwnNameFile } from "../../adapters/fs/own-name.ts";
import { homeFolder, settingsFolder } from "../../adapters/fs/person-folders.ts";
import { FileTrustStore } from "../../adapters/fs/trust.ts";
import { SshKeys } from "../../adapters/git/keys/keys.ts";
import { keepAllowedSigners, signerAddress } from "../../adapters/git/keys/signers.ts";
import { type Location, locate, privateFolder } from "../../adapters/git/location.ts";
import { GitHistory } from "../../adapters/git/read/history.ts";
import { GitBundle } from "../../adapters/git/remote/bundle.ts";
import { GitRemote } from "../../adapters/git/remote/remote.ts";
import { needGit, needSshKeygen } from "../../adapters/git/setup.ts";
import { statementsIn } from "../../adapters/git/signatures/key-proof.ts";
import { fingerprint, readPublicLine } from "../../adapters/git/signatures/public-key.ts";
import { surroundings } from "../../adapters/git/surroundings.ts";
import { refuseBlocked } from "../../adapters/git/write/blocked.ts";
import { Journal } from "../../adapters/git/write/journal.ts";
import { WorkTree } from "../../adapters/git/write/worktree.ts";
import { GitWriter } from "../../adapters/git/write/writer.ts";
import { yamlDocuments } from "../../adapters/yaml/documents/index.ts";
import type { Deriver } from "../../app/derivation/derivation.ts";
import { keptProofs } from "../../app/ledger/proof-cache.ts";
import type { Ports } from "../../app/ports/ports.ts";
import type { SealedStore } from "../../app/ports/store.ts";
import { Failure } from "../../domain/failure.ts";
import { type Digest, digest } from "../../domain/ids.ts";
import type { Language } from "../messages/language.ts";
import { forTerminal } from "../render/escape.ts";
import { BUILD, type Terminal, VERSION } from "./terminal.ts";

export interface Workspace {
  readonly ports: Ports;
  readonly language: Language;
  /** Ends the programs that were started for it. */
  readonly close: () => Promise<void>;
}

/** The YAML files, read with our knowledge of SSH keys. */
export const documents = yamlDocuments(readPublicLine);

/**
 * Opens the workspace that a folder lies in.
 * @param forgets told of what is forgotten, where the person asked for that
 * @throws {Failure} where there is none that can be used
 */
export async function openWorkspace(
  terminal: Terminal,
  folder: string,
  forgets?: Ports["forgets"],
): Promise<Workspace> {
  const { env } = terminal;
  const cwd = resolve(terminal.cwd, folder);
  const location = await locate(cwd);
  const text = await new Folder(location.top).text("sop.yaml");
  const { branch, language } = await settingsIn(text ?? "", sealedStore(location, env));
  const workspace = await assemble(terminal, location, branch, language, forgets);
  const { ports, close } = workspace;
  if (text === undefined && (await ports.history.tip(branch)) === undefined) {
    await close();
    throw new Failure({ code: "not-a-workspace", folder: cwd });
  }
  return workspace;
}

/** What sop.yaml says of the branch and the language; read again only where it changed. */
async function settingsIn(text: string, store: SealedStore): Promise<WorkspaceSettings> {
  const digestOfText = sha256(text);
  const known = (await store.read("settings")) as (WorkspaceSettings & { of: Digest }) | undefined;
  if (known?.of === digestOfText) return known;
  const { readSettings } = await import("../../adapters/fs/scaffold.ts");
  const settings = await readSettings(documents, text);
  if (text !== "") await store.write("settings", { ...settings, of: digestOfText });
  return settings;
}

interface WorkspaceSettings {
  readonly branch: string;
  readonly language: Language;
}

function sealedStore(location: Location, env: Terminal["env"]): SealedStore {
  return new SealedFolder(new Folder(privateFolder(location)), new Folder(settingsFolder(env)), BUILD);
}

/** The office at a repository's top, whether or not it has been founded. */
export async function assemble(
  terminal: Terminal,
  location: Location,
  branch: string,
  language: Language,
  forgets?: Ports["forgets"],
): Promise<Workspace> {
  const { env, cwd, clock } = terminal;
  const { top } = location;
  const files = new Folder(top);
  const own = new Folder(privateFolder(location));
  const sealed = sealedStore(location, env);
  const history = new GitHistory(location, env);
  // Not of one build of the program: what one began, another finishes.
  const journal = new Journal(new SealedFolder(own, new Folder(settingsFolder(env)), "journal 1"), own);
  const writer = new GitWriter(files, journal, location, env);
  // Under the lock: what looks interrupted may be another command in the middle of its work.
  if ((await journal.pending()) !== undefined) await underLock(own.root, "sop", () => writer.recover());
  let deriver: Deriver | undefined;
  const ports: Ports = {
    branch,
    files,
    history,
    writer: {
      // To read a record any git will do; to write one, it must be able to sign.
      writeTree: async (base, changes) => {
        await needGit(top, env);
        refuseBlocked(location, branch);
        return writer.writeTree(base, changes);
      },
      sign: async (draft) => {
        await needSshKeygen(top, env);
        refuseBlocked(location, branch);
        return writer.sign(draft);
      },
      publish: (move) => writer.publish(move),
    },
    keys: new SshKeys(cwd, env, homeFolder(env)),
    documents,
    workbooks: excelWorkbooks(() => performance.now()),
    trust: new FileTrustStore(new Folder(settingsFolder(env))),
    remote: new GitRemote(location, env, branch),
    bundleAt: (file) => new GitBundle(location, env, branch, file),
    forgets,
    elsewhere: async (beginning, known) => {
      const { elsewhere } = await import("../../adapters/git/read/elsewhere.ts");
      return elsewhere(location, env, (id) => history.parents(id), { branch, beginning, known });
    },
    proofs: keptProofs(sealed),
    clock,
    hash: sha256,
    words: async () => (await import("../messages/record-words.ts")).recordWords(language),
    derive: async (entry) => {
      const [{ derivedFaults }, { memoisedDeriver }] = await Promise.all([
        import("../../app/derivation/derived.ts"),
        import("../../app/derivation/memoised.ts"),
      ]);
      deriver ??= memoisedDeriver(ports);
      return derivedFaults(deriver, entry);
    },
    tool: `sop/${VERSION}`,
    alone: (who, work) => underLock(own.root, who, work),
    drift: (tree, cached) =>
      new WorkTree(files, location, env).drift(history, tree, cached ? sealed : undefined),
    surroundings: () => surroundings(location, env, branch),
    crossCheck: async (entries) =>
      (await import("../../adapters/git/signatures/cross-check.ts")).crossCheck(history, env, entries),
    progress: (what, no, of) => terminal.progress(`${no}/${of} ${forTerminal(what)}`),
    announceSigners: (roster, officeId) => keepAllowedSigners(top, env, own, roster, officeId),
    pdfSignature: async (bytes) =>
      (await import("../../adapters/pdf/pdf-signature.ts")).readPdfSignature(bytes),
    fingerprintOf: fingerprint,
    statementsIn,
    me: new OwnNameFile(new Folder(settingsFolder(env))),
    addressOf: signerAddress,
  };
  return { ports, language, close: () => history.close() };
}

/** As adapters/fs/lock.ts has it, which is loaded when something is written. */
async function underLock<T>(place: string, who: string, work: () => Promise<T>): Promise<T> {
  return (await import("../../adapters/fs/lock.ts")).underLock(place, who, work);
}

/** SHA-256 as the record writes it. */
export function sha256(bytes: Uint8Array | string): Digest {
  const text = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const made = digest(text);
  if (made === undefined) throw new Error("a digest of its own making did not parse");
  return made;
}
