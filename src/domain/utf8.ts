/** Text that people wrote into a file: letters of one encoding, or none at all. */
import { Failure } from "./failure.ts";

/** What a program puts where it could not read a letter: by then the letter is lost. */
const LOST = "\ufffd";

/**
 * The text of a file that may be recorded.
 * @throws {Failure} with the line where its bytes are no UTF-8, or a letter had been lost before
 */
export function writtenText(bytes: Uint8Array, file: string): string {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const at = text.indexOf(LOST);
  if (at < 0) return text;
  const line = text.slice(0, at).split("\n").length;
  throw new Failure({ code: "invalid-files" }, [
    { rule: "yaml-encoding", severity: "error", file, line, column: at - text.lastIndexOf("\n", at - 1) },
  ]);
}
