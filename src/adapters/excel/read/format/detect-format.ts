/** Opens whatever a person sent, and names what is no workbook: by its first bytes, never by its name. */

import { LIMITS, type Stopwatch, timeLimit, UnreadableWorkbook } from "../../unreadable.ts";
import type { ForeignWorkbook } from "./cells.ts";
import { readOds } from "./ods.ts";
import { readXlsx } from "./xlsx.ts";
import { openArchive } from "./zip.ts";

const SPREADSHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/;

/** @throws {UnreadableWorkbook} where the bytes are no workbook, or beyond bounds */
export function openWorkbook(bytes: Uint8Array, now: Stopwatch): ForeignWorkbook {
  if (bytes.length > LIMITS.file) throw new UnreadableWorkbook("file-too-large", String(bytes.length));
  refuseOthers(bytes);
  const check = timeLimit(now);
  const archive = openArchive(bytes);
  const mimetype = archive.part("mimetype");
  if (mimetype === undefined) return readXlsx(archive, check);
  const type = new TextDecoder().decode(mimetype).trim();
  if (!SPREADSHEET.test(type)) throw new UnreadableWorkbook("file-not-workbook", "odt");
  return readOds(archive, check);
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes → what the file is; the words for each are in the catalogue. */
const SIGNATURES: readonly (readonly [signature: readonly number[], kind: string])[] = [
  [ascii("%PDF"), "pdf"],
  [[0xff, 0xd8, 0xff], "picture"],
  [[0x89, 0x50, 0x4e, 0x47], "picture"],
  [ascii("GIF8"), "picture"],
  [ascii("{\\rtf"), "rtf"],
  [ascii("Rar!"), "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x09, 0x08], "xls"],
];

const CFB = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function refuseOthers(bytes: Uint8Array): void {
  if (startsWith(bytes, ZIP)) return;
  if (startsWith(bytes, CFB)) {
    // An encrypted workbook is a compound file that holds an EncryptedPackage (name in UTF-16).
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      Buffer.from("EncryptedPackage", "utf16le"),
    );
    throw new UnreadableWorkbook(encrypted ? "file-encrypted" : "file-old-excel");
  }
  const kind = SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? textKind(bytes);
  if (kind === "xls") throw new UnreadableWorkbook("file-old-excel");
  throw new UnreadableWorkbook("file-not-workbook", kind);
}

/** What people rename to .xlsx: tables saved by web pages, comma-separated lists, notes. */
function textKind(bytes: Uint8Array): string {
  if (bytes.length === 0) return "empty";
  const head = new TextDecoder().decode(bytes.subarray(0, 2048));
  if (/^[\s\ufeff]*<\?xml[^>]*>\s*<\?mso-application[^>]*Excel/i.test(head)) return "xml-2003";
  if (/<(?:!doctype html|html|table|body)\b/i.test(head)) return "html";
  if (/[\u0000-\u0008\u000e-\u001f]/.test(head) || head.includes("\ufffd")) return "unknown";
  return /^[^\n]*[;,\t][^\n]*/.test(head) ? "csv" : "text";
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
