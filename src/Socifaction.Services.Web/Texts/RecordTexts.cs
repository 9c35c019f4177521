using System.Globalization;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Texts;

/// <summary>One fact of a record in two versions.</summary>
public sealed record FactPair(string Label, string One, string Other)
{
    public bool Differs => One != Other;
}

/// <summary>Records of people in words: their facts side by side, why two are alike and why they are not merged.</summary>
public static class RecordTexts
{
    /// <summary>Every fact of two versions, in the order of the form.</summary>
    public static IReadOnlyList<FactPair> Beside(this ResidentFacts one, ResidentFacts other) =>
        [.. one.InWords().Zip(other.InWords(), (first, second) => new FactPair(first.Label, first.Value, second.Value))];

    public static string InWords(this Likeness why) => why switch
    {
        Likeness.SamePhone => Records.AlikePhone,
        Likeness.SameNameAndVillage => Records.AlikeVillage,
        Likeness.SameNameAndBirthYear => Records.AlikeYear,
    };

    public static string InWords(this MergeRefusal why) => why switch
    {
        MergeRefusal.SamePerson => Records.MergeSame,
        MergeRefusal.ChangedMeanwhile => Records.MergeChanged,
        MergeRefusal.NamedTogether => Records.MergeNamedTogether,
        MergeRefusal.BookedTwice => Records.MergeBookedTwice,
        MergeRefusal.HeldTwice => Records.MergeHeldTwice,
    };

    /// <summary>The telephones as the form shows them: one on a line, with whose it is in brackets.</summary>
    public static string Lines(IEnumerable<Phone> phones) => string.Join('\n', phones.OrderBy(phone => phone.Order)
        .Select(phone => StaffTexts.Phone(phone.E164) + (phone.Owner.Length == 0 ? "" : $" ({phone.Owner})")));

    /// <summary>What share of a price a person pays, in percent.</summary>
    public static string ShareInWords(int? percent) => percent is { } share ? StaffTexts.Say(Records.PaidSharePercent, share) : Records.PaidShareNone;

    private static IEnumerable<(string Label, string Value)> InWords(this ResidentFacts facts) =>
    [
        (Records.Number, facts.Number), (Staff.GivenName, facts.GivenName), (Staff.Surname, facts.Surname), (Records.Nickname, facts.Nickname),
        (Records.Phones, string.Join("; ", facts.Phones.Split("; ").Select(Readable))),
        (Staff.BirthYear, facts.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? ""), (Rides.Settlement, facts.Settlement), (Rides.Street, facts.Street),
        (Staff.HowToFind, facts.HowToFind), (Rides.Mobility, facts.Mobility.InWords()), (Staff.UsualCompanions, facts.UsualCompanions.ToString(CultureInfo.InvariantCulture)),
        (Records.PaidShare, ShareInWords(facts.PaidShare)),
    ];

    // „+37061234567 dukra“ as people read it.
    private static string Readable(string phone)
    {
        var parts = phone.Split(' ', 2);
        return parts[0].StartsWith('+') ? string.Join(' ', [StaffTexts.Phone(parts[0]), .. parts[1..]]) : phone;
    }
}
