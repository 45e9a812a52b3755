// Puts the demo shop's pictures where the server reads them; `tools/pictures/render` made them.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pictureFolder } from '#server/catalog/demo/pictures.ts'

/**
 * Copies every picture of the demo shop.
 * @param outDir such as `dist/pictures`; made where missing.
 * @returns the files, below `outDir`.
 */
export function copyPictures(outDir: string): string[] {
  mkdirSync(join(outDir, 'demo'), { recursive: true })
  const names = readdirSync(pictureFolder).filter((name) => name.endsWith('.webp'))
  for (const name of names) copyFileSync(join(pictureFolder, name), join(outDir, 'demo', name))
  return names.map((name) => `demo/${name}`)
}
