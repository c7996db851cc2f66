/** A terminal that nobody sits at, in an office of the tests. */
import type { Terminal } from "../../src/ui/cli/terminal.ts";
import type { TestOffice } from "./office.ts";

/** At a fixed time, without an office. */
export function wordlessTerminal(env: Terminal["env"]): Terminal {
  return {
    args: [],
    cwd: "/",
    env,
    clock: { now: () => Date.parse("2021-04-01T01:00:00Z") / 1000 },
    out: () => undefined,
    err: () => undefined,
    progress: () => undefined,
    interactive: false,
    colours: false,
    pause: async () => false,
    random: () => Math.random().toString(36).slice(2),
  };
}

/** For opening an office's ports without a command line. */
export function terminalOf(office: TestOffice): Terminal {
  return { ...wordlessTerminal(office.env), cwd: office.folder, clock: { now: () => office.now } };
}
