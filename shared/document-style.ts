/** The one constant stylesheet of exported documents; policies know it by its hash, so nothing is ever put into it. */
export const documentStyle = `
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d5dae0; --tint: #f4f6f8; --accent: #0b62a8; }
* { box-sizing: border-box; }
html { font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", Cantarell, sans-serif; background: #fff; color: var(--ink); }
body { margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 3rem 2rem 4rem; overflow-wrap: anywhere; }
header { border-bottom: 3px solid var(--ink); padding-bottom: 1.25rem; margin-bottom: 2rem; }
.kind { margin: 0 0 .5rem; font-size: .8rem; font-weight: 650; letter-spacing: .08em; text-transform: uppercase; color: var(--accent); }
h1 { margin: 0; font-size: 2rem; line-height: 1.18; letter-spacing: -.015em; font-weight: 680; text-wrap: balance; }
.subtitle { margin: .6rem 0 0; color: var(--soft); }
section { margin: 2.5rem 0 0; }
h2 { display: flex; gap: .75rem; align-items: baseline; margin: 0 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.25rem; line-height: 1.3; letter-spacing: -.005em; font-weight: 660; }
section[data-here] { scroll-initial-target: nearest; }
header + section h2 { border-top: 0; padding-top: 0; }
h2 .number { min-width: 1.6rem; color: var(--accent); font-variant-numeric: tabular-nums; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1rem; line-height: 1.35; font-weight: 660; }
p { margin: 0 0 .75rem; max-width: 44rem; text-wrap: pretty; }
ul { margin: 0 0 .75rem; padding-left: 1.25rem; max-width: 44rem; }
li { margin: 0 0 .3rem; }
li::marker { color: var(--soft); }
a { color: var(--accent); text-underline-offset: .15em; }
.none { color: var(--soft); }
dl { display: grid; grid-template-columns: minmax(9rem, 15rem) minmax(0, 1fr); gap: .3rem 1.5rem; margin: 0 0 1rem; max-width: 46rem; }
dt { color: var(--soft); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
#section-2 dl { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; max-width: none; margin-top: 1.25rem; }
#section-2 dl > div { display: flex; flex-direction: column; justify-content: space-between; gap: .35rem; padding: .8rem .9rem; background: var(--tint); border-radius: 6px; }
#section-2 dt { font-size: .8rem; line-height: 1.35; }
#section-2 dd { font-size: 1.12rem; line-height: 1.2; font-weight: 640; letter-spacing: -.01em; overflow-wrap: normal; }
dl > div { display: contents; }
.table { margin: 0 0 1.25rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .84rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { padding: .5rem 0; text-align: left; font-weight: 620; font-size: .87rem; }
th, td { overflow-wrap: break-word; padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1.5px solid var(--ink); vertical-align: bottom; font-weight: 620; color: var(--soft); }
tbody th { min-width: 5.6rem; font-weight: 450; }
.long { min-width: 6rem; overflow-wrap: anywhere; }
.n { text-align: right; white-space: nowrap; overflow-wrap: normal; }
thead .n { white-space: normal; }
tfoot th, tfoot td { border-bottom: 0; border-top: 1.5px solid var(--ink); font-weight: 660; }
.missing { margin: 2.5rem 0 0; padding: .8rem 1rem; background: var(--tint); border-radius: 6px; color: var(--soft); font-size: .87rem; max-width: none; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 3px solid var(--ink); font-size: .87rem; }
footer h2 { border: 0; padding: 0; font-size: 1rem; }
.short section { margin-top: 1.5rem; }
.short h2 { font-size: 1.1rem; margin-bottom: .5rem; }
.short h3 { margin-top: .75rem; }
@media (min-width: 48rem) {
  .short dl { grid-template-columns: repeat(2, minmax(7rem, 11rem) minmax(0, 1fr)); max-width: none; }
}
@media (max-width: 40rem) {
  main { padding: 1.5rem 1.25rem 3rem; }
  h1 { font-size: 1.55rem; }
  dl { grid-template-columns: minmax(6rem, 11rem) minmax(0, 1fr); gap: .3rem 1rem; }
}
@page { size: A4; margin: 18mm 17mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #57606a; } }
@page short { margin: 9mm 12mm; @bottom-right { content: none; } }
@media print {
  html { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 1.6rem; }
  h1, h2, h3, caption { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  tr, dl > div, .missing, .table:not(:has(tbody > tr:nth-child(9))) { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .table { overflow: visible; }
  a { color: inherit; }
  #section-2 dl > div, .missing { border: 1px solid var(--line); }
  .short { page: short; font-size: 7.4pt; line-height: 1.27; }
  .short :is(#section-7, #section-9) { float: left; clear: both; width: 48.5%; }
  .short :is(#section-8, #section-11) { float: right; width: 48.5%; }
  .short #section-16 { clear: both; }
  .short header { padding-bottom: .25rem; margin-bottom: .25rem; border-bottom-width: 2px; }
  .short .kind { margin-bottom: .15rem; font-size: .72rem; }
  .short h1 { font-size: 1.25rem; }
  .short .subtitle { margin-top: .1rem; }
  .short section, .short .missing, .short footer { margin-top: .25rem; }
  .short h2, .short footer h2 { font-size: .87rem; margin-bottom: .05rem; padding-top: .15rem; }
  .short h3 { display: inline; margin: 0; font-size: 1em; }
  .short h3::after { content: ":"; }
  .short h3 + ul { margin-top: .1rem; }
  .short p, .short ul, .short dl { margin-bottom: .15rem; max-width: none; }
  .short li { margin-bottom: 0; }
  .short dl { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .1rem .9rem; }
  .short dl > div { display: block; }
  .short dt, .short dd { display: inline; }
  .short dt::after { content: ": "; }
  .short #section-2 dl { grid-template-columns: repeat(5, 1fr); gap: .4rem; margin-top: .15rem; }
  .short #section-2 dl > div { display: flex; padding: .18rem .35rem; gap: .1rem; }
  .short #section-2 dt::after { content: none; }
  .short #section-2 dd { font-size: 1rem; }
  .short .missing { padding: .2rem .45rem; font-size: 6.3pt; }
  .short footer { font-size: 6.3pt; padding-top: .15rem; border-top-width: 2px; }
}
`;
