/** `sop demo`: plays a whole cycle on a worked example, printing each command, so that it is also the tutorial. */
import { join, relative, resolve } from "node:path";
import { EXAMPLES, type ExampleName, packageRoot } from "../../../adapters/fs/scaffold.ts";
import { needGit, needSshKeygen } from "../../../adapters/git/setup.ts";
import { Failure } from "../../../domain/failure.ts";
import { whereToLook } from "../../messages/screens/demo.ts";
import type { Context, RunCommand } from "../context.ts";
import { makeFolder, makeKey } from "./demo-folder.ts";
import { Play, SIGNERS } from "./play.ts";

export const demo: RunCommand = async (context) => {
  const { terminal, language } = context;
  const folder = resolve(terminal.cwd, context.args[0] ?? "demo");
  const example = exampleOf(context);
  await needGit(terminal.cwd, terminal.env);
  await needSshKeygen(terminal.cwd, terminal.env);
  const workspace = join(folder, "workspace");
  await makeFolder(terminal, folder, workspace);
  for (const person of SIGNERS) await makeKey(terminal, join(folder, "keys", person), person);
  const play = await Play.on(context, example, folder, workspace);
  await play.wholeCycle();
  const near = relative(terminal.cwd, folder);
  const from = near.startsWith("..") ? folder : near || ".";
  return {
    result: { workspace, keys: join(folder, "keys") },
    lines: whereToLook(from, play.cycle, join(await packageRoot(), "bin", "sop.js"), language),
  };
};

function exampleOf({ options }: Context): ExampleName {
  const name = typeof options.example === "string" ? options.example : "pakusari";
  if (!(name in EXAMPLES)) throw new Failure({ code: "usage", slip: "example", given: name });
  return name as ExampleName;
}
