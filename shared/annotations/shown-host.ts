// The host of a link as people read it. A name of one script is shown in it; where scripts mix, or letters pass for others, the host
// is shown as computers have it (Punycode), which deceives nobody.

/** Letters of European languages: other Latin ones, such as ɡ or ı, pass for these. */
const plainLatin = /^[a-z0-9.\-\u00df-\u00f6\u00f8-\u0130\u0132-\u017e\u0219\u021b]+$/
/** Scripts in which hosts are written, each with the digits and signs that all share. Japanese mixes three. */
const scripts = [
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Zyyy}]+$/u,
  ...['Hang', 'Arab', 'Hebr', 'Thai', 'Deva', 'Cyrl', 'Grek', 'Armn', 'Geor'].map(
    (script) => new RegExp(`^[\\p{sc=${script}}\\p{sc=Zyyy}\\p{sc=Zinh}]+$`, 'u'),
  ),
]

/** @param url the address of a link. */
export function shownHost(url: string): string {
  const { host } = new URL(url)
  const written = /^https:[/][/]([^/?#]+)/.exec(url)?.[1]?.normalize('NFKC').toLowerCase() ?? host
  // Written in Punycode, or with what the address leaves out.
  if (hostOf(written) !== host) return host
  return plainLatin.test(written) || scripts.some((script) => script.test(written)) ? written : host
}

function hostOf(written: string): string | undefined {
  return URL.canParse(`https://${written}/`) ? new URL(`https://${written}/`).host : undefined
}
