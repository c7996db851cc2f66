/** What was proven before is not proven again: the judgement of a prefix, sealed by the one who made it (ledger §3). */
import type { SealedStore } from "../ports.ts";
import type { Judgement } from "./judge.ts";
import type { ProofStore } from "./office.ts";

const PROVEN = "proven";

/** Keeps judgements in a sealed store. */
export function keptProofs(store: SealedStore): ProofStore {
  let kept: string | undefined;
  return {
    load: async () => {
      // Sealed by this program itself: what comes out is what went in.
      const judgement = (await store.read(PROVEN)) as Judgement | undefined;
      kept = judgement?.tip;
      return judgement;
    },
    save: async (proven) => {
      if (proven.violations.length > 0 || proven.tip === kept) return;
      kept = proven.tip;
      await store.write(PROVEN, proven);
    },
  };
}
