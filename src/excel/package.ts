/** Opens a foreign workbook's package with bounds, and names what is not one. Nothing in it is trusted. */
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { Rule } from "../domain/finding.ts";

/** Bounds: far above any form of ours, far below what hurts. Bytes, but for the number of parts and nesting. */
const LIMITS = { file: 20_000_000, part: 60_000_000, total: 120_000_000, parts: 2_000, depth: 64 } as const;

/** A file that cannot be read as a workbook, by the rule that says why. */
export class UnreadableWorkbook extends Error {
  readonly rule: Extract<Rule, `file-${string}`>;

  constructor(rule: UnreadableWorkbook["rule"]) {
    super(rule);
    this.name = "UnreadableWorkbook";
    this.rule = rule;
  }
}

export type Parts = ReadonlyMap<string, Uint8Array>;

/** @throws {UnreadableWorkbook} where the bytes are no xlsx package within bounds */
export function openPackage(bytes: Uint8Array): Parts {
  if (bytes.length > LIMITS.file) throw new UnreadableWorkbook("file-too-large");
  refuseOthers(bytes);
  let total = 0;
  let count = 0;
  const names = new Set<string>();
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        total += originalSize;
        if (count > LIMITS.parts || originalSize > LIMITS.part || total > LIMITS.total)
          throw new UnreadableWorkbook("file-too-large");
        // Two parts of one name: readers disagree on which counts, so neither does.
        if (names.has(name)) throw new UnreadableWorkbook("file-unreadable");
        names.add(name);
        return /\.(?:xml|rels)$/i.test(name) || name === "mimetype";
      },
    });
    if (parts.mimetype !== undefined) throw new UnreadableWorkbook("file-ods");
    return new Map(Object.entries(parts));
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook("file-unreadable");
  }
}

const CFB = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** By their first bytes, not by their name: old Excel, encrypted files, and what was only renamed to .xlsx. */
function refuseOthers(bytes: Uint8Array): void {
  if (startsWith(bytes, CFB)) {
    // An encrypted workbook is a compound file that holds an EncryptedPackage (name in UTF-16).
    const encrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw new UnreadableWorkbook(encrypted ? "file-encrypted" : "file-old-excel");
  }
  if (!startsWith(bytes, ZIP)) throw new UnreadableWorkbook("file-not-workbook");
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Streams an XML part, by local names, refusing document types and deep nesting. */
export function readXml(part: Uint8Array, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  const refuse = (): never => {
    throw new UnreadableWorkbook("file-unreadable");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > LIMITS.depth) refuse();
    const attributes = Object.values(tag.attributes).map(({ local, prefix, value }) => [
      prefix === "r" ? `r:${local}` : local,
      value,
    ]);
    handlers.open?.(tag.local, Object.fromEntries(attributes));
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close?.(tag.local);
  });
  if (handlers.text !== undefined) {
    parser.on("text", handlers.text);
    parser.on("cdata", handlers.text);
  }
  parser.write(new TextDecoder("utf-8").decode(part)).close();
}

/** Relationships of a part: id → target, as a path inside the package. */
export function relations(
  parts: Parts,
  of: string,
): ReadonlyMap<string, { readonly target: string; readonly type: string }> {
  const slash = of.lastIndexOf("/");
  const folder = of.slice(0, slash + 1);
  const part = parts.get(`${folder}_rels/${of.slice(slash + 1)}.rels`);
  const found = new Map<string, { target: string; type: string }>();
  if (part === undefined) return found;
  readXml(part, {
    open: (name, { Id = "", Target = "", Type = "", TargetMode = "" }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`;
      found.set(Id, { target: normalised(target), type: Type.slice(Type.lastIndexOf("/") + 1) });
    },
  });
  return found;
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
