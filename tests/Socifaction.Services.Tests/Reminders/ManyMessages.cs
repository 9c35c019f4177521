using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Many initiatives whose people all have to be told of tomorrow this evening.</summary>
internal sealed class ManyMessages : IAsyncDisposable
{
    private static int _numbered;

    private readonly List<Initiative> _initiatives = [];

    private ManyMessages(SmsHouse house) => House = house;

    public SmsHouse House { get; }

    public IReadOnlyList<Initiative> Initiatives => _initiatives;

    /// <summary>As many initiatives as sizes, each with so many people; nobody's messages are planned yet.</summary>
    public static async Task<ManyMessages> OpenAsync(Engine engine, TimeSpan timeout, CancellationToken cancellationToken, params IReadOnlyList<int> sizes)
    {
        var many = new ManyMessages(await SmsHouse.OpenAsync(engine, cancellationToken, twilio => twilio.Settings(new("http://127.0.0.1:9"), timeout)));
        var locality = new Locality { Slug = "daug", Name = "Daugelio rajonas" };
        many._initiatives.AddRange(sizes.Select((_, i) => Given.Initiative(locality, $"kaimas-{i}", $"Kaimas {i}")));
        await using (var scope = many.House.House.ScopeOfNobody())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.AddRange([locality, .. many._initiatives]);
            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var (initiative, size) in many._initiatives.Zip(sizes))
        {
            await many.FillAsync(initiative, size, cancellationToken);
        }

        return many;
    }

    /// <summary>A clock time of today.</summary>
    public void GoTo(int hour, int minute, int days = 0) => House.Clock.Reset(
        _initiatives[0].Zone.AtStrictly(new LocalDate(2027, 3, 15).PlusDays(days).At(new LocalTime(hour, minute))).ToInstant());

    /// <summary>The reminders of tomorrow of every initiative.</summary>
    public async Task<List<Reminder>> RowsAsync()
    {
        var rows = new List<Reminder>();
        foreach (var initiative in _initiatives)
        {
            rows.AddRange(await House.House.ReadAsync(
                db => db.Reminders.AsNoTracking().Where(row => row.Kind == ReminderKind.DayBefore).ToListAsync(), initiative));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private async Task FillAsync(Initiative initiative, int size, CancellationToken cancellationToken)
    {
        var activity = Given.Activity();
        var session = Given.Session(activity, new(2027, 3, 16), size, initiative);
        var made = TestHouse.Start - Duration.FromDays(7);
        await using var scope = House.House.Scope(initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        db.AddRange(activity, session);
        for (var i = 0; i < size; i++)
        {
            var person = Given.Resident(phone: $"+3706{Interlocked.Increment(ref _numbered):0000000}");
            db.AddRange(person, Given.Place(session, person, Channel.Phone, made));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
