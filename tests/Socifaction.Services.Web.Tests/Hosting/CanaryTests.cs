using System.Collections.Concurrent;
using System.Net;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime.Testing;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hooks;
using Socifaction.Services.Web.Tests.Rides;

namespace Socifaction.Services.Web.Tests.Hosting;

/// <summary>
/// A number, a text and a word about health go through booking, reminders, replies, calls and the provider's errors, and come up in no
/// log line, no address, no job and no health page.
/// </summary>
public sealed class CanaryTests
{
    private const string Number = "+37060000001";
    private const string Health = "hemodializ";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("http://localhost:5080");

    /// <summary>Numbers in every spelling, names, words of messages and replies.</summary>
    private static readonly string[] Canaries =
        ["61200001", "612 00001", "61200002", "612 00002", "Petraitien", "Jonaitis", "Uzsakyta", "Primename", "Atsaukta", "Norime priminti", Health, "Poliklinika", FakeTwilio.AuthToken];

    [Theory, EveryDatabase]
    public async Task What_is_somebody_s_own_stays_out_of_logs_addresses_jobs_and_health(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        using var log = new LogsTests.Listening();
        var addresses = new Addresses();
        await using var town = await RideTown.OpenAsync(engine, timers: true, more: services => services
            .AddSingleton<ILoggerProvider>(log).Configure<LoggerFilterOptions>(LogsTests.HearEverything).AddSingleton<IStartupFilter>(addresses)
            .AddTwilio(new(FakeTwilio.AccountSid, FakeTwilio.AuthToken, Number, twilio.Url, Public) { Timeout = TimeSpan.FromSeconds(1) }));
        var app = town.App;
        (twilio.Clock, twilio.Network) = (app.Clock, app.Browser());
        app.Clock.Advance(NodaTime.Duration.FromHours(2));
        await app.ReadAsync(db => db.Initiatives.Where(one => one.Id == app.Initiative.Id).ExecuteUpdateAsync(s => s.SetProperty(one => one.VoiceCalls, true), Token));
        await app.ReadAsync(db => db.Residents.Where(one => one.Id == town.Jonas.Id).ExecuteUpdateAsync(s => s.SetProperty(one => one.PreferredChannel, PreferredChannel.Voice), Token));

        // Booked by both, told to one by SMS and to the other by a voice, though the provider fails at first; LogsTests meets every fault.
        ConcurrentQueue<TwilioFault> faults = new([TwilioFault.DropBefore, TwilioFault.TooMany, TwilioFault.ErrorAfter, TwilioFault.GarbageAfter]);
        twilio.NextFault = () => faults.TryDequeue(out var fault) ? fault : TwilioFault.None;
        await (await town.ToAsync("check")).SendAsync();
        await (await town.ToAsync("check", RideTown.JonasPhone)).SendAsync();
        await RoundsAsync(app);
        faults.Should().BeEmpty();

        // Callbacks, a key in the call, a reply, a call that came in, and staff who read it all.
        await twilio.TellAsync(twilio.Taken.First(), "delivered");
        await twilio.AskAsync(twilio.Calls.First(), "2");
        await HookAsync(app, TwilioInbound.Path, new()
        {
            ["MessageSid"] = "SM9", ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = RideTown.OnasPhone, ["To"] = Number, ["Body"] = $"Negaliu, man {Health}ė",
        });
        await HookAsync(app, TwilioCall.Path, new() { ["CallSid"] = "CA9", ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = RideTown.JonasPhone, ["To"] = Number });
        using (var clerk = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token))
        {
            (await clerk.GetAsync("~/staff/messages", Token)).Words.Should().Contain("0 612 00002");
            var replies = await clerk.GetAsync("~/staff/messages/replies", Token);
            replies.Words.Should().Contain(Health, "staff read what was written");
            await clerk.SubmitAsync(replies, cancellationToken: Token);
            await clerk.SubmitAsync(await clerk.GetAsync("~/staff/messages/call-backs", Token), button: "Answered", cancellationToken: Token);
        }

        (await app.ReadAsync(db => db.MissedCalls.SingleAsync(Token))).SettledAt.Should().NotBeNull();
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var health = await app.Browser().GetAsync(new Uri(path, UriKind.Relative), Token);
            Silent([await health.Content.ReadAsStringAsync(Token)], path);
        }

        log.Lines.Should().NotBeEmpty();
        Silent(log.Lines, "a log line");
        addresses.Seen.Should().Contain(address => address.Contains(TwilioCall.Path, StringComparison.Ordinal));
        Silent(addresses.Seen, "an address");
        Silent([.. twilio.Taken.Concat(twilio.Calls).SelectMany(one => new[] { one.Callback, one.Script }).OfType<Uri>().Select(url => url.AbsoluteUri)], "a callback's address");
        var storage = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        storage.SucceededJobs(0, 1000).Should().NotBeEmpty();
        storage.SucceededJobs(0, 1000).SelectMany(job => job.Value.Job.Args).Should().OnlyContain(argument => argument == null || argument is CancellationToken);
        storage.FailedCount().Should().Be(0);
    }

    [Fact]
    public async Task Control_a_number_in_an_address_would_be_seen()
    {
        var addresses = new Addresses();
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Token, services => services.AddSingleton<IStartupFilter>(addresses));

        using var answer = await app.Browser().GetAsync(new Uri("/kunigiskiai/?tel=%2B37061200001", UriKind.Relative), Token);

        FluentActions.Invoking(() => Silent(addresses.Seen, "an address")).Should().Throw<Exception>();
    }

    private static void Silent(IEnumerable<string> lines, string what)
    {
        foreach (var canary in Canaries)
        {
            lines.Where(line => Uri.UnescapeDataString(line).Contains(canary, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("{0} does not sing of „{1}“", what, canary);
        }
    }

    /// <summary>An hour of rounds, and one by Hangfire's own clock.</summary>
    private static async Task RoundsAsync(WebApp app)
    {
        var round = app.Services.GetRequiredService<ReminderRound>();
        for (var i = 0; i < 20; i++)
        {
            await round.SendAsync(Token);
            await round.SettleAsync(Token);
            app.Clock.AdvanceMinutes(3);
        }

        await LogsTests.StrikeAsync(app, "reminders-send");
    }

    private static async Task HookAsync(WebApp app, string path, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(FakeTwilio.AuthToken, Public.AbsoluteUri.TrimEnd('/') + path, form));
        using var answer = await app.Browser().SendAsync(request, Token);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Every address that was asked for, and every one that was sent to.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                Seen.Enqueue(context.Request.GetEncodedPathAndQuery());
                await go(context);
                Seen.Enqueue(context.Response.Headers.Location.ToString());
            });
            next(app);
        };
    }
}
