/** What `sop doctor` looks at, and the verdict on each. */
import { said } from "../../language.ts";

export const EXAMINED = {
  git: said("git, cukup baru", "git, recent enough"),
  sshKeygen: said("ssh-keygen", "ssh-keygen"),
  key: said("kunci tanda tangan", "a signing key"),
  workspace: said("folder kerja", "the workspace"),
  record: said("register terbukti", "the record proven"),
  keyOnRoster: said("kunci ini terdaftar di pejabat.yaml", "this key on the roster"),
} as const;

export const GOOD = said("baik", "good");
export const LACKING = said("KURANG", "LACKING");

export const TO_FOLLOW_UP = said("Yang perlu ditindaklanjuti kantor:", "For the office to follow up:");
