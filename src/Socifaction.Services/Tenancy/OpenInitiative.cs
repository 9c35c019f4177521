using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Tenancy;

/// <summary>A settlement that is to be served; without coordinates it must be known in the locality.</summary>
public sealed record NewSettlement(string Name, string SearchName, double? Latitude = null, double? Longitude = null);

/// <summary>What is said of a new initiative. The phone is E.164; without a prefix the slug's first three letters are taken.</summary>
public sealed record NewInitiative(string LocalitySlug, string Slug, string Name, string Village, string Phone)
{
    /// <summary>The form's id, so that sent twice it is one initiative.</summary>
    public InitiativeId Id { get; init; } = InitiativeId.New();

    public string About { get; init; } = "";

    /// <summary>When the telephone is answered, as <see cref="Time.WeeklyHours"/> writes it; none: the usual hours.</summary>
    public string? OfficeHours { get; init; }

    /// <summary>The settlements it serves. Those that the locality does not know yet are entered.</summary>
    public IReadOnlyList<NewSettlement> Settlements { get; init; } = [];

    public string ContactName { get; init; } = "";

    public string? NumberPrefix { get; init; }

    public string? SmsSender { get; init; }

    public bool VoiceCalls { get; init; }

    /// <summary>Whether its messages reach residents at once; otherwise it rehearses until staff say so.</summary>
    public bool IsLive { get; init; }

    public string ZoneId { get; init; } = "Europe/Vilnius";
}

/// <summary>Use case: a new initiative of a locality.</summary>
public sealed partial class OpenInitiative(ServicesDbContext db)
{
    private const int LongestName = 120;

    /// <summary>Opens it, or says why not. The same form again gives the initiative that it opened.</summary>
    public async Task<Outcome<Initiative, OpenRefusal>> RunAsync(NewInitiative said, CancellationToken cancellationToken)
    {
        if (Unfit(said) is { } why)
        {
            return why;
        }

        var locality = await db.Localities.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == said.LocalitySlug, cancellationToken);
        if (locality is null)
        {
            return OpenRefusal.NoSuchLocality;
        }

        try
        {
            return await db.LockAsync<Initiative, OpenRefusal>([locality.Id], async () =>
            {
                if (await db.Initiatives.SingleOrDefaultAsync(i => i.Id == said.Id, cancellationToken) is { } opened)
                {
                    return opened.Slug == said.Slug && opened.LocalityId == locality.Id ? opened : OpenRefusal.OpenedAlready;
                }

                if (await db.Initiatives.AnyAsync(i => i.Slug == said.Slug, cancellationToken))
                {
                    return OpenRefusal.SlugTaken;
                }

                var known = await db.Settlements.Where(one => one.LocalityId == locality.Id).Select(one => one.SearchName).ToListAsync(cancellationToken);
                var missing = said.Settlements.DistinctBy(one => one.SearchName).Where(one => !known.Contains(one.SearchName)).ToList();
                if (missing.Exists(one => one.Latitude is null || one.Longitude is null))
                {
                    return OpenRefusal.SettlementUnknown;
                }

                db.AddRange(missing.Select(one => new Settlement
                {
                    LocalityId = locality.Id, Name = one.Name, SearchName = one.SearchName, Latitude = one.Latitude!.Value, Longitude = one.Longitude!.Value,
                }));
                var initiative = New(said, locality.Id);
                db.Add(initiative);
                return initiative;
            }, cancellationToken);
        }
        // Another locality took the slug between the look and the write.
        catch (DbUpdateException taken) when (taken.IsTaken())
        {
            return OpenRefusal.SlugTaken;
        }
    }

    private static OpenRefusal? Unfit(NewInitiative said) =>
        !Services.Tenancy.Slug.IsWellFormed(said.Slug) ? OpenRefusal.SlugMalformed
        : Services.Tenancy.Slug.IsReserved(said.Slug) ? OpenRefusal.SlugReserved
        : !IsName(said.Name) || !IsName(said.Village) || said.Settlements.Any(one => !IsName(one.Name)) ? OpenRefusal.NameUnfit
        : !E164().IsMatch(said.Phone) ? OpenRefusal.PhoneUnfit
        : !Prefix().IsMatch(PrefixOf(said)) ? OpenRefusal.PrefixUnfit
        : said.SmsSender is { } sender && !E164().IsMatch(sender) && !SenderName().IsMatch(sender) ? OpenRefusal.SenderUnfit
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(said.ZoneId) is null ? OpenRefusal.NoSuchZone
        : null;

    private static Initiative New(NewInitiative said, Guid localityId)
    {
        var initiative = Rehearsing(said, localityId);
        initiative.OfficeHours = said.OfficeHours ?? initiative.OfficeHours;
        return initiative;
    }

    private static Initiative Rehearsing(NewInitiative said, Guid localityId) => new()
    {
        Id = said.Id,
        LocalityId = localityId,
        Slug = said.Slug,
        Name = said.Name.Trim(),
        Village = said.Village.Trim(),
        Phone = said.Phone,
        About = said.About.Trim(),
        ContactName = said.ContactName.Trim(),
        NumberPrefix = PrefixOf(said),
        SmsSender = said.SmsSender,
        VoiceCalls = said.VoiceCalls,
        IsRehearsing = !said.IsLive,
        ZoneId = said.ZoneId,
    };

    private static string PrefixOf(NewInitiative said) => said.NumberPrefix
        ?? string.Concat(said.Slug.Where(char.IsAsciiLetterLower).Take(3)).ToUpperInvariant();

    private static bool IsName(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName && !text.Any(char.IsControl) && WellFormed.IsWellFormed(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164();

    [GeneratedRegex(@"^[A-Z]{2,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    // What networks allow as an alphanumeric sender: at most 11 letters, digits and spaces, one letter at least.
    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SenderName();
}
