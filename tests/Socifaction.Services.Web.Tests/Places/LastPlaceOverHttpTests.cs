using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>Sixteen signed-in people, each at a browser of their own, send their last form for the same three places at the same moment.</summary>
public sealed class LastPlaceOverHttpTests
{
    private const int People = 16;
    private const int Places = 3;
    private const int Rounds = 60;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Three_get_a_place_and_the_others_are_told_and_offered_other_days(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token, serve: true);
        var (activity, sessions, residents) = await ArrangeAsync(app, Rounds + 3);
        var walkers = residents.Select(resident => Walker.Of(app, resident.Phones[0].E164, app.Address)).ToList();
        var parser = new HtmlParser();

        foreach (var session in sessions.Take(Rounds))
        {
            await Task.WhenAll(walkers.Zip(residents, async (walker, resident) =>
            {
                await walker.OpenAsync($"/kunigiskiai/places/{activity.Id}/book/who");
                await walker.SendAsync(("Who", resident.Id.ToString()));
                await walker.SendAsync(("Days", session.Id.ToString()));
                walker.At.Should().EndWith("/book/check");
            }));

            var answers = await AtOnce.RunAsync(walkers, walker => walker.PostAsync());

            answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/done/", StringComparison.Ordinal))
                .Should().Be(Places);
            foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
            {
                answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
                var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync(Token));
                page.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("laisvų vietų nebeužtenka");
                page.QuerySelectorAll("#alternatives li").Length.Should().BePositive();
            }
        }

        var taken = await app.ReadAsync(db => db.Sessions.OrderBy(s => s.StartsAt)
            .Select(s => new { s.Id, s.Taken, Live = db.Places.Count(p => p.SessionId == s.Id && p.Status == BookingStatus.Booked) }).ToListAsync(Token));
        taken.Where(s => sessions.Take(Rounds).Any(asked => asked.Id == s.Id)).Should().HaveCount(Rounds).And.OnlyContain(s => s.Taken == Places && s.Live == Places);
    }

    [Theory, EveryDatabase]
    public async Task Control_an_endpoint_that_reads_and_then_writes_overbooks_under_the_same_crowd(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token, services => services.AddSingleton<IStartupFilter, NaiveEndpoint>(), serve: true);
        var (_, sessions, residents) = await ArrangeAsync(app, 5);
        using var browser = new HttpClient { BaseAddress = app.Address };

        foreach (var session in sessions)
        {
            await AtOnce.RunAsync(residents, resident => browser.PostAsync($"/naive/{session.Id}/{resident.Id}", null, Token));
        }

        (await app.ReadAsync(db => db.Places.GroupBy(p => p.SessionId).Select(group => group.Count()).ToListAsync(Token)))
            .Should().Contain(given => given > Places);
    }

    private static async Task<(Activity, Session[], Resident[])> ArrangeAsync(WebApp app, int sessions)
    {
        var activity = Given.Activity();
        Session[] all = [.. Enumerable.Range(0, sessions).Select(n => Given.Session(
            activity, app.Today.PlusDays(1 + n / 4), Places, app.Initiative, new(8 + n % 4 * 2, 0), new(9 + n % 4 * 2, 0)))];
        Resident[] residents = [.. Enumerable.Range(0, People).Select(n => Given.Resident($"Žmogus{n}", "Kaimynas", $"+370612001{n:00}"))];
        await app.SaveAsync([activity, .. all, .. residents]);
        return (activity, all, residents);
    }

    /// <summary>A door that only these tests open: counts the places, then writes one, with no lock between.</summary>
    private sealed class NaiveEndpoint : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/naive", branch => branch.Run(BookAsync));
            next(app);
        };

        private static async Task BookAsync(HttpContext context)
        {
            var ids = context.Request.Path.Value!.Split('/').Skip(1).Select(Guid.Parse).ToArray();
            var db = context.RequestServices.GetRequiredService<ServicesDbContext>();
            var current = context.RequestServices.GetRequiredService<CurrentInitiative>();
            current.Enter(await db.Initiatives.SingleAsync(i => i.Slug == "kunigiskiai", context.RequestAborted));
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == ids[0], context.RequestAborted);
            if (await db.Places.CountAsync(p => p.SessionId == session.Id, context.RequestAborted) >= session.Capacity)
            {
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            }

            var place = new Place
            {
                InitiativeId = current.Id,
                OfferingId = session.OfferingId,
                SessionId = session.Id,
                ResidentId = ids[1],
                Date = session.Date,
                StartTime = session.From,
                EndTime = session.To,
                StartsAt = session.StartsAt,
                EndsAt = session.EndsAt,
                GroupId = Guid.CreateVersion7(),
                ArrangedByKind = ActorKind.System,
                ArrangedByName = "",
                Channel = Channel.Web,
                CreatedAt = session.StartsAt,
            };
            place.Become(BookingStatus.Booked, BookingEventKind.Booked, new(ActorKind.System, null, ""), Channel.Web, session.StartsAt);
            db.Places.Add(place);
            await db.SaveChangesAsync(context.RequestAborted);
        }
    }
}
