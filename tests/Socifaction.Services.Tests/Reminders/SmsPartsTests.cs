using System.Text.Json;
using CsCheck;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

public sealed class SmsPartsTests
{
    public static TheoryData<string, string, SmsEncoding, int[]> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "sms-segments.json")));
        var rows = new TheoryData<string, string, SmsEncoding, int[]>();
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray().Where(vector => !vector.GetProperty("smart_encoding").GetBoolean()))
            rows.Add(vector.GetProperty("name").GetString()!, vector.GetProperty("text").GetString()!,
                vector.GetProperty("encoding").GetString() == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2,
                [.. vector.GetProperty("units_per_segment").EnumerateArray().Select(units => units.GetInt32())]);
        return rows;
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Parts_are_counted_as_twilio_counts_them(string name, string text, SmsEncoding encoding, int[] units)
    {
        var parts = SmsParts.Of(text);
        parts.Encoding.Should().Be(encoding, name);
        parts.Units.Should().Equal(units, name);
        parts.Count.Should().Be(units.Length);
    }

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('ą', 70, 1)]
    [InlineData('ą', 71, 2)]
    [InlineData('ą', 134, 2)]
    [InlineData('ą', 135, 3)]
    public void A_part_more_begins_where_the_standard_says(char letter, int length, int parts) =>
        SmsParts.Of(new string(letter, length)).Count.Should().Be(parts);

    [Fact]
    public void No_text_makes_it_throw_and_nothing_is_lost() =>
        Gen.OneOf(Gen.String[0, 400], Gen.String["aą€👵\u0301\r\n"]).Sample(text =>
        {
            var parts = SmsParts.Of(text);
            var (alone, each) = parts.Encoding == SmsEncoding.Gsm7 ? (160, 153) : (70, 67);
            parts.Units.Should().OnlyContain(units => units <= (parts.Count == 1 ? alone : each));
            if (parts.Encoding == SmsEncoding.Ucs2) parts.Units.Sum().Should().Be(text.Length);
        }, iter: 5000);

    [Fact]
    public void A_letter_under_a_hundred_marks_is_cut_rather_than_counted_as_one_part() =>
        SmsParts.Of("a" + new string('\u0301', 100)).Units.Should().Equal(67, 34);
}
