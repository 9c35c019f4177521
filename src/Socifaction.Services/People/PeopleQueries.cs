using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>How people are found, and who may book for whom.</summary>
public static class PeopleQueries
{
    private const int LongestSearchText = 300;
    private const int FewestDigits = 3;
    private const int AgeOfMajority = 18;

    private static readonly StringComparer Lithuanian = StringComparer.Create(CultureInfo.GetCultureInfo("lt-LT"), ignoreCase: true);

    /// <summary>What a resident is found by: name, village and number in small plain letters.</summary>
    public static string SearchTextOf(Resident resident)
    {
        var text = SearchText.Fold($"{resident.GivenName} {resident.Surname} {resident.Home.Settlement} {resident.Number}");
        return text.Length <= LongestSearchText ? text : text[..LongestSearchText];
    }

    /// <summary>
    /// Residents that fit what a caller says: parts of the name, with or without Lithuanian letters, the village,
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

    /// <summary>
    /// Those a resident may book for: oneself, whomever one is guardian or carer of, and, for a grown person,
    /// the children of one's household.
    /// </summary>
    public static IQueryable<Resident> BookableBy(this ServicesDbContext db, Guid bookerId, LocalDate today)
    {
        var lastChild = today.PlusYears(-AgeOfMajority);
        var lastChildYear = lastChild.Year;
        var booker = db.Residents.Where(b => b.Id == bookerId);
        return db.Residents.Where(r =>
            booker.Any(b => b.Id == r.Id)
            || db.Relations.Any(relation => relation.FromId == bookerId && relation.ToId == r.Id)
            || (booker.Any(b => b.HouseholdId != null && b.HouseholdId == r.HouseholdId
                    && (b.BirthDate == null || b.BirthDate <= lastChild)
                    && (b.BirthDate != null || b.BirthYear == null || b.BirthYear <= lastChildYear))
                && ((r.BirthDate != null && r.BirthDate > lastChild)
                    || (r.BirthDate == null && r.BirthYear != null && r.BirthYear > lastChildYear))));
    }

    /// <summary>Whether a resident may book for another, or for oneself.</summary>
    public static Task<bool> MayBookForAsync(
        this ServicesDbContext db, Guid bookerId, Guid residentId, LocalDate today, CancellationToken cancellationToken) =>
        db.BookableBy(bookerId, today).AnyAsync(r => r.Id == residentId, cancellationToken);

    /// <summary>By surname, then given name, as the Lithuanian alphabet goes.</summary>
    public static IReadOnlyList<Resident> BySurname(this IEnumerable<Resident> residents) =>
        [.. residents.OrderBy(r => r.Surname, Lithuanian).ThenBy(r => r.GivenName, Lithuanian).ThenBy(r => r.Number, StringComparer.Ordinal)];

    private static bool LooksLikePhone(string said) =>
        said.Count(char.IsAsciiDigit) >= FewestDigits && said.All(sign => char.IsAsciiDigit(sign) || " +-()./".Contains(sign, StringComparison.Ordinal));
}
