/** A repository's own settings as text (git-config(5), "Syntax"). They are looked at and not obeyed: git is not asked. */

export interface Setting {
  /** Section and name, in small letters: `core.bare`, `remote.promisor`. */
  readonly name: string;
  /** What stands between them, as written: `origin`; empty where nothing does. */
  readonly of: string;
  readonly value: string;
}

const SECTION = /\[\s*([-.\w]*)(?:\s+"((?:[^"\\\n]|\\.)*)")?\s*\]/y;
const NAME = /([a-zA-Z][-a-zA-Z0-9]*)[ \t]*(=?)[ \t]*/y;
const VALUE = /(?:"(?:[^"\\]|\\[\s\S])*"|\\\r?\n|\\.|[^\n"\\#;])*/y;
const BETWEEN = /(?:\s|[#;].*)*/y;
const REST = /.*/y;
/** More is not what git writes. */
const LARGEST = 1 << 20;

/** Every setting, in its order; what cannot be read is passed over, to the end of its line. */
export function settingsOf(text: string): readonly Setting[] {
  const found: Setting[] = [];
  let section = "";
  let of = "";
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    at += match?.[0].length ?? 0;
    return match;
  };
  while (at < Math.min(text.length, LARGEST)) {
    take(BETWEEN);
    const opened = take(SECTION);
    if (opened !== null) {
      const [name = "", ...rest] = (opened[1] ?? "").split(".");
      section = name.toLowerCase();
      of = opened[2]?.replace(/\\(.)/g, "$1") ?? rest.join(".");
      continue;
    }
    const named = take(NAME);
    if (named === null) take(REST);
    else {
      const value = named[2] === "" ? "true" : unquoted(take(VALUE)?.[0] ?? "");
      found.push({ name: `${section}.${(named[1] ?? "").toLowerCase()}`, of, value });
    }
  }
  return found;
}

/** The last value of a setting, which is the one that counts. @param of of this subsection alone */
export function lastValue(settings: readonly Setting[], name: string, of?: string): string | undefined {
  return settings.findLast((one) => one.name === name && (of === undefined || one.of === of))?.value;
}

/** As git reads a yes or no; anything but a no is a yes, so that nothing is taken for harmless. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|no|off|false)$/i.test(value);
}

function unquoted(written: string): string {
  return written
    .trim()
    .replace(/\\\r?\n/g, "")
    .replace(/\\(.)|"/g, (_, sign: string | undefined) => sign ?? "");
}
