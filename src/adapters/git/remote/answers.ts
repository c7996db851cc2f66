/** What git's answers about a shared place mean: by its exit code, and by the lines that it prints for programs. */

import type { Sending } from "../../../app/ports/remote.ts";
import { Failure } from "../../../domain/failure.ts";
import type { Outcome } from "../process.ts";

/** Somebody else wrote in between; asked again, it may go. */
const OVERTAKEN =
  /\((?:fetch first|non-fast-forward|stale info|failed to update ref|incorrect old value[^)]*|cannot lock ref[^)]*)\)/;

/** The one line about the branch (git-push(1), "--porcelain"): a sign, the references, what came of it. */
const REFUSED = /^!\t\S+\t(.*)$/m;

/** @throws {Failure} where nothing was sent for another reason than that somebody was faster */
export function sendingOf({ status, stdout, stderr }: Outcome, address: string): Sending {
  if (status === 0) return "sent";
  const [, refused] = REFUSED.exec(stdout.toString("utf8")) ?? [];
  if (refused === undefined) throw unreachable(address, stderr);
  if (OVERTAKEN.test(refused)) return "overtaken";
  throw new Failure({ code: "remote-refused", address, said: saidThere(stderr) || refused });
}

/** Is the branch not there yet, though the place answers? */
export function hasNoBranch({ stderr }: Outcome): boolean {
  return /couldn't find remote ref/.test(stderr);
}

/** The place does not answer, or not to us. */
export function unreachable(address: string, stderr: string): Failure {
  const lines = stderr.split("\n").flatMap((line) => line.replace(/^(?:fatal|error|ssh): /, "").trim() || []);
  return new Failure({ code: "remote-unreachable", address, said: lines[0] ?? "" });
}

/** The lines that the other side wrote for people; git's own advice is for those who know git. */
function saidThere(stderr: string): string {
  const lines = stderr.split("\n").flatMap((line) => /^remote: (.*\S)\s*$/.exec(line)?.[1] ?? []);
  return lines.some((line) => line.startsWith("error: ")) ? "" : lines.join(" ");
}
