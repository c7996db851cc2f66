/** A reason to stop, told: to a person with what to do, to a program in its format; each has its exit code. */
import type { Failure, FailureCode } from "../../domain/failure.ts";
import { failureText } from "../messages/failures/failures.ts";
import type { Language } from "../messages/language.ts";
import { forLine, forTerminal } from "../render/escape.ts";
import { type Format, rendererOf } from "../render/formats.ts";
import type { Report } from "../render/report.ts";
import { reportOn } from "./outcome.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes by reason (product §6): 1 the answer is no, 2 usage, 3 refused now, 4 environment, 130 interrupted. */
const EXIT: Record<FailureCode, number> = {
  usage: 2,
  "git-missing": 4,
  "git-too-old": 4,
  "git-failed": 4,
  "ssh-keygen-missing": 4,
  "not-a-repository": 4,
  "not-a-workspace": 4,
  "clone-incomplete": 4,
  "no-entries": 4,
  "folder-not-empty": 3,
  "folder-not-demo": 3,
  "workspace-exists": 3,
  "no-key": 4,
  "key-unreadable": 4,
  "key-unfit": 4,
  "key-unproven": 3,
  "key-not-on-roster": 3,
  "key-ended": 3,
  "person-not-here": 3,
  "several-persons": 2,
  "last-registrar": 3,
  "not-your-role": 3,
  "not-your-turn": 3,
  "section-vacant": 3,
  "nothing-to-do": 3,
  "which-cycle": 2,
  "cycle-unknown": 2,
  dirty: 3,
  refused: 3,
  "history-violated": 1,
  "healing-waits": 1,
  "healing-broken": 1,
  "recap-outdated": 3,
  "note-needed": 1,
  "beyond-healing": 3,
  "version-newer": 4,
  "receipt-lost": 1,
  "object-damaged": 1,
  "moved-meanwhile": 3,
  "git-busy": 4,
  "other-branch": 3,
  "remote-none": 3,
  "remote-unreachable": 4,
  "remote-refused": 3,
  "bundle-unreadable": 4,
  "bundle-parted": 3,
  "root-differs": 1,
  "remote-empty": 3,
  "remote-other": 3,
  "remote-rewound": 1,
  "incoming-violated": 1,
  "remote-parted": 3,
  "changed-since-signed": 3,
  "not-again": 3,
  "clock-ahead": 3,
  locked: 3,
  "signing-failed": 4,
  "entry-unsound": 1,
  "file-unreadable": 4,
  "path-link": 3,
  "path-escapes": 4,
  "invalid-files": 1,
  declined: 3,
  "needs-terminal": 2,
  interrupted: 130,
};

/** Prints a failure: for people on stderr with what to do, for programs in their format. @returns the exit code */
export async function tellFailure(
  terminal: Terminal,
  format: Format,
  language: Language,
  command: string,
  failure: Failure,
): Promise<number> {
  const exitCode = EXIT[failure.reason.code];
  const { what, hint } = failureText(failure.reason);
  const told = { code: failure.reason.code, message: oneStop(what[language]), hint: oneStop(hint[language]) };
  const report: Report = {
    ...(await reportOn(terminal, command, language, failure.findings)),
    exitCode,
    result: null,
    lines: [],
    checked: [],
    failure: told,
  };
  const text = (await rendererOf(format))(report);
  if (format !== "human") terminal.out(text);
  else
    terminal.err(
      `${text === "" ? "" : `${text}\n`}sop: ${forTerminal(told.message)}\n${told.hint === "" ? "" : `     ${forLine(told.hint)}\n`}`,
    );
  return exitCode;
}

/** A name such as "S.E." at the end of a sentence brings its own full stop. */
function oneStop(text: string): string {
  return text.replace(/\.\.(?=\s|$)/g, ".");
}
