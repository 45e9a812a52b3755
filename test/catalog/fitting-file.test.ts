import { expect, test } from 'vitest'
import { fileAsWideAs } from '#shared/picture-files.ts'

const picture = {
  src: '/mug-large.webp',
  sizes: [
    { src: '/mug-large.webp', width: 1200 },
    { src: '/mug-small.webp', width: 200 },
    { src: '/mug-medium.webp', width: 600 },
  ],
}

test('a picture is read from its smallest file that is wide enough, and from the widest where none is', () => {
  const files = [1, 200, 201, 600, 601, 1200, 1201].map((width) => fileAsWideAs(width, picture))
  expect(files.map((file) => file.slice('/mug-'.length, -'.webp'.length))).toEqual([
    'small',
    'small',
    'medium',
    'medium',
    'large',
    'large',
    'large',
  ])
})

test('a picture of one file is read from it', () => {
  expect(fileAsWideAs(200, { src: '/mug.jpg' })).toBe('/mug.jpg')
  expect(fileAsWideAs(200, { src: '/mug.jpg', sizes: [] })).toBe('/mug.jpg')
})
