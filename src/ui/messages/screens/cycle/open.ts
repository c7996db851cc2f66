/** What `sop open` says. */
import { type Bilingual, said } from "../../language.ts";

/** What comes after a cycle was opened. @param cycle such as 2024/tw1 */
export function nextAfterOpening(cycle: string): Bilingual {
  const year = cycle.slice(0, 4);
  return said(
    `Berikutnya: sunting ${year}/rencana.yaml dan formulir.yaml bila perlu, lalu sop draft ${cycle}`,
    `Next: edit ${year}/rencana.yaml and formulir.yaml where needed, then sop draft ${cycle}`,
  );
}
