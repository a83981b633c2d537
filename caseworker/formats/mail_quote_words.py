"""The words mail programs put before what they quote, and under what people write on a telephone, by language.

Data only. Compared without regard to case.
"""

import re


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split(";"))


WROTE = (
    "wrote|writes|said"  # English
    "|schrieb|hat geschrieben"
    "|a écrit|écrit|a ecrit"
    "|escribió|escribio|ha escrito"
    "|ha scritto|scrive"
    "|escreveu"
    "|schreef|heeft geschreven"
    "|napisał|napisał\\(a\\)|napisała|pisze"
    "|skrev|har skrivit|har skrevet"
    "|kirjoitti"
    "|написал|написала|написал\\(а\\)|пишет"  # noqa: RUF001
    "|написав|написала"
    "|napsal|napsala|napsal\\(a\\)|napísal"
    "|írta|a scris|έγραψε|yazdı|đã viết|menulis|כתב|كتب"  # noqa: RUF001
    "|写道|写到|寫道|のメッセージ|님이 작성"
)

FIELDS: dict[str, frozenset[str]] = {
    "from": _each(
        "from;de;von;van;da;fra;från;od;от;lähettäjä;kimden;feladó;expéditeur;absender;mittente;remitente;afzender"
        ";发件人;寄件者;差出人;보낸사람"
    ),
    "date": _each(
        "date;sent;envoyé;envoyé le;datum;gesendet;gesendet am;verzonden;dato;sendt;skickat;data;inviato;enviado"
        ";enviado el;enviada em;fecha;wysłano;lähetetty;päivämäärä;отправлено;дата;message du;sent at;tarih"
        ";发送时间;日期;送信日時;寄件日期;보낸 날짜"
    ),
    "to": _each("to;à;a;an;til;till;aan;para;do;кому;vastaanottaja;kime;címzett;收件人;宛先;받는사람"),
    "subject": _each(
        "subject;objet;sujet;betreff;emne;ämne;onderwerp;oggetto;asunto;assunto;temat;тема;aihe;konu;tárgy;předmět"
        ";主题;主旨;件名;제목"
    ),
    "copy": _each("cc;kopie;copie;copie à;kopia;copia;cópia;kopi;копия;抄送"),
}
"""What stands before the colon in the header lines that some programs copy above what they quote."""

ORIGINAL = (
    "original message|original appointment|forwarded message|begin forwarded message|reply message"
    "|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht"
    "|message d.origine|message original|message transféré|message initial"
    "|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original"
    "|oorspronkelijk bericht|origineel bericht|doorgestuurd bericht"
    "|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|originalmeddelande"
    "|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna"
    "|исходное сообщение|пересылаемое сообщение|původní zpráva|eredeti üzenet|orijinal mesaj"
    "|原始邮件|原始郵件|元のメッセージ|원본 메시지"
)

SENT_FROM = (
    "sent (?:from|via|with) |get outlook for |sent by my "
    "|gesendet (?:von|mit|aus|über) |von meinem .{1,40} gesendet|diese nachricht wurde von meinem "
    "|envoyé (?:de|depuis|à partir|par) |télécharger outlook pour |obtenir outlook pour "
    "|enviado (?:desde|do|de|a partir|mediante) |inviato (?:da|dal|con) |verzonden (?:vanaf|met|via) "
    "|skickat från |sendt fra |lähetetty |wysłane (?:z|za) |wysłano z |отправлено (?:с|из) |надіслано (?:з|із) "  # noqa: RUF001
    "|odesláno z |iphone 'umdan gönderildi|via mobile$|von unterwegs"
    "|发自我的|從我的 .{1,20}傳送|iphoneから送信|나의 .{1,20}에서 보냄"
)

CLOSINGS = _each(
    "regards;best regards;kind regards;warm regards;many thanks;thanks;thank you;thanks again;best;best wishes"
    ";all the best;cheers;sincerely;yours sincerely;yours truly;yours faithfully;respectfully;cordially"
    ";mit freundlichen grüßen;mit freundlichem gruß;freundliche grüße;viele grüße;beste grüße;mfg;vielen dank;gruß"
    ";cordialement;bien cordialement;salutations;merci;merci d'avance;bien à vous"
    ";saludos;un saludo;atentamente;gracias;muchas gracias;cordiali saluti;distinti saluti;grazie;saluti"
    ";atenciosamente;obrigado;obrigada;cumprimentos;met vriendelijke groet;groeten;bedankt;dank u"
    ";z poważaniem;pozdrawiam;dziękuję;med vänlig hälsning;hälsningar;tack;med venlig hilsen;mvh;hilsen;tak"
    ";ystävällisin terveisin;kiitos;terveisin;с уважением;спасибо;з повагою;дякую"  # noqa: RUF001
)
"""Lines that stand alone above a name at the end of a letter."""

WROTE_AT_END = re.compile(rf"(?:^|[\s>\"'”:,-])(?:{WROTE})\s*[:\uff1a]?[\s\-–—]*$", re.IGNORECASE)
DIVIDER = re.compile(rf"^[\s>]*[-_*=]{{2,}}\s*(?:{ORIGINAL})\s*:?\s*[-_*=]{{2,}}\s*$", re.IGNORECASE)
SENT_FROM_LINE = re.compile(rf"^\W{{0,3}}(?:{SENT_FROM})", re.IGNORECASE)
