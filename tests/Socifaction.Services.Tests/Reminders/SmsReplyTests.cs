using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

public sealed class SmsReplyTests
{
    [Theory]
    [InlineData("1", ReplyMeaning.Yes)]
    [InlineData(" 1. ", ReplyMeaning.Yes)]
    [InlineData("Taip", ReplyMeaning.Yes)]
    [InlineData("TAIP!!!", ReplyMeaning.Yes)]
    [InlineData("Taip, būsime. Ačiū", ReplyMeaning.Yes)]
    [InlineData("gerai", ReplyMeaning.Yes)]
    [InlineData("1 – taip", ReplyMeaning.Yes)]
    [InlineData("2", ReplyMeaning.No)]
    [InlineData("Ne, ačiū", ReplyMeaning.No)]
    [InlineData("negaliu", ReplyMeaning.No)]
    [InlineData("2 – ne", ReplyMeaning.No)]
    [InlineData("Neateisim", ReplyMeaning.No)]
    [InlineData("STOP", ReplyMeaning.Stop)]
    [InlineData("stop sms", ReplyMeaning.Stop)]
    [InlineData("Taip, bet tik Jonas", ReplyMeaning.Unclear)]
    [InlineData("1 arba 2", ReplyMeaning.Unclear)]
    [InlineData("taip ne", ReplyMeaning.Unclear)]
    [InlineData("12", ReplyMeaning.Unclear)]
    [InlineData("stok, palaukit", ReplyMeaning.Unclear)]
    [InlineData("Ačiū", ReplyMeaning.Unclear)]
    [InlineData("kas čia rašo?", ReplyMeaning.Unclear)]
    [InlineData("nežinau", ReplyMeaning.Unclear)]
    [InlineData("", ReplyMeaning.Unclear)]
    [InlineData("👍", ReplyMeaning.Unclear)]
    public void Only_a_clear_word_is_taken_as_an_answer(string body, ReplyMeaning meaning) => SmsReply.Read(body).Should().Be(meaning);
}
