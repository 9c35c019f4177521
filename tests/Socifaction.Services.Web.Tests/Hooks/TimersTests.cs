using System.Globalization;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hooks;

public sealed class TimersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_timer_is_registered_anew_at_start_and_none_is_ever_repeated_by_hangfire(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Token);
        for (var start = 0; start < 2; start++)
        {
            await using var app = await OpenAsync(database);

            (await RegisteredAsync(app)).Should().BeEquivalentTo("reminders-send", "reminders-settle", "waiting", "nightly");
            GlobalJobFilters.Filters.Select(f => f.Instance).OfType<AutomaticRetryAttribute>().Should().ContainSingle().Which.Attempts.Should().Be(0);
        }
    }

    [Theory, EveryDatabase]
    public async Task Timers_that_were_given_up_are_registered_again_once_they_have_been_silent(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Token);
        await using var app = await OpenAsync(database);
        var (timers, jobs) = (TimersOf(app), app.Services.GetRequiredService<IRecurringJobManager>());
        (await RegisteredAsync(app)).Should().HaveCount(4);
        await BeatAsync(ReminderRound.SendingHeartbeat, Duration.Zero);
        await BeatAsync(ReminderRound.SettlingHeartbeat, Duration.Zero);
        await BeatAsync(ReminderRound.WaitingHeartbeat, Duration.Zero);
        Jobs(app).ForEach(job => jobs.RemoveIfExists(job.Id));

        await timers.WatchAsync(Token);
        Jobs(app).Should().BeEmpty("they have only just struck");
        await BeatAsync(ReminderRound.WaitingHeartbeat, Duration.FromMinutes(6));
        await timers.WatchAsync(Token);

        Jobs(app).Select(job => job.Id).Should().BeEquivalentTo("reminders-send", "reminders-settle", "waiting", "nightly");

        async Task BeatAsync(string name, Duration ago)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ServicesDbContext>()
                .BeatAsync(name, app.Services.GetRequiredService<IClock>().GetCurrentInstant() - ago, Token);
        }
    }

    [Fact]
    public async Task No_timer_is_set_for_the_hour_that_the_clock_skips_or_repeats_and_none_carries_anything()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Token);
        await using var app = await OpenAsync(database);
        await RegisteredAsync(app);
        var vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

        foreach (var job in Jobs(app))
        {
            job.TimeZoneId.Should().Be("UTC");
            job.Job.Args.Should().OnlyContain(argument => argument == null || argument is CancellationToken);
            if (job.Cron == Cron.Minutely())
            {
                continue;
            }

            var fields = job.Cron.Split(' ');
            var time = new LocalTime(int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[0], CultureInfo.InvariantCulture));
            var hours = Enumerable.Range(0, 366).Select(day => (new LocalDate(2027, 1, 1).PlusDays(day) + time).InUtc().WithZone(vilnius).Hour).Distinct();
            hours.Should().NotContain(3, job.Id);
        }

        Jobs(app).Should().Contain(job => job.Cron != Cron.Minutely(), "else nothing was looked at");
    }

    private static async Task<WebApplication> OpenAsync(TestDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Socifaction:DataDirectory"] = database.Folder;
        builder.Configuration["ConnectionStrings:Postgres"] = database.Folder is null ? database.Database.ConnectionString : "";
        builder.AddHouse();
        builder.AddSms();
        builder.AddTimers();
        var app = builder.Build();
        await app.PrepareAsync();
        await TimersOf(app).StartAsync(Token);
        return app;
    }

    private static Timers TimersOf(WebApplication app) =>
        app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Timers>().Single();

    private static List<RecurringJobDto> Jobs(WebApplication app)
    {
        using var storage = app.Services.GetRequiredService<JobStorage>().GetConnection();
        return storage.GetRecurringJobs();
    }

    // Registered behind the start, on a thread of their own.
    private static async Task<IReadOnlyList<string>> RegisteredAsync(WebApplication app)
    {
        for (var look = 0; look < 500 && Jobs(app).Count < 4; look++)
        {
            await Task.Delay(20, Token);
        }

        return [.. Jobs(app).Select(job => job.Id)];
    }
}
