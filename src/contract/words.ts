/** The widget's own words, in the order in which its card takes them apart; `{score}` stands for the answer. */
export type Words = [
  skip: string,
  send: string,
  close: string,
  commentHint: string,
  thanks: string,
  offline: string,
  keptHere: string,
  waiting: string,
  tryNow: string,
  notSent: string,
  keptSafe: string,
  tryAgain: string,
  /** No, yes, and the three faces in the middle. */
  ...answers: string[],
];

/**
 * `Words` joined by a bar. English is built into the widget; the other languages travel with the configuration
 * (`WidgetConfig.ui`), so that a language costs the widget nothing.
 */
export const ENGLISH =
  'Skip|Send|Close|Your comment (optional)|Thank you.|You’re offline.|Your rating of {score} is kept on this device. We’ll send it when you’re back.|Waiting for a connection|Try now|That didn’t send.|Your rating is kept. Nothing you wrote is lost.|Try again|No|Yes|Unhappy|Neither|Happy';

/** Language tags whose script runs from right to left. */
export const RIGHT_TO_LEFT = /^(ar|fa|he|ps|sd|ug|ur|yi)\b/;

/** The other languages by `languageOf`, in the form of `ENGLISH`; polite, and without a plural anywhere. */
export const WORDS: Readonly<Record<string, string>> = {
  ar: 'تخطّي|إرسال|إغلاق|تعليقك (اختياري)|شكرًا لك.|أنت غير متصل.|تقييمك {score} محفوظ على هذا الجهاز. سنرسله عند عودة الاتصال.|في انتظار الاتصال|أرسل الآن|لم يتم الإرسال.|تقييمك محفوظ. لم يضِع شيء مما كتبته.|حاول مجددًا|لا|نعم|غير راضٍ|محايد|راضٍ',
  bg: 'Пропускане|Изпращане|Затваряне|Вашият коментар (по желание)|Благодарим Ви.|Няма връзка.|Вашата оценка ({score}) е запазена на това устройство. Ще я изпратим, щом връзката се върне.|Изчаква се връзка|Опитайте сега|Не се изпрати.|Вашата оценка е запазена. Нищо от написаното не е изгубено.|Опитайте отново|Не|Да|По-скоро зле|Неутрално|По-скоро добре',
  ca: 'Omet|Envia|Tanca|El vostre comentari (opcional)|Gràcies.|No hi ha connexió.|La vostra valoració ({score}) queda desada en aquest dispositiu. L’enviarem quan torni la connexió.|S’espera la connexió|Prova-ho ara|No s’ha enviat.|La vostra valoració queda desada. No es perd res del que heu escrit.|Torna-ho a provar|No|Sí|Més aviat malament|Ni bé ni malament|Més aviat bé',
  cs: 'Přeskočit|Odeslat|Zavřít|Váš komentář (nepovinný)|Děkujeme.|Jste offline.|Vaše hodnocení ({score}) je uloženo v tomto zařízení. Odešleme je, až budete zase online.|Čeká se na připojení|Zkusit hned|Neodeslalo se.|Vaše hodnocení je uloženo. Nic z toho, co jste napsali, se neztratilo.|Zkusit znovu|Ne|Ano|Spíše špatně|Neutrálně|Spíše dobře',
  da: 'Spring over|Send|Luk|Din kommentar (valgfri)|Tak.|Du er offline.|Dit svar ({score}) er gemt på denne enhed. Vi sender det, når du er online igen.|Venter på forbindelse|Prøv nu|Det blev ikke sendt.|Dit svar er gemt. Intet af det, du skrev, er gået tabt.|Prøv igen|Nej|Ja|Utilfreds|Hverken eller|Tilfreds',
  de: 'Überspringen|Senden|Schließen|Ihr Kommentar (freiwillig)|Vielen Dank.|Sie sind offline.|Ihre Bewertung ({score}) bleibt auf diesem Gerät gespeichert. Wir senden sie, sobald Sie wieder online sind.|Warten auf eine Verbindung|Jetzt versuchen|Das wurde nicht gesendet.|Ihre Bewertung ist gespeichert. Nichts, was Sie geschrieben haben, geht verloren.|Erneut versuchen|Nein|Ja|Unzufrieden|Weder noch|Zufrieden',
  el: 'Παράλειψη|Αποστολή|Κλείσιμο|Το σχόλιό σας (προαιρετικό)|Ευχαριστούμε.|Είστε εκτός σύνδεσης.|Η βαθμολογία σας ({score}) φυλάσσεται σε αυτή τη συσκευή. Θα τη στείλουμε όταν επανέλθει η σύνδεση.|Αναμονή για σύνδεση|Δοκιμή τώρα|Δεν στάλθηκε.|Η βαθμολογία σας φυλάσσεται. Τίποτα από όσα γράψατε δεν χάθηκε.|Δοκιμή ξανά|Όχι|Ναι|Μάλλον άσχημα|Ουδέτερα|Μάλλον καλά',
  es: 'Omitir|Enviar|Cerrar|Su comentario (opcional)|Gracias.|No hay conexión.|Su valoración ({score}) queda guardada en este dispositivo. La enviaremos cuando vuelva la conexión.|Esperando la conexión|Intentar ahora|No se ha enviado.|Su valoración queda guardada. No se pierde nada de lo que ha escrito.|Reintentar|No|Sí|Insatisfecho|Ni lo uno ni lo otro|Satisfecho',
  et: 'Jäta vahele|Saada|Sulge|Teie kommentaar (vabatahtlik)|Aitäh.|Ühendus puudub.|Teie hinnang ({score}) on selles seadmes alles. Saadame selle, kui ühendus taastub.|Ootame ühendust|Proovi kohe|Saatmine ei õnnestunud.|Teie hinnang on alles. Midagi kirjutatust ei lähe kaotsi.|Proovi uuesti|Ei|Jah|Pigem halb|Ei hea ega halb|Pigem hea',
  fa: 'رد شدن|ارسال|بستن|نظر شما (اختیاری)|سپاسگزاریم.|اتصال برقرار نیست.|امتیاز شما ({score}) در این دستگاه نگه داشته شده است. با برقراری اتصال آن را می‌فرستیم.|در انتظار اتصال|اکنون امتحان کنید|ارسال نشد.|امتیاز شما نگه داشته شده است. چیزی از نوشته‌تان از دست نرفته است.|دوباره امتحان کنید|نه|بله|ناراضی|نه راضی، نه ناراضی|راضی',
  fi: 'Ohita|Lähetä|Sulje|Kommenttisi (valinnainen)|Kiitos.|Yhteyttä ei ole.|Arviosi ({score}) on tallessa tällä laitteella. Lähetämme sen, kun yhteys palaa.|Odotetaan yhteyttä|Yritä nyt|Lähetys ei onnistunut.|Arviosi on tallessa. Mitään kirjoittamastasi ei ole kadonnut.|Yritä uudelleen|Ei|Kyllä|Tyytymätön|Ei kumpikaan|Tyytyväinen',
  fr: 'Passer|Envoyer|Fermer|Votre commentaire (facultatif)|Merci.|Vous êtes hors ligne.|Votre réponse ({score}) est conservée sur cet appareil. Nous l’enverrons dès que vous serez de nouveau en ligne.|En attente de connexion|Essayer maintenant|L’envoi n’a pas abouti.|Votre réponse est conservée. Rien de ce que vous avez écrit n’est perdu.|Réessayer|Non|Oui|Mécontent|Ni l’un ni l’autre|Content',
  he: 'דילוג|שליחה|סגירה|ההערה שלכם (לא חובה)|תודה.|אין חיבור.|הדירוג שלכם ({score}) נשמר במכשיר הזה. נשלח אותו כשהחיבור יחזור.|ממתינים לחיבור|לנסות עכשיו|השליחה לא הצליחה.|הדירוג שלכם נשמר. שום דבר ממה שכתבתם לא אבד.|לנסות שוב|לא|כן|די רע|לא טוב ולא רע|די טוב',
  hi: 'छोड़ें|भेजें|बंद करें|आपकी टिप्पणी (वैकल्पिक)|धन्यवाद।|आप ऑफ़लाइन हैं।|आपकी रेटिंग ({score}) इस डिवाइस पर सुरक्षित है। कनेक्शन लौटने पर हम इसे भेज देंगे।|कनेक्शन की प्रतीक्षा है|अभी कोशिश करें|यह नहीं भेजा जा सका।|आपकी रेटिंग सुरक्षित है। आपका लिखा कुछ भी नहीं खोया।|फिर कोशिश करें|नहीं|हाँ|असंतुष्ट|न संतुष्ट, न असंतुष्ट|संतुष्ट',
  hr: 'Preskoči|Pošalji|Zatvori|Vaš komentar (nije obavezan)|Hvala.|Niste povezani.|Vaša ocjena ({score}) spremljena je na ovom uređaju. Poslat ćemo je kad se veza vrati.|Čeka se veza|Pokušaj sada|Nije poslano.|Vaša je ocjena spremljena. Ništa od napisanog nije izgubljeno.|Pokušaj ponovno|Ne|Da|Uglavnom loše|Neutralno|Uglavnom dobro',
  hu: 'Kihagyás|Küldés|Bezárás|Megjegyzése (nem kötelező)|Köszönjük.|Nincs kapcsolat.|Értékelését ({score}) ezen az eszközön megőrizzük, és elküldjük, amint újra van kapcsolat.|Várakozás a kapcsolatra|Próba most|Nem sikerült elküldeni.|Értékelését megőriztük. Semmi sem veszett el abból, amit írt.|Újra|Nem|Igen|Inkább rossz|Se jó, se rossz|Inkább jó',
  id: 'Lewati|Kirim|Tutup|Komentar Anda (opsional)|Terima kasih.|Anda sedang offline.|Penilaian Anda ({score}) tersimpan di perangkat ini. Kami akan mengirimnya saat koneksi kembali.|Menunggu koneksi|Coba sekarang|Belum terkirim.|Penilaian Anda tersimpan. Tidak ada tulisan Anda yang hilang.|Coba lagi|Tidak|Ya|Tidak puas|Biasa saja|Puas',
  it: 'Salta|Invia|Chiudi|Il suo commento (facoltativo)|Grazie.|Connessione assente.|La sua valutazione ({score}) è conservata su questo dispositivo. La invieremo quando tornerà la connessione.|In attesa della connessione|Prova ora|Invio non riuscito.|La sua valutazione è conservata. Nulla di ciò che ha scritto è andato perso.|Riprova|No|Sì|Piuttosto male|Né bene né male|Piuttosto bene',
  ja: 'スキップ|送信|閉じる|ご意見（任意）|ありがとうございました。|オフラインです。|ご回答（{score}）はこの端末に保存されています。接続が戻りしだい送信します。|接続を待っています|今すぐ試す|送信できませんでした。|ご回答は保存されています。入力内容は失われていません。|もう一度試す|いいえ|はい|不満|どちらでもない|満足',
  ko: '건너뛰기|보내기|닫기|의견(선택 사항)|감사합니다.|오프라인 상태입니다.|평가({score})가 이 기기에 저장되어 있습니다. 다시 연결되면 보내 드립니다.|연결을 기다리는 중|지금 시도|전송되지 않았습니다.|평가가 저장되어 있습니다. 작성하신 내용은 그대로 있습니다.|다시 시도|아니요|예|불만족|보통|만족',
  lt: 'Praleisti|Siųsti|Užverti|Jūsų komentaras (neprivaloma)|Ačiū.|Nėra ryšio.|Jūsų įvertinimas ({score}) išsaugotas šiame įrenginyje. Išsiųsime jį, kai ryšys atsinaujins.|Laukiama ryšio|Bandyti dabar|Nepavyko išsiųsti.|Jūsų įvertinimas išsaugotas. Niekas, ką parašėte, nedingo.|Bandyti dar kartą|Ne|Taip|Veikiau blogai|Nei gerai, nei blogai|Veikiau gerai',
  lv: 'Izlaist|Sūtīt|Aizvērt|Jūsu komentārs (nav obligāts)|Paldies.|Nav savienojuma.|Jūsu vērtējums ({score}) ir saglabāts šajā ierīcē. Nosūtīsim to, kad savienojums atjaunosies.|Gaida savienojumu|Mēģināt tagad|Neizdevās nosūtīt.|Jūsu vērtējums ir saglabāts. Nekas no uzrakstītā nav zudis.|Mēģināt vēlreiz|Nē|Jā|Drīzāk slikti|Ne labi, ne slikti|Drīzāk labi',
  ms: 'Langkau|Hantar|Tutup|Ulasan anda (pilihan)|Terima kasih.|Anda di luar talian.|Penilaian anda ({score}) disimpan pada peranti ini. Kami akan menghantarnya apabila sambungan pulih.|Menunggu sambungan|Cuba sekarang|Tidak dapat dihantar.|Penilaian anda disimpan. Tiada tulisan anda yang hilang.|Cuba lagi|Tidak|Ya|Tidak puas hati|Sederhana|Puas hati',
  nb: 'Hopp over|Send|Lukk|Kommentaren din (valgfri)|Takk.|Du er frakoblet.|Svaret ditt ({score}) er lagret på denne enheten. Vi sender det når du er på nett igjen.|Venter på tilkobling|Prøv nå|Det ble ikke sendt.|Svaret ditt er lagret. Ingenting av det du skrev, er tapt.|Prøv igjen|Nei|Ja|Misfornøyd|Verken eller|Fornøyd',
  nl: 'Overslaan|Verzenden|Sluiten|Uw opmerking (niet verplicht)|Dank u wel.|U bent offline.|Uw beoordeling ({score}) is op dit apparaat bewaard. We verzenden die zodra u weer online bent.|Wachten op verbinding|Nu proberen|Dat is niet verzonden.|Uw beoordeling is bewaard. Niets van wat u schreef is verloren.|Opnieuw proberen|Nee|Ja|Ontevreden|Geen van beide|Tevreden',
  pl: 'Pomiń|Wyślij|Zamknij|Komentarz (nieobowiązkowy)|Dziękujemy.|Brak połączenia.|Ta ocena ({score}) jest zapisana na tym urządzeniu. Wyślemy ją, gdy połączenie wróci.|Oczekiwanie na połączenie|Spróbuj teraz|Nie udało się wysłać.|Ocena jest zapisana. Nic z wpisanego tekstu nie zginęło.|Spróbuj ponownie|Nie|Tak|Raczej źle|Ani dobrze, ani źle|Raczej dobrze',
  pt: 'Ignorar|Enviar|Fechar|O seu comentário (opcional)|Obrigado.|Sem internet.|A sua avaliação ({score}) fica guardada neste dispositivo. Será enviada quando a internet voltar.|À espera da internet|Tentar agora|Não foi enviado.|A sua avaliação está guardada. Nada do que escreveu se perdeu.|Tentar de novo|Não|Sim|Mal|Nem bem nem mal|Bem',
  ro: 'Omite|Trimite|Închide|Comentariul dvs. (opțional)|Vă mulțumim.|Nu există conexiune.|Evaluarea dvs. ({score}) este păstrată pe acest dispozitiv. O trimitem când revine conexiunea.|Se așteaptă conexiunea|Încearcă acum|Nu s-a trimis.|Evaluarea dvs. este păstrată. Nimic din ce ați scris nu s-a pierdut.|Încearcă din nou|Nu|Da|Mai degrabă rău|Nici bine, nici rău|Mai degrabă bine',
  ru: 'Пропустить|Отправить|Закрыть|Ваш комментарий (необязательно)|Спасибо.|Нет соединения.|Ваша оценка ({score}) сохранена на этом устройстве. Мы отправим её, когда соединение восстановится.|Ожидание соединения|Попробовать сейчас|Не удалось отправить.|Ваша оценка сохранена. Ничего из написанного не потеряно.|Попробовать ещё раз|Нет|Да|Скорее плохо|Ни хорошо, ни плохо|Скорее хорошо',
  sk: 'Preskočiť|Odoslať|Zavrieť|Váš komentár (nepovinný)|Ďakujeme.|Ste offline.|Vaše hodnotenie ({score}) je uložené v tomto zariadení. Odošleme ho, keď budete znova online.|Čaká sa na pripojenie|Skúsiť hneď|Neodoslalo sa.|Vaše hodnotenie je uložené. Nič z toho, čo ste napísali, sa nestratilo.|Skúsiť znova|Nie|Áno|Skôr zle|Ani dobre, ani zle|Skôr dobre',
  sl: 'Preskoči|Pošlji|Zapri|Vaš komentar (neobvezno)|Hvala.|Ni povezave.|Vaša ocena ({score}) je shranjena v tej napravi. Poslali jo bomo, ko bo povezava spet na voljo.|Čakanje na povezavo|Poskusi zdaj|Ni bilo poslano.|Vaša ocena je shranjena. Nič od napisanega ni izgubljeno.|Poskusi znova|Ne|Da|Bolj slabo|Niti dobro niti slabo|Bolj dobro',
  sr: 'Прескочи|Пошаљи|Затвори|Ваш коментар (није обавезан)|Хвала.|Нема везе са интернетом.|Ваша оцена ({score}) сачувана је на овом уређају. Послаћемо је кад се веза врати.|Чека се веза|Покушај сада|Није послато.|Ваша оцена је сачувана. Ништа од написаног није изгубљено.|Покушај поново|Не|Да|Углавном лоше|Ни добро ни лоше|Углавном добро',
  'sr-latn':
    'Preskoči|Pošalji|Zatvori|Vaš komentar (nije obavezan)|Hvala.|Nema veze sa internetom.|Vaša ocena ({score}) sačuvana je na ovom uređaju. Poslaćemo je kad se veza vrati.|Čeka se veza|Pokušaj sada|Nije poslato.|Vaša ocena je sačuvana. Ništa od napisanog nije izgubljeno.|Pokušaj ponovo|Ne|Da|Uglavnom loše|Ni dobro ni loše|Uglavnom dobro',
  sv: 'Hoppa över|Skicka|Stäng|Din kommentar (frivillig)|Tack.|Du är offline.|Ditt betyg ({score}) är sparat på den här enheten. Vi skickar det när du är uppkopplad igen.|Väntar på anslutning|Försök nu|Det skickades inte.|Ditt betyg är sparat. Inget av det du skrev har gått förlorat.|Försök igen|Nej|Ja|Missnöjd|Varken eller|Nöjd',
  th: 'ข้าม|ส่ง|ปิด|ความคิดเห็นของคุณ (ไม่บังคับ)|ขอบคุณ|คุณออฟไลน์อยู่|คะแนนของคุณ ({score}) ถูกเก็บไว้ในอุปกรณ์นี้ เราจะส่งเมื่อกลับมาเชื่อมต่อ|กำลังรอการเชื่อมต่อ|ลองตอนนี้|ส่งไม่สำเร็จ|คะแนนของคุณถูกเก็บไว้แล้ว ข้อความที่คุณเขียนไม่หายไป|ลองอีกครั้ง|ไม่|ใช่|ไม่พอใจ|เฉย ๆ|พอใจ',
  tr: 'Atla|Gönder|Kapat|Yorumunuz (isteğe bağlı)|Teşekkür ederiz.|Çevrimdışısınız.|Değerlendirmeniz ({score}) bu cihazda saklanıyor. Bağlantı gelince göndereceğiz.|Bağlantı bekleniyor|Şimdi dene|Gönderilemedi.|Değerlendirmeniz saklandı. Yazdıklarınızdan hiçbir şey kaybolmadı.|Yeniden dene|Hayır|Evet|Memnun değil|Ne iyi ne kötü|Memnun',
  uk: 'Пропустити|Надіслати|Закрити|Ваш коментар (необов’язково)|Дякуємо.|Немає з’єднання.|Вашу оцінку ({score}) збережено на цьому пристрої. Ми надішлемо її, щойно з’єднання відновиться.|Очікування з’єднання|Спробувати зараз|Не вдалося надіслати.|Вашу оцінку збережено. Нічого з написаного не втрачено.|Спробувати ще раз|Ні|Так|Радше погано|Ні добре, ні погано|Радше добре',
  ur: 'چھوڑیں|بھیجیں|بند کریں|آپ کا تبصرہ (اختیاری)|شکریہ۔|آپ آف لائن ہیں۔|آپ کی درجہ بندی ({score}) اس آلے پر محفوظ ہے۔ کنکشن بحال ہونے پر ہم اسے بھیج دیں گے۔|کنکشن کا انتظار ہے|ابھی کوشش کریں|یہ نہیں بھیجا جا سکا۔|آپ کی درجہ بندی محفوظ ہے۔ آپ کا لکھا ہوا کچھ بھی ضائع نہیں ہوا۔|دوبارہ کوشش کریں|نہیں|ہاں|غیر مطمئن|نہ مطمئن، نہ غیر مطمئن|مطمئن',
  vi: 'Bỏ qua|Gửi|Đóng|Ý kiến của bạn (không bắt buộc)|Cảm ơn bạn.|Bạn đang ngoại tuyến.|Đánh giá của bạn ({score}) được lưu trên thiết bị này. Chúng tôi sẽ gửi khi có kết nối trở lại.|Đang chờ kết nối|Thử ngay|Chưa gửi được.|Đánh giá của bạn đã được lưu. Những gì bạn viết không bị mất.|Thử lại|Không|Có|Không hài lòng|Bình thường|Hài lòng',
  zh: '跳过|发送|关闭|您的意见（选填）|谢谢您。|您已离线。|您的评分（{score}）已保存在此设备上，恢复连接后将自动发送。|正在等待连接|立即重试|未能发送。|您的评分已保存，您填写的内容不会丢失。|再试一次|否|是|不满意|一般|满意',
  'zh-hant':
    '略過|傳送|關閉|您的意見（選填）|謝謝您。|您目前離線。|您的評分（{score}）已儲存在此裝置上，恢復連線後將自動傳送。|正在等待連線|立即重試|未能傳送。|您的評分已儲存，您填寫的內容不會遺失。|再試一次|否|是|不滿意|普通|滿意',
};

