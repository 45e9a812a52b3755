// What buyers say of the demo shop's products: made up, as all of the shop is, and neither all praise nor all for show.
import type { Review } from '#shared/catalog/product.ts'

/** Author, stars, words, day. */
type Said = readonly [author: string, rating: number, text: string, day: string]

/** The reviews of a product; none where nobody wrote one. */
export function demoReviews(product: string): Review[] {
  return (said[product] ?? []).map(([author, rating, text, day], index) => ({
    id: `${product}-r${index + 1}`,
    author,
    rating,
    text,
    at: Date.parse(day),
  }))
}

const said: Readonly<Record<string, readonly Said[]>> = {
  'ridge-boot': [
    [
      'Henrike',
      5,
      'Walked the whole Rothaarsteig in them after breaking them in on the way to work. No blisters, dry feet through two days of rain.',
      '2026-09-14',
    ],
    [
      'Jules',
      3,
      'Good boot, but the cuff rubbed my ankle for the first week. Thicker socks helped. I would try a half size up.',
      '2026-07-02',
    ],
    [
      'Marek P.',
      5,
      'Had mine resoled after four years and they came back like new. That is why I paid the price.',
      '2026-05-21',
    ],
    ['Ines', 4, 'Warm, almost too warm in August. For anything cooler than that I want no other.', '2026-08-30'],
  ],
  'trail-runner': [
    [
      'Tobi',
      5,
      'Light, and the knit dries on the radiator in an hour. My fastest shoe for forest paths.',
      '2026-10-03',
    ],
    [
      'Sara L.',
      3,
      'The sole is soft: after 500 km the lugs at the heel were gone. Comfortable until then.',
      '2026-06-11',
    ],
    ['Wim', 4, 'Runs small. I usually take 43 and kept the 44.', '2026-04-27'],
  ],
  'harbour-derby': [
    ['Amara', 5, 'From the office to a wedding with a bit of polish. People ask where they are from.', '2026-03-19'],
    [
      'Felix',
      4,
      'Stiff for two weeks, then mine. Leather soles are slippery on wet tiles, so mind your step.',
      '2026-09-02',
    ],
  ],
  'vale-boot': [
    ['Nora', 4, 'The heel is high enough to count and low enough to walk home in.', '2026-10-11'],
    ['Chiara', 3, 'Lovely colour, narrow calf. I could not close the zip over jeans.', '2026-01-28'],
  ],
  'tideline-sandal': [
    [
      'Pit',
      4,
      'A flip-flop is a flip-flop, but this one does not squeak and the strap has held two summers.',
      '2026-08-08',
    ],
    ['Ruth', 3, 'Fine at the pool. On gravel one feels every stone.', '2026-07-15'],
  ],
  'field-coat': [
    [
      'Oona',
      5,
      'Waxed cotton that smells like it should. Two sleepless hours of drizzle at a football pitch, dry all the way.',
      '2026-10-20',
    ],
    ['Bernd', 4, 'Cut wide, which I like over a jumper. Without one it looks borrowed.', '2026-02-09'],
    [
      'Leyla',
      5,
      'The pockets are what sold me: everything has a place and nothing falls out on the bike.',
      '2026-04-03',
    ],
  ],
  'daybreak-tee': [
    ['Kim', 5, 'Third one. Keeps its shape, and the collar does not curl.', '2026-09-25'],
    ['Mattis', 4, 'White is a little sheer. The other colours are not.', '2026-06-30'],
  ],
  'canyon-jeans': [
    ['Deniz', 4, 'Straight, honest jeans. They bleed a little blue at first, wash them alone.', '2026-05-05'],
    ['Paula', 3, 'Good denim, yet the waist gave after a month and I wear a belt now.', '2026-08-17'],
  ],
  'hut-socks': [
    [
      'Greta',
      5,
      'Three winters and not one hole. My whole family gets them for Christmas whether they like it or not.',
      '2025-12-27',
    ],
    ['Yusuf', 5, 'Warm without being thick, they still fit into my boots.', '2026-01-16'],
  ],
  'fjell-pack': [
    [
      'Solveig',
      5,
      'Carried a week of laundry and a tent. The belt really does take the weight off the shoulders.',
      '2026-07-29',
    ],
    ['Noah', 4, 'The side pockets are tight for a one-litre bottle when the pack is full.', '2026-09-09'],
    ['Ida', 5, 'Rain cover included and it lives in its own little pocket. Somebody thought about this.', '2026-10-01'],
    ['Rafael', 3, 'Strong, but 26 l is a day and a half, not a weekend. Take the larger one.', '2026-05-18'],
  ],
  'half-moon-shades': [
    ['Lina', 5, 'They make every photo look like a holiday.', '2026-08-22'],
    [
      'Georg',
      3,
      'Nice, but they slide when I run. Not sports glasses, to be fair, nobody said they were.',
      '2026-06-06',
    ],
  ],
  'tarn-watch': [
    ['Emil', 5, 'Gains four seconds a week. I swam with it in the lake that it is named after.', '2026-09-30'],
    ['Salma', 4, 'Handsome and a bit large on a narrow wrist.', '2026-04-14'],
  ],
  'loch-scarf': [
    ['Fiona', 5, 'Soft enough for a baby and large enough for a blanket on the train.', '2026-02-20'],
    ['Arne', 5, 'Bought as a present, bought again for myself.', '2025-12-30'],
  ],
  'storm-umbrella': [
    ['Hanneke', 5, 'Turned inside out twice on the ferry and just clicked back.', '2026-03-08'],
    ['Luis', 3, 'Keeps one person dry, not two, whatever the picture suggests.', '2026-10-15'],
  ],
  'meadow-tent': [
    ['Jonas & Mia', 5, 'Up in six minutes, in the dark, after an argument. Recommended.', '2026-08-12'],
    ['Petra', 4, 'For two it is cosy, for three you should be family.', '2026-07-07'],
    [
      'Cem',
      3,
      'Stood one proper storm. Some drops came through the seam above the door, so I sealed it.',
      '2026-09-19',
    ],
  ],
  'evening-lantern': [
    ['Alma', 4, 'A warm light, not a bright one. For reading you want a lamp.', '2026-08-27'],
    ['Kolja', 5, 'Hung it in the plum tree and now the neighbours have one too.', '2026-06-24'],
  ],
  'enamel-mug': [
    ['Ronja', 5, 'Fell off a rock, has a chip, tells a story.', '2026-09-06'],
    ['Theo', 4, 'Gets hot at the rim when the tea is. That is enamel for you.', '2026-05-29'],
    [
      'Birte',
      5,
      'Goes on the camping stove, into the dishwasher and over the edge of the boat. Found again.',
      '2026-07-20',
    ],
  ],
  'hearth-skillet': [
    ['Antoine', 5, 'Season it twice, then nothing sticks. Heavier than you think and better for it.', '2026-04-11'],
    ['Marlene', 4, 'Perfect for pancakes over a fire. The handle needs a cloth, always.', '2026-08-03'],
  ],
}
