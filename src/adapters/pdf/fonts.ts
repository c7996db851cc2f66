/** The typefaces of every paper: embedded, so that it looks the same wherever it is opened. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const FILES = { regular: "DejaVuSansCondensed.ttf", bold: "DejaVuSansCondensed-Bold.ttf" } as const;
export type Face = keyof typeof FILES;
const known = new Map<Face, Buffer>();

/** The font file's bytes, read once: beside the built program, or from the package it was built with. */
export function fontBytes(face: Face): Buffer {
  const before = known.get(face);
  if (before !== undefined) return before;
  const built = fileURLToPath(new URL(`./fonts/${FILES[face]}`, import.meta.url));
  const path = existsSync(built)
    ? built
    : createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}`);
  const bytes = readFileSync(path);
  known.set(face, bytes);
  return bytes;
}
