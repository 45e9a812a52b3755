// Reviews of furniture, and of what is soft or green, by product.
import { say } from './say.ts'
import type { WrittenReview } from './written-review.ts'

export const furnitureAndSoftReviews: Readonly<Record<string, readonly WrittenReview[]>> = {
  'veranda-chair': [
    [
      'Emil',
      5,
      say(
        'Sat down in it with a book at four, got up at nine.',
        'Um vier mit einem Buch hineingesetzt, um neun wieder aufgestanden.',
        'جلست فيه مع كتاب في الرابعة وقمت في التاسعة.',
      ),
      '2026-09-30',
    ],
    [
      'Salma',
      4,
      say(
        '72 cm wide means 72: measure your niche. The arms are a good place for a cup.',
        '72 cm breit heißt 72: Miss deine Nische aus. Die Armlehnen sind ein guter Platz für eine Tasse.',
        'العرض 72 سم يعني 72: قِس المكان أولًا. المسندان مكان مناسب للكوب.',
      ),
      '2026-04-14',
    ],
    [
      'Fiona',
      4,
      say(
        'Low. My father needs a hand to get up again.',
        'Sehr niedrig. Mein Vater braucht Hilfe, um wieder hochzukommen.',
        'منخفض. أبي يحتاج إلى من يساعده على النهوض.',
      ),
      '2026-02-20',
    ],
  ],
  'lamb-stool': [
    [
      'Arne',
      5,
      say(
        'Everybody who comes in strokes it.',
        'Wer hereinkommt, streichelt ihn erst einmal.',
        'كل من يدخل يمسح عليه بيده.',
      ),
      '2025-12-30',
    ],
    [
      'Hanneke',
      4,
      say(
        'Cream is brave with children. Vacuuming helps.',
        'Creme ist mit Kindern ganz schön mutig. Absaugen hilft.',
        'اختيار اللون الكريمي مع الأطفال شجاعة. المكنسة الكهربائية تنفع.',
      ),
      '2026-03-08',
    ],
  ],
  'spool-table': [
    [
      'Luis',
      5,
      say(
        'The walnut is darker at the edge where the grain turns. A fine piece of wood.',
        'Das Nussbaumholz ist am Rand dunkler, wo die Maserung kippt. Ein schönes Stück Holz.',
        'خشب الجوز أغمق عند الحافة حيث تنعطف العروق. قطعة خشب رائعة.',
      ),
      '2026-10-15',
    ],
    [
      'Jonas & Mia',
      5,
      say(
        'Up in three minutes, without an argument.',
        'In drei Minuten aufgebaut, ohne Streit.',
        'رُكّبت في ثلاث دقائق بلا خلاف.',
      ),
      '2026-08-12',
    ],
  ],
  'stile-bench': [
    [
      'Petra',
      5,
      say(
        'Three adults and a suitcase, and not a creak.',
        'Drei Erwachsene und ein Koffer, und nichts knarrt.',
        'ثلاثة بالغين وحقيبة سفر، ولا صرير.',
      ),
      '2026-07-07',
    ],
    [
      'Cem',
      5,
      say(
        'Knocked the wedges out, moved house, knocked them in again.',
        'Keile herausgeschlagen, umgezogen, Keile wieder hineingeschlagen.',
        'أخرجنا الأسافين وانتقلنا إلى بيت آخر وأعدناها إلى مكانها.',
      ),
      '2026-09-19',
    ],
  ],
  'ledge-shelf': [
    [
      'Alma',
      4,
      say(
        'The brass lip in front keeps the salt from walking off.',
        'Dank der Messingleiste vorn macht sich das Salz nicht mehr davon.',
        'الحافة النحاسية في الأمام تمنع المملحة من الهروب.',
      ),
      '2026-08-27',
    ],
    [
      'Kolja',
      4,
      say(
        '12 kg is honest: it holds my cookbooks, not the cast iron.',
        '12 kg sind ehrlich: Meine Kochbücher trägt es, das Gusseisen nicht.',
        '12 كغ رقم صادق: يحمل كتب الطبخ لا قدور الحديد.',
      ),
      '2026-06-24',
    ],
  ],
  'heron-rail': [
    [
      'Ronja',
      4,
      say(
        'No drilling, so the landlord is happy. Winter coats for four need both sides.',
        'Ohne Bohren, da freut sich der Vermieter. Für die Wintermäntel von vier Leuten braucht man beide Seiten.',
        'بلا ثقب، فصاحب البيت راضٍ. معاطف الشتاء لأربعة تحتاج إلى الجانبين.',
      ),
      '2026-09-06',
    ],
    [
      'Theo',
      4,
      say(
        'The shelf takes boots up to size 45 lengthwise.',
        'Auf das Brett passen Stiefel bis Größe 45 der Länge nach.',
        'يتسع الرف للأحذية الطويلة حتى مقاس 45 بالطول.',
      ),
      '2026-05-29',
    ],
  ],
  'selvage-cushion': [
    [
      'Birte',
      5,
      say(
        'The piping sits straight all round, and after ten washes it still does.',
        'Die Paspel sitzt rundum gerade, auch nach zehn Wäschen noch.',
        'الحافة المخيطة مستقيمة من كل جهة، وبعد عشر غسلات ما زالت كذلك.',
      ),
      '2026-07-20',
    ],
    [
      'Antoine',
      4,
      say(
        'Feathers: one must shake it. Then it is a cloud.',
        'Federn: Man muss es aufschütteln. Dann ist es eine Wolke.',
        'حشوة ريش: انفضها أولًا، وبعدها تصير كالغيمة.',
      ),
      '2026-04-11',
    ],
  ],
  'fell-throw': [
    [
      'Marlene',
      5,
      say(
        'Does not itch, and I say that as one who itches.',
        'Kratzt nicht, und das sagt eine, die sonst alles kratzt.',
        'لا يسبب الحكة، وأنا ممن يحكّهم كل شيء.',
      ),
      '2026-08-03',
    ],
    [
      'Inga',
      4,
      say(
        'The rust is a touch more orange than in the picture.',
        'Rost geht etwas mehr ins Orange als auf dem Bild.',
        'الأحمر الصدئ أميل إلى البرتقالي مما في الصورة.',
      ),
      '2026-01-12',
    ],
  ],
  'reed-rug': [
    [
      'Pelle',
      4,
      say(
        'Flat enough for the door. Take a mat under it on smooth floors.',
        'Flach genug, dass die Tür darüber hinwegkommt. Auf glattem Boden eine Unterlage dazunehmen.',
        'رقيقة بما يكفي لتمر الباب فوقها. ضع تحتها لبادة على الأرض الملساء.',
      ),
      '2026-03-02',
    ],
    [
      'Dora',
      5,
      say('Red wine, cold water, gone.', 'Rotwein, kaltes Wasser, weg.', 'نبيذ أحمر، ماء بارد، وزال كل أثر.'),
      '2026-06-14',
    ],
  ],
  'loam-planter': [
    [
      'Vera',
      5,
      say('My fig tree stopped sulking.', 'Mein Feigenbaum schmollt nicht mehr.', 'شجرة التين عندي لم تعد عابسة.'),
      '2026-05-09',
    ],
    [
      'Ole',
      4,
      say(
        'The saucer is large enough, for once.',
        'Der Untersetzer ist endlich einmal groß genug.',
        'أخيرًا صحن واسع بما يكفي تحتها.',
      ),
      '2026-07-31',
    ],
  ],
  'reed-basket': [
    [
      'Klara',
      5,
      say(
        'You can tell that one person made it from top to bottom.',
        'Man sieht, dass ihn ein einziger Mensch von oben bis unten geflochten hat.',
        'تلاحظ أن شخصًا واحدًا صنعها من أعلاها إلى أسفلها.',
      ),
      '2026-09-23',
    ],
    [
      'Tim',
      4,
      say(
        'Smells of river for a week. I rather like it.',
        'Riecht eine Woche lang nach Fluss. Ich mag das sogar.',
        'تبقى رائحة النهر فيها أسبوعًا. وأنا أحب ذلك.',
      ),
      '2026-02-17',
    ],
  ],
  'kiln-vase': [
    [
      'Rosa',
      5,
      say(
        'Three tulips stand in it as if posing for somebody.',
        'Drei Tulpen stehen darin, als stünden sie jemandem Modell.',
        'ثلاث زهرات توليب تقف فيها كأنها أمام مصوّر.',
      ),
      '2026-04-30',
    ],
    [
      'Ben K.',
      4,
      say(
        'Narrow neck, so no full bunches. That is the point, I think.',
        'Enger Hals, also keine vollen Sträuße. Darum geht es wohl.',
        'عنق ضيق، فلا باقات كبيرة. وأظن أن هذا هو المقصود.',
      ),
      '2026-10-08',
    ],
  ],
}
