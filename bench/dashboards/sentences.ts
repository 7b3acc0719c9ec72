import bank from '../../prisma/seed/comments.json';

/** Beginnings, middles and ends that go together in any combination; a language without spaces joins them without. */
const CLAUSES: Record<string, [string[], string[], string[]]> = {
  en: [
    ['The delivery', 'The checkout', 'Support', 'The confirmation', 'Returning it', 'The second parcel'],
    ['was quicker than', 'took longer than', 'felt nothing like', 'was exactly what', 'looked better than'],
    ['I expected.', 'the page promised.', 'last time.', 'my neighbour told me.', 'your mail said.'],
  ],
  de: [
    ['Die Lieferung', 'Der Bezahlvorgang', 'Der Kundendienst', 'Die Bestätigung', 'Die Rücksendung'],
    ['war schneller als', 'dauerte länger als', 'war ganz anders als', 'kam genau wie', 'war besser als'],
    ['erwartet.', 'auf der Seite versprochen.', 'beim letzten Mal.', 'am Telefon gesagt.', 'angekündigt.'],
  ],
  fr: [
    ['La livraison', 'Le paiement', 'Le service client', 'La confirmation', 'Le retour'],
    ['a été plus rapide que', 'a duré plus longtemps que', 'ne ressemblait pas à', 'était conforme à'],
    ['prévu.', 'ce qui était annoncé.', 'la dernière fois.', 'ce que disait le courriel.'],
  ],
  es: [
    ['La entrega', 'El pago', 'La atención', 'La confirmación', 'La devolución'],
    ['fue más rápida que', 'tardó más que', 'no se pareció a', 'salió igual que'],
    ['lo prometido.', 'la última vez.', 'lo que esperaba.', 'lo que decía el correo.'],
  ],
  pt: [
    ['A entrega', 'O pagamento', 'O atendimento', 'A devolução'],
    ['foi melhor do que', 'demorou mais do que', 'não foi como'],
    ['eu esperava.', 'da última vez.', 'o prometido na página.'],
  ],
  pl: [
    ['Dostawa', 'Płatność', 'Obsługa', 'Zwrot'],
    ['trwała dłużej niż', 'poszła szybciej niż', 'wyglądała inaczej niż'],
    ['ostatnio.', 'obiecano na stronie.', 'się spodziewałem.'],
  ],
  ar: [
    ['التوصيل', 'الدفع', 'خدمة العملاء', 'الإرجاع'],
    ['كان أسرع من', 'استغرق وقتا أطول من', 'لم يكن مثل'],
    ['المتوقع.', 'المرة السابقة.', 'ما وعدتم به.'],
  ],
  ja: [
    ['配送は', '支払いは', 'サポートは', '返品は'],
    ['思ったより', '前回より', '説明より'],
    ['早かったです。', '時間がかかりました。', 'わかりやすかったです。'],
  ],
  zh: [
    ['送货', '付款', '客服', '退货'],
    ['比预期', '比上次', '比页面说明'],
    ['快得多。', '慢了很多。', '更方便。'],
  ],
  th: [
    ['การจัดส่ง', 'การชำระเงิน', 'ฝ่ายบริการ'],
    ['เร็วกว่า', 'ช้ากว่า', 'ดีกว่า'],
    ['ที่คิดไว้', 'ครั้งก่อน', 'ที่บอกในหน้าเว็บ'],
  ],
};

export interface Sentence {
  locale: string;
  text: string;
}

/** What customers write, in eleven languages and six scripts; with their number they are all different. */
export function sentences(): Sentence[] {
  const composed = Object.entries(CLAUSES).flatMap(([locale, [beginnings, middles, ends]]) => {
    const space = locale === 'ja' || locale === 'zh' || locale === 'th' ? '' : ' ';
    return beginnings.flatMap((beginning) =>
      middles.flatMap((middle) =>
        ends.map((end) => ({ locale, text: [beginning, middle, end].join(space) })),
      ),
    );
  });
  const told = Object.values(bank).flatMap(({ low, mid, high }) =>
    [...low, ...mid, ...high].map((entry) => {
      const [, locale = 'en', text = entry] = /^([a-z]{2})\|(.*)$/.exec(entry) ?? [];
      return { locale, text };
    }),
  );
  return [...composed, ...told];
}
