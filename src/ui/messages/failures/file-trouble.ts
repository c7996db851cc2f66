/** Troubles with files, as the operating system tells them. */
import { type Bilingual, said } from "../language.ts";

/** Why a file cannot be read or written, by the system's own code. */
export function fileTrouble(why: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = {
    ENOENT: said("tidak ada", "there is none"),
    EACCES: said("tidak ada izin", "no permission"),
    EPERM: said("tidak ada izin", "no permission"),
    EROFS: said("folder hanya dapat dibaca", "the folder is read-only"),
    ENOSPC: said("penyimpanan penuh", "the disk is full"),
    EBUSY: said("sedang dipakai program lain", "another program has it open"),
    EISDIR: said("itu folder", "it is a folder"),
  };
  return known[why] ?? said(why, why);
}
