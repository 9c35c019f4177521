using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Rides;
using Socifaction.Services.Web.Texts;
using PeopleWords = Socifaction.Services.Web.Texts.People;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>Parts of a bus ticket and shares by decision: set by staff, said to residents, shown to nobody else.</summary>
public sealed class PricePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_wrong_price_is_refused_at_its_field_and_everything_typed_is_kept(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var (taxi, centre) = (Given.RideService(), Given.Activity());
        await app.SaveAsync(taxi, centre);
        using var rasa = await WebSession.StaffAsync(app, cancellationToken: Stop);
        var page = await rasa.GetAsync($"~/staff/offerings/{taxi.Id}", Stop);
        page.Words.Should().Contain(Offerings.PriceTicket).And.Contain("Kur bilietas kainuoja 6,30 €, kelionė – 3,15 €.");
        (string Price, string Amount, string Percent, bool ByShare, string Field, string Said)[] wrong =
        [
            ("BusTicket", "", "", false, "Percent", Offerings.PercentMissing), ("BusTicket", "", "0", false, "Percent", Offerings.PercentMissing),
            ("BusTicket", "", "101", false, "Percent", Offerings.PercentMissing), ("BusTicket", "", "pusė", false, "Percent", Offerings.PercentMissing),
            ("BusTicket", "2,00", "50", false, "Amount", Offerings.AmountTicket), ("BusTicket", "dovanai", "50", false, "Amount", Offerings.AmountMissing),
            ("Flat", "2,00", "50", false, "Percent", Offerings.PercentOther), ("Free", "", "50", false, "Percent", Offerings.PercentOther),
            ("Free", "", "", true, "ByShare", Offerings.ByShareWrong), ("Contribution", "2,00", "", true, "ByShare", Offerings.ByShareWrong),
        ];
        foreach (var (price, amount, percent, byShare, field, said) in wrong)
        {
            var form = WebForm.Fill(page, new { Price = price, Amount = amount, Percent = percent, ForWhom = "Lieka įrašyta." });
            var answer = await rasa.SendAsync(byShare ? form.With("ByShare", "yes") : form, Stop);
            var why = $"{price} {amount} {percent} {byShare}";
            answer.Status.Should().Be(422, why);
            answer.Page.QuerySelector($".govuk-error-summary a[href='#{field}']")!.TextContent.Should().Be(said, why);
            answer.Page.QuerySelector("input[name=Amount]")!.GetAttribute("value").Should().Be(amount, why);
            answer.Page.QuerySelector("input[name=Percent]")!.GetAttribute("value").Should().Be(percent, why);
            answer.Page.QuerySelector("textarea[name=ForWhom]")!.TextContent.Should().Be("Lieka įrašyta.");
            answer.Page.QuerySelector("input[name=ByShare]")!.HasAttribute("checked").Should().Be(byShare, why);
        }

        var kept = await rasa.FollowAsync((await rasa.SendAsync(WebForm.Fill(page, new { Price = "BusTicket", Amount = "", Percent = "50 %" }).With("ByShare", "yes"), Stop)).Expect(HttpStatusCode.Redirect), Stop);
        (await app.ReadAsync(db => db.Offerings.AsNoTracking().SingleAsync(one => one.Id == taxi.Id, Stop))).Price.Should().Be(PriceRule.OfBusTicket(50) with { IsByPaidShare = true });
        kept.Page.QuerySelector("input[name=Percent]")!.GetAttribute("value").Should().Be("50");
        kept.Page.QuerySelector("input[name=ByShare]")!.HasAttribute("checked").Should().BeTrue();
        (await rasa.GetAsync($"~/staff/offerings/{centre.Id}", Stop)).Page.QuerySelector("input[name=Percent]").Should().BeNull("only rides go by ticket");
        var forged = WebForm.Fill(await rasa.GetAsync($"~/staff/offerings/{centre.Id}", Stop)).With("Price", "BusTicket").With("Percent", "50");
        (await rasa.SendAsync(forged, Stop)).Error.Should().Be(Offerings.RefusalPrice);
        using var nobody = WebSession.Anonymous(app);
        (await nobody.GetAsync("~/", Stop)).Words.Should().Contain("50 % autobuso bilieto kainos").And.Contain(PeopleWords.CostByShare);
    }

    [Theory, EveryDatabase]
    public async Task A_destination_has_a_ticket_price_or_none(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var path = $"~/staff/rides/destinations/edit/{day.Polyclinic.Id}";
        var page = await day.Clerk.GetAsync(path, Stop);
        foreach (var typed in (string[])["dovanai", "-1", "6,305", "201"])
        {
            var wrong = await day.Clerk.SubmitAsync(page, new { Ticket = typed, DoorNote = "Pro kiemą" }, Destinations.Save, Stop);
            (wrong.Status, wrong.Error).Should().Be((422, Destinations.TicketWrong), typed);
            wrong.Page.QuerySelector("input[name=Ticket]")!.GetAttribute("value").Should().Be(typed);
            wrong.Page.QuerySelector("input[name=DoorNote]")!.GetAttribute("value").Should().Be("Pro kiemą");
        }

        (await day.Clerk.SubmitAsync(page, new { Ticket = "6.3 €" }, Destinations.Save, Stop)).Expect(HttpStatusCode.Redirect);
        (await TicketAsync()).Should().Be(630);
        var stale = await day.Clerk.SubmitAsync(page, new { Ticket = "7" }, Destinations.Save, Stop);
        stale.Status.Should().Be(409);
        stale.Words.Should().Contain("6,30");
        stale.Page.QuerySelector("input[name=Ticket]")!.GetAttribute("value").Should().Be("7");
        (await day.Clerk.SubmitAsync(await day.Clerk.GetAsync(path, Stop), new { Ticket = "0" }, Destinations.Save, Stop)).Expect(HttpStatusCode.Redirect);
        (await TicketAsync()).Should().BeNull();

        Task<int?> TicketAsync() => day.App.ReadAsync(db => db.Destinations.Where(one => one.Id == day.Polyclinic.Id).Select(one => one.TicketCents).SingleAsync(Stop));
    }

    [Theory, EveryDatabase]
    public async Task A_share_is_set_from_the_decision_changed_taken_back_and_each_change_is_read(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        using var clerk = await WebSession.StaffAsync(day.App, Role.Clerk, cancellationToken: Stop);
        var path = $"~/staff/residents/edit/{day.Ona.Id}";
        var page = await clerk.GetAsync(path, Stop);
        page.Words.Should().Contain(Records.PaidShareHint);
        Chosen(page).Should().Be("none");
        (await clerk.GetAsync($"~/staff/residents/details/{day.Ona.Id}", Stop)).Words.Should().NotContain(Records.PaidShare);
        foreach (var forged in (string[])["30", "-20", "daug", "120"])
        {
            var wrong = await clerk.SendAsync(WebForm.Fill(page, new { HowToFind = "už malūno" }).With("PaidShare", forged), Stop);
            (wrong.Status, wrong.Error).Should().Be((422, Records.PaidShareUnfit), forged);
            wrong.Page.QuerySelector("input[name=HowToFind]")!.GetAttribute("value").Should().Be("už malūno");
        }

        var set = await clerk.FollowAsync((await clerk.SubmitAsync(page, new { PaidShare = "20" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect), Stop);
        set.Words.Should().Contain($"{Records.PaidShare}: 20 %");
        var stale = await clerk.SubmitAsync(page, new { PaidShare = "60" }, cancellationToken: Stop);
        stale.Status.Should().Be(409);
        stale.Page.QuerySelector("table")!.TextContent.Should().Contain(Records.PaidShare).And.Contain("20 %").And.Contain("60 %");
        Chosen(stale).Should().Be("60");
        (await clerk.SubmitAsync(stale, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await clerk.SubmitAsync(await clerk.GetAsync(path, Stop), new { Street = "Liepų g. 3" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await ShareAsync(day)).Should().Be(60, "a change of something else leaves it");
        (await clerk.SubmitAsync(await clerk.GetAsync(path, Stop), new { PaidShare = "none" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await ShareAsync(day)).Should().BeNull();

        (await clerk.GetAsync(path, Stop)).Words.Should()
            .Contain($"{Records.PaidShare}: buvo „{Records.PaidShareNone}“, tapo „20 %“").And.Contain("buvo „20 %“, tapo „60 %“").And.Contain($"buvo „60 %“, tapo „{Records.PaidShareNone}“");

        static string? Chosen(WebAnswer page) => page.Page.QuerySelector("input[name=PaidShare][checked]")?.GetAttribute("value");
    }

    [Theory, EveryDatabase]
    public async Task Of_two_records_the_one_who_stays_takes_over_the_share_and_both_are_shown(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var twin = StaffDay.Named(Given.Resident("Onutė", "Petraitienė", "+37061200009"));
        twin.PaidShare = 40;
        await day.App.SaveAsync(twin);

        var page = await day.Clerk.GetAsync($"~/staff/residents/merge/{day.Ona.Id}?person={twin.Id}", Stop);
        page.Page.QuerySelector("table")!.TextContent.Should().Contain(Records.PaidShare).And.Contain("40 %").And.Contain(Records.PaidShareNone);
        (await day.Clerk.SubmitAsync(page, new { Keep = "this" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await ShareAsync(day)).Should().Be(40);
    }

    [Theory, EveryDatabase]
    public async Task Only_those_at_the_telephone_see_the_share_and_what_it_comes_to(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var (help, ona, member) = (Given.HomeHelp(), Given.Resident(), Given.Staff("Nijolė", Role.Worker));
        var nijole = Given.Resource("Nijolė", ResourceKind.Worker);
        (help.Price, ona.PaidShare, nijole.StaffMemberId) = (new(PriceKind.PerHour, 350) { IsByPaidShare = true }, 20, member.Id);
        await app.SaveAsync(member, nijole, help, ona, Given.RideService());
        using var clerk = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Stop);
        using var worker = await WebSession.StaffAsync(app, Role.Worker, member: member, cancellationToken: Stop);
        using var driver = await WebSession.StaffAsync(app, Role.Driver, cancellationToken: Stop);
        using var helper = await WebSession.StaffAsync(app, Role.Helper, cancellationToken: Stop);
        using var viewer = await WebSession.StaffAsync(app, Role.Viewer, cancellationToken: Stop);
        var today = StaffDay.Iso(app.Today);
        (await clerk.SubmitAsync($"~/staff/appointments/visits/add?resident={ona.Id}", new { Worker = nijole.Id, Day = today, From = "10", To = "11" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        app.Clock.Advance(NodaTime.Duration.FromHours(6));
        var id = await app.ReadAsync(db => db.Visits.Select(visit => visit.Id).SingleAsync(Stop));
        var path = $"~/staff/appointments/visits/details/{id}";
        (await worker.SubmitAsync(await worker.GetAsync(path, Stop), new { CameAt = "10", LeftAt = "12", Result = "was" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await app.ReadAsync(db => db.Visits.Select(visit => visit.PriceCents).SingleAsync(Stop))).Should().Be(140);
        (await clerk.GetAsync(path, Stop)).Words.Should().Contain("1,40 €");
        foreach (var page in (string[])[path, $"~/staff/appointments/visits/day/{nijole.Id}?date={today}", $"~/staff/residents/health/{ona.Id}", "~/staff"])
        {
            (await worker.GetAsync(page, Stop)).Words.Should().NotContain("1,40 €").And.NotContain("20 %").And.NotContain(Records.PaidShare, page);
        }

        foreach (var session in (WebSession[])[worker, driver, helper, viewer])
        {
            (await session.GetAsync($"~/staff/residents/details/{ona.Id}", Stop)).Status.Should().Be(403);
            (await session.GetAsync($"~/staff/residents/edit/{ona.Id}", Stop)).Status.Should().Be(403);
        }

        (await driver.GetAsync("~/staff/rides/sheet", Stop)).Expect(HttpStatusCode.OK).Words.Should().NotContain("20 %");
        (await helper.GetAsync("~/staff/help", Stop)).Expect(HttpStatusCode.OK).Words.Should().NotContain("20 %");
    }

    [Theory, EveryDatabase]
    public async Task A_resident_reads_the_rule_their_share_and_the_euros_before_and_after_booking(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        await town.App.ReadAsync(async db =>
        {
            (await db.RideServices.SingleAsync(Stop)).Price = PriceRule.OfBusTicket(50) with { IsByPaidShare = true };
            (await db.Destinations.SingleAsync(Stop)).TicketCents = 630;
            (await db.Residents.SingleAsync(one => one.Id == town.Ona.Id, Stop)).PaidShare = 20;
            return await db.SaveChangesAsync(Stop);
        });

        var stranger = await town.ToAsync("check", phone: null);
        stranger.Text.Should().Contain("50 % autobuso bilieto kainos").And.Contain(PeopleWords.CostByShare).And.Contain("Už visą kelionę – 6,30 €");
        var jonas = await town.ToAsync("check", RideTown.JonasPhone);
        jonas.Text.Should().Contain("Už visą kelionę – 6,30 €").And.NotContain(PeopleWords.CostByShare, "it is known who goes");
        var ona = await town.ToAsync("check");
        ona.Text.Should().Contain("Jūs mokate 20 % šios kainos").And.Contain("Už visą kelionę – 1,26 €");
        await ona.SendAsync();
        ona.Text.Should().Contain("1,26 €");
        ona.At.Should().MatchRegex($"^/kunigiskiai/rides/{town.Service.Id}/book/done$", "an address tells no share");
        (await town.App.ReadAsync(db => db.Rides.Where(ride => ride.ResidentId == town.Ona.Id).Select(ride => ride.PriceCents).ToListAsync(Stop))).Should().Equal(63, 63);
    }

    [Theory, EveryDatabase]
    public async Task Staff_read_what_a_ride_costs_to_say_it_on_the_telephone(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.App.ReadAsync(async db =>
        {
            (await db.RideServices.SingleAsync(Stop)).Price = PriceRule.OfBusTicket(50);
            (await db.Destinations.SingleAsync(one => one.Id == day.Polyclinic.Id, Stop)).TicketCents = 631;
            return await db.SaveChangesAsync(Stop);
        });

        var ride = await day.BookAsync(back: "11");

        (await day.Clerk.GetAsync($"~/staff/rides/details/{ride.Id}", Stop)).Words.Should().Contain("Kaina: 6,32 €");
    }

    private static Task<int?> ShareAsync(StaffDay day) =>
        day.App.ReadAsync(db => db.Residents.Where(one => one.Id == day.Ona.Id).Select(one => one.PaidShare).SingleAsync(Stop));
}
