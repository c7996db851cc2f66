/** The language of the workspace around a folder, for what is said before it is opened: help, and slips in a command line. */
import { closeSync, openSync, readSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Bytes of sop.yaml in which `bahasa` is looked for: it stands in the head of the file. */
const HEAD = 16_384;

/** As sop.yaml has it in this folder or the nearest above it; undefined where there is none, or it says neither. */
export function nearLanguage(folder: string): "id" | "en" | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const head = headOf(join(at, "sop.yaml"));
    const [, language] = /^bahasa:[ \t]*["']?(id|en)\b/m.exec(head ?? "") ?? [];
    if (language === "id" || language === "en") return language;
    if (head !== undefined || dirname(at) === at) return undefined;
  }
}

/** The beginning of a file as text; undefined where it cannot be read. */
function headOf(path: string): string | undefined {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(HEAD);
      return bytes.subarray(0, readSync(file, bytes, 0, HEAD, 0)).toString("utf8");
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
