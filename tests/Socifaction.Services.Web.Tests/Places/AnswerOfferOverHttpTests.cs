using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>Sixteen browsers of one telephone accept one offer at the same moment.</summary>
public sealed class AnswerOfferOverHttpTests
{
    private const int Clients = 16;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task It_is_taken_once_and_none_of_the_browsers_meets_an_error(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token, serve: true);
        var offerId = await OfferAsync(app);
        var walkers = new List<Walker>();
        foreach (var _ in Enumerable.Range(0, Clients))
        {
            walkers.Add(await Walker.Of(app, PlaceTown.MothersPhone, app.Address).OpenAsync($"/kunigiskiai/places/offers/{offerId}"));
        }

        var answers = await AtOnce.RunAsync(walkers, walker => walker.PostAsync(("Answer", "yes")));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var session = await app.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(Token));
        (session.Taken, session.Held).Should().Be((1, 0));
        (await app.ReadAsync(db => db.BookingEvents.CountAsync(e => e.Kind == BookingEventKind.Booked && e.Channel == Channel.Web, Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Control_an_endpoint_without_the_lock_gives_the_same_crowd_errors(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token, services => services.AddSingleton<IStartupFilter, NaiveEndpoint>(), serve: true);
        var offerId = await OfferAsync(app);
        using var browser = new HttpClient { BaseAddress = app.Address };

        var answers = await AtOnce.RunAsync(Enumerable.Range(0, Clients), _ => browser.PostAsync($"/naive/{offerId}", null, Token));

        answers.Should().Contain(answer => answer.StatusCode == HttpStatusCode.InternalServerError, "somebody who said yes is told of a fault");
    }

    /// <summary>The offer of the only place of a day, which came free for somebody who waits.</summary>
    private static async Task<Guid> OfferAsync(WebApp app)
    {
        var (resident, other, activity) = (Given.Resident(phone: PlaceTown.MothersPhone), Given.Resident("Petras", phone: "+37061299999"), Given.Activity(1));
        var day = Given.Session(activity, app.Today.PlusDays(2), 1, app.Initiative);
        await app.SaveAsync(resident, other, activity, day);
        var staff = new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);
        await using (var scope = app.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(new(Guid.CreateVersion7(), [day.Id], [other.Id], "", staff), Token);
            await scope.ServiceProvider.GetRequiredService<JoinWaitingList>().RunAsync(new(Guid.CreateVersion7(), [day.Id], [resident.Id], true, staff), Token);
        }

        var place = await app.ReadAsync(db => db.Places.SingleAsync(p => p.Status == BookingStatus.Booked, Token));
        await using var last = app.Scope();
        await last.ServiceProvider.GetRequiredService<CancelPlace>().RunAsync(new(place.Id, false, staff), Token);
        return await app.ReadAsync(db => db.Offers.Select(offer => offer.Id).SingleAsync(Token));
    }

    /// <summary>A door that only these tests open: reads the offer, thinks, and writes, with no lock between.</summary>
    private sealed class NaiveEndpoint : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/naive", branch => branch.Run(AcceptAsync));
            next(app);
        };

        private static async Task AcceptAsync(HttpContext context)
        {
            var stop = context.RequestAborted;
            var db = context.RequestServices.GetRequiredService<ServicesDbContext>();
            context.RequestServices.GetRequiredService<CurrentInitiative>().Enter(await db.Initiatives.SingleAsync(i => i.Slug == "kunigiskiai", stop));
            var offerId = Guid.Parse(context.Request.Path.Value!.Trim('/'));
            var offer = await db.Offers.SingleAsync(o => o.Id == offerId, stop);
            if (offer.Status != OfferStatus.Open)
            {
                return;
            }

            var place = await db.Places.SingleAsync(p => p.Status == BookingStatus.Waitlisted, stop);
            var session = await db.Sessions.SingleAsync(s => s.Id == place.SessionId, stop);
            await Task.Delay(50, stop);
            offer.Status = OfferStatus.Accepted;
            session.Release(1);
            session.TryTake();
            place.Become(BookingStatus.Booked, BookingEventKind.Booked, new(ActorKind.System, null, ""), Channel.Web, session.StartsAt);
            await db.SaveChangesAsync(stop);
        }
    }
}
