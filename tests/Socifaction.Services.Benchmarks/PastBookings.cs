using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>Sessions of earlier years with everybody who came to them: one row of each is saved, the others are copied by SQL.</summary>
internal static class PastBookings
{
    private const int PerSession = 100;

    /// <summary>Writes so many bookings of an activity, a hundred on each day before today.</summary>
    public static async Task WriteAsync(WebApp app, Activity activity, int count, CancellationToken cancellationToken)
    {
        var person = Given.Resident();
        var session = Given.Session(activity, app.Today.PlusDays(-1), PerSession, app.Initiative);
        var place = Given.Place(session, person, Channel.Phone, session.StartsAt);
        place.Become(BookingStatus.Fulfilled, BookingEventKind.Fulfilled, new(ActorKind.System, null, ""), Channel.Phone, session.StartsAt);
        await app.SaveAsync(person, session, place);

        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var isPostgres = db.Database.IsNpgsql();
        var (sessions, bookings) = (count / PerSession, count);
        await CopyAsync(db, typeof(Session), isPostgres, sessions, $"t.id = {IdOf(isPostgres, session.Id)}", new()
        {
            ["id"] = Id(isPostgres, "n.i"), ["date"] = DayBefore(isPostgres, "n.i"),
        }, cancellationToken);
        await CopyAsync(db, typeof(Place), isPostgres, bookings, $"t.id = {IdOf(isPostgres, place.Id)}", new()
        {
            ["id"] = Id(isPostgres, "n.i"), ["group_id"] = Id(isPostgres, "n.i"), ["session_id"] = Id(isPostgres, $"1 + (n.i - 1) % {sessions}"),
            ["date"] = DayBefore(isPostgres, $"1 + (n.i - 1) % {sessions}"),
        }, cancellationToken);
    }

    private static async Task CopyAsync(
        ServicesDbContext db, Type kind, bool isPostgres, int count, string template, Dictionary<string, string> changed, CancellationToken cancellationToken)
    {
        var type = db.Model.FindEntityType(kind)!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        List<string> columns = [.. db.Model.GetEntityTypes().Where(other => other.GetTableName() == table.Name).SelectMany(other => Columns(other, table)).Distinct()];
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO {table.Name} ({string.Join(", ", columns.Select(name => $"\"{name}\""))})
            SELECT {string.Join(", ", columns.Select(name => changed.GetValueOrDefault(name) ?? $"t.\"{name}\""))}
            FROM {table.Name} t CROSS JOIN n WHERE {template}
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<string> Columns(IEntityType type, StoreObjectIdentifier table) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties()))
            .Select(property => property.GetColumnName(table)).OfType<string>();

    private static string IdOf(bool isPostgres, Guid id) => isPostgres ? $"'{id}'" : $"'{id.ToString().ToUpperInvariant()}'";

    private static string Id(bool isPostgres, string number) => isPostgres
        ? $"(lpad(to_hex({number}), 8, '0') || '-0000-4000-8000-000000000000')::uuid"
        : $"printf('%08X-0000-4000-8000-000000000000', {number})";

    private static string DayBefore(bool isPostgres, string number) => isPostgres
        ? $"(t.date - ({number})::int)"
        : $"date(t.date, '-' || ({number}) || ' days')";
}
