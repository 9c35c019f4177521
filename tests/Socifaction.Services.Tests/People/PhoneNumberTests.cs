using System.Text.Json;
using CsCheck;
using Socifaction.Services.People;

namespace Socifaction.Services.Tests.People;

public sealed class PhoneNumberTests
{
    public static TheoryData<string, string, bool, string> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "lt-phones.json")));
        var rows = new TheoryData<string, string, bool, string>();
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
            rows.Add(vector.GetProperty("input").GetString()!, vector.GetProperty("e164").GetString()!,
                vector.GetProperty("valid").GetString() == "True", vector.GetProperty("type").GetString()!);
        return rows;
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Each_number_reads_as_the_library_of_record_reads_it(string input, string e164, bool valid, string type)
    {
        var reading = PhoneNumber.Parse(input);
        if (!valid)
        {
            reading.Number.Should().BeNull();
            reading.Refusal.Should().NotBeNull();
            return;
        }
        reading.Refusal.Should().BeNull();
        reading.Number!.E164.Should().Be(e164);
        reading.Number.Kind.Should().Be(type switch { "MOBILE" => PhoneKind.Mobile, "FIXED_LINE" => PhoneKind.Landline, _ => PhoneKind.Other });
        reading.Number.CanReceiveSms.Should().Be(type == "MOBILE");
    }

    [Theory]
    [InlineData("+37061234567", "0 612 34567")]
    [InlineData("8 446 12345", "0 446 12345")]
    [InlineData("8 5 212 7532", "0 5 212 7532")]
    [InlineData("8 37 123456", "0 37 123456")]
    [InlineData("+371 21234567", "+371 21 234 567")]
    public void A_number_is_shown_as_people_here_dial_it(string typed, string shown) =>
        PhoneNumber.Parse(typed).Number!.NationalForm.Should().Be(shown);

    [Theory]
    [InlineData("8 612 34567 (dukra)", "dukra")]
    [InlineData("(sūnus Jonas) 0 612 34567", "sūnus Jonas")]
    [InlineData("dukra 8 612 34567", "dukra")]
    [InlineData("8 612 34567 dukra Ona", "dukra Ona")]
    [InlineData("8 612 34567 (dukra) (vakare)", "dukra, vakare")]
    [InlineData("tel. 8 612 34567", null)]
    [InlineData("Tel. nr.: 8 612 34567", null)]
    [InlineData("+370(612)34-567", null)]
    [InlineData("(8 612) 34 567 [kaimynė]", "kaimynė")]
    [InlineData("٠٦١٢٣٤٥٦٧", null)]
    [InlineData("\u202A0 612 34567\u202C", null)]
    [InlineData("0\u00A0612\u201134567", null)]
    public void Words_around_a_number_are_kept_as_its_note(string typed, string? note)
    {
        var reading = PhoneNumber.Parse(typed);
        reading.Number!.E164.Should().Be("+37061234567");
        reading.Note.Should().Be(note);
    }

    [Theory]
    [InlineData(null, PhoneRefusal.Empty)]
    [InlineData("", PhoneRefusal.Empty)]
    [InlineData("  \u200B ", PhoneRefusal.Empty)]
    [InlineData("abc", PhoneRefusal.NotANumber)]
    [InlineData("(dukra)", PhoneRefusal.NotANumber)]
    [InlineData("neturi", PhoneRefusal.NotANumber)]
    [InlineData("8 6l2 34567", PhoneRefusal.NotANumber)]
    [InlineData("0800 TAXI 11", PhoneRefusal.NotANumber)]
    [InlineData("+999 612 34567", PhoneRefusal.NotANumber)]
    [InlineData("+370 612 3456", PhoneRefusal.TooShort)]
    [InlineData("8 612 345", PhoneRefusal.TooShort)]
    [InlineData("6", PhoneRefusal.NotANumber)]
    [InlineData("+370 612 345678", PhoneRefusal.TooLong)]
    [InlineData("8 612 34567 8 655 12345", PhoneRefusal.TooLong)]
    [InlineData("8 612 34567, 8 655 12345", PhoneRefusal.SeveralNumbers)]
    [InlineData("8 612 34567 / 8 655 12345", PhoneRefusal.SeveralNumbers)]
    [InlineData("+37061234567 +37065512345", PhoneRefusal.SeveralNumbers)]
    [InlineData("8 612 34567 arba 8 655 12345", PhoneRefusal.SeveralNumbers)]
    [InlineData("+37061234567;ext=5", PhoneRefusal.SeveralNumbers)]
    [InlineData("8 446 12345 x5", PhoneRefusal.SeveralNumbers)]
    [InlineData("8 446 12345 vid. 5", PhoneRefusal.SeveralNumbers)]
    [InlineData("8 446 12345 #5", PhoneRefusal.SeveralNumbers)]
    [InlineData("112", PhoneRefusal.EmergencyOrShort)]
    [InlineData("118", PhoneRefusal.EmergencyOrShort)]
    [InlineData("1588", PhoneRefusal.EmergencyOrShort)]
    [InlineData("116 123", PhoneRefusal.EmergencyOrShort)]
    [InlineData("8 900 12345", PhoneRefusal.Premium)]
    [InlineData("+881 6 1234 5678", PhoneRefusal.Satellite)]
    [InlineData("8 211 11111", PhoneRefusal.NoSuchNumber)]
    [InlineData("8 612\r\n34567", PhoneRefusal.BadCharacters)]
    [InlineData("8 612\u000034567", PhoneRefusal.BadCharacters)]
    public void What_is_not_one_ordinary_number_is_refused_with_its_reason(string? typed, PhoneRefusal why)
    {
        var reading = PhoneNumber.Parse(typed);
        reading.Refused(out var number, out var reason).Should().BeTrue();
        number.Should().BeNull();
        reason.Should().Be(why);
    }

    [Fact]
    public void Half_a_character_is_refused_and_a_very_long_text_is_not_read()
    {
        PhoneNumber.Parse("8 612 34567 " + '\uD83D').Refusal.Should().Be(PhoneRefusal.BadCharacters);
        PhoneNumber.Parse(new string('6', 100_000)).Refusal.Should().Be(PhoneRefusal.TooLong);
    }

    [Fact]
    public void Numbers_are_values_and_do_not_show_themselves_in_logs()
    {
        var number = PhoneNumber.FromE164("+37061234567");
        number.Should().Be(PhoneNumber.Parse("8-612-34567").Number);
        number.IsLithuanian.Should().BeTrue();
        PhoneNumber.Parse("+44 7911 123456").Number!.IsLithuanian.Should().BeFalse();
        $"{number}".Should().Be("phone ending 67");
        $"{PhoneNumber.Parse("0 612 34567 (dukra)")}".Should().NotContain("612");
        var keeping = () => PhoneNumber.FromE164("861234567");
        keeping.Should().Throw<FormatException>();
    }

    [Fact]
    public void Reading_never_throws_and_what_it_gives_is_read_again_the_same() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789+-() .,;/x8dukrač\u00A0#"]).Sample(text =>
        {
            var reading = PhoneNumber.Parse(text);
            (reading.Number is null).Should().Be(reading.Refusal is not null);
            if (reading.Number is { } number) PhoneNumber.Parse(number.NationalForm).Number.Should().Be(number);
        }, iter: 20_000);
}