/** Languages that are written in two ways, and tags that are older or narrower than those we write. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^zh-(hant|tw|hk|mo)\b/, 'zh-hant'],
  [/^sr-latn\b/, 'sr-latn'],
  [/^(no|nn)\b/, 'nb'],
];

/** The language of a tag, as the keys of the record above: the primary one, and the script where it makes two of it. */
export function languageOf(tag: string): string {
  const lower = tag.toLowerCase();
  return WRITTEN.find(([pattern]) => pattern.test(lower))?.[1] ?? lower.split('-')[0] ?? '';
}

/** Whether Touchline has words of its own in the language of a tag; customers read its English ones otherwise. */
export const hasWords = (tag: string): boolean => {
  const language = languageOf(tag);
  return language === 'en' || Object.hasOwn(WORDS, language);
};

/** Whether a tag is of this language, script and region, as far as they are named. */
export const isOf = (tag: string, language: string): boolean =>
  `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());

/**
 * The first of the wanted languages that there are texts for, less and less exactly: with the tag of the texts comes
 * the tag that asked for them, whose region decides the shape of the digits. Null when nobody wants what there is.
 */
export function matchTag(tags: string[], wanted: readonly string[]): [tag: string, reader: string] | null {
  for (const reader of wanted) {
    for (let want = reader; want; want = want.replace(/-?[^-]*$/, '')) {
      const tag = tags.find((one) => isOf(one, want));
      if (tag) return [tag, reader];
    }
  }
  return null;
}
