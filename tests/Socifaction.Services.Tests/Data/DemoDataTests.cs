using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Data;

public sealed class DemoDataTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

    public static TheoryData<Engine, string> Days
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            // A Monday, a Wednesday, a Saturday, Easter Sunday with the change of clocks, New Year's Eve; early, at noon and late.
            foreach (var at in (string[])["2026-11-23T05:10", "2026-11-25T12:00", "2026-12-05T20:30", "2027-03-28T03:30", "2027-12-31T23:55"])
            {
                data.Add(new TheoryDataRow<Engine, string>(Engine.Sqlite, at) { Label = $"SQLite {at}" });
                data.Add(new TheoryDataRow<Engine, string>(Engine.Postgres, at)
                {
                    Label = $"PostgreSQL {at}",
                    Skip = TestDatabase.PostgresServer is null ? $"{TestDatabase.PostgresVariable} is not set" : null,
                });
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Days))]
    public async Task Whatever_the_day_this_week_and_the_next_working_day_are_alive(Engine engine, string at)
    {
        await using var demo = await Demo.SeedAsync(engine, at);
        var next = demo.Today.PlusDays(1);
        while (next.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || PublicHolidays.IsHoliday(next))
        {
            next = next.PlusDays(1);
        }

        foreach (var (slug, least) in (ValueTuple<string, int>[])[("kunigiskiai", 4), ("pilaite", 17), ("pagramantis", 8)])
        {
            await demo.InAsync(slug, async db =>
                (await db.Bookings.CountAsync(b => b.Date == next && b.Status == BookingStatus.Booked, Token)).Should().BeGreaterThanOrEqualTo(least, $"{slug} on {next}"));
        }

        await demo.InAsync("kunigiskiai", async db =>
        {
            (await db.Bookings.Where(b => b.Status == BookingStatus.Requested).Select(b => b.FollowsId == null).ToListAsync(Token)).Count(outward => outward).Should().Be(2);
            (await db.Residents.CountAsync(Token)).Should().BeGreaterThanOrEqualTo(18);
            (await db.RunStops.CountAsync(Token)).Should().BeGreaterThan(30);
        });
        await demo.InAsync("pilaite", async db =>
        {
            (await db.Sessions.AllAsync(s => s.Capacity == 20 || s.Capacity == 12, Token)).Should().BeTrue("two workers may look after 25, the room holds 20");
            (await db.Residents.CountAsync(r => r.BirthDate != null, Token)).Should().Be(20);
            (await db.Bookings.CountAsync(b => b.Status == BookingStatus.Cancelled, Token)).Should().Be(1);
        });
        await demo.InAsync("dacijonai", async db =>
            (await db.Bookings.CountAsync(b => b.Date >= demo.Today && b.Status == BookingStatus.Booked, Token)).Should().BeGreaterThan(40));
    }

    [Theory, EveryDatabase]
    public async Task A_second_start_adds_nothing(Engine engine)
    {
        await using var demo = await Demo.SeedAsync(engine, "2026-11-25T12:00");
        var before = await demo.CountAsync();

        await demo.SeedAgainAsync();

        before.Should().BeGreaterThan(500);
        (await demo.CountAsync()).Should().Be(before);
    }

    [Theory, EveryDatabase]
    public async Task Each_initiative_has_a_coordinator_who_can_sign_in(Engine engine)
    {
        await using var demo = await Demo.SeedAsync(engine, "2026-11-25T12:00");

        foreach (var (slug, email) in (ValueTuple<string, string>[])
            [("kunigiskiai", "rasa@kunigiskiai.demo"), ("pilaite", "daiva@pilaite.demo"), ("dacijonai", "giedre@dacijonai.demo"), ("pagramantis", "vida@pagramantis.demo")])
        {
            await demo.InAsync(slug, async db =>
            {
                var account = await db.StaffAccounts.SingleAsync(a => a.Email == email, Token);
                account.NormalizedUserName.Should().Be(email.ToUpperInvariant());
                account.PasswordHash.Should().Be($"hash of {email}");
                (await db.StaffMembers.SingleAsync(s => s.AccountId == account.Id, Token)).Role.Should().Be(Role.Coordinator);
            });
        }
    }

    [Fact]
    public async Task Every_message_fits_one_part_names_its_sender_first_and_a_number_to_call()
    {
        await using var demo = await Demo.SeedAsync(Engine.Sqlite, "2026-11-25T12:00");
        foreach (var slug in Demo.Slugs)
        {
            await demo.InAsync(slug, async db =>
            {
                var initiative = await db.Initiatives.SingleAsync(i => i.Slug == slug, Token);
                foreach (var offering in await db.Offerings.ToListAsync(Token))
                {
                    foreach (var template in (string[])[offering.Messages.Confirmation, offering.Messages.DayBefore, offering.Messages.Cancellation])
                    {
                        template.Should().StartWith("{iniciatyva}").And.Contain("{diena}").And.Contain("{laikas}").And.Contain("{kas}").And.EndWith("{tel}");
                        template.Should().NotContainAny("http", "www", "gydyt", "lig", "atrašyk");
                        var text = PlainLetters.Fold(template
                            .Replace("{iniciatyva}", initiative.Name, StringComparison.Ordinal)
                            .Replace("{kas}", $"{offering.SaidName} (Dominykas)", StringComparison.Ordinal)
                            .Replace("{diena}", "ketvirtadienį, lapkričio 26 d.", StringComparison.Ordinal)
                            .Replace("{laikas}", offering is Socifaction.Services.Rides.RideService ? "12.30–12.45" : "13.00", StringComparison.Ordinal)
                            .Replace("{tel}", initiative.Phone, StringComparison.Ordinal));
                        SmsParts.Of(text).Count.Should().Be(1, text);
                    }
                }
            });
        }
    }

    [Fact]
    public async Task Every_telephone_of_the_demo_is_one_that_nobody_has()
    {
        await using var demo = await Demo.SeedAsync(Engine.Sqlite, "2026-11-25T12:00");
        foreach (var slug in Demo.Slugs)
        {
            await demo.InAsync(slug, async db =>
                (await db.Phones.Select(p => p.E164).ToListAsync(Token)).Should().OnlyContain(e164 =>
                    e164.StartsWith("+37060000", StringComparison.Ordinal) || e164.StartsWith("+37044600", StringComparison.Ordinal)));
        }
    }

    /// <summary>A seeded installation, and its clock.</summary>
    private sealed class Demo(TestDatabase database, ServiceProvider provider) : IAsyncDisposable
    {
        public static readonly string[] Slugs = ["kunigiskiai", "pilaite", "dacijonai", "pagramantis"];

        public LocalDate Today => provider.GetRequiredService<IClock>().GetCurrentInstant().InZone(Vilnius).Date;

        public static async Task<Demo> SeedAsync(Engine engine, string at)
        {
            var database = await TestDatabase.CreateAsync(engine, Token);
            var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm").Parse(at).Value;
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<IClock>(new FakeClock(Vilnius.AtLeniently(local).ToInstant()));
            services.AddSocifactionServices(database.Database);
            var demo = new Demo(database, services.BuildServiceProvider(validateScopes: true));
            await demo.SeedAgainAsync();
            return demo;
        }

        public async Task SeedAgainAsync()
        {
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoData>().SeedAsync(account => $"hash of {account.Email}", Token);
        }

        public async Task InAsync(string slug, Func<ServicesDbContext, Task> look)
        {
            await using var scope = provider.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(await db.Initiatives.AsNoTracking().SingleAsync(i => i.Slug == slug, Token));
            if (database.Database.IsPostgres)
            {
                await db.Database.CloseConnectionAsync();
            }

            await look(db);
        }

        public async Task<int> CountAsync()
        {
            var count = 0;
            foreach (var slug in Slugs)
            {
                await InAsync(slug, async db => count += await db.Bookings.CountAsync(Token) + await db.Residents.CountAsync(Token)
                    + await db.Phones.CountAsync(Token) + await db.Offerings.CountAsync(Token) + await db.Sessions.CountAsync(Token)
                    + await db.Runs.CountAsync(Token) + await db.StaffMembers.CountAsync(Token) + await db.Settlements.CountAsync(Token));
            }

            return count;
        }

        public async ValueTask DisposeAsync()
        {
            await provider.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
