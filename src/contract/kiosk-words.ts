import { languageOf } from './words';

/** By `languageOf`, joined by a bar in the order of `KioskWords`; English is always there. */
export const KIOSK_WORDS: Readonly<Record<string, string>> & { readonly en: string } = {
  en: 'No name, no e-mail. One tap.|Change my answer|Resets in {n} s|Offline. {n} kept here.|Nothing is asked here at the moment.',
  ar: 'بلا اسم ولا بريد إلكتروني. لمسة واحدة.|تغيير إجابتي|إعادة البدء خلال {n} ث|غير متصل. المحفوظ هنا: {n}.|لا يوجد سؤال هنا حاليًا.',
  bg: 'Без име, без имейл. Едно докосване.|Промяна на отговора|Ново начало след {n} с|Няма връзка. Запазени тук: {n}.|В момента тук няма въпрос.',
  ca: 'Ni nom ni correu. Un toc.|Canvia la resposta|Torna a començar en {n} s|Sense connexió. Desades aquí: {n}.|Ara mateix aquí no es pregunta res.',
  cs: 'Žádné jméno, žádný e-mail. Jedno klepnutí.|Změnit odpověď|Znovu za {n} s|Offline. Uloženo zde: {n}.|Teď se tu na nic neptáme.',
  da: 'Intet navn, ingen e-mail. Ét tryk.|Ret mit svar|Starter forfra om {n} s|Offline. Gemt her: {n}.|Her stilles intet spørgsmål lige nu.',
  de: 'Kein Name, keine E-Mail. Ein Tippen.|Meine Antwort ändern|Neu in {n} s|Offline. {n} hier gespeichert.|Hier wird gerade nichts gefragt.',
  el: 'Χωρίς όνομα, χωρίς e-mail. Ένα άγγιγμα.|Αλλαγή απάντησης|Ξανά σε {n} δ|Εκτός σύνδεσης. Φυλάσσονται εδώ: {n}.|Αυτή τη στιγμή δεν υπάρχει ερώτηση εδώ.',
  es: 'Sin nombre ni correo. Un toque.|Cambiar mi respuesta|Se reinicia en {n} s|Sin conexión. Guardadas aquí: {n}.|Ahora mismo no se pregunta nada aquí.',
  et: 'Ei nime ega e-posti. Üks puudutus.|Muuda vastust|Uuesti {n} s pärast|Ühendus puudub. Siin hoitakse: {n}.|Praegu siin midagi ei küsita.',
  fa: 'بدون نام و ایمیل. یک لمس.|تغییر پاسخ|شروع دوباره تا {n} ثانیه|بدون اتصال. نگه‌داشته‌شده در اینجا: {n}.|اکنون اینجا پرسشی نیست.',
  fi: 'Ei nimeä, ei sähköpostia. Yksi napautus.|Muuta vastausta|Alkaa alusta: {n} s|Ei yhteyttä. Tallessa täällä: {n}.|Tässä ei juuri nyt kysytä mitään.',
  fr: 'Ni nom, ni e-mail. Un geste.|Changer ma réponse|Retour dans {n} s|Hors ligne. Gardées ici : {n}.|Aucune question n’est posée ici pour le moment.',
  he: 'בלי שם, בלי דוא״ל. נגיעה אחת.|שינוי התשובה|מתחילים מחדש בעוד {n} שנ׳|אין חיבור. נשמרו כאן: {n}.|כרגע אין כאן שאלה.',
  hi: 'न नाम, न ई-मेल। बस एक टैप।|मेरा उत्तर बदलें|{n} से. में फिर शुरू|ऑफ़लाइन। यहाँ सुरक्षित: {n}।|अभी यहाँ कोई प्रश्न नहीं है।',
  hr: 'Bez imena, bez e-pošte. Jedan dodir.|Promijeni odgovor|Ponovno za {n} s|Bez veze. Spremljeno ovdje: {n}.|Ovdje trenutačno nema pitanja.',
  hu: 'Név és e-mail nélkül. Egy érintés.|Válasz módosítása|Újra {n} mp múlva|Nincs kapcsolat. Itt megőrizve: {n}.|Itt most nincs kérdés.',
  id: 'Tanpa nama, tanpa email. Satu ketukan.|Ubah jawaban saya|Mulai lagi dalam {n} dtk|Offline. Tersimpan di sini: {n}.|Saat ini tidak ada pertanyaan di sini.',
  it: 'Nessun nome, nessuna e-mail. Un tocco.|Cambia la risposta|Si ricomincia tra {n} s|Senza connessione. Conservate qui: {n}.|Al momento qui non ci sono domande.',
  ja: 'お名前もメールも不要。タップ1回です。|回答を変更する|{n}秒後に最初に戻ります|オフラインです。保存件数：{n}|現在、ここでお尋ねしていることはありません。',
  ko: '이름도 이메일도 필요 없습니다. 한 번만 누르세요.|답변 바꾸기|{n}초 후 처음으로|오프라인. 여기에 저장됨: {n}|지금은 여기에 질문이 없습니다.',
  lt: 'Jokio vardo, jokio el. pašto. Vienas bakstelėjimas.|Keisti atsakymą|Iš naujo po {n} s|Nėra ryšio. Išsaugota čia: {n}.|Šiuo metu čia nieko neklausiama.',
  lv: 'Bez vārda, bez e-pasta. Viens pieskāriens.|Mainīt atbildi|No jauna pēc {n} s|Nav savienojuma. Šeit saglabāts: {n}.|Pašlaik šeit nekas netiek jautāts.',
  ms: 'Tanpa nama, tanpa e-mel. Satu ketikan.|Ubah jawapan saya|Mula semula dalam {n} s|Luar talian. Disimpan di sini: {n}.|Tiada soalan di sini buat masa ini.',
  nb: 'Ikke navn, ikke e-post. Ett trykk.|Endre svaret mitt|Starter på nytt om {n} s|Frakoblet. Lagret her: {n}.|Her stilles det ingen spørsmål akkurat nå.',
  nl: 'Geen naam, geen e-mail. Eén tik.|Mijn antwoord wijzigen|Opnieuw over {n} s|Offline. Hier bewaard: {n}.|Hier wordt nu niets gevraagd.',
  pl: 'Bez imienia, bez e-maila. Jedno dotknięcie.|Zmień odpowiedź|Od nowa za {n} s|Brak połączenia. Zapisane tutaj: {n}.|W tej chwili nie ma tu pytania.',
  pt: 'Sem nome, sem e-mail. Um toque.|Mudar a minha resposta|Recomeça em {n} s|Sem internet. Guardadas aqui: {n}.|De momento não há perguntas aqui.',
  ro: 'Fără nume, fără e-mail. O atingere.|Schimbă răspunsul|Reîncepe în {n} s|Fără conexiune. Păstrate aici: {n}.|Momentan aici nu se întreabă nimic.',
  ru: 'Без имени и почты. Одно касание.|Изменить ответ|Заново через {n} с|Нет соединения. Сохранено здесь: {n}.|Сейчас здесь нет вопроса.',
  sk: 'Žiadne meno, žiadny e-mail. Jedno ťuknutie.|Zmeniť odpoveď|Znova o {n} s|Offline. Uložené tu: {n}.|Teraz sa tu na nič nepýtame.',
  sl: 'Brez imena, brez e-pošte. En dotik.|Spremeni odgovor|Znova čez {n} s|Ni povezave. Shranjeno tukaj: {n}.|Tu trenutno ni vprašanja.',
  sr: 'Без имена, без мејла. Један додир.|Промени одговор|Поново за {n} с|Нема везе. Сачувано овде: {n}.|Овде тренутно нема питања.',
  'sr-latn':
    'Bez imena, bez mejla. Jedan dodir.|Promeni odgovor|Ponovo za {n} s|Nema veze. Sačuvano ovde: {n}.|Ovde trenutno nema pitanja.',
  sv: 'Inget namn, ingen e-post. Ett tryck.|Ändra mitt svar|Börjar om på {n} s|Offline. Sparat här: {n}.|Här ställs ingen fråga just nu.',
  th: 'ไม่ต้องมีชื่อหรืออีเมล แตะครั้งเดียว|เปลี่ยนคำตอบ|เริ่มใหม่ใน {n} วินาที|ออฟไลน์ เก็บไว้ที่นี่: {n}|ขณะนี้ไม่มีคำถามที่นี่',
  tr: 'İsim yok, e-posta yok. Tek dokunuş.|Yanıtımı değiştir|{n} sn sonra baştan|Çevrimdışı. Burada saklanan: {n}.|Şu anda burada bir soru yok.',
  uk: 'Без імені та пошти. Один дотик.|Змінити відповідь|Знову через {n} с|Немає з’єднання. Збережено тут: {n}.|Зараз тут немає запитання.',
  ur: 'نہ نام، نہ ای میل۔ بس ایک بار چھوئیں۔|میرا جواب بدلیں|{n} سیکنڈ میں دوبارہ شروع|آف لائن۔ یہاں محفوظ: {n}۔|اس وقت یہاں کوئی سوال نہیں۔',
  vi: 'Không cần tên hay email. Một lần chạm.|Đổi câu trả lời|Bắt đầu lại sau {n} giây|Ngoại tuyến. Lưu tại đây: {n}.|Hiện không có câu hỏi nào ở đây.',
  zh: '无需姓名或邮箱，轻点一下即可。|更改我的回答|{n} 秒后重新开始|离线。已保存在此：{n}|目前这里没有问题。',
  'zh-hant':
    '無需姓名或電子郵件，輕點一下即可。|變更我的回答|{n} 秒後重新開始|離線。已儲存於此：{n}|目前這裡沒有問題。',
};

/** What a kiosk says to customers beside the texts of the survey; `{n}` stands for a number. */
export interface KioskWords {
  tap: string;
  change: string;
  resets: string;
  /** Answers that wait for a connection. */
  kept: string;
  nothing: string;
}

/** The words of a kiosk in the language of a tag, in English where we do not know it. */
export function kioskWords(tag: string): KioskWords {
  const language = languageOf(tag);
  const words = (Object.hasOwn(KIOSK_WORDS, language) && KIOSK_WORDS[language]) || KIOSK_WORDS.en;
  const [tap = '', change = '', resets = '', kept = '', nothing = ''] = words.split('|');
  return { tap, change, resets, kept, nothing };
}
