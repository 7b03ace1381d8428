"""The style sheet of the report page: light and dark, screen and print, no outside resource."""

STYLE = """\
:root {
  color-scheme: light dark;
  --ink: #1b2430; --soft: #5b6675; --line: #d9dee5; --page: #ffffff; --panel: #f5f7f9;
  --good: #1a7f4b; --bad: #b3261e; --warn: #8a5a00; --note: #38618c; --rest: #9aa4b1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e8ee; --soft: #9ba7b5; --line: #333d49; --page: #12171d; --panel: #1b222b;
    --good: #5fc48f; --bad: #f2857d; --warn: #e0b252; --note: #86b4e2; --rest: #5e6a78;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .4rem 0; max-width: 60rem; }
a { color: var(--note); }
code { font: .87em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.verdict { display: flex; gap: 1rem; align-items: baseline; margin: 1.2rem 0; padding: .9rem 1.1rem;
  border: 1px solid var(--line); border-left: .45rem solid var(--hue); border-radius: .4rem; background: var(--panel); }
.verdict strong { color: var(--hue); font-size: 1.25rem; white-space: nowrap; }
.is-valid { --hue: var(--good); } .is-invalid { --hue: var(--bad); } .is-not-run { --hue: var(--warn); }
nav { margin: 1rem 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .7rem; margin: 1.2rem 0; }
.tile { padding: .7rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--panel); }
.tile b { display: block; font-size: 1.45rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .87rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .32rem .6rem .32rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
tbody th { color: var(--ink); padding-top: .8rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.k { white-space: nowrap; }
.wide { min-width: 15rem; }
.bar { display: flex; min-width: 8rem; height: .7rem; margin-top: .35rem; border-radius: .2rem; overflow: hidden;
  background: var(--line); }
.tagged { background: var(--good); } .ignored { background: var(--rest); }
.unmapped { background: var(--warn); } .unresolved { background: var(--bad); }
.key i { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin: 0 .35rem 0 .9rem; }
.error { color: var(--bad); } .warning { color: var(--warn); } .info { color: var(--note); }
details { margin: .5rem 0; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .4rem; }
summary { cursor: pointer; }
details ul { margin: .5rem 0; padding-left: 1.1rem; }
details li { margin: .15rem 0; }
.how { margin: 0; padding: 0; border: 0; color: var(--soft); max-width: 24rem; }
.how summary { white-space: nowrap; }
.how code { color: var(--ink); }
tbody th .soft { font-weight: 400; }
.break { overflow-wrap: anywhere; min-width: 8rem; }
.help { margin: .4rem 0 .2rem; color: var(--soft); }
:target { background: color-mix(in srgb, var(--note) 22%, transparent); }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --page: #fff; --panel: #fff; --good: #1a7f4b; --bad: #b3261e;
    --warn: #8a5a00; --note: #38618c; --rest: #9aa4b1; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  tr, .tile, .verdict { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .bar, .verdict, .key i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""

__all__ = ["STYLE"]
