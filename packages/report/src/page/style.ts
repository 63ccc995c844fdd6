/** The looks of the page: light, dark, narrow, still and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f6f3, #0c1014);
  --inkwash-surface: light-dark(#ffffff, #12171d);
  --inkwash-ink: light-dark(#1d2731, #e8edf2);
  --inkwash-muted: light-dark(#56616d, #9aa7b4);
  --line: light-dark(#e2e3e2, #242c34);
  --link: light-dark(#1f5fa8, #7db6f2);
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Charter, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--inkwash-ink);
  font: 1rem/1.6 var(--sans);
  position: relative;
  overflow-x: clip;
  overflow-wrap: break-word;
}
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: clamp(2.5rem, 8vw, 5.5rem); padding-bottom: 1rem; }
.wash {
  position: absolute; inset: 0 0 auto; height: 26rem; z-index: -1; overflow: hidden; opacity: .5;
  background:
    radial-gradient(30rem 16rem at 84% 8%, light-dark(#c9d6e5, #1b2c40), transparent 70%),
    radial-gradient(12rem 9rem at 70% 18%, light-dark(#b3c4d8, #22384f), transparent 70%),
    radial-gradient(20rem 12rem at 97% 34%, light-dark(#dbe3ec, #16222f), transparent 70%);
}
.kind { margin: 0; color: var(--inkwash-muted); font-size: .8125rem; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: .35rem 0 1.1rem; max-width: 22ch; font: 600 clamp(2rem, 1.4rem + 3.2vw, 3.25rem)/1.1 var(--serif); letter-spacing: -.015em; text-wrap: balance; }
h1.long { max-width: 30ch; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.5rem); }
h2 { margin: 0 0 1rem; font: 600 1.6rem/1.2 var(--serif); letter-spacing: -.01em; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; }
p { margin: 0 0 1rem; }
.lead { max-width: 46rem; font: 1.1875rem/1.6 var(--serif); text-wrap: pretty; }
.notice { max-width: 46rem; padding: .75rem 1rem; border-left: 3px solid light-dark(#b4561b, #de7c2e); background: var(--inkwash-surface); }
section { margin: 3.25rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, pre:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 3px; }
.marks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem 2.5rem; margin: 1.75rem 0 0; }
.marks div { display: flex; flex-direction: column; padding-top: .5rem; border-top: 2px solid var(--inkwash-ink); }
.marks dt { color: var(--inkwash-muted); font-size: .875rem; line-height: 1.4; }
.marks dd { margin: 0; }
.marks .value { order: -1; font: 600 2.25rem/1.25 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.marks .range { color: var(--inkwash-muted); font-size: .875rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1.25rem; }
.grid .wide { grid-column: 1 / -1; max-width: 40rem; }
.grid.films { grid-template-columns: repeat(auto-fit, minmax(min(100%, 23rem), 1fr)); }
.grid.films > :only-child { max-width: 40rem; }
figure { display: flex; flex-direction: column; min-width: 0; margin: 0; padding: .75rem; border: 1px solid var(--line); border-radius: 10px; background: var(--inkwash-surface); }
figure > svg, .screen { display: block; width: 100%; height: auto; margin: 0 0 auto; }
.screen img { display: block; width: 100%; height: auto; margin: 0 auto; }
.film:not(.points) .screen { margin: auto 0; }
figcaption { margin-top: .75rem; padding: .75rem .25rem 0; border-top: 1px solid var(--line); color: var(--inkwash-muted); font-size: .875rem; line-height: 1.5; }
.film { position: relative; }
.film > label { display: flex; gap: .45rem; align-items: center; align-self: flex-end; margin: -.1rem .2rem .5rem; color: var(--inkwash-muted); font-size: .8125rem; cursor: pointer; }
.film > label input { margin: 0; accent-color: var(--link); }
.save { white-space: nowrap; }
.scroll { overflow-x: auto; }
.scroll + .grid { margin-top: 1.5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; font-variant-numeric: lining-nums tabular-nums; }
.note { max-width: 46rem; color: var(--inkwash-muted); font-size: .9375rem; }
th, td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: baseline; white-space: nowrap; }
th { font-weight: 600; }
thead th { color: var(--inkwash-muted); font-size: .8125rem; font-weight: 500; }
th[scope=row], th:first-child { text-align: left; white-space: normal; }
th[scope=rowgroup] { padding-top: 1.1rem; text-align: left; white-space: normal; }
td:last-child, th:last-child { padding-right: 0; }
td small { color: var(--inkwash-muted); font-size: .8125rem; }
.facts { display: grid; align-content: start; gap: 0 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); margin: 0 0 1.5rem; font-size: .9375rem; }
.facts div { display: flex; gap: 1rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.facts dt { flex: 0 0 8.5rem; color: var(--inkwash-muted); }
.facts dd { margin: 0; min-width: 0; }
.beside { display: grid; gap: 1.25rem 2.5rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
pre, code { font: .875rem/1.55 var(--mono); }
pre { margin: 0 0 1rem; padding: .9rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--inkwash-surface); }
details { margin: 1.25rem 0; }
summary { cursor: pointer; font-weight: 600; }
details pre { margin-top: .9rem; }
footer { padding-top: 1.5rem; padding-bottom: 3rem; color: var(--inkwash-muted); font-size: .875rem; }
.saves { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; margin: 0 0 1rem; padding: 0; list-style: none; }
@media (prefers-color-scheme: dark) {
  .points .screen img { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }
}
@media (prefers-reduced-motion: no-preference) {
  .film:not(:has(input:checked)) .stills, .film:has(input:checked) .moving, .film .play { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  .film:has(input:checked) .stills, .film:not(:has(input:checked)) .moving, .film .hold { display: none; }
}
@media (max-width: 48rem) {
  .beside { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 34rem) {
  table { font-size: .8125rem; }
  th, td { padding-right: .4rem; }
  thead th { white-space: normal; vertical-align: bottom; }
  td small { display: block; font-size: .6875rem; }
  figure { padding: .5rem; }
  section { margin: 2.5rem 0; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 10pt; }
  .wash, .film > label, .save, .saves, .film .moving { display: none !important; }
  .film .stills { display: block !important; }
  .points .screen img { filter: none; mix-blend-mode: normal; }
  header { padding-top: 0; }
  section { margin: 1.5rem 0; }
  figure, tr, .marks div { break-inside: avoid; }
  h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
