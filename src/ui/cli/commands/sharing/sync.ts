/** `sop sync`: what came, what went, and what became of entries that others overtook. */
import type { Again } from "../../../../app/commands/sharing/record-again.ts";
import { type Synced, type SyncOptions, sync } from "../../../../app/commands/sharing/sync.ts";
import type { JudgedEntry } from "../../../../app/ledger/judging/judgement.ts";
import { failureText } from "../../../messages/failures/failures.ts";
import type { Bilingual, Language } from "../../../messages/language.ts";
import { SHARING } from "../../../messages/screens/sharing.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { Context, RunCommand } from "../../context.ts";
import { recordOptions } from "../../questions.ts";

export const synchronise: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { options, language } = context;
  const synced = await sync(ports, syncOptions(context));
  return {
    result: syncResult(synced),
    lines: syncLines(synced, options.dryRun === true, language),
    // What could not be recorded again has to be looked at by its signer.
    exitCode: synced.again.some(({ recorded }) => recorded === undefined) ? 1 : 0,
  };
};

/** How entries that others overtook are signed again: `--yes` agrees to what one has seen, and to nothing else. */
export function syncOptions(context: Context): SyncOptions {
  const options = recordOptions(context);
  const isAsked = context.terminal.interactive && context.options.yes !== true;
  return {
    ...options,
    restore: context.options.restore === true,
    confirmChanged: async (preview) => isAsked && options.confirm(preview),
  };
}

/** For people. @param isTrial nothing was moved or sent */
export function syncLines(synced: Synced, isTrial: boolean, language: Language): readonly string[] {
  const { address, received, sent, again, aside } = synced;
  const lines = [
    ...listed(isTrial ? SHARING.wouldReceive : SHARING.received, received, address, language),
    ...(again.length === 0
      ? []
      : [SHARING.overtaken(again.length)[language], ...again.map((one) => againLine(one, language))]),
    ...(aside === undefined ? [] : [SHARING.aside(aside)[language]]),
    ...listed(isTrial ? SHARING.wouldSend : SHARING.sent, sent, address, language),
  ];
  return (lines.length === 0 ? [SHARING.same(address)[language]] : lines).map(forTerminal);
}

function listed(
  head: (count: number, address: string) => Bilingual,
  entries: readonly JudgedEntry[],
  address: string,
  language: Language,
): readonly string[] {
  if (entries.length === 0) return [];
  return [
    head(entries.length, address)[language],
    ...entries.map(({ id, title }) => `  ${id.slice(0, 12)} ${title}`),
  ];
}

function againLine({ entry, recorded, why }: Again, language: Language): string {
  if (recorded !== undefined || why === undefined)
    return `  ${SHARING.again(recorded?.title ?? entry.title)[language]}`;
  const { what, hint } = failureText(why);
  return `  ${SHARING.notAgain(entry.title, what, hint)[language]}`;
}

/** For programs. */
export function syncResult({ address, received, sent, again, aside, record }: Synced): object {
  const named = ({ id, act, person, title }: JudgedEntry): object => ({ id, act, person, title });
  return {
    address,
    tip: record.tip,
    received: received.map(named),
    sent: sent.map(named),
    again: again.map(({ entry, recorded, why }) => ({
      of: entry.id,
      title: entry.title,
      entry: recorded?.entry ?? null,
      why: why?.code ?? null,
    })),
    aside: aside ?? null,
  };
}
