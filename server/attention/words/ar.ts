import type { StaffWords } from './staff-words.ts'

const messages = (count: number): string => {
  if (count === 1) return 'رسالة جديدة'
  if (count === 2) return 'رسالتان جديدتان'
  return count <= 10 ? `${count} رسائل جديدة` : `${count} رسالة جديدة`
}

export const ar: StaffWords = {
  topics: { choosing: 'الاختيار', size: 'المقاس', delivery: 'التوصيل', order: 'طلبية' },
  asks: (name, topic) => `سؤال من ${name}: ${topic}`,
  news: (name, count) => `${messages(count)}: ${name}`,
  claim: 'استلام',
  pass: 'تمرير',
  mine: (name) => `استلمتَ السؤال: ${name}`,
  taken: (by, name) => `استلم ${by} السؤال: ${name}`,
  gone: (name) => `لم يعد بانتظارك: ${name}`,
  failed: {
    'request-taken': 'سبقك شخص آخر.',
    'request-gone': 'لم يعد هذا السؤال بانتظارك.',
    'not-available': 'لست متاحًا الآن، أو لا مكان لديك لزيارة أخرى.',
    'session-ended': 'تم تسجيل خروجك. سجّل الدخول من المكتب.',
    'else': 'لم ينجح ذلك. افتح المكتب.',
  },
}
