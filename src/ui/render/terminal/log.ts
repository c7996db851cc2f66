/** The register as a book: one paragraph an entry. */
import type { Log, LogLine } from "../../../app/queries/log.ts";
import type { Language } from "../../messages/language.ts";
import { voidText } from "../../messages/law/healing.ts";
import { readableNote } from "../../messages/law/key-notes.ts";
import { LOG } from "../../messages/screens/queries/log.ts";
import { actingPrefix, formatMoment } from "../../messages/words.ts";
import { forTerminal } from "../escape.ts";

/** The register as lines for a terminal or a file. */
export function logLines(book: Log, language: Language): readonly string[] {
  return book.lines.flatMap((line) => entryLines(line, book.utcOffset, language)).map(forTerminal);
}

function entryLines(
  { no, entry, message, name, role }: LogLine,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const t = LOG[language];
  const { subject, note, trailers } = message;
  const acting = actingPrefix(trailers.capacity);
  const filled =
    trailers.filledBy === undefined || trailers.filledBy === trailers.person
      ? ""
      : `, ${t.for} ${trailers.filledBy}`;
  const isVoid = entry.healedBy === undefined ? "" : `  (${voidText(entry.healedBy)[language]})`;
  return [
    `${String(no).padStart(4)}  ${formatMoment(entry.at, utcOffset)}  ${subject}${isVoid}`,
    `      ${name}, ${acting}${role}${filled}`,
    ...(trailers.reason === undefined ? [] : [`      ${t.reason}: ${trailers.reason}`]),
    ...readableNote(note, language).map((line) => `      | ${line}`),
    `      ${entry.id.slice(0, 12)}  ${t.digest} ${trailers.subject.slice(7, 23)}`,
    "",
  ];
}
