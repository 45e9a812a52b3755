// Draws the icons of the installed page from its mark: `node tools/icons.ts`. What it writes is kept beside the mark, for it changes
// as rarely as the mark does, and a build must not need a browser.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { root } from './process.ts'
import { testNeeds } from './test-needs.ts'

const folder = join(root, 'client/public')
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8')
/** A status bar shows no colours, only what is there at all. */
const shapes = mark.replace(/<rect[^>]*[/]>/, '')
const coral = '#c8401f'

/** How much of the icon the mark takes. Of a maskable one, a launcher may cut away all but the inner four fifths. */
const icons = [
  { name: 'icon-192', size: 192, share: 1, ground: 'transparent' },
  { name: 'icon-512', size: 512, share: 1, ground: 'transparent' },
  { name: 'icon-maskable-512', size: 512, share: 0.86, ground: coral },
  { name: 'apple-touch-icon', size: 180, share: 1, ground: coral },
  { name: 'badge-96', size: 96, share: 1.3, ground: 'transparent' },
] as const

const [executablePath] = testNeeds.chromium.find() ?? []
if (executablePath === undefined) throw new Error('Chromium is not installed; CHROMIUM_PATH may say where it is.')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage()
  for (const icon of icons) await draw(page, icon)
} finally {
  await browser.close()
}

async function draw(page: Page, { name, size, share, ground }: (typeof icons)[number]): Promise<void> {
  await page.setViewportSize({ width: size, height: size })
  const px = Math.round(size * share)
  await page.setContent(
    `<style>html { background: ${ground} } body { margin: 0; display: grid; place-content: center; block-size: ${size}px }
    svg { inline-size: ${px}px; block-size: ${px}px }</style>${name.startsWith('badge') ? shapes : mark}`,
  )
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }))
}
