/** Streams XML parts of foreign files through a strict parser, by local names, within bounds. */
import { isAscii } from "node:buffer";
import { SaxesParser } from "saxes";
import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";

/** By local name; a name with a prefix begins with a colon, so that `r:id` is `:id` whatever its prefix. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** @param name the element's name without its prefix */
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** What XML 1.0 forbids in any text (§2.2). */
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** How often the clock is looked at: tags. */
const PATIENCE = 4096;

/** @throws {UnreadableWorkbook} where the text is not well-formed, has a document type, or nests too deeply */
export function readXml(text: string, handlers: XmlHandlers, check: () => void): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let tags = 0;
  const refuse = (): never => {
    throw new UnreadableWorkbook("file-unreadable");
  };
  parser.on("error", refuse);
  // Entities are how a small file becomes a large one, and no office program declares any.
  parser.on("doctype", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    tags += 1;
    if (depth > LIMITS.depth) throw new UnreadableWorkbook("file-deep");
    if (tags % PATIENCE === 0) check();
    handlers.open?.(localName(name), localNames(attributes));
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    handlers.close?.(localName(name));
  });
  if (handlers.text !== undefined) {
    parser.on("text", handlers.text);
    parser.on("cdata", handlers.text);
  }
  parser.write(text).close();
}

/** UTF-8, or UTF-16 where a mark says so; whatever else a declaration promises is not read by guessing. */
export function decoded(part: Uint8Array): string {
  const encoding = encodingOf(part);
  const text = decodedAs(encoding, part);
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase() ?? encoding;
  // `utf-16` with either order of bytes, and the letters that all encodings share.
  if (declared !== "us-ascii" && !declared.startsWith(encoding.slice(0, 6)))
    throw new UnreadableWorkbook("file-unreadable");
  return text;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(part: Uint8Array): Encoding {
  if (part[0] === 0xff && part[1] === 0xfe) return "utf-16le";
  return part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : "utf-8";
}

function decodedAs(encoding: Encoding, part: Uint8Array): string {
  // Most sheets are plain letters throughout, which need no decoding.
  if (encoding === "utf-8" && isAscii(part))
    return Buffer.from(part.buffer, part.byteOffset, part.length).toString("latin1");
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part);
  } catch {
    throw new UnreadableWorkbook("file-unreadable");
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Attributes {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const colon = name.indexOf(":");
    found[colon < 0 ? name : name.slice(colon)] = value;
  }
  return found;
}
