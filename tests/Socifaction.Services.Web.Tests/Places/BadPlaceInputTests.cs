using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>What people and tampered forms send: the right status, a sentence that says what to do, nothing typed lost.</summary>
public sealed class BadPlaceInputTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Days_that_cannot_be_had_are_refused_in_words(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var today = town.App.Today;
        var past = Given.Session(town.Activity, today, 5, town.App.Initiative, new(7, 0), new(7, 45));
        var soon = Given.Session(town.Activity, today, 5, town.App.Initiative, new(9, 0), new(10, 0));
        var far = Given.Session(town.Activity, today.PlusDays(40), 5, town.App.Initiative);
        var full = Given.Session(town.Activity, today.PlusDays(6), 0, town.App.Initiative);
        var off = Given.Session(town.Activity, today.PlusDays(7), 5, town.App.Initiative);
        off.Cancel();
        await town.App.SaveAsync(past, soon, far, full, off);
        var walker = await town.ToDaysAsync(town.Children[0]);
        walker.Text.Should().Contain("užsisakyti galima tik telefonu").And.Contain("vietų nėra");

        await RefusesAsync(HttpStatusCode.UnprocessableEntity, "Pažymėkite bent vieną dieną");
        await RefusesAsync(HttpStatusCode.UnprocessableEntity, "Šis laikas jau praėjo", past);
        await RefusesAsync(HttpStatusCode.UnprocessableEntity, "Pasirinkite artimesnę dieną", far);
        await RefusesAsync(HttpStatusCode.Conflict, "per vėlu", soon);
        await RefusesAsync(HttpStatusCode.Conflict, "laisvų vietų nebeužtenka", full);
        await RefusesAsync(HttpStatusCode.Conflict, "užsiėmimo nebus", off);

        await walker.SendAsync(("Days", town.Days[0].Id.ToString()));
        await walker.SendAsync();
        walker = await town.ToDaysAsync(town.Children[0]);
        await RefusesAsync(HttpStatusCode.Conflict, "jau užsakyta", town.Days[0]);

        async Task RefusesAsync(HttpStatusCode status, string words, params Session[] days)
        {
            await walker.SendAsync([.. days.Select(day => ("Days", (string?)day.Id.ToString())), ("x", days.Length == 0 ? null : "x")]);
            (walker.Status, walker.Text.Contains(words, StringComparison.Ordinal)).Should().Be((status, true), walker.Text);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_there_or_not_theirs_is_a_404_and_nothing_is_written(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var foreignActivity = Given.Activity();
        var foreign = Given.Session(foreignActivity, town.App.Today.PlusDays(1), 5, town.App.Neighbour);
        await using (var scope = town.App.Scope(town.App.Neighbour))
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Data.ServicesDbContext>(scope.ServiceProvider);
            db.AddRange(foreignActivity, foreign);
            await db.SaveChangesAsync(Token);
        }

        var who = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"{town.Home}/book/who");
        foreach (var id in new[] { town.NeighboursChild.Id.ToString(), Guid.CreateVersion7().ToString(), "{}", "' OR 1=1 --" })
        {
            (await who.PostAsync(("Who", id))).StatusCode.Should().Be(HttpStatusCode.NotFound, id);
        }

        var days = await town.ToDaysAsync(town.Children[0]);
        var answers = new HashSet<string>();
        foreach (var id in new[] { foreign.Id.ToString(), Guid.CreateVersion7().ToString() })
        {
            var answer = await days.PostAsync(("Days", id));
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
            // Each page has its own antiforgery token.
            answers.Add(Regex.Replace(await answer.Content.ReadAsStringAsync(Token), "name=\"__RequestVerificationToken\"[^>]*", ""));
        }

        answers.Should().ContainSingle("a foreign id is answered exactly as a random one");
        (await days.PostAsync(("Days", "99999999999999999999"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var browser = Walker.Of(town.App, PlaceTown.MothersPhone);
        foreach (var path in new[]
        {
            $"/kunigiskiai/places/{foreignActivity.Id}", $"/kunigiskiai/places/{foreignActivity.Id}/book/who", "/kunigiskiai/places/{}",
            "/kunigiskiai/places/123", $"/kunigiskiai/places/details/{Guid.CreateVersion7()}", $"{town.Home}/book/nothing", $"{town.Home}/done/{Guid.CreateVersion7()}",
            $"/ADMIN/places/{town.Activity.Id}", $"/..%2f/places/{town.Activity.Id}", $"/pagramantis/places/{town.Activity.Id}",
        })
        {
            (await browser.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, path);
        }

        (await town.App.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_strangers_wrong_answers_are_named_beside_their_fields_and_kept(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App).OpenAsync($"{town.Home}/book/who");

        await walker.SendAsync(("CallerName", "Žąsytė-Ąžuolienė"), ("CallerPhone", "abc"), ("ForName", " \u200b "));

        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Page.QuerySelector("#CallerName")!.GetAttribute("value").Should().Be("Žąsytė-Ąžuolienė");
        walker.Page.QuerySelector("#CallerPhone")!.GetAttribute("value").Should().Be("abc");
        walker.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).Should().BeEquivalentTo("#CallerPhone", "#ForName");
        await walker.SendAsync(("CallerName", new string('a', 5000)), ("CallerPhone", "112"), ("ForName", "a\u0007b"));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("daugiausia 80 ženklų").And.Contain("netinkamų ženklų");
        await walker.SendAsync(("CallerName", "<script>alert(1)</script>"), ("CallerPhone", "+370(612)34-567"), ("ForName", "{0} {{7*7}} 👵"));
        walker.At.Should().EndWith("/book/days");
        await walker.SendAsync(("Days", town.Days[0].Id.ToString()));
        walker.Page.Scripts.Should().BeEmpty();
        walker.Text.Should().Contain("<script>alert(1)</script>").And.Contain("{0} {{7*7}} 👵");
    }

    [Theory, EveryDatabase]
    public async Task A_stale_form_is_shown_again_with_what_was_chosen_and_extra_fields_change_nothing(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await town.ToDaysAsync(town.Children[0]);

        await walker.SendAsync(("Days", town.Days[1].Id.ToString()), ("__RequestVerificationToken", "tampered"));
        walker.Status.Should().Be(HttpStatusCode.BadRequest);
        walker.Text.Should().Contain("Puslapis buvo atidarytas per ilgai");
        await walker.SendAsync(
            ("initiativeId", town.App.Neighbour.Id.ToString()), ("status", "4"), ("isAdmin", "true"), ("Form.Activity.RoomLimit", "9"));
        walker.Text.Should().Contain("trečiadienis, kovo 17 d.", "the day chosen before the token failed was still ticked");
        await walker.SendAsync(("RequestId", "not-a-guid"), ("status", "4"));
        walker.Text.Should().Contain("Vieta užsakyta");
        var place = await town.App.ReadAsync(db => db.Places.SingleAsync(Token));
        (place.InitiativeId, place.Status).Should().Be((town.App.Initiative.Id, Bookings.BookingStatus.Booked));
    }

    [Theory, EveryDatabase]
    public async Task Cancelling_twice_is_cancelling_once_and_the_past_stays(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await (await town.ToCheckAsync([town.Children[0]], town.Days[0], town.Days[1])).SendAsync();
        var places = await town.App.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"/kunigiskiai/places/details/{places[1].Id}");

        var twice = await Task.WhenAll(walker.PostAsync(("What", "one")), walker.PostAsync(("What", "one")));
        twice.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(1);

        await walker.OpenAsync($"/kunigiskiai/places/details/{places[0].Id}");
        town.App.Clock.Advance(Duration.FromDays(2));
        await walker.SendAsync();
        (walker.Status, walker.Text.Contains("Ši diena jau praėjo", StringComparison.Ordinal)).Should().Be((HttpStatusCode.Conflict, true));
        (await Walker.Of(town.App, "+37061200002").OpenAsync($"/kunigiskiai/places/details/{places[0].Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        var stranger = await Walker.Of(town.App).OpenAsync($"/kunigiskiai/places/details/{places[0].Id}");
        stranger.At.Should().Contain("/sign-in");
    }
}
