/** Text from a form is foreign until it has been cleaned for where it goes: one function a target. */

/** For a terminal or a log: no control characters, no colour codes, no right-to-left tricks, no command of a build log. */
export function forTerminal(text: string): string {
  // Azure Pipelines and GitHub Actions take `##[...` and `##vso[...` for commands, wherever in a line they stand.
  return seen(text).replace(/##(?=\w*\[)/g, "# #");
}

/** A whole line for a terminal or a log. A CI runner takes one that begins with two colons for a command to itself. */
export function forLine(text: string): string {
  return forTerminal(text).replace(/^(\s*):(?=:)/, "$1: ");
}

function seen(text: string): string {
  return text.replace(UNSEEN, " ");
}

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** For XML text and attributes: no signs of its own, nothing that XML cannot carry. */
export function forXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
  };
  return seen(text)
    .replace(/[\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/g, "")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** The message of a GitHub workflow command. */
export function forGithub(text: string): string {
  return seen(text).replace(/%/g, "%25");
}

/** A property of a GitHub workflow command, where two more signs have a meaning. */
export function forGithubProperty(text: string): string {
  return forGithub(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

/** JSON that may be looked at in a terminal: what would not show, or would show otherwise, is written as its code. */
export function forJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
