using NodaTime;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class ReminderTextTests
{
    private const string Template = "Primename: {diena} {laikas} – {kas}. Tel. {tel}. {iniciatyva}";

    private static readonly Initiative Initiative = Given.Initiative(new() { Slug = "taurage", Name = "Tauragė" }, "kunigiskiai", "Kunigiškietis");

    [Fact]
    public void The_template_is_filled_and_written_in_plain_letters()
    {
        var booking = ReminderRulesTests.Booking(new(2027, 3, 16), new(9, 5));
        booking.LatestStart = new(9, 20);

        ReminderText.Word(Template, Initiative, "Pavėžėjimas", [booking], [], new(2027, 3, 15)).Should().Be(new WordedReminder(
            "Primename: rytoj, kovo 16 d. 9.05-9.20 - Pavezejimas. Tel. +37061234567. Kunigiskietis", 1));
    }

    [Fact]
    public void Lithuanian_letters_stay_where_the_initiative_pays_for_them()
    {
        var dear = Given.Initiative(new() { Slug = "taurage", Name = "Tauragė" }, "kunigiskiai", "Kunigiškietis");
        dear.SmsWithLetters = true;
        var booking = ReminderRulesTests.Booking(new(2027, 3, 16), new(9, 5));

        var words = ReminderText.Word(Template, dear, "Pavėžėjimas", [booking], [], new(2027, 3, 15));

        words.Body.Should().Contain("Pavėžėjimas");
        words.Parts.Should().Be(2);
    }

    [Fact]
    public void The_initiatives_own_words_keep_their_letters_and_a_person_is_addressed_by_name()
    {
        var own = Given.Initiative(new() { Slug = "taurage", Name = "Tauragė" }, "kunigiskiai", "Kunigiškietis");
        own.KeptWords = "kąsn žąs";
        var booking = ReminderRulesTests.Booking(new(2027, 3, 16), new(12, 0));

        ReminderText.Word("{kreipinys}, laukiame {kas} {laikas}", own, "Žąsų šventė", [booking], [], new(2027, 3, 15), calledBy: "Birute").Body
            .Should().Be("Birute, laukiame Žąsų svente 12.00");
    }

    [Theory]
    [InlineData("kąsn\n Žąs,žąs", "kąsn žąs", null)]
    [InlineData("", "", null)]
    [InlineData("kąsn 5", null, KeptWordsRefusal.NotAWord)]
    [InlineData("žą", null, KeptWordsRefusal.NotAWord)]
    [InlineData("namas", null, KeptWordsRefusal.NothingToKeep)]
    [InlineData("ąąąąąąąąąąąąąąąąąąąąąąąąąąąąąąą", null, KeptWordsRefusal.TooMany)]
    public void A_list_of_words_is_read_as_people_type_it(string typed, string? words, KeptWordsRefusal? refusal)
    {
        var read = KeepWords.Read(typed);

        read.Refusal.Should().Be(refusal);
        (read.Value is { } kept ? string.Join(' ', kept) : null).Should().Be(words);
    }

    [Fact]
    public void Hot_is_never_written_as_coffin()
    {
        var booking = ReminderRulesTests.Booking(new(2027, 3, 16), new(12, 0));

        ReminderText.Word(Template, Initiative, "Karšti pietūs", [booking], [], new(2027, 3, 15)).Body
            .Should().Contain("Karšti pietus").And.NotContain("Karsti");
    }

    [Fact]
    public void Brothers_and_sisters_are_named_in_one_text_and_days_said_in_one_breath()
    {
        var days = new[] { 30, 31, 32 }.Select(d => ReminderRulesTests.Booking(new LocalDate(2027, 3, 1).PlusDays(d - 1), new(13, 0))).ToList();

        ReminderText.Word(Template, Initiative, "Dienos centras", days, ["Jonas", "Ugnė"], new(2027, 3, 15)).Body
            .Should().Contain("Dienos centras (Jonas, Ugne)").And.Contain("kovo 30, 31 d.; balandzio 1 d. 13.00");
    }

    [Theory]
    [InlineData(15, "šiandien, kovo 15 d.")]
    [InlineData(16, "rytoj, kovo 16 d.")]
    [InlineData(17, "trečiadienį, kovo 17 d.")]
    public void A_day_is_said_as_people_say_it(int day, string said) =>
        ReminderText.Days([new(2027, 3, day)], new(2027, 3, 15)).Should().Be(said);
}
