/** Entries written without the program: every trailer by hand, for acts that an honest tool would not write. */
import type { TestOffice } from "../../support/office.ts";
import { subjectOf } from "./digests.ts";
import { type Forgery, forge, messageOf, rootOf, tip } from "./forge.ts";

/** The order in which trailers stand (docs/design/ledger.md §2). */
const ORDER = [
  "Version",
  "Repository",
  "Act",
  "Cycle",
  "Round",
  "Step",
  "Section",
  "Role",
  "Person",
  "Capacity",
  "Acting-For",
  "Filled-By",
  "Return-To",
  "Heals",
  "Confirms",
  "Reason",
  "Until",
  "Report",
  "Previous",
  "Subject",
  "State",
  "Roster",
  "Rules",
  "Tool",
];

/** Trailers by their names without "Sop-". */
export type Trailers = Readonly<Record<string, string | number>>;

/** The value of a trailer in a message; undefined where it has none. */
export function trailer(message: string, name: string): string | undefined {
  return new RegExp(`^Sop-${name}: (.*)$`, "m").exec(message)?.[1];
}

/** A message with some trailers set to other values, put where they belong. */
export function withTrailers(
  message: string,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const block = message.slice(message.lastIndexOf("\n\n") + 2);
  const values = new Map(
    block.split("\n").flatMap((line) => {
      const [, name, value] = /^Sop-([\w-]+): (.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) values.delete(name);
    else values.set(name, String(value));
  }
  const lines = ORDER.flatMap((name) => (values.has(name) ? [`Sop-${name}: ${values.get(name)}`] : []));
  return `${message.slice(0, message.lastIndexOf("\n\n") + 2)}${lines.join("\n")}\n`;
}

/** The newest entry that a commit rests on, by its message alone. */
export function newestEntry(office: TestOffice, rev = "refs/heads/main"): string {
  return office.git("log", "-1", "--format=%H", "--grep=^Sop-Version: ", rev);
}

interface Written {
  /** Every trailer but those that follow from the record: version, repository, previous, state, roster, rules, tool. */
  readonly trailers: Trailers;
  readonly tree: string;
  readonly note?: readonly string[];
  readonly parent?: string;
  readonly key: string;
  readonly author: string;
  readonly date?: number;
}

/** Writes an entry of the newest format, upon what a commit rests on, and moves the branch to it. */
export function writeEntry(office: TestOffice, written: Written): string {
  const { trailers, tree, note = [], parent = tip(office), key, author } = written;
  const newest = newestEntry(office, parent);
  const like = messageOf(office, newest);
  const roster = /^versi: (\d+)$/m.exec(office.git("show", `${parent}:pejabat.yaml`))?.[1] ?? "1";
  const modern = trailer(like, "Version") !== "1";
  const message = withTrailers(
    `sop: ${trailers.Act}\n\n${note.map((line) => `  ${line}\n`).join("")}${note.length > 0 ? "\n" : ""}`,
    {
      Version: trailer(like, "Version") ?? "1",
      Repository: rootOf(office),
      Capacity: "definitif",
      Previous: newest,
      ...(modern ? { State: "by forge", Rules: trailer(like, "Rules") ?? "1" } : {}),
      Roster: roster,
      Tool: trailer(like, "Tool") ?? "sop/0.1.0",
      ...trailers,
    },
  );
  const date = written.date ?? Number(office.git("log", "-1", "--format=%ct", parent)) + 60;
  const forgery: Forgery = { message, tree, parents: [parent], key, author, date };
  office.now = Math.max(office.now, date);
  return forge(office, forgery);
}

/** The registrar's entry that brings this pejabat.yaml, lawful or not. */
export function writeRoster(
  office: TestOffice,
  roster: string,
  tree: string,
  more: Partial<Written> = {},
): string {
  return writeEntry(office, {
    tree,
    key: "lestari",
    author: "lestari",
    ...more,
    trailers: {
      Act: "appoint",
      Role: "pencatat",
      Person: "lestari",
      Subject: subjectOf("pejabat.yaml", roster),
      ...more.trailers,
    },
  });
}
