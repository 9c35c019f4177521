using NodaTime;

namespace Socifaction.Services.People;

/// <summary>What is said of a person, made fit to keep: by one rule, whether the person is entered or changed.</summary>
internal sealed record FitRegistration(
    string GivenName, string Surname, string? Vocative, string Nickname, Address Home, IReadOnlyList<PhoneReading> Phones, int? BirthYear)
{
    private const int LongestName = 60;
    private const int OldestAge = 120;

    /// <summary>Whether one of the telephones gets an SMS.</summary>
    public bool HasMobile => Phones.Any(reading => reading.Number!.CanReceiveSms);

    /// <summary>What was said, or what is wrong with it.</summary>
    public static Outcome<FitRegistration, RegisterRefusal> Of(Registration said, LocalDate today)
    {
        if (Name(said.GivenName).Refused(out var givenName, out var why) || Name(said.Surname).Refused(out var surname, out why))
        {
            return why;
        }

        var readings = said.Phones.Where(text => !string.IsNullOrWhiteSpace(text)).Select(PhoneNumber.Parse).ToList();
        if (readings.Any(reading => reading.Number is null))
        {
            return RegisterRefusal.PhoneUnfit;
        }

        if (!HomeOf(said.Home, out var home))
        {
            return RegisterRefusal.AddressUnfit;
        }

        var nickname = Part(said.Nickname ?? "", LongestName, out var fits) ?? "";
        var year = said.BirthDate?.Year ?? said.BirthYear;
        var fit = new FitRegistration(
            givenName, surname, Name(said.Vocative).Value, nickname, home, [.. readings.DistinctBy(reading => reading.Number!.E164)], year);
        return !fits ? RegisterRefusal.NicknameUnfit
            : year < today.Year - OldestAge || year > today.Year || said.BirthDate > today ? RegisterRefusal.BirthUnfit
            : said.UsualCompanions is < 0 or > 9 ? RegisterRefusal.CompanionsUnfit
            : said.PaidShare is { } share && !Resident.PaidShares.Contains(share) ? RegisterRefusal.PaidShareUnfit
            : said.PreferredChannel == PreferredChannel.Sms && fit.UsualChannel(said.Carers.Count > 0) != PreferredChannel.Sms ? RegisterRefusal.NoMobile
            : fit;
    }

    /// <summary>How the person is told until somebody chooses otherwise.</summary>
    public PreferredChannel UsualChannel(bool hasCarer) => HasMobile || (Phones.Count == 0 && hasCarer) ? PreferredChannel.Sms : PreferredChannel.Voice;

    private static Outcome<string, RegisterRefusal> Name(string? text) =>
        TypedText.Line(text, LongestName).Refused(out var name, out var why)
            ? why == TextRefusal.Empty ? RegisterRefusal.NameMissing : RegisterRefusal.NameUnfit
            : name;

    private static bool HomeOf(Address said, out Address home)
    {
        home = said with
        {
            Settlement = Part(said.Settlement, 120, out var settlement) ?? "",
            Street = Part(said.Street, 200, out var street) ?? "",
            HowToFind = Part(said.HowToFind, 500, out var way) ?? "",
        };
        return settlement && street && way;
    }

    private static string? Part(string text, int longest, out bool fits)
    {
        var read = TypedText.Line(text, longest);
        fits = read.Refusal is null or TextRefusal.Empty;
        return read.Value;
    }
}
