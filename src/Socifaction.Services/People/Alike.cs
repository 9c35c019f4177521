using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>In what a person of the register is like one who is to be entered.</summary>
public enum Likeness
{
    SamePhone = 1,

    /// <summary>The same name, and the same village as far as both are known.</summary>
    SameNameAndVillage,

    SameNameAndBirthYear,
}

/// <summary>Somebody in the register who may be the same person, and why.</summary>
public sealed record Alike(Resident Resident, Likeness Why);

/// <summary>Duplicates, proposed before they are made.</summary>
public static class Duplicates
{
    private const int Most = 20;

    /// <summary>Those in the register who may be the person of whom this is said; those with the same telephone first.</summary>
    public static async Task<IReadOnlyList<Alike>> ListAlikeAsync(this ServicesDbContext db, Registration said, CancellationToken cancellationToken)
    {
        var numbers = said.Phones.Select(text => PhoneNumber.Parse(text).Number?.E164).OfType<string>().ToList();
        var name = NameOf(said);
        var candidates = await db.Residents.AsNoTracking().Include(r => r.Phones)
            .Where(r => r.Phones.Any(phone => numbers.Contains(phone.E164)) || (name != "" && r.SearchText.StartsWith(name)))
            .OrderBy(r => r.SearchText).Take(Most).ToListAsync(cancellationToken);
        return [.. candidates.Select(other => (Other: other, Why: said.LikenessTo(other, numbers))).Where(row => row.Why is not null)
            .Select(row => new Alike(row.Other, row.Why!.Value)).OrderBy(alike => alike.Why)];
    }

    /// <summary>In what the two are alike; null in nothing that counts.</summary>
    internal static Likeness? LikenessTo(this Registration said, Resident other, IReadOnlyCollection<string> numbers) =>
        other.Phones.Any(phone => numbers.Contains(phone.E164)) ? Likeness.SamePhone
        : SearchText.Fold(other.FullName) != NameOf(said) ? null
        : said.BirthYear is { } year && other.BirthYear == year ? Likeness.SameNameAndBirthYear
        : said.Home.Settlement.Length == 0 || other.Home.Settlement.Length == 0 || SearchText.Fold(said.Home.Settlement) == SearchText.Fold(other.Home.Settlement)
            ? Likeness.SameNameAndVillage
        : null;

    private static string NameOf(Registration said) => SearchText.Fold($"{said.GivenName} {said.Surname}");
}
