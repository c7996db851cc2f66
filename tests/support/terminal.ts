/** A terminal that nobody sits at, in an office of the tests. */
import type { Terminal } from "../../src/ui/cli/terminal.ts";
import type { TestOffice } from "./office.ts";

/** For opening an office's ports without a command line. */
export function terminalOf(office: TestOffice): Terminal {
  return {
    args: [],
    cwd: office.folder,
    env: office.env,
    clock: { now: () => office.now },
    out: () => undefined,
    err: () => undefined,
    progress: () => undefined,
    interactive: false,
    colours: false,
    pause: async () => false,
    random: () => Math.random().toString(36).slice(2),
  };
}
