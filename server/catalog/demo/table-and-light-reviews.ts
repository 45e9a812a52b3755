// Reviews of the table, and of light and wall, by product.
import { say } from './say.ts'
import type { WrittenReview } from './written-review.ts'

export const tableAndLightReviews: Readonly<Record<string, readonly WrittenReview[]>> = {
  'kiln-mug': [
    [
      'Henrike',
      5,
      say(
        'Heavier than it looks and warm for a long time. We started with two and now have seven.',
        'Schwerer, als er aussieht, und lange warm. Angefangen haben wir mit zwei, jetzt sind es sieben.',
        'أثقل مما يبدو ويبقى دافئًا طويلًا. بدأنا بكوبين وصار عندنا الآن سبعة.',
      ),
      '2026-09-14',
    ],
    [
      'Jules',
      4,
      say(
        'Lovely glaze. The handle is made for three fingers, mine are four and thick.',
        'Wunderschöne Glasur. In den Henkel passen drei Finger, meine vier dicken nicht.',
        'طلاء جميل. المقبض يتسع لثلاث أصابع، وأصابعي أربع وغليظة.',
      ),
      '2026-07-02',
    ],
    [
      'Marek P.',
      5,
      say(
        'Two years in the dishwasher and no chip, no grey cutlery marks.',
        'Zwei Jahre Spülmaschine: keine Macke, keine grauen Besteckspuren.',
        'سنتان في غسالة الصحون بلا أي كسر ولا آثار رمادية من الملاعق.',
      ),
      '2026-05-21',
    ],
  ],
  'kiln-bowl': [
    [
      'Amara',
      5,
      say(
        'Deep enough for pasta for four. You see the throwing lines but you cannot feel them with a spoon.',
        'Tief genug für Pasta für vier. Die Drehrillen sieht man, mit dem Löffel spürt man sie aber nicht.',
        'عميق بما يكفي لمعكرونة تكفي أربعة. ترى آثار الدولاب لكنك لا تحس بها بالملعقة.',
      ),
      '2026-10-03',
    ],
    [
      'Tobi',
      4,
      say(
        'Celadon is greener by daylight than in the picture, and I like it better that way.',
        'Seladon ist bei Tageslicht grüner als auf dem Bild, und so gefällt es mir noch besser.',
        'السيلادون في ضوء النهار أكثر خضرة مما في الصورة، وهكذا يعجبني أكثر.',
      ),
      '2026-06-11',
    ],
    [
      'Wim',
      4,
      say(
        'The rim is thin. Ours has survived a year of a small kitchen, but I do not stack it.',
        'Der Rand ist dünn. Unsere hat ein Jahr in einer kleinen Küche überstanden, aber stapeln würde ich sie nicht.',
        'الحافة رفيعة. صمد عندنا سنة في مطبخ صغير، لكنني لا أضع فوقه شيئًا.',
      ),
      '2026-04-27',
    ],
  ],
  'kiln-plates': [
    [
      'Sara L.',
      5,
      say(
        'They stack without that stoneware rattle. The 27 is a real dinner plate.',
        'Lassen sich stapeln, ohne das übliche Geklapper von Steinzeug. Der 27er ist ein richtiger Essteller.',
        'تُكدَّس بلا قرقعة الخزف المعتادة. مقاس 27 طبق عشاء حقيقي.',
      ),
      '2026-03-19',
    ],
    [
      'Felix',
      3,
      say(
        'One of four had a pinhole in the glaze. They sent another without a question.',
        'Einer von vieren hatte ein winziges Loch in der Glasur. Ersatz kam, ohne dass jemand nachgefragt hat.',
        'كان في طلاء واحد من الأربعة ثقب صغير. أرسلوا بديلًا دون أي سؤال.',
      ),
      '2026-09-02',
    ],
  ],
  'well-carafe': [
    [
      'Nora',
      4,
      say(
        'Thin and light. The tumbler rattles a little when one carries both.',
        'Dünn und leicht. Der Becher klappert ein wenig, wenn man beides zusammen trägt.',
        'رقيق وخفيف. الكأس تقرقع قليلًا عند حمل القطعتين معًا.',
      ),
      '2026-10-11',
    ],
    [
      'Chiara',
      5,
      say(
        'The one in smoke stands by my bed and looks like much more money.',
        'Die in Rauch steht an meinem Bett und sieht viel teurer aus, als sie war.',
        'الدخاني بجانب سريري ويبدو أغلى بكثير من ثمنه.',
      ),
      '2026-01-28',
    ],
  ],
  'ferry-tray': [
    [
      'Pit',
      5,
      say(
        'Carries two breakfasts up a narrow staircase every Sunday.',
        'Jeden Sonntag kommen darauf zwei Frühstücke die enge Treppe hinauf.',
        'كل يوم أحد نصعد به الدرج الضيق وعليه فطور لاثنين.',
      ),
      '2026-08-08',
    ],
    [
      'Ruth',
      4,
      say(
        'The leather smells like leather for the first month. Now it is dark and beautiful.',
        'Das Leder riecht im ersten Monat nach Leder. Inzwischen ist es dunkel und schön.',
        'رائحة الجلد تفوح منه في الشهر الأول. أما الآن فقد صار داكنًا وجميلًا.',
      ),
      '2026-07-15',
    ],
  ],
  'alba-jug': [
    [
      'Oona',
      5,
      say(
        'Pours in one clean arc. I had not known that jugs can.',
        'Gießt in einem sauberen Bogen. Ich wusste nicht, dass Krüge das können.',
        'يصب في قوس واحد نظيف. لم أكن أعرف أن الأباريق تستطيع ذلك.',
      ),
      '2026-10-20',
    ],
    [
      'Bernd',
      4,
      say(
        'Fell once, has a chip at the foot, still does not rust.',
        'Einmal runtergefallen, am Fuß etwas abgeplatzt, rostet trotzdem nicht.',
        'وقع مرة وتقشّر عند القاعدة، ومع ذلك لا يصدأ.',
      ),
      '2026-02-09',
    ],
  ],
  'pear-lamp': [
    [
      'Leyla',
      5,
      say(
        'The light is like late afternoon. Teal has brown edges where the glaze is thin, and that makes it.',
        'Das Licht ist wie am späten Nachmittag. Petrol hat braune Kanten, wo die Glasur dünn ist, und gerade das macht es aus.',
        'ضوؤه كضوء آخر العصر. البترولي حوافه بنية حيث يرق الطلاء، وهذا سر جماله.',
      ),
      '2026-04-03',
    ],
    [
      'Kim',
      4,
      say(
        'The cable is a bit short for our sideboard, the rest is perfect.',
        'Das Kabel ist für unser Sideboard etwas kurz, alles andere ist perfekt.',
        'السلك قصير قليلًا لخزانتنا، وما عدا ذلك ممتاز.',
      ),
      '2026-09-25',
    ],
    [
      'Mattis',
      5,
      say('Stands firmly, even with a cat.', 'Steht fest, sogar mit Katze.', 'ثابت في مكانه حتى مع وجود قطة.'),
      '2026-06-30',
    ],
  ],
  'heron-lamp': [
    [
      'Deniz',
      4,
      say(
        'Exactly the right height over an armchair. Over a sofa it is a little low.',
        'Am Sessel genau die richtige Höhe. Am Sofa etwas zu niedrig.',
        'ارتفاعه مناسب تمامًا فوق كرسي. فوق الأريكة منخفض قليلًا.',
      ),
      '2026-05-05',
    ],
    [
      'Paula',
      5,
      say(
        'Brass that is not shiny gold. It was up in ten minutes, as they say.',
        'Messing, das nicht golden glänzt. Stand nach zehn Minuten, wie versprochen.',
        'نحاس لا يلمع كالذهب. رُكّب في عشر دقائق كما وعدوا.',
      ),
      '2026-08-17',
    ],
  ],
  'bell-pendant': [
    [
      'Greta',
      5,
      say(
        'Two of the small ones over the counter. No glare at all.',
        'Zwei kleine über der Küchentheke. Blenden überhaupt nicht.',
        'اثنان صغيران فوق طاولة المطبخ. لا يبهران العين إطلاقًا.',
      ),
      '2025-12-27',
    ],
    [
      'Yusuf',
      4,
      say(
        'Good lamp, but plan for an electrician or a clever sister.',
        'Gute Lampe, aber plane einen Elektriker ein oder eine geschickte Schwester.',
        'مصباح جيد، لكن احسب حساب كهربائي أو أخت ماهرة.',
      ),
      '2026-01-16',
    ],
  ],
  'chamber-candle': [
    [
      'Solveig',
      5,
      say(
        'Heavier than expected. Hot water, and the wax is gone.',
        'Schwerer als gedacht. Heißes Wasser, und das Wachs ist weg.',
        'أثقل مما توقعت. قليل من الماء الساخن ويزول الشمع.',
      ),
      '2026-07-29',
    ],
    [
      'Noah',
      3,
      say(
        'The brass got spots where we touched it. Polish helps, some like it so.',
        'Das Messing bekam Flecken, wo wir es angefasst haben. Politur hilft, manche mögen es gerade so.',
        'ظهرت على النحاس بقع حيث لمسناه. التلميع ينفع، والبعض يحبه هكذا.',
      ),
      '2026-09-09',
    ],
  ],
  'noon-clock': [
    [
      'Ida',
      5,
      say(
        'Silent. Really silent. It hangs over the bed.',
        'Lautlos. Wirklich lautlos. Sie hängt über dem Bett.',
        'صامتة. صامتة حقًا. معلقة فوق السرير.',
      ),
      '2026-10-01',
    ],
    [
      'Rafael',
      4,
      say(
        'In ink the marks are hard to read by candlelight, otherwise a beauty.',
        'In Tinte sind die Striche bei Kerzenlicht kaum zu erkennen, sonst eine Schönheit.',
        'باللون الكحلي تصعب قراءة العلامات على ضوء الشموع، وما عدا ذلك فهي تحفة.',
      ),
      '2026-05-18',
    ],
  ],
  'pond-mirror': [
    [
      'Lina',
      5,
      say(
        'The 80 makes our narrow hall twice as wide.',
        'Der 80er macht unseren schmalen Flur doppelt so breit.',
        'مقاس 80 يجعل ممرنا الضيق يبدو بضعف عرضه.',
      ),
      '2026-08-22',
    ],
    [
      'Georg',
      4,
      say(
        'The bracket lets one shift it a centimetre after drilling. I needed all of it.',
        'Die Halterung lässt nach dem Bohren einen Zentimeter Spiel. Ich habe ihn ganz gebraucht.',
        'الحامل يسمح بتحريكها سنتيمترًا بعد الثقب. احتجت إليه كله.',
      ),
      '2026-06-06',
    ],
  ],
}
