/** The entry that brings a roster, as far as the law of rosters asks about it. */
import type { KeyBlob, PersonId, RoleId } from "../../ids.ts";
import type { KeyStatement } from "../../people/official.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import type { Trailers } from "../message/trailers.ts";

/** The entry that brings a roster, as far as the law asks about it. */
export interface SuccessionContext {
  readonly version: Trailers["version"];
  readonly act: "found" | "appoint" | "correct";
  readonly signer: { readonly person: PersonId; readonly role: RoleId; readonly key: KeyBlob };
  /** On the office's calendar, YYYY-MM-DD. */
  readonly day: string;
  /** Signed statements of the note that were found good. */
  readonly statements: readonly KeyStatement[];
  /** The id of the office, as statements name it. */
  readonly office: string;
  readonly mandates: Procedure["mandates"];
}
