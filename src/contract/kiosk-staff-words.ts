import { languageOf } from './words';

/**
 * What staff read at a kiosk, by `languageOf`, joined by a bar in the order of `StaffWords`; English is always there. Numbers
 * stand behind a colon, so that no language needs a plural.
 */
const STAFF_WORDS: Readonly<Record<string, string>> & { readonly en: string } = {
  en: 'This device asks your customers|Start|The PIN leaves the question. It stays on this device; choose four to eight digits.|Four to eight digits|Every answer has been sent.|Answers kept on this device until there is a connection: {n}. Do not clear its data.|Leave the kiosk|Leave|Back to the question|That is not the PIN.',
  ar: 'هذا الجهاز يسأل عملاءكم|ابدأ|رمز PIN يُخرج من السؤال. يبقى على هذا الجهاز؛ اختر من أربعة إلى ثمانية أرقام.|من أربعة إلى ثمانية أرقام|أُرسلت كل الإجابات.|إجابات محفوظة على هذا الجهاز حتى يعود الاتصال: {n}. لا تمسح بياناته.|مغادرة الكشك|مغادرة|العودة إلى السؤال|هذا ليس رمز PIN.',
  bg: 'Това устройство пита клиентите ви|Старт|С ПИН кода се излиза от въпроса. Той остава на това устройство; изберете от четири до осем цифри.|От четири до осем цифри|Всички отговори са изпратени.|Отговори, запазени тук до възстановяване на връзката: {n}. Не изтривайте данните му.|Изход от киоска|Изход|Обратно към въпроса|Това не е ПИН кодът.',
  ca: 'Aquest dispositiu pregunta als vostres clients|Comença|El PIN permet sortir de la pregunta. Queda en aquest dispositiu; trieu de quatre a vuit xifres.|De quatre a vuit xifres|S’han enviat totes les respostes.|Respostes desades en aquest dispositiu fins que hi hagi connexió: {n}. No n’esborreu les dades.|Surt del quiosc|Surt|Torna a la pregunta|Aquest no és el PIN.',
  cs: 'Toto zařízení se ptá vašich zákazníků|Spustit|PIN umožní opustit otázku. Zůstává v tomto zařízení; zvolte čtyři až osm číslic.|Čtyři až osm číslic|Všechny odpovědi byly odeslány.|Odpovědi uložené v tomto zařízení do obnovení připojení: {n}. Nemažte jeho data.|Opustit kiosk|Opustit|Zpět k otázce|To není správný PIN.',
  da: 'Denne enhed spørger jeres kunder|Start|PIN-koden lukker spørgsmålet. Den bliver på denne enhed; vælg fire til otte cifre.|Fire til otte cifre|Alle svar er sendt.|Svar gemt på denne enhed, indtil der er forbindelse: {n}. Slet ikke dens data.|Forlad kiosken|Forlad|Tilbage til spørgsmålet|Det er ikke PIN-koden.',
  de: 'Dieses Gerät fragt Ihre Kundschaft|Starten|Mit der PIN verlässt man die Frage. Sie bleibt auf diesem Gerät; wählen Sie vier bis acht Ziffern.|Vier bis acht Ziffern|Alle Antworten sind gesendet.|Antworten, die bis zur nächsten Verbindung hier gespeichert sind: {n}. Löschen Sie die Daten des Geräts nicht.|Kiosk verlassen|Verlassen|Zurück zur Frage|Das ist nicht die PIN.',
  el: 'Αυτή η συσκευή ρωτά τους πελάτες σας|Έναρξη|Με το PIN βγαίνετε από την ερώτηση. Μένει σε αυτή τη συσκευή· επιλέξτε τέσσερα έως οκτώ ψηφία.|Τέσσερα έως οκτώ ψηφία|Όλες οι απαντήσεις έχουν σταλεί.|Απαντήσεις που φυλάσσονται εδώ μέχρι να υπάρξει σύνδεση: {n}. Μη διαγράψετε τα δεδομένα της.|Έξοδος από το κιόσκι|Έξοδος|Πίσω στην ερώτηση|Δεν είναι αυτό το PIN.',
  es: 'Este dispositivo pregunta a sus clientes|Empezar|El PIN permite salir de la pregunta. Se queda en este dispositivo; elija de cuatro a ocho cifras.|De cuatro a ocho cifras|Todas las respuestas se han enviado.|Respuestas guardadas en este dispositivo hasta que haya conexión: {n}. No borre sus datos.|Salir del quiosco|Salir|Volver a la pregunta|Ese no es el PIN.',
  et: 'See seade küsib teie klientidelt|Alusta|PIN-iga saab küsimusest väljuda. See jääb sellesse seadmesse; valige neli kuni kaheksa numbrit.|Neli kuni kaheksa numbrit|Kõik vastused on saadetud.|Vastuseid, mida hoitakse siin kuni ühenduseni: {n}. Ärge kustutage seadme andmeid.|Välju kioskist|Välju|Tagasi küsimuse juurde|See ei ole õige PIN.',
  fa: 'این دستگاه از مشتریان شما می‌پرسد|شروع|با PIN از پرسش خارج می‌شوید. روی همین دستگاه می‌ماند؛ چهار تا هشت رقم انتخاب کنید.|چهار تا هشت رقم|همهٔ پاسخ‌ها فرستاده شده است.|پاسخ‌های نگه‌داشته‌شده روی این دستگاه تا برقراری اتصال: {n}. داده‌های آن را پاک نکنید.|خروج از کیوسک|خروج|بازگشت به پرسش|این PIN درست نیست.',
  fi: 'Tämä laite kysyy asiakkailtanne|Aloita|PIN-koodilla poistutaan kysymyksestä. Se pysyy tässä laitteessa; valitse neljästä kahdeksaan numeroa.|Neljästä kahdeksaan numeroa|Kaikki vastaukset on lähetetty.|Vastauksia tallessa tässä laitteessa, kunnes yhteys palaa: {n}. Älä poista laitteen tietoja.|Poistu kioskista|Poistu|Takaisin kysymykseen|Tämä ei ole oikea PIN-koodi.',
  fr: 'Cet appareil interroge vos clients|Démarrer|Le code PIN permet de quitter la question. Il reste sur cet appareil ; choisissez de quatre à huit chiffres.|De quatre à huit chiffres|Toutes les réponses ont été envoyées.|Réponses gardées sur cet appareil jusqu’au retour de la connexion : {n}. N’effacez pas ses données.|Quitter la borne|Quitter|Revenir à la question|Ce n’est pas le bon code PIN.',
  he: 'המכשיר הזה שואל את הלקוחות שלכם|התחלה|עם ה-PIN יוצאים מהשאלה. הוא נשאר במכשיר הזה; בחרו ארבע עד שמונה ספרות.|ארבע עד שמונה ספרות|כל התשובות נשלחו.|תשובות ששמורות במכשיר הזה עד שיהיה חיבור: {n}. אין למחוק את הנתונים שלו.|יציאה מהעמדה|יציאה|חזרה לשאלה|זה לא ה-PIN.',
  hr: 'Ovaj uređaj pita vaše kupce|Pokreni|PIN-om se izlazi iz pitanja. Ostaje na ovom uređaju; odaberite četiri do osam znamenki.|Četiri do osam znamenki|Svi su odgovori poslani.|Odgovori spremljeni na ovom uređaju dok ne bude veze: {n}. Nemojte brisati njegove podatke.|Izlaz iz kioska|Izlaz|Natrag na pitanje|To nije PIN.',
  hu: 'Ez az eszköz az ügyfeleit kérdezi|Indítás|A PIN-kóddal lehet kilépni a kérdésből. Ezen az eszközön marad; négy-nyolc számjegyet válasszon.|Négy-nyolc számjegy|Minden válasz elküldve.|Az eszközön őrzött válaszok, amíg nincs kapcsolat: {n}. Ne törölje az adatait.|Kilépés a kioszkból|Kilépés|Vissza a kérdéshez|Nem ez a PIN-kód.',
  id: 'Perangkat ini bertanya kepada pelanggan Anda|Mulai|PIN dipakai untuk keluar dari pertanyaan. PIN tetap di perangkat ini; pilih empat sampai delapan angka.|Empat sampai delapan angka|Semua jawaban sudah terkirim.|Jawaban yang disimpan di perangkat ini sampai ada koneksi: {n}. Jangan hapus datanya.|Keluar dari kios|Keluar|Kembali ke pertanyaan|PIN itu salah.',
  it: 'Questo dispositivo fa domande ai vostri clienti|Avvia|Il PIN permette di uscire dalla domanda. Resta su questo dispositivo; scegliete da quattro a otto cifre.|Da quattro a otto cifre|Tutte le risposte sono state inviate.|Risposte conservate su questo dispositivo finché non c’è connessione: {n}. Non cancellatene i dati.|Esci dal chiosco|Esci|Torna alla domanda|Non è questo il PIN.',
  ja: 'この端末でお客様にお尋ねします|開始|PINで質問画面を終了できます。PINはこの端末にだけ保存されます。4〜8桁の数字を選んでください。|4〜8桁の数字|すべての回答を送信しました。|接続が戻るまでこの端末に保存されている回答：{n}。端末のデータを消去しないでください。|キオスクを終了|終了|質問に戻る|PINが違います。',
  ko: '이 기기에서 고객에게 질문합니다|시작|PIN으로 질문 화면에서 나갑니다. PIN은 이 기기에만 저장됩니다. 숫자 4~8자리를 정하세요.|숫자 4~8자리|모든 답변을 보냈습니다.|연결될 때까지 이 기기에 보관된 답변: {n}. 기기의 데이터를 지우지 마세요.|키오스크 나가기|나가기|질문으로 돌아가기|PIN이 아닙니다.',
  lt: 'Šis įrenginys klausia jūsų klientų|Pradėti|PIN kodu išeinama iš klausimo. Jis lieka šiame įrenginyje; pasirinkite nuo keturių iki aštuonių skaitmenų.|Nuo keturių iki aštuonių skaitmenų|Visi atsakymai išsiųsti.|Atsakymai, saugomi čia, kol bus ryšys: {n}. Netrinkite įrenginio duomenų.|Išeiti iš kiosko|Išeiti|Atgal prie klausimo|Tai ne PIN kodas.',
  lv: 'Šī ierīce jautā jūsu klientiem|Sākt|Ar PIN iziet no jautājuma. Tas paliek šajā ierīcē; izvēlieties četrus līdz astoņus ciparus.|Četri līdz astoņi cipari|Visas atbildes ir nosūtītas.|Atbildes, kas glabājas šajā ierīcē līdz savienojumam: {n}. Nedzēsiet tās datus.|Iziet no kioska|Iziet|Atpakaļ pie jautājuma|Tas nav PIN.',
  nb: 'Denne enheten spør kundene deres|Start|PIN-koden lukker spørsmålet. Den blir på denne enheten; velg fire til åtte sifre.|Fire til åtte sifre|Alle svar er sendt.|Svar lagret på denne enheten til det er forbindelse: {n}. Ikke slett dataene på den.|Forlat kiosken|Forlat|Tilbake til spørsmålet|Det er ikke PIN-koden.',
  nl: 'Dit apparaat vraagt uw klanten|Beginnen|Met de pincode verlaat u de vraag. Die blijft op dit apparaat; kies vier tot acht cijfers.|Vier tot acht cijfers|Alle antwoorden zijn verzonden.|Antwoorden op dit apparaat bewaard tot er verbinding is: {n}. Wis de gegevens niet.|Kiosk verlaten|Verlaten|Terug naar de vraag|Dat is niet de pincode.',
  pl: 'To urządzenie pyta Państwa klientów|Rozpocznij|PIN pozwala wyjść z pytania. Pozostaje na tym urządzeniu; proszę wybrać od czterech do ośmiu cyfr.|Od czterech do ośmiu cyfr|Wszystkie odpowiedzi zostały wysłane.|Odpowiedzi przechowywane tutaj do powrotu połączenia: {n}. Proszę nie usuwać danych urządzenia.|Wyjście z kiosku|Wyjdź|Wróć do pytania|To nie jest ten PIN.',
  pt: 'Este dispositivo faz perguntas aos seus clientes|Começar|O PIN permite sair da pergunta. Fica neste dispositivo; escolha de quatro a oito algarismos.|De quatro a oito algarismos|Todas as respostas foram enviadas.|Respostas guardadas neste dispositivo até haver ligação: {n}. Não apague os seus dados.|Sair do quiosque|Sair|Voltar à pergunta|Esse não é o PIN.',
  ro: 'Acest dispozitiv îi întreabă pe clienții dvs.|Pornește|Cu PIN-ul se iese din întrebare. Rămâne pe acest dispozitiv; alegeți de la patru la opt cifre.|De la patru la opt cifre|Toate răspunsurile au fost trimise.|Răspunsuri păstrate pe acest dispozitiv până la revenirea conexiunii: {n}. Nu ștergeți datele lui.|Ieșire din chioșc|Ieșire|Înapoi la întrebare|Acesta nu este PIN-ul.',
  ru: 'Это устройство опрашивает ваших клиентов|Начать|ПИН-код позволяет выйти из вопроса. Он остаётся на этом устройстве; выберите от четырёх до восьми цифр.|От четырёх до восьми цифр|Все ответы отправлены.|Ответы, сохранённые здесь до появления связи: {n}. Не удаляйте данные устройства.|Выход из киоска|Выйти|Вернуться к вопросу|Это не тот ПИН-код.',
  sk: 'Toto zariadenie sa pýta vašich zákazníkov|Spustiť|PIN umožní opustiť otázku. Zostáva v tomto zariadení; zvoľte štyri až osem číslic.|Štyri až osem číslic|Všetky odpovede boli odoslané.|Odpovede uložené v tomto zariadení do obnovenia pripojenia: {n}. Nemažte jeho údaje.|Opustiť kiosk|Opustiť|Späť k otázke|To nie je správny PIN.',
  sl: 'Ta naprava sprašuje vaše stranke|Začni|S kodo PIN zapustite vprašanje. Ostane v tej napravi; izberite štiri do osem števk.|Štiri do osem števk|Vsi odgovori so poslani.|Odgovori, shranjeni v tej napravi do vnovične povezave: {n}. Ne brišite njenih podatkov.|Izhod iz kioska|Izhod|Nazaj na vprašanje|To ni prava koda PIN.',
  sr: 'Овај уређај пита ваше купце|Покрени|ПИН-ом се излази из питања. Остаје на овом уређају; изаберите четири до осам цифара.|Четири до осам цифара|Сви одговори су послати.|Одговори сачувани на овом уређају док не буде везе: {n}. Не бришите његове податке.|Излаз из киоска|Излаз|Назад на питање|То није ПИН.',
  'sr-latn':
    'Ovaj uređaj pita vaše kupce|Pokreni|PIN-om se izlazi iz pitanja. Ostaje na ovom uređaju; izaberite četiri do osam cifara.|Četiri do osam cifara|Svi odgovori su poslati.|Odgovori sačuvani na ovom uređaju dok ne bude veze: {n}. Ne brišite njegove podatke.|Izlaz iz kioska|Izlaz|Nazad na pitanje|To nije PIN.',
  sv: 'Den här enheten frågar era kunder|Starta|PIN-koden lämnar frågan. Den stannar på enheten; välj fyra till åtta siffror.|Fyra till åtta siffror|Alla svar har skickats.|Svar som sparas på enheten tills det finns en anslutning: {n}. Rensa inte dess data.|Lämna kiosken|Lämna|Tillbaka till frågan|Det är inte PIN-koden.',
  th: 'อุปกรณ์นี้ถามลูกค้าของคุณ|เริ่ม|ใช้ PIN เพื่อออกจากคำถาม PIN จะอยู่ในอุปกรณ์นี้เท่านั้น เลือกตัวเลขสี่ถึงแปดหลัก|ตัวเลขสี่ถึงแปดหลัก|ส่งคำตอบทั้งหมดแล้ว|คำตอบที่เก็บไว้ในอุปกรณ์นี้จนกว่าจะเชื่อมต่อได้: {n} อย่าล้างข้อมูลของอุปกรณ์|ออกจากคีออสก์|ออก|กลับไปที่คำถาม|PIN ไม่ถูกต้อง',
  tr: 'Bu cihaz müşterilerinize soruyor|Başlat|PIN ile sorudan çıkılır. Bu cihazda kalır; dört ile sekiz rakam seçin.|Dört ile sekiz rakam|Tüm yanıtlar gönderildi.|Bağlantı gelene kadar bu cihazda saklanan yanıtlar: {n}. Cihazın verilerini silmeyin.|Kiosktan çık|Çık|Soruya dön|PIN bu değil.',
  uk: 'Цей пристрій опитує ваших клієнтів|Почати|ПІН-код дає змогу вийти із запитання. Він залишається на цьому пристрої; виберіть від чотирьох до восьми цифр.|Від чотирьох до восьми цифр|Усі відповіді надіслано.|Відповіді, збережені тут до появи зв’язку: {n}. Не видаляйте дані пристрою.|Вийти з кіоску|Вийти|Назад до запитання|Це не той ПІН-код.',
  vi: 'Thiết bị này hỏi khách hàng của bạn|Bắt đầu|Mã PIN dùng để rời câu hỏi. Mã chỉ ở trên thiết bị này; hãy chọn bốn đến tám chữ số.|Bốn đến tám chữ số|Mọi câu trả lời đã được gửi.|Câu trả lời lưu trên thiết bị này cho đến khi có kết nối: {n}. Đừng xóa dữ liệu của thiết bị.|Rời kiosk|Rời|Quay lại câu hỏi|Mã PIN không đúng.',
  zh: '此设备用于询问您的顾客|开始|输入 PIN 码可退出提问。PIN 码只保存在此设备上，请设置四到八位数字。|四到八位数字|所有回答均已发送。|恢复连接前保存在此设备上的回答：{n}。请勿清除设备数据。|退出自助终端|退出|返回问题|PIN 码不正确。',
  'zh-hant':
    '此裝置用於詢問您的顧客|開始|輸入 PIN 碼可離開提問。PIN 碼只儲存在此裝置上，請設定四到八位數字。|四到八位數字|所有回答均已傳送。|恢復連線前儲存在此裝置上的回答：{n}。請勿清除裝置資料。|離開自助終端|離開|返回問題|PIN 碼不正確。',
};

export interface StaffWords {
  /** Language they are in. */
  tag: string;
  title: string;
  start: string;
  about: string;
  digits: string;
  sent: string;
  /** `{n}` stands for a number. */
  kept: string;
  leave: string;
  out: string;
  back: string;
  wrong: string;
}

/** The words of staff in the first of these languages that we know, else in English. */
export function staffWords(tags: readonly string[]): StaffWords {
  const tag = tags.map(languageOf).find((one) => Object.hasOwn(STAFF_WORDS, one)) ?? 'en';
  const words = (STAFF_WORDS[tag] ?? STAFF_WORDS.en).split('|');
  const [title = '', start = '', about = '', digits = '', sent = '', kept = '', leave = ''] = words;
  const [out = '', back = '', wrong = ''] = words.slice(7);
  return { tag, title, start, about, digits, sent, kept, leave, out, back, wrong };
}
