/** Words that lie in parts of their own in an .xlsx package: comments, threads of comments, text boxes. */

import { TextCollector } from "../format/rich-text.ts";
import { type Attributes, readXml } from "../format/xml.ts";
import { addressed, type Words } from "./beside.ts";

/** Comments of the older kind, which every program writes. */
export function commentsIn(xml: string, check: () => void): readonly Words[] {
  const found: Words[] = [];
  const collector = new TextCollector();
  let ref = "";
  const open = (name: string, attributes: Attributes): void => {
    collector.open(name, attributes);
    if (name === "comment") ref = attributes.ref ?? "";
  };
  const close = (name: string): void => {
    collector.close(name);
    if (name === "comment") found.push(wordsAt(ref, collector.take()));
  };
  // Spaces between elements, and authors' names, are no part of what was said.
  let author = false;
  const aside = (name: string, inside: boolean): void => {
    if (name === "author") author = inside;
  };
  readXml(
    xml,
    {
      open: (name, attributes) => {
        aside(name, true);
        open(name, attributes);
      },
      close: (name) => {
        aside(name, false);
        close(name);
      },
      text: (text) => (author ? undefined : collector.add(text)),
    },
    check,
  );
  return found;
}

/** Threads, as newer Excel writes them: each remark and answer by itself. */
export function threadsIn(xml: string, check: () => void): readonly Words[] {
  const byCell = new Map<string, string[]>();
  let ref = "";
  let text: string | undefined;
  readXml(
    xml,
    {
      open: (name, attributes) => {
        if (name === "threadedComment") ref = attributes.ref ?? "";
        else if (name === "text") text = "";
      },
      text: (more) => {
        if (text !== undefined) text += more;
      },
      close: (name) => {
        if (name !== "text" || text === undefined) return;
        byCell.set(ref, [...(byCell.get(ref) ?? []), text]);
        text = undefined;
      },
    },
    check,
  );
  return [...byCell].map(([cell, remarks]) => wordsAt(cell, remarks.join("\n")));
}

/** A thread is written a second time as an older comment, under a line that says so. */
export function withoutCopies(comments: readonly Words[], threads: readonly Words[]): readonly Words[] {
  const threaded = new Set(threads.map(({ row, column }) => `${row} ${column}`));
  return [...threads, ...comments.filter(({ row, column }) => !threaded.has(`${row} ${column}`))];
}

const ANCHOR = /^(?:twoCell|oneCell|absolute)Anchor$/;

/** Text boxes and shapes that hold words, each at the cell under its upper left corner. */
export function drawingsIn(xml: string, check: () => void): readonly Words[] {
  const found: Words[] = [];
  let place: { row?: number; column?: number } = {};
  let text = "";
  let inside = "";
  let from = false;
  readXml(
    xml,
    {
      open: (name) => {
        if (ANCHOR.test(name)) [place, text] = [{}, ""];
        else if (name === "from") from = true;
        else if (name === "t" || (from && (name === "row" || name === "col"))) inside = name;
      },
      text: (more) => {
        if (inside === "t") text += more;
        else if (inside === "row") place.row = Number(more) + 1;
        else if (inside === "col") place.column = Number(more) + 1;
      },
      close: (name) => {
        inside = "";
        if (name === "from") from = false;
        else if (name === "p") text += "\n";
        else if (ANCHOR.test(name) && text.trim() !== "")
          found.push({ row: place.row, column: place.column, text: text.trim() });
      },
    },
    check,
  );
  return found;
}

function wordsAt(ref: string, text: string): Words {
  const place = addressed(ref);
  return { row: place?.row, column: place?.column, text };
}
