/** `sop init --year` in a workspace that is there: the next year's plan, begun from the last one's. */

import { templateCalendar } from "../../../../adapters/fs/scaffold.ts";
import { newYear } from "../../../../app/commands/office/new-year.ts";
import { Failure } from "../../../../domain/failure.ts";
import { yearBegun } from "../../../messages/screens/office/new-year.ts";
import { type RunCommand, textOption } from "../../context.ts";

export const beginYear: RunCommand = async (context) => {
  const given = textOption(context, "year") ?? "";
  if (!/^2[0-9]{3}$/.test(given)) throw new Failure({ code: "usage", slip: "year", given: given });
  const { ports } = await context.open();
  const begun = await newYear(ports, Number(given), await templateCalendar(Number(given)));
  return { result: begun, lines: yearBegun(begun, context.language) };
};
