/** `sop demo`: plays a whole cycle on a worked example, printing each command, so that it is also the tutorial. */
import { join, relative, resolve } from "node:path";
import { EXAMPLES, type ExampleName, packageRoot } from "../../../adapters/fs/scaffold.ts";
import { needGit, needSshKeygen } from "../../../adapters/git/setup.ts";
import { Failure } from "../../../domain/failure.ts";
import type { Language } from "../../messages/language.ts";
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

function whereToLook(folder: string, cycle: string, program: string, language: Language): readonly string[] {
  const t = {
    id: [
      "",
      "Lihat hasilnya:",
      `  cd ${folder}/workspace`,
      "  sop status            giliran siapa",
      "  sop log               register sebagai buku",
      "  sop audit             buktikan lagi",
      "  git log --show-signature",
      `  ${cycle}/rekap/rekap.xlsx, ${cycle}/formulir/*.xlsx   buka di LibreOffice atau Excel`,
      "  cetak/recap-….pdf, cetak/sop.pdf, cetak/laporan.html   kertas dan laporan; periksa: sop check cetak/sop.pdf",
      `Bila perintah sop belum terpasang: node ${program} status`,
    ],
    en: [
      "",
      "Look at what was made:",
      `  cd ${folder}/workspace`,
      "  sop status            whose turn it is",
      "  sop log               the record as a book",
      "  sop audit             prove it again",
      "  git log --show-signature",
      `  ${cycle}/rekap/rekap.xlsx, ${cycle}/formulir/*.xlsx   open in LibreOffice or Excel`,
      "  cetak/recap-….pdf, cetak/sop.pdf, cetak/laporan.html   paper and report; check: sop check cetak/sop.pdf",
      `Where the command sop is not installed: node ${program} status`,
    ],
  };
  return t[language];
}
