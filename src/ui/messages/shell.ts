/** Names of files in the commands that a person is told to type. Whoever can push chooses such names. */

/**
 * A path as one word of a POSIX shell that stands for this file alone.
 * @returns undefined where no command should be printed: the name holds what would not show, a single quote, or what
 * git takes for a pattern
 */
export function shellPath(path: string): string | undefined {
  if (/[\p{C}\p{Zl}\p{Zp}'*?[\\]|^:/u.test(path)) return undefined;
  // Such a name is the same in every shell, that of Windows too, which knows no single quotes.
  return /^[\w./-]+$/.test(path) ? path : `'${path}'`;
}
