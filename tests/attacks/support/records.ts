/** The honest records that attacks begin from, and the honest entry that an attacker writes otherwise. */
import { TestOffice } from "../../support/office.ts";
import { edited, type Forgery, forge, messageOf } from "./forge.ts";

const kept = new Map<string, Promise<TestOffice>>();

export type Stage = Parameters<TestOffice["upTo"]>[0];

/** An office at a stage of its cycle, for reading only; whoever changes it takes a copy. */
export function recordAt(stage: Stage): Promise<TestOffice> {
  const known = kept.get(stage) ?? new TestOffice().upTo(stage);
  kept.set(stage, known);
  return known;
}

let final: Promise<Forgery> | undefined;

/** What an honest tool writes as the Camat's signature, where the record waits for it. */
export function honestFinal(): Promise<Forgery> {
  final ??= recordAt("initialled").then(async (waiting) => {
    const done = waiting.copy();
    await done.as("hadi", "approve");
    return { message: messageOf(done), key: "hadi", date: done.now };
  });
  return final;
}

/** Writes the Camat's signature with something changed. */
export async function finalWith(
  office: TestOffice,
  change: Partial<Forgery> | ((honest: Forgery) => Partial<Forgery>),
): Promise<void> {
  const honest = await honestFinal();
  forge(office, { ...honest, ...(typeof change === "function" ? change(honest) : change) });
}

/** Writes the Camat's signature with a part of its message changed. */
export function finalEdited(office: TestOffice, from: string | RegExp, to: string): Promise<void> {
  return finalWith(office, ({ message }) => ({ message: edited(message, from, to) }));
}
