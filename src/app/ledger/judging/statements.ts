/** What an entry's note proves about keys; asked for only where an entry may bring one. */
import type { Act } from "../../../domain/ledger/message/message.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import type { KeyStatement } from "../../../domain/people/official.ts";
import type { Ports } from "../../ports/ports.ts";

const BRINGS_KEYS: ReadonlySet<Act> = new Set(["found", "appoint"]);

/** The good statements of a note by keys of the rosters before and after. */
export function statementsOf(
  ports: Pick<Ports, "statementsIn">,
  act: Act,
  note: readonly string[],
  { before, after }: { readonly before: World; readonly after: World },
): readonly KeyStatement[] {
  if (!BRINGS_KEYS.has(act) || note.length === 0) return [];
  const officials = [...before.roster.officials, ...after.roster.officials];
  const keys = officials.flatMap((official) => official.keys.map(({ blob }) => blob));
  return ports.statementsIn(note, [...new Set(keys)]);
}
