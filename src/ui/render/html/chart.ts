/** Achievement by quarter as bars; what they say stands beside them as text, for whoever cannot see them. */
import type { Decimal } from "../../../domain/decimal.ts";
import { html, type Markup } from "./markup.ts";

export interface Bar {
  readonly label: string;
  /** Percent; undefined where it cannot be computed. */
  readonly percent: Decimal | undefined;
}

const WIDTH = 132;
const HEIGHT = 58;
const BASE = 46;
/** The height of 100 %; what lies far above is cut at the top. */
const FULL = 32;
const MOST = 1.35;

/** @param title what it shows, and of what @param told each bar in words */
export function bars(title: string, told: string, all: readonly Bar[]): Markup {
  const step = WIDTH / Math.max(all.length, 4);
  const line = BASE - FULL;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: ${told}">
${all.map(({ label, percent }, at) => {
  const x = at * step + 3;
  const height = percent === undefined ? 0 : Math.max(1, Math.min(percent.toNumber() / 100, MOST) * FULL);
  const kind = percent === undefined ? "none" : percent.gte(100) ? "met" : "short";
  return html`<rect class="${kind}" x="${round(x)}" y="${round(BASE - height)}" width="${round(step - 6)}" height="${round(height)}"/><text x="${round(x + (step - 6) / 2)}" y="${HEIGHT - 2}" text-anchor="middle">${label}</text>`;
})}
<line x1="0" y1="${line}" x2="${WIDTH}" y2="${line}"/></svg>`;
}

/** A share of a whole as one bar. @param percent undefined where there is no whole */
export function share(title: string, percent: Decimal | undefined): Markup {
  const wide = percent === undefined ? 0 : Math.min(Math.max(percent.toNumber(), 0), 100);
  return html`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${title}"><rect class="back" width="100" height="8"/><rect class="met" width="${round(wide)}" height="8"/></svg>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
