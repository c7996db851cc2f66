/** The page's only style: it fetches nothing, fits a phone, and prints. */
export const STYLE = `
:root{--ink:#1b1f24;--faint:#4d5661;--rule:#c9d1d9;--fill:#f2f5f8;--met:#1a6b4a;--short:#b3541e;--now:#0b5cad}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
header,main,footer,nav{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem;border-bottom:3px double var(--ink)}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-top:.4rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}
.faint{color:var(--faint)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;padding:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;margin:.8rem 0;list-style:none}
a{color:var(--now)}
a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--now);outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
caption.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.32rem .55rem;border-bottom:1px solid var(--rule)}
thead th{background:var(--fill);border-bottom:2px solid var(--rule)}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.w{white-space:nowrap}
.turns{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.8rem;padding:0;margin:0;list-style:none}
.turns li{border:1px solid var(--rule);border-left:5px solid var(--now);padding:.6rem .8rem}
.turns li.late{border-left-color:var(--short)}
.badge{font-weight:600;color:var(--short)}
.now{font-weight:600;color:var(--now)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.8rem}
.card{border:1px solid var(--rule);padding:.7rem .8rem}
.card h4{margin:0;font-size:.95rem}
.card p{margin:.2rem 0;font-size:.9rem}
svg{width:100%;max-width:17rem;height:auto;display:block;margin:.4rem 0}
svg text{font-size:8px;fill:var(--faint)}
svg line{stroke:var(--ink);stroke-width:.6;stroke-dasharray:2 2}
svg .met{fill:var(--met)}svg .short{fill:var(--short)}svg .none{fill:none}svg .back{fill:var(--rule)}
svg.share{height:.7rem;max-width:100%;min-width:6rem}
footer{padding-top:1rem;padding-bottom:2rem;color:var(--faint);font-size:.88rem}
details>summary{cursor:pointer;font-weight:600;padding:.3rem 0}
@media (max-width:40rem){body{font-size:15px}h1{font-size:1.3rem}}
@media print{nav,.skip{display:none}body{font-size:10pt}h2{break-after:avoid}tr,.card,.turns li{break-inside:avoid}.scroll{overflow:visible}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{margin:14mm}}
`;
