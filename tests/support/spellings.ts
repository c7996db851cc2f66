/** The ways in which a signed commit could be written otherwise, without touching what was signed. */

/** What is put into the signature, or in place of a character of it. */
const PUT = ["", ..." \n\r\t\0=-+/Aaz9\u00e9", " \n", "\n ", "\r\n", " \n \n"];
const NAMES = ["gpgsig", "gpgsig-sha256", "gpgsig-sha512", "GPGSIG"];

/** Every other way to write a commit that leaves what was signed as it is. */
export function* spellings(head: string, name: string, signature: string): Generator<string> {
  for (let at = 0; at <= signature.length; at++)
    for (const put of PUT)
      for (const taken of [0, 1])
        yield `${head}${signature.slice(0, at)}${put}${signature.slice(at + taken)}\nisi\n`;
  for (const other of NAMES) yield `${head}${signature.replace(name, other)}\nisi\n`;
  const lines = head.split("\n");
  for (let at = 0; at < lines.length - 1; at++)
    yield `${lines.slice(0, at).join("\n")}\n${signature}${lines.slice(at).join("\n")}\nisi\n`;
}
