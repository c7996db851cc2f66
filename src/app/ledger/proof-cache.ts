/** What was proven before is not proven again: the judgement of a prefix, sealed by the one who made it (ledger §3). */
import type { Act } from "../../domain/ledger/message/trailers.ts";
import type { ProofStore } from "../ports/ports.ts";
import type { SealedStore } from "../ports/store.ts";
import type { Judgement } from "./judging/judgement.ts";

const PROVEN = "proven";

/** Entries that are judged again rather than kept: to write the register anew takes longer than to judge a few. */
const FEW = 32;
/** What these brought was derived again, which takes longer than to write the register. */
const DERIVED: ReadonlySet<Act> = new Set(["draft", "distribute", "receive", "verify", "compile"]);

/** Keeps judgements in a sealed store. */
export function keptProofs(store: SealedStore): ProofStore {
  let kept: Judgement | undefined;
  return {
    load: async () => {
      kept = (await store.read(PROVEN)) as Judgement | undefined;
      return kept;
    },
    save: async (proven) => {
      if (proven.violations.length > 0 || proven.world.kind === "faulty" || isNearly(proven, kept)) return;
      kept = { ...proven, standing: undefined };
      await store.write(PROVEN, kept);
    },
  };
}

/** Do the same rules hold as in what is kept, and are there but few entries more, none of them costly to judge? */
function isNearly(proven: Judgement, kept: Judgement | undefined): boolean {
  if (kept === undefined) return false;
  const more = proven.entries.length - kept.entries.length;
  const continued = proven.entries[kept.entries.length - 1]?.id === kept.entries.at(-1)?.id;
  const isCostly = proven.entries.slice(kept.entries.length).some(({ act }) => DERIVED.has(act));
  return proven.world === kept.world && continued && more >= 0 && more < FEW && !isCostly;
}
