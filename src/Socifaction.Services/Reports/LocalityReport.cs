using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reports;

/// <summary>An initiative as its locality sees it. Sums are none where the count of what they are sums of is not shown.</summary>
public sealed record Overseen(string Name, string Village, bool IsRehearsing, LocalDate? LiveSince, LocalDate? LastActivity, int? Kilometres, int? Nights, int? Portions);

/// <summary>
/// A locality's quarter in counts. In every table the rows are the initiatives in their order; the columns are the results, the one
/// number of people, the reasons of needs that were not met, the results of messages.
/// </summary>
public sealed record LocalityCounts(
    Locality Locality, Quarter Quarter, IReadOnlyList<Overseen> Initiatives, IReadOnlyDictionary<BookedKind, CountTable> Bookings,
    CountTable People, IReadOnlyList<string> Reasons, CountTable Unmet, CountTable Messages);

/// <summary>Reads a locality's counts, initiative by initiative, each in a scope of its own. No name of a person is read.</summary>
public sealed class LocalityReport(ServicesDbContext db, IServiceScopeFactory scopes)
{
    /// <summary>The counts; null when there is no such locality. Reasons of unmet needs that have the same words are one.</summary>
    public async Task<LocalityCounts?> ReadAsync(Guid localityId, Quarter quarter, Func<string, string> reasonInWords, CancellationToken cancellationToken)
    {
        var locality = await db.Localities.AsNoTracking().SingleOrDefaultAsync(one => one.Id == localityId, cancellationToken);
        if (locality is null)
        {
            return null;
        }

        var initiatives = await db.Initiatives.AsNoTracking().Where(one => one.LocalityId == localityId).OrderBy(one => one.Slug).ToListAsync(cancellationToken);
        var counts = new List<InitiativeCounts>();
        foreach (var initiative in initiatives)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
            counts.Add(await scope.ServiceProvider.GetRequiredService<ReadCounts>().RunAsync(quarter, cancellationToken));
        }

        var bookings = Enum.GetValues<BookedKind>().ToDictionary(kind => kind, kind => Table(counts, Enum.GetValues<BookedResult>().Length, (of, result) => of.Bookings[(int)kind, result]));
        var reasons = counts.SelectMany(one => one.Unmet.Keys).Select(reasonInWords).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(
            locality, quarter,
            [.. initiatives.Select((one, row) => new Overseen(
                one.Name, one.Village, one.IsRehearsing, one.LiveSince?.InZone(one.Zone).Date, counts[row].LastActivity,
                SumOf(BookedKind.Rides, row, (int)((counts[row].Metres + 500) / 1000)), SumOf(BookedKind.Stays, row, counts[row].Nights), SumOf(BookedKind.Meals, row, counts[row].Portions)))],
            bookings,
            Table(counts, 1, (of, _) => of.People),
            reasons, Table(counts, reasons.Count, (of, column) => of.Unmet.Where(one => reasonInWords(one.Key) == reasons[column]).Sum(one => one.Value)),
            Table(counts, Enum.GetValues<MessageResult>().Length, (of, column) => of.Messages[column]));

        int? SumOf(BookedKind kind, int row, int sum) => bookings[kind][row, (int)BookedResult.Given].Shown == Shown.Plain ? sum : null;
    }

    private static CountTable Table(List<InitiativeCounts> counts, int columns, Func<InitiativeCounts, int, int> countOf)
    {
        var inner = new int[counts.Count, columns];
        for (var row = 0; row < counts.Count; row++)
        {
            for (var column = 0; column < columns; column++) inner[row, column] = countOf(counts[row], column);
        }

        return new(inner);
    }
}
