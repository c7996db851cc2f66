/** HTML that cannot be broken by what is put into it: every value is escaped unless it is markup already. */
import { forXml } from "../escape.ts";

/** Markup, as opposed to text. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | undefined | readonly (Markup | string | undefined)[];

/** A template whose values are escaped: html`<b>${name}</b>`. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.reduce((text, part, at) => `${text}${rendered(values[at - 1])}${part}`));
}

function rendered(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return forXml(value);
  if (typeof value === "number") return String(value);
  return value.map(rendered).join("");
}

/**
 * A table with a caption; it scrolls sideways by itself on a narrow screen, also by keyboard.
 * @param quiet the caption only repeats the heading above it, and is for screen readers alone
 */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Markup | string)[])[],
  numeric: ReadonlySet<number> = new Set(),
  quiet = false,
): Markup {
  const of = (at: number): Markup => new Markup(numeric.has(at) ? ' class="n"' : "");
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption${new Markup(quiet ? ' class="quiet"' : "")}>${caption}</caption>
<thead><tr>${heads.map((head, at) => html`<th scope="col"${of(at)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, at) =>
      at === 0 ? html`<th scope="row"${of(at)}>${cell}</th>` : html`<td${of(at)}>${cell}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>`;
}
