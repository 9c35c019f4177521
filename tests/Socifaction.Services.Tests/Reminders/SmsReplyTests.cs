using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

public sealed class SmsReplyTests
{
    private static readonly Dictionary<ReplyMeaning, string[]> Replies = new()
    {
        [ReplyMeaning.Yes] =
        [
            "1", "1.", "1!", "„1“", "taip", "Taip", "TAIP", "taip.", "taip!!", "Taip, ačiū", "taip aciu", "T", "jo", "gerai", "Gerai", "GERAI",
            "gerai ačiū", "gerai, ačiū labai", "Labas, taip", "Laba diena, taip", "tinka", "taip tinka", "tiks", "sutinku", "Sutinkame", "sutarta",
            "žinoma", "zinoma", "patvirtinu", "Patvirtinu, ačiū", "būsiu", "busiu", "Būsiu!", "taip būsiu", "taip, busim", "būsim", "būsime", "bus",
            "mes būsime", "ateisiu", "Ateisiu, ačiū", "ateisim", "ateisime", "ateis", "atvyksiu", "atvyksime", "atvyks", "atvažiuosiu", "atvaziuosim",
            "važiuosiu", "vaziuosiu", "Važiuosim", "važiuosime", "važiuos", "dalyvausiu", "dalyvausime", "laukiu", "Laukiame", "lauksiu", "lauksime",
            "galiu", "galėsiu", "galesime", "ok", "OK", "Ok!", "okay", "okei", "yes", "1 taip", "1 - taip", "taip 1", "tikrai būsiu",
            "būtinai ateisiu", "sveiki, taip", "Ačiū, būsiu", "dėkoju, taip", "dėkui, gerai", "tiap", "taipp", "bussiu",
            "ateissiu", "atesiu", "vaziousiu", "vazuosiu", "patvritinu", "taip, su pagarba", "as busiu", "aš ateisiu",
        ],
        [ReplyMeaning.No] =
        [
            "2", "2.", "2!", "ne", "Ne", "NE", "ne.", "NE!!!", "n", "N", "ne, ačiū", "Ne aciu", "deja ne", "Deja, ne", "negaliu", "Negaliu", "NEGALIU",
            "negaliu, ačiū", "negalim", "negalime", "negalės", "negalėsiu", "Negalesiu", "negalėsime", "nebegaliu", "netinka", "Netiks", "nesutinku",
            "nebūsiu", "Nebusiu", "nebūsim", "nebusime", "nebus", "neateisiu", "Neateisim", "neateisime", "neateis", "neatvyksiu", "neatvyks",
            "neatvažiuosiu", "nevažiuosiu", "Nevaziuosiu", "nevažiuosim", "nevažiuosime", "nevažiuoju", "nebevažiuosiu", "nedalyvausiu", "neisiu",
            "nereikia", "nebereikia", "nereikia, ačiū", "atsisakau", "atšaukiu", "atsaukti", "Atšaukite", "no", "2 ne", "2 – ne", "ne 2",
            "ne, negaliu", "ne, nebūsiu", "Atsiprašau, negaliu", "Atleiskite, negalėsiu", "Laba diena, ne", "Labas, negaliu", "deja, negalėsiu",
            "deja nebūsiu", "neagliu", "negalliu", "negaiu", "nebuusiu", "nebsuiu", "neatesiu", "nevaziousiu", "atsauukti", "as negaliu",
            "mes nebūsime", "prašau atšaukti",
        ],
        [ReplyMeaning.Fetch] =
        [
            "jau", "Jau", "JAU!", "jau.", "Jau, ačiū", "jau galite", "jau galit", "Jau galite atvažiuoti", "jau galima", "jau galit atvaziuot",
            "galite atvažiuoti", "Galite atvažiuoti.", "galit atvaziuoti", "Galima atvažiuoti", "galetumet atvaziuoti", "baigiau", "Baigiau", "BAIGIAU!",
            "baigiau, ačiū", "jau baigiau", "Jau baigiau, galite atvažiuoti", "baigem", "baigėm", "baigėme", "jau baigėme", "baigta", "pabaigiau", "jau pabaigiau",
            "užbaigiau", "atvažiuokit", "Atvažiuokit", "atvaziuokit", "atvažiuokite", "Atvaziuokite prašau", "prašau atvažiuoti", "prašom atvažiuoti", "važiuokit", "vaziuokite",
            "paimkit", "Paimkit mane", "paimkite", "paimkite mane", "Paimkit mus", "galite paimti", "jau galite paimti", "galit pasiimti", "pasiimkit", "pasiimkite mane",
            "parvežkit namo", "parvezkite", "atvykite", "Laba diena, baigiau", "Sveiki, jau galite atvažiuoti", "baigiau, paimkit", "jau viskas", "dabar galite atvažiuoti",
            "bagiau", "baigau", "baiigau", "atvažuokit", "atvaziukoit", "paimkiit", "pamikit", "baiggiau",
        ],
        [ReplyMeaning.Stop] =
        [
            "STOP", "stop", "Stop.", "stop sms", "STOPALL", "unsubscribe", "nesiųskite", "Nebesiuskite", "nesiųskite sms", "stabdyti", "SUSTABDYTI",
            "Ne SMS",
        ],
        [ReplyMeaning.Unclear] =
        [
            "", "   ", "👍", "👵🏼", "?", ".", "3", "12", "11", "1 arba 2", "1 ir 2", "taip ne", "ne taip", "ne, taip", "Taip, bet tik Jonas",
            "taip jei nelis", "Taip?", "būsiu?", "ar būsite?", "Ar tikrai?", "gal", "gal būsiu", "galbūt", "turbūt", "nežinau", "Nezinau",
            "dar nežinau", "paskambinkite", "paskambinkit man", "perskambinkit", "skambinkite vakare", "kas čia rašo?", "Kas jūs?", "kiek kainuos",
            "o kiek kainuos?", "kada?", "kelintą?", "10 val.", "galiu tik 11", "galiu po pietų", "negaliu 10, galiu 11", "vėluosiu",
            "truputį vėluosiu", "būsiu vėliau", "susirgau", "Sergu", "ligoninėje", "mirė", "Ona mirė", "Ačiū", "ačiū labai", "Laba diena", "labas",
            "su pagarba", "supratau", "aišku", "sveiki", "stok, palaukit", "nestabdykite", "taip Jonas, ne Ona", "Jonas taip", "ne busiu", "ne galiu",
            "ačiū nereik rūpintis", "http://x", "<b>taip</b>", "būsite", "ateisite", "busi", "vaziuosi", "negausiu", "kitą savaitę", "rytoj",
            "perkelkit į penktadienį", "atšaukite tik grįžimą", "ne mano numeris", "klaidingas numeris", "cia ne Ona", "taip taip ne",
            "negaliu bet vyras bus", "dar nebaigiau", "nebaigiau", "baigsiu 11", "baigsiu", "tuoj baigsiu", "galite atvažiuoti?", "ar galite atvažiuoti?", "paimkit 14 val.",
            "atvažiuokit rytoj", "neatvažiuokit", "nevažiuokit", "jau ne", "jau būsiu", "jau gerai", "jau važiuoju", "jau namie", "jau parvažiavau", "manęs nereikia paimti",
            "galite", "galit", "galite nevažiuoti", "viskas", "viskas gerai", "namo", "mane", "dabar", "paimk Oną", "jau galite, bet ne čia", "jau laukiu vaikų",
        ],
    };

    public static TheoryData<string, ReplyMeaning> Table =>
        [.. Replies.SelectMany(same => same.Value.Select(body => new TheoryDataRow<string, ReplyMeaning>(body, same.Key)))];

    [Theory]
    [MemberData(nameof(Table))]
    public void Only_a_clear_answer_is_taken_as_one(string body, ReplyMeaning meaning) => SmsReply.Read(body).Should().Be(meaning);
}
