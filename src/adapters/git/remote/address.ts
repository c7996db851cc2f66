/** Where a repository shares its record: read from its settings as text, and taken for an address alone. */
import { join, resolve } from "node:path";
import { type Location, textOf } from "../location.ts";
import { lastValue, settingsOf } from "../settings.ts";

export interface Address {
  /** As it was written. */
  readonly written: string;
  /** As git is given it: of a folder, the whole path. */
  readonly full: string;
  /** A folder that this computer sees; undefined for a server. */
  readonly folder: string | undefined;
  /** The name that the repository has for it. */
  readonly remote: string;
}

/** `server:path` is ssh's own form; a drive of Windows, such as `E:\`, is a folder. */
const SERVER = /^(?:[a-z][a-z0-9+.-]*:\/\/|[^/\\]{2,}:)/i;

/** The address of the remote that the record's branch follows, else of `origin`. */
export function addressOf({ gitFolder, top }: Location, branch: string): Address | undefined {
  const settings = settingsOf(textOf(join(gitFolder, "config")));
  const remote = lastValue(settings, "branch.remote", branch) ?? "origin";
  const written = lastValue(settings, "remote.url", remote)?.trim();
  return written === undefined ? undefined : addressFor(written, top, remote);
}

/** Does a repository name any shared place? */
export function namesRemote({ gitFolder }: Location): boolean {
  return settingsOf(textOf(join(gitFolder, "config"))).some(({ name }) => name === "remote.url");
}

/**
 * @param written as a person or a setting has it @param base the folder that a relative path begins in
 * @returns undefined where it is no address that git may be given
 */
export function addressFor(written: string, base: string, remote: string): Address | undefined {
  // What begins with a dash would be an option of git's; `ext::` and the like would be a command.
  if (/^-|[\u0000-\u001f]|^[a-z][a-z0-9+.-]*::/i.test(written) || written === "") return undefined;
  const folder = folderOf(written, base);
  return { written, full: folder ?? written, folder, remote };
}

function folderOf(written: string, base: string): string | undefined {
  const [, local] = /^file:\/\/(?:localhost)?(\/.*)$/.exec(written) ?? [];
  if (local !== undefined) return decodeURI(local);
  return SERVER.test(written) ? undefined : resolve(base, written);
}
