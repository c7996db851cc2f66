/** `sop attach`: the signed paper is archived. */

import { basename } from "node:path";
import { readGiven } from "../../../../adapters/fs/folder.ts";
import { attach } from "../../../../app/commands/cycle/attach.ts";
import { recordWords } from "../../../messages/record-words.ts";
import { ARCHIVED_UNEXAMINED } from "../../../messages/screens/cycle/attach.ts";
import { forTerminal } from "../../../render/escape.ts";
import { type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const attachFile: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { language, terminal } = context;
  const [cycle = "", named = ""] = context.args;
  const file = { name: basename(named), bytes: await readGiven(terminal.cwd, named, ports.files) };
  const place = textOption(context, "place");
  const archived = await attach(ports, cycle, file, place, recordOptions(context));
  const { recorded, signature } = archived;
  return {
    result: {
      ...resultOf(recorded),
      path: archived.path,
      digest: archived.digest,
      place: place ?? null,
      signature: signature ?? null,
    },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      `  ${archived.path}`,
      `  ${archived.digest}`,
      ...(signature === undefined ? [] : [forTerminal(`  ${recordWords(language).signedPdf(signature)}`)]),
      ARCHIVED_UNEXAMINED[language],
    ],
  };
};
