/** The demonstration's own folder: made anew each time, and never over anything that is not its own. */
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Folder } from "../../../adapters/fs/folder.ts";
import { settingsFolder } from "../../../adapters/fs/person-folders.ts";
import { FileTrustStore } from "../../../adapters/fs/trust.ts";
import { run } from "../../../adapters/git/process.ts";
import { Failure } from "../../../domain/failure.ts";
import type { Terminal } from "../terminal.ts";

/** A file by which a folder is known as the demo's own, and may be made anew. */
const MARK = ".sop-demo";
/** Makes the folder and the workspace's place in it. @throws {Failure} where someone else's folder stands there */
export async function makeFolder(terminal: Terminal, folder: string, workspace: string): Promise<void> {
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  if (exists) {
    const ours = await stat(join(folder, MARK)).then(
      () => true,
      () => false,
    );
    if (!ours) throw new Failure({ code: "folder-not-demo", folder });
    await rm(folder, { recursive: true });
  }
  await mkdir(workspace, { recursive: true });
  await writeFile(join(folder, MARK), "sop demo\n");
  await new FileTrustStore(new Folder(settingsFolder(terminal.env))).forget(workspace);
}

/** Makes a throw-away key without a passphrase. */
export async function makeKey(terminal: Terminal, folder: string, person: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const args = ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", join(folder, "id_ed25519")];
  const { status, stderr } = await run("ssh-keygen", args, { cwd: folder, env: terminal.env });
  if (status !== 0) throw new Failure({ code: "signing-failed", said: stderr });
}
