/** The demonstration's play: a whole cycle, command by command, on its own clock. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Figures, fillForm } from "../../../adapters/excel/fill.ts";
import {
  type Example,
  type ExampleName,
  exampleFigures,
  readExample,
} from "../../../adapters/fs/scaffold.ts";
import type { Bilingual } from "../../messages/language.ts";
import { SCENES, sectionFills, throwAwayKeys } from "../../messages/screens/demo.ts";
import type { Context } from "../context.ts";
import { corrected, withSlips } from "./slips.ts";

/** Section heads fill Excel and need no key. */
export const SIGNERS = ["rina", "dewi", "agus", "hadi", "lestari"] as const;
type Signer = (typeof SIGNERS)[number];

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** What a command and the looking around it take, in the play. */
const PACE = 20 * MINUTE;

/** The play: commands as people type them, and between them what section heads do in Excel. */
export class Play {
  readonly cycle: string;
  readonly #context: Context;
  readonly #example: ExampleName;
  readonly #workspace: string;
  readonly #figures: Awaited<ReturnType<typeof exampleFigures>>;
  readonly #compile: string;
  #now: number;

  private constructor(
    context: Context,
    example: ExampleName,
    workspace: string,
    { siklus, mulai, catatan_rekap }: Example,
    figures: Awaited<ReturnType<typeof exampleFigures>>,
  ) {
    this.#context = context;
    this.#example = example;
    this.#workspace = workspace;
    this.#figures = figures;
    this.cycle = siklus;
    this.#now = Date.parse(mulai) / 1000;
    const note = catatan_rekap === undefined ? "" : ` --note "${catatan_rekap}"`;
    this.#compile = `compile ${siklus} --yes${note}`;
  }

  static async on(context: Context, example: ExampleName, folder: string, workspace: string): Promise<Play> {
    context.terminal.err(`${throwAwayKeys(join(folder, "keys"))[context.language]}\n`);
    return new Play(context, example, workspace, await readExample(example), await exampleFigures(example));
  }

  async wholeCycle(): Promise<void> {
    const { cycle } = this;
    this.#scene(SCENES.founding);
    await this.#as("lestari", `init --example ${this.#example} --keys ../keys --yes`);
    this.#scene(SCENES.forms);
    await this.#as("rina", `open ${cycle} --yes`);
    await this.#as("rina", `draft ${cycle} --yes`);
    await this.#as("dewi", `approve ${cycle} --yes`);
    await this.#as("rina", `distribute ${cycle} --yes`);
    await this.#sectionsFillAndOneErrs();
    await this.#verifiedAndCompiled();
    await this.#kasubagSendsBack();
    this.#scene(SCENES.signing);
    await this.#as("dewi", `approve ${cycle} --yes --note "Sudah dicocokkan dengan SPJ."`);
    await this.#as("agus", `approve ${cycle} --yes`);
    await this.#as("hadi", `approve ${cycle} --yes`);
    this.#scene(SCENES.paper);
    await this.#sop(`print recap ${cycle}`, 0);
    await this.#sop("print sop", 0);
    await this.#sop("report", 0);
    this.#scene(SCENES.proof);
    await this.#sop("status", 0);
    await this.#sop("audit", 0);
  }

  /** Step 4: all come back, one of them with two slips that the check finds; it is sent back and corrected. */
  async #sectionsFillAndOneErrs(): Promise<void> {
    const slip = "seksi-trantib";
    this.#scene(SCENES.filling);
    for (const section of Object.keys(this.#figures))
      await this.#fill(
        section,
        section === slip ? withSlips(this.#figures[section] ?? {}) : (this.#figures[section] ?? {}),
      );
    await this.#as("rina", "receive --yes");
    await this.#as("rina", "verify --yes", 1);
    const reason = "Anggaran melebihi pagu dan bukti dukung belum disebut";
    await this.#as("rina", `reject ${this.cycle} --section ${slip} --reason "${reason}" --yes`);
    await this.#sop("status", 0);
    await this.#fill(slip, this.#figures[slip] ?? {}, `perbaikan/${slip}-putaran-2.xlsx`);
    await this.#as("rina", `receive ${this.cycle}/masuk/${slip}.xlsx --yes`);
    await this.#as("rina", `verify ${slip} --yes`);
  }

  async #verifiedAndCompiled(): Promise<void> {
    this.#scene(SCENES.recap);
    await this.#as("rina", this.#compile);
  }

  /** Step 7: the head of planning finds a figure that only a person could doubt. */
  async #kasubagSendsBack(): Promise<void> {
    const doubted = "seksi-pmd";
    this.#scene(SCENES.sentBack);
    await this.#as(
      "dewi",
      `reject ${this.cycle} --section ${doubted} --reason "Serapan belum sesuai SPJ Maret" --cell "Data!M10 cocokkan dengan SPJ" --yes`,
    );
    await this.#fill(doubted, corrected(this.#figures[doubted] ?? {}), `perbaikan/${doubted}-putaran-2.xlsx`);
    await this.#as("rina", `receive ${this.cycle}/masuk/${doubted}.xlsx --yes`);
    await this.#as("rina", `verify ${doubted} --yes`);
    await this.#as("rina", this.#compile);
  }

  /** @param from the workbook that the section has in hand: its form, or the correction workbook */
  async #fill(section: string, figures: Figures, from = `formulir/${section}.xlsx`): Promise<void> {
    const form = await readFile(join(this.#workspace, this.cycle, from));
    const tray = join(this.#workspace, this.cycle, "masuk");
    await mkdir(tray, { recursive: true });
    await writeFile(join(tray, `${section}.xlsx`), await fillForm(form, figures));
    const sent = sectionFills(section, from, `${this.cycle}/masuk/${section}.xlsx`);
    this.#context.terminal.out(`${sent[this.#context.language]}\n`);
  }

  #as(person: Signer, command: string, expected = 0): Promise<void> {
    return this.#sop(`${command} --as ${person} --key ../keys/${person}/id_ed25519`, expected);
  }

  /** Runs a command just as the shell would, on the play's own clock. */
  async #sop(command: string, expected: number): Promise<void> {
    const { terminal } = this.#context;
    // The example speaks Indonesian; to another reader the command says so.
    const spoken = this.#context.language === "id" ? command : `${command} --lang ${this.#context.language}`;
    terminal.out(`\n$ sop ${spoken}\n`);
    this.#now += PACE;
    const args = [...words(spoken), ...(spoken === command ? ["--lang", "id"] : [])];
    const code = await this.#context.main({
      ...terminal,
      args,
      cwd: this.#workspace,
      clock: { now: () => this.#now },
      interactive: false,
    });
    if (code !== expected) throw new Error(`demo: "sop ${command}" ended with ${code}, expected ${expected}`);
  }

  /** A new scene on the next working morning. */
  #scene(scene: Bilingual): void {
    this.#now = nextMorning(this.#now);
    this.#context.terminal.out(`\n== ${scene[this.#context.language]}\n`);
  }
}

/** The start of the next day that is no Saturday or Sunday, at 08.00 in western Indonesia. */
function nextMorning(now: number): number {
  const day = Math.floor(now / DAY) + 1;
  const weekday = new Date(day * DAY * 1000).getUTCDay();
  const skipped = { 6: 2, 0: 1 }[weekday] ?? 0;
  return (day + skipped) * DAY + 60 * MINUTE;
}

/** Splits a command line as printed: by spaces, with double quotes. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
