/** Questions to a person at a terminal. Without one, a command says which flags would have answered. */

import type { Preview, RecordOptions, ToldChange } from "../../app/ledger/recording/record-entry.ts";
import { Failure } from "../../domain/failure.ts";
import type { Slip } from "../../domain/slip.ts";
import type { Bilingual, Language } from "../messages/language.ts";
import { personChangeText } from "../messages/law/rule-changes.ts";
import { noteOfCompiler } from "../messages/screens/recap.ts";
import { entryRecorded, PREVIEW, REASON_QUESTION, SIGN_QUESTION } from "../messages/screens/recorded.ts";
import { formatDay } from "../messages/words.ts";
import { forTerminal } from "../render/escape.ts";
import { damageLines, pendingLines } from "../render/terminal/audit/healing.ts";
import { recapLines } from "../render/terminal/recap.ts";
import type { Context } from "./context.ts";

/** How a command that writes an entry may be confirmed, and by whom it is signed. */
export function recordOptions({ terminal, options, language }: Context): RecordOptions {
  return {
    who: { as: options.as ?? (terminal.env.SOP_AS || undefined), key: options.key },
    dryRun: options.dryRun === true,
    confirm: async (preview) => {
      if (options.yes === true) return true;
      if (!terminal.interactive) throw new Failure({ code: "needs-terminal", flags: "--yes" });
      terminal.err(`${previewLines(preview, language).join("\n")}\n`);
      return confirm(SIGN_QUESTION[language]);
    },
  };
}

/** What is about to be signed, in words: the act, as whom, on what, and what changed since last time. */
export function previewLines(preview: Preview, language: Language): readonly string[] {
  const { title, signer, changed, sinceLast, trailers, procedureTitle, recap, recapNote = [] } = preview;
  const t = PREVIEW[language];
  const list = (paths: readonly string[]): string =>
    paths.length > 6
      ? `${paths.slice(0, 6).join(", ")} (+${paths.length - 6})`
      : paths.join(", ") || t.nothing;
  const acting = trailers.capacity === "definitif" ? "" : ` (${trailers.capacity}.)`;
  const lines = [
    procedureTitle,
    `  ${title}`,
    `  ${t.as}: ${signer.official.name}, ${trailers.role}${acting}`,
    `  ${t.key}: ${signer.key.type}${signer.key.type.startsWith("sk-") ? ` – ${t.touch}` : ""}`,
    `  ${t.day}: ${formatDay(preview.day, language)}`,
    ...concernedLines(preview, language).map((line) => `  ${line}`),
    `  ${t.changed}: ${list(changed)}`,
    ...(sinceLast === undefined ? [] : [`  ${t.since}: ${list(sinceLast)}`]),
    ...(recap === undefined ? [] : recapLines(recap, language).map((line) => `  ${line}`)),
    ...recapNote.map((line) => `  ${noteOfCompiler(line)[language]}`),
    `  ${t.digest}: ${trailers.subject}`,
  ];
  return lines.map(forTerminal);
}

/** Whom a change of the roster concerns, and what changes for each. */
export function peopleLines(people: readonly ToldChange[], language: Language): readonly string[] {
  return people.map(({ name, change }) => `${name}: ${personChangeText(change)[language]}`);
}

/** Whom and what the entry is about, where its files do not say it. */
function concernedLines(
  { people = [], damage, confirms = [], trailers, utcOffset }: Preview,
  language: Language,
): readonly string[] {
  return [
    ...peopleLines(people, language),
    ...(trailers.reason === undefined ? [] : [`${PREVIEW[language].reason}: ${trailers.reason}`]),
    ...pendingLines(confirms, utcOffset, language),
    ...(damage === undefined ? [] : damageLines(damage, utcOffset, language)),
  ];
}

/** Asks yes or no; no is the answer of a mere Enter. */
export async function confirm(message: string): Promise<boolean> {
  const { default: inquirer } = await import("inquirer");
  const { yes } = await inquirer.prompt<{ yes: boolean }>([
    { type: "confirm", name: "yes", message, default: false },
  ]);
  return yes;
}

/**
 * Asks for a line of text, offering one.
 * @param wrong what is wrong with an answer, in the person's language; it is told, and asked again
 */
export async function askText(
  message: string,
  initial: string,
  wrong: (text: string) => string | undefined = () => undefined,
): Promise<string> {
  const { default: inquirer } = await import("inquirer");
  const validate = (text: string): true | string => wrong(text.trim()) ?? true;
  const { text } = await inquirer.prompt<{ text: string }>([
    { type: "input", name: "text", message, default: initial, validate },
  ]);
  return text.trim();
}

/**
 * Asks which of several is meant. An answer is a choice, so `--yes` is none.
 * @param slip the slip that is told where nobody can be asked, with what there is to choose from
 * @throws {Failure}
 */
export async function chooseOne<Item>(
  { terminal, options, language }: Context,
  question: Bilingual,
  items: readonly Item[],
  labels: readonly string[],
  slip: Slip,
): Promise<Item> {
  if (!terminal.interactive || options.yes === true)
    throw new Failure({ code: "usage", ...slip, meant: labels });
  const { default: inquirer } = await import("inquirer");
  const choices = labels.map((label, value) => ({ name: forTerminal(label), value }));
  const { no } = await inquirer.prompt<{ no: number }>([
    { type: "select", name: "no", message: question[language], choices },
  ]);
  const chosen = items[no];
  if (chosen === undefined) throw new Failure({ code: "interrupted" });
  return chosen;
}

/** Why something is done that needs saying why; asked for where it was not given. @throws {Failure} where there is none */
export async function askReason(
  { options, terminal, language }: Context,
  act: "reject" | "waive" | "reopen" | "receive" | "amend" | "cancel" | "heal" | "end",
): Promise<string> {
  const given = options.reason;
  if (typeof given === "string" && given.trim() !== "") return given;
  if (!terminal.interactive) throw new Failure({ code: "needs-terminal", flags: '--reason "…"' });
  const asked = await askText(REASON_QUESTION[act][language], "");
  if (asked === "")
    throw new Failure({
      code: "refused",
      refusal: { code: "act-unexplained", act: act === "end" ? "appoint" : act },
    });
  return asked;
}

/** The line that ends every command that wrote an entry. */
export function recordedLine(entry: string | undefined, title: string, language: Language): string {
  return forTerminal(entryRecorded(entry, title)[language]);
}
