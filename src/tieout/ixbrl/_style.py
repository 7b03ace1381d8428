"""The look of the page, on screen and on paper."""

# No ">" and no "&" in it: the same bytes must mean the same to an XML parser and to an HTML parser.
CSS = """
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 64rem; color: #1b1f24; background: #fff;
  font-family: Georgia, "Times New Roman", "Songti SC", "Noto Serif CJK SC", serif; line-height: 1.55; }
h1, h2, h3, h4, h5, h6, caption, thead, .contents { font-family: "Helvetica Neue", Arial, "PingFang HK",
  "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.6rem 0 .7rem; padding-bottom: .3rem;
  border-bottom: 1px solid #c9d1d9; }
h3 { font-size: 1.12rem; margin: 2rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.6rem 0 .4rem; color: #37414c; }
p { margin: 0 0 .9rem; }
p.entity { color: #57606a; margin-bottom: 1.6rem; }
a { color: #0b4f9e; text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
.contents { margin: 1.5rem 0 2.5rem; padding: 1rem 1.4rem; background: #f6f8fa; border: 1px solid #d8dee4;
  border-radius: 6px; font-size: .92rem; }
.contents ul { margin: 0; padding-left: 1.2rem; list-style: none; }
.contents div ul { padding-left: 0; }
.contents li { margin: .18rem 0; }
.contents p { font-weight: 700; margin: 0 0 .4rem; }
ul.items { list-style: none; margin: 0 0 .9rem; padding: 0; }
ul.items li { margin: 0 0 .45rem; padding-left: 2.2rem; text-indent: -2.2rem; }
.marker { display: inline-block; min-width: 2.2rem; text-indent: 0; }
p.note { font-size: .86rem; color: #37414c; padding-left: 2.2rem; text-indent: -2.2rem; margin-bottom: .5rem; }
div.table { overflow-x: auto; margin: 1.2rem 0 1.6rem; }
table { border-collapse: collapse; min-width: 70%; font-size: .9rem; line-height: 1.35; }
table.wide { font-size: .78rem; }
caption { caption-side: top; text-align: left; padding: 0 0 .6rem; font-size: .92rem; line-height: 1.45;
  color: #37414c; }
th, td { padding: .26rem .55rem; vertical-align: bottom; }
table.wide th, table.wide td { padding: .22rem .36rem; }
thead th { font-weight: 600; font-size: .92em; text-align: right; }
thead th[colspan] { text-align: center; border-bottom: 1px solid #c9d1d9; }
thead tr:last-child th, thead tr:last-child td { border-bottom: 1px solid #57606a; }
tbody th { font-weight: 400; text-align: left; min-width: 11rem; padding-left: 0; }
tbody th.d1 { padding-left: 1em; }
tbody th.d2 { padding-left: 2em; }
tbody th.d3 { padding-left: 3em; }
tbody th.d4 { padding-left: 4em; }
table.figures td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums;
  font-feature-settings: "tnum" 1, "lnum" 1; padding-right: .9em; }
table.figures td.hang { padding-right: .55em; }
table.figures th.text, table.figures td.text { text-align: left; white-space: normal; font-variant-numeric: normal; }
tr.section th { font-weight: 600; font-style: italic; padding-top: .7rem; }
tr.total th, tr.total td { font-weight: 700; }
tr.total td { border-top: 1px solid #1b1f24; border-bottom: 3px double #8c959f; }
tr.header th, tr.header td { color: #57606a; font-size: .92em; }
tr.noise th, tr.noise td { color: #8c959f; }
table.raw { min-width: 0; border: 1px dashed #c9d1d9; background: #fbfcfd; }
table.raw th, table.raw td { border: 1px dotted #d8dee4; text-align: left; vertical-align: top; }
@media (max-width: 40rem) { body { padding: 1.2rem .8rem 3rem; } h1 { font-size: 1.5rem; } }
@page { margin: 16mm 13mm; }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  a { color: inherit; }
  .contents { border: 0; padding: 0; background: none; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  div.table { overflow: visible; }
  table { font-size: 8pt; }
  table.wide { font-size: 6.4pt; }
  table.wide th, table.wide td { padding: .2rem .25rem; }
  tbody th { min-width: 0; }
}
"""

__all__ = ["CSS"]
