// The style of a saved summary. It uses the reader's fonts, for a file that is sent around loads none.

const faces = ['#a8325f', '#2767a8', '#7a4bb0', '#1a7468', '#8f5a00', '#7a5240', '#4c7019', '#4d56a8']

/** The style sheet, for a screen and for A4 or letter paper. */
export const fileStyle = `
:root { color-scheme: light }
* { box-sizing: border-box; margin: 0 }
body { background: #f1ebe1; color: #1d1a17; font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; padding: 24px 12px }
main { max-inline-size: 640px; margin-inline: auto; background: #fffdfa; border-radius: 18px; padding: 36px clamp(18px, 6vw, 44px) }
h1, h2 { font-family: Georgia, 'Times New Roman', serif; font-weight: 500; line-height: 1.15 }
h1 { font-size: 32px; text-align: center }
h2 { font-size: 20px; padding-block-end: 8px }
header p { text-align: center; color: #655d54 }
header .occasion { color: #1d1a17; padding-block-start: 4px }
.nothing { padding-block-start: 24px; text-align: center }
section { padding-block-start: 26px; break-inside: auto }
h2 { break-after: avoid }
ul { list-style: none; padding: 0 }
small { display: block; color: #655d54; font-size: 13px }
.line { display: grid; grid-template-columns: 64px 1fr auto; gap: 4px 14px; padding-block: 12px; border-block-start: 1px solid #e6dfd5; break-inside: avoid }
.picture { inline-size: 64px; block-size: 64px; border-radius: 12px; background: #f1ebe1; overflow: hidden }
.picture img { display: block; inline-size: 100%; block-size: 100%; object-fit: contain }
.cost { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
.why { color: #655d54; font-size: 13px; padding-block-start: 3px }
.who, .people { display: flex; flex-wrap: wrap; gap: 6px 14px; padding-block-start: 5px; font-size: 13px }
.who span, .people span, dt { display: inline-flex; align-items: center; gap: 6px }
.people small { font-size: inherit }
.face { display: inline-grid; place-items: center; inline-size: 20px; block-size: 20px; border-radius: 50%; color: #fff; font: 700 10px/1 system-ui, sans-serif; print-color-adjust: exact; -webkit-print-color-adjust: exact }
${faces.map((colour, index) => `.c${index} { background: ${colour} }`).join('\n')}
.considering .picture, .unavailable .picture, .rejected .picture { inline-size: 44px; block-size: 44px }
.considering .line, .unavailable .line, .rejected .line { grid-template-columns: 44px 1fr auto }
dl div { display: flex; justify-content: space-between; gap: 16px; padding-block: 5px; font-variant-numeric: tabular-nums }
dd { margin: 0; font-weight: 600 }
.total { border-block-start: 1px solid #8f867b; margin-block-start: 6px; padding-block: 10px 4px; font-size: 21px }
.matter { padding-block: 8px; border-block-start: 1px solid #e6dfd5 }
footer { padding-block-start: 30px; text-align: center; font-size: 13px }
a { color: inherit }
@media print { body { background: none; padding: 0 } main { padding: 0; max-inline-size: none; border-radius: 0 } .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
`
