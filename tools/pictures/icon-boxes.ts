/**
 * What each icon covers of its 32 units: left, top, right, bottom. Measured once from the pixels that a browser draws; objects
 * are placed and their shadows laid by it.
 */
export const iconBoxes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'backpack': [4.8, 2, 26.8, 29.9],
  'billed-cap': [1.6, 6.3, 30, 25],
  'bowl-with-spoon': [2.4, 1.9, 29.7, 30],
  'coat': [1.9, 6.5, 30.3, 29.9],
  'cooking': [2, 2, 30, 30],
  'flat-shoe': [2, 21, 30, 29.9],
  'gloves': [3.4, 2.3, 28.2, 30.4],
  'hiking-boot': [2.1, 8.8, 29.9, 29.9],
  'hot-beverage': [3, 3, 29.1, 30],
  'jeans': [6, 2, 26, 29.9],
  'mans-shoe': [2.3, 17, 30.2, 30.1],
  'red-paper-lantern': [7.2, 1.9, 24.9, 30.1],
  'running-shoe': [1.9, 2, 29.9, 29.9],
  'scarf': [1.9, 2.3, 29.8, 30],
  'shorts': [1.9, 4.7, 29.8, 29.5],
  'socks': [5.5, 2.1, 26.6, 29.9],
  'sunglasses': [1.9, 10.5, 30.1, 21.5],
  't-shirt': [2.3, 8.9, 29.7, 29.9],
  'teapot': [2, 5, 30, 30],
  'tent': [2, 13.3, 29.9, 29.9],
  'thong-sandal': [7.5, 2, 24.4, 29.9],
  'umbrella': [2, 2, 29.9, 29.9],
  'watch': [4, 2, 29.2, 30],
  'womans-boot': [2.2, 2, 29.8, 29.9],
}
