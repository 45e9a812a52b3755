// What the demo shop sold before it furnished flats. Rooms of that time still have these.
import type { ProductId } from '#shared/ids.ts'

export const formerName = 'Ridge Outfitters'

export const formerProducts: readonly ProductId[] = [
  'ridge-boot',
  'trail-runner',
  'harbour-derby',
  'vale-boot',
  'tideline-sandal',
  'lark-flat',
  'field-coat',
  'daybreak-tee',
  'canyon-jeans',
  'river-shorts',
  'alpine-gloves',
  'hut-socks',
  'meadow-tent',
  'evening-lantern',
  'enamel-mug',
  'hearth-teapot',
  'hearth-skillet',
  'lake-bowl',
  'fjell-pack',
  'half-moon-shades',
  'tarn-watch',
  'crest-cap',
  'loch-scarf',
  'storm-umbrella',
]
