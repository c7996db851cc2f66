/**
 * Loaded before sop by the crash tests: counts what the program asks of the outside (files written, moved and removed,
 * programs started), and at the point that it is told ends the process as a power cut would, with nothing tidied up.
 * SOP_KILL_AT: before which of them; SOP_KILL_LATER: so many milliseconds after it instead; SOP_KILL_COUNT: a file that
 * takes how many there were.
 */
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const at = Number(process.env.SOP_KILL_AT ?? 0);
const later = Number(process.env.SOP_KILL_LATER ?? 0);
let count = 0;

function watched(of, names) {
  for (const name of names) {
    const real = of[name];
    of[name] = function (...args) {
      count += 1;
      if (count === at && later === 0) end();
      if (count === at) setTimeout(end, later);
      return real.apply(this, args);
    };
  }
}

function end() {
  process.kill(process.pid, "SIGKILL");
}

watched(fs, ["writeFile", "rename", "write", "fsync", "mkdir", "rm", "rmdir", "unlink", "utimes"]);
watched(fs.promises, ["writeFile", "rename", "mkdir", "rm", "unlink", "utimes"]);
watched(childProcess, ["spawn"]);
syncBuiltinESMExports();
const file = process.env.SOP_KILL_COUNT;
if (file !== undefined) process.on("exit", () => fs.writeFileSync(file, String(count)));
