using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class OfferingPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_kit_is_shown_before_it_is_added_once_and_leads_to_what_is_missing(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var rasa = await WebSession.StaffAsync(app, cancellationToken: Stop);
        (await rasa.GetAsync("~/staff/offerings", Stop)).Words.Should().Contain(Offerings.Nothing);
        var choice = (await rasa.GetAsync("~/staff/offerings/add", Stop)).Expect(HttpStatusCode.OK);
        var ways = choice.Page.QuerySelectorAll("main .soc-card a").Select(link => link.GetAttribute("href")!).ToList();
        ways.Should().HaveCount(Enum.GetValues<OfferingKit>().Length);

        var expected = 0;
        foreach (var way in ways)
        {
            var brings = (await rasa.GetAsync(way, Stop)).Expect(HttpStatusCode.OK);
            brings.Words.Should().Contain("Gyventojas matys").And.Contain(Offerings.BringsRules);
            (await app.ReadAsync(db => db.Offerings.CountAsync(Stop))).Should().Be(expected, "looking adds nothing");
            var form = WebForm.Fill(brings, button: Offerings.AddThis);
            var added = (await rasa.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
            (await rasa.SendAsync(form, Stop)).Location.Should().Be(added.Location, "twice tapped is once added");
            expected++;

            var page = await rasa.FollowAsync(added, Stop);
            page.Words.Should().Contain(Offerings.Added).And.Contain(Offerings.TodoTitle).And.Contain(Offerings.StateDraft);
            foreach (var link in page.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Distinct())
            {
                (await rasa.GetAsync(link.Split('#')[0], Stop)).Status.Should().Be(200, $"{way} leads to {link}");
            }
        }

        (await app.ReadAsync(db => db.Offerings.CountAsync(Stop))).Should().Be(expected);
        var list = await rasa.GetAsync("~/staff/offerings", Stop);
        list.Page.QuerySelectorAll("main tbody tr").Should().HaveCount(expected);
        list.Words.Should().Contain(Offerings.KindRides).And.Contain(Offerings.KindStays).And.Contain("Nuo 60 m.");
        (await rasa.SendAsync(WebForm.Fill(await rasa.GetAsync(ways[0], Stop), button: Offerings.AddThis).With("kit", "Malūnas"), Stop)).Status.Should().Be(422);
    }

    [Theory, EveryDatabase]
    public async Task What_is_published_is_what_residents_see_and_by_telephone_alone_there_is_a_number_and_no_button(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var centre = Given.Activity(name: "Dirbtuvės");
        centre.IsPublished = false;
        await app.SaveAsync(centre);
        using var rasa = await WebSession.StaffAsync(app, cancellationToken: Stop);
        using var nobody = WebSession.Anonymous(app);
        var page = await rasa.GetAsync($"~/staff/offerings/{centre.Id}", Stop);

        page = await KeepAsync(rasa, page, new { Shown = "yes", NameEn = "Workshop", Price = "Flat", Amount = "2,50", FromAge = "7" });
        page.Words.Should().Contain(Offerings.Kept).And.Contain(Offerings.StatePublished).And.Contain("Už du kartus – 5,00 €").And.Contain("Paskutinį kartą keitė Coordinator");
        var home = await nobody.GetAsync("~/", Stop);
        home.Words.Should().Contain("Dirbtuvės").And.Contain("2,50 € už kartą");
        (await nobody.GetAsync($"~/places/{centre.Id}", Stop)).Status.Should().Be(200);
        nobody.Cookies.Add(new Cookie(Languages.Cookie, "en", "/", "localhost"));
        (await nobody.GetAsync("~/", Stop)).Words.Should().Contain("Workshop").And.NotContain("Dirbtuvės");

        page = await KeepAsync(rasa, page, new { How = "phone" });
        var byPhone = await nobody.GetAsync("~/", Stop);
        byPhone.Words.Should().Contain("Workshop").And.Contain("Booked by telephone");
        byPhone.Page.QuerySelector($"a[href*='{centre.Id}']").Should().BeNull();
        (await nobody.GetAsync($"~/places/{centre.Id}", Stop)).Status.Should().Be(404);

        await KeepAsync(rasa, page, new { Shown = "no" });
        (await nobody.GetAsync("~/", Stop)).Words.Should().NotContain("Workshop");
    }

    [Theory, EveryDatabase]
    public async Task Withdrawing_first_shows_whose_bookings_stand(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.App.SaveAsync(Given.Place(day.Sessions[0], day.Ona, Channel.Phone, TestHouse.Start));
        var page = await day.Clerk.GetAsync($"~/staff/offerings/{day.Centre.Id}", Stop);

        var asked = (await day.Clerk.SendAsync(WebForm.Fill(page, new { Shown = "no", Summary = "Nauji žodžiai." }), Stop)).Expect(HttpStatusCode.OK);

        asked.Words.Should().Contain(Offerings.WithdrawTitle).And.Contain(day.Ona.FullName).And.Contain("1 užsakymas");
        asked.Page.QuerySelector("textarea[name=Summary]")!.TextContent.Should().Be("Nauji žodžiai.");
        (await FindAsync(day.App, day.Centre.Id)).IsPublished.Should().BeTrue("nothing changes by asking");
        (await day.Clerk.SendAsync(WebForm.Fill(asked, button: Offerings.WithdrawSure), Stop)).Expect(HttpStatusCode.Redirect);
        (await FindAsync(day.App, day.Centre.Id)).State.Should().Be(OfferingState.Withdrawn);
        (await day.App.ReadAsync(db => db.Bookings.SingleAsync(Stop))).Status.Should().Be(BookingStatus.Booked);
    }

    [Theory, EveryDatabase]
    public async Task Bad_answers_stand_beside_their_field_and_of_two_changes_the_later_sees_both(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var taxi = Given.RideService();
        await app.SaveAsync(taxi);
        using var rasa = await WebSession.StaffAsync(app, cancellationToken: Stop);
        var page = await rasa.GetAsync($"~/staff/offerings/{taxi.Id}", Stop);
        (string Field, string Typed)[] wrong =
        [
            ("Name", ""), ("Opens", "0"), ("Opens", "daug"), ("Shuts", "-1"), ("Shuts", "99999999"), ("FromAge", "999"), ("Amount", "dovanai"), ("Amount", "0"), ("Order", "1000"),
            ("Price", "PerNight"), ("Price", "nieko"), ("Shown", "gal"), ("How", ""), ("Villages", new string('k', 200)), ("Villages", string.Join('\n', Enumerable.Range(1, 90).Select(n => $"Kaimas{n:00}"))),
        ];
        foreach (var (field, typed) in wrong)
        {
            var form = WebForm.Fill(page, new { Price = "PerKilometre", Amount = "0,30", ForWhom = "Lieka įrašyta." });
            var answer = await rasa.SendAsync(form.With(field, typed), Stop);
            answer.Status.Should().Be(422, $"{field} {typed}");
            answer.Error.Should().NotBeNullOrEmpty();
            answer.Page.QuerySelector("textarea[name=ForWhom]")!.TextContent.Should().Be("Lieka įrašyta.");
        }

        var ages = await rasa.SendAsync(WebForm.Fill(page, new { FromAge = "70", ToAge = "60" }), Stop);
        (ages.Status, ages.Error).Should().Be((422, Offerings.RefusalAges));

        (await rasa.SendAsync(WebForm.Fill(page, new { Name = "Rasos pavadinimas" }), Stop)).Expect(HttpStatusCode.Redirect);
        var stale = await rasa.SendAsync(WebForm.Fill(page, new { Name = "Vilmos pavadinimas", Summary = "Vilmos žodžiai" }), Stop);
        stale.Status.Should().Be(409);
        stale.Words.Should().Contain("Rasos pavadinimas").And.Contain(Offerings.NowTitle);
        stale.Page.QuerySelector("input[name=Name]")!.GetAttribute("value").Should().Be("Vilmos pavadinimas");
        (await FindAsync(app, taxi.Id)).Name.Should().Be("Rasos pavadinimas");
        (await rasa.SendAsync(WebForm.Fill(stale), Stop)).Expect(HttpStatusCode.Redirect);
        (await FindAsync(app, taxi.Id)).Name.Should().Be("Vilmos pavadinimas");
        (await rasa.GetAsync($"~/staff/offerings/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Each_setting_is_two_taps_away_for_the_coordinator_alone(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var resource = Given.Resource();
        await app.SaveAsync(resource, Given.RideService(), Given.Activity(), Given.AppointmentType([resource]), Given.HomeHelp(), Given.MealService(), Given.Premises());
        using var rasa = await WebSession.StaffAsync(app, cancellationToken: Stop);
        using var clerk = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Stop);
        var first = await rasa.GetAsync("~/staff", Stop);
        var settings = await rasa.GetAsync(first.Page.QuerySelector("nav a[href$='/staff/settings']")!.GetAttribute("href")!, Stop);

        var links = settings.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Distinct().ToList();

        foreach (var link in links)
        {
            (await rasa.GetAsync(link, Stop)).Status.Should().Be(200, link);
        }

        links.Select(link => link.Split('?')[0].Split("/staff/")[1]).Should().Contain(
            ["offerings", "start", "people", "messages/templates", "messages/settings", "places/holidays", "rides/vehicles", "stays/rooms"]);
        (await clerk.GetAsync("~/staff/settings", Stop)).Status.Should().Be(403);
        (await clerk.GetAsync("~/staff/offerings", Stop)).Status.Should().Be(403);
        (await clerk.GetAsync("~/staff", Stop)).Page.QuerySelector("nav a[href$='/staff/settings']").Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task What_reaches_everybody_or_takes_names_out_asks_once_more_who_it_is(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        string[] guarded =
        [
            $"~/staff/residents/merge/{day.Ona.Id}", "~/staff/messages/settings", "~/staff/messages/live", "~/staff/people", $"~/staff/places/journal/csv/{day.Centre.Id}",
        ];
        foreach (var page in guarded)
        {
            (await day.Clerk.GetAsync(page, Stop)).Location?.Should().NotContain("/again", page);
        }

        day.App.Clock.Advance(StaffSessions.ProofLife);

        foreach (var page in guarded)
        {
            (await day.Clerk.GetAsync(page, Stop)).Location.Should().Contain("/sign-in/again", page);
        }

        (await day.Clerk.GetAsync("~/staff/offerings", Stop)).Status.Should().Be(200);
        var asked = await day.Clerk.GetAsync((await day.Clerk.GetAsync(guarded[4], Stop)).Location!, Stop);
        var proved = (await day.Clerk.SubmitAsync(asked, new { WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.GetAsync(proved.Location!, Stop)).Message.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
    }

    private static Task<Offering> FindAsync(WebApp app, Guid id) => app.ReadAsync(db => db.Offerings.AsNoTracking().SingleAsync(one => one.Id == id, Stop));

    private static async Task<WebAnswer> KeepAsync(WebSession session, WebAnswer page, object answers) =>
        await session.FollowAsync((await session.SendAsync(WebForm.Fill(page, answers), Stop)).Expect(HttpStatusCode.Redirect), Stop);
}
