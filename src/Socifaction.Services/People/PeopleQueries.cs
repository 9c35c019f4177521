using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>How people are found.</summary>
public static class PeopleQueries
{
    private const int LongestSearchText = 300;
    private const int FewestDigits = 3;

    private static readonly StringComparer Lithuanian = StringComparer.Create(CultureInfo.GetCultureInfo("lt-LT"), ignoreCase: true);

    /// <summary>What a resident is found by: name, village, numbers and nickname in small plain letters.</summary>
    public static string SearchTextOf(Resident resident)
    {
        var text = SearchText.Fold($"{resident.GivenName} {resident.Surname} {resident.Home.Settlement} {resident.Number} {resident.Nickname} {resident.FormerNumbers}");
        return text.Length <= LongestSearchText ? text : text[..LongestSearchText];
    }

    /// <summary>
    /// Residents that fit what a caller says: parts of the name or nickname, with or without Lithuanian letters, the village,
    /// the resident's own number, or three or more last digits of a telephone. All words must fit; no words fit nobody.
    /// </summary>
    public static IQueryable<Resident> Matching(this IQueryable<Resident> residents, string? said)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return residents.Where(_ => false);
        }

        if (LooksLikePhone(said))
        {
            if (PhoneNumber.Parse(said).Number is { } number)
            {
                return residents.Where(r => r.Phones.Any(phone => phone.E164 == number.E164));
            }

            said = string.Concat(said.Where(char.IsAsciiDigit));
        }

        foreach (var word in SearchText.Fold(said).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            residents = word.Length >= FewestDigits && word.All(char.IsAsciiDigit)
                ? residents.Where(r => r.SearchText.Contains(word) || r.Phones.Any(phone => EF.Functions.Like(phone.E164, "%" + word)))
                : residents.Where(r => r.SearchText.Contains(word));
        }

        return residents;
    }

    /// <summary>
    /// Those a telephone speaks for: whoever has the number, those whom they look after, and their household.
    /// </summary>
    public static IQueryable<Resident> PeopleOfPhone(this ServicesDbContext db, string e164)
    {
        var holders = db.Residents.Where(r => r.Phones.Any(phone => phone.E164 == e164));
        return db.Residents.Where(r => holders.Any(holder =>
            holder.Id == r.Id
            || (holder.HouseholdId != null && holder.HouseholdId == r.HouseholdId)
            || db.Relations.Any(relation => relation.FromId == holder.Id && relation.ToId == r.Id)));
    }

    /// <summary>By surname, then given name, as the Lithuanian alphabet goes.</summary>
    public static IReadOnlyList<Resident> BySurname(this IEnumerable<Resident> residents) =>
        [.. residents.OrderBy(r => r.Surname, Lithuanian).ThenBy(r => r.GivenName, Lithuanian).ThenBy(r => r.Number, StringComparer.Ordinal)];

    /// <summary>How many percent of a price a person pays; none without a decision, and while nobody is known.</summary>
    public static Task<int?> FindPaidShareAsync(this ServicesDbContext db, Guid? residentId, CancellationToken cancellationToken) =>
        db.Residents.Where(resident => resident.Id == residentId).Select(resident => resident.PaidShare).SingleOrDefaultAsync(cancellationToken);

    private static bool LooksLikePhone(string said) =>
        said.Count(char.IsAsciiDigit) >= FewestDigits && said.All(sign => char.IsAsciiDigit(sign) || " +-()./".Contains(sign, StringComparison.Ordinal));
}
