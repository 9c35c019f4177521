using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>Records of people: corrected, merged, printed for the fridge.</summary>
public sealed class RecordPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_record_is_corrected_and_its_history_is_read(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var sent = await day.Clerk.SubmitAsync($"~/staff/residents/edit/{day.Ona.Id}", new
        {
            Nickname = "Onutė prie malūno", Phones = "0 446 51234 (dukra Rasa)\r\n0 612 00001", Street = "Liepų g. 3", BirthYear = "1943",
        }, cancellationToken: Stop);

        sent.Location.Should().EndWith($"/staff/residents/details/{day.Ona.Id}");
        (await day.Clerk.FollowAsync(sent, Stop)).Words.Should().Contain("„Onutė prie malūno“").And.Contain("0 446 51234").And.Contain("dukra Rasa").And.Contain("Liepų g. 3");
        var edit = await day.Clerk.GetAsync($"~/staff/residents/edit/{day.Ona.Id}", Stop);
        edit.Words.Should().Contain(": buvo „Kunigiškių k. 7“, tapo „Liepų g. 3“");
        edit.Page.QuerySelector("textarea[name=Phones]")!.TextContent.Should().Contain("(dukra Rasa)");
    }

    [Theory, EveryDatabase]
    public async Task A_stale_form_shows_both_versions_loses_nothing_and_holds_when_sent_again(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var page = await day.Clerk.GetAsync($"~/staff/residents/edit/{day.Ona.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, new { Street = "Liepų g. 3" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        var stale = await day.Clerk.SubmitAsync(page, new { Street = "Beržų g. 8", HowToFind = "už malūno" }, cancellationToken: Stop);

        stale.Status.Should().Be(409);
        stale.Words.Should().Contain("kažkas šio žmogaus duomenis pakeitė").And.Contain("Liepų g. 3").And.Contain("Beržų g. 8");
        stale.Page.QuerySelector("input[name=HowToFind]")!.GetAttribute("value").Should().Be("už malūno");
        (await day.Clerk.SubmitAsync(stale, new { Companions = "1" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Stop))).Home.Street.Should().Be("Beržų g. 8");
    }

    [Theory, EveryDatabase]
    public async Task What_is_unfit_is_said_at_its_field_and_stays_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var form = WebForm.Fill(await day.Clerk.GetAsync($"~/staff/residents/edit/{day.Ona.Id}", Stop), new { HowToFind = "prie <b>ežero</b>" });
        foreach (var (field, typed) in ((string, string)[])
        [
            ("GivenName", " "), ("Surname", "A\0B"), ("Nickname", new string('ą', 61)), ("Phones", "abc"), ("Phones", "0 612 00001\n112"), ("BirthYear", "1700"),
            ("BirthYear", "seniai"), ("Companions", "12"), ("Mobility", "Skrenda"), ("Street", new string('a', 900)),
        ])
        {
            var answer = await day.Clerk.SendAsync(form.With(field, typed), Stop);
            answer.Status.Should().Be(422, $"{field} = {typed[..Math.Min(20, typed.Length)]}");
            answer.Page.QuerySelector("input[name=HowToFind]")!.GetAttribute("value").Should().Be("prie <b>ežero</b>");
        }

        (await day.Clerk.GetAsync($"~/staff/residents/edit/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Two_live_together_and_apart(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var jonas = StaffDay.Named(Given.Resident("Jonas", "Petraitis", null));
        await day.App.SaveAsync(jonas);

        var found = await day.Clerk.GetAsync($"~/staff/residents/edit/{day.Ona.Id}?q=jonas", Stop);
        var joined = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(found, new { person = jonas.Id.ToString() }, cancellationToken: Stop), Stop);
        joined.Page.QuerySelector("#household ~ ul a")!.TextContent.Should().Be("Jonas Petraitis");
        (await day.Clerk.SubmitAsync(joined, button: "Gyvena atskirai", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Residents.CountAsync(r => r.HouseholdId != null, Stop))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Two_records_are_seen_side_by_side_and_become_one(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var twin = StaffDay.Named(Given.Resident("Onutė", "Petraitienė", "+37061200009"));
        await day.App.SaveAsync(twin);
        (await day.Clerk.SendAsync(await day.FormAsync(person: twin), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(await day.FormAsync(), Stop)).Expect(HttpStatusCode.Redirect);

        var found = await day.Clerk.GetAsync($"~/staff/residents/merge/{day.Ona.Id}?q=onute", Stop);
        var page = await day.Clerk.GetAsync(found.Page.QuerySelector(".soc-found a")!.GetAttribute("href")!, Stop);
        page.Words.Should().Contain("Užsakymai tuo pačiu metu").And.Contain("Pirma atšaukite vieną").And.Contain(twin.Number).And.Contain(day.Ona.Number);
        (await day.Clerk.SubmitAsync(page, cancellationToken: Stop)).Status.Should().Be(422);
        (await day.Clerk.SubmitAsync(page, new { Keep = "this" }, cancellationToken: Stop)).Expect(HttpStatusCode.Conflict).Words.Should().Contain("Pirma atšaukite vieną iš jų");
        var ride = (await day.RidesAsync()).Single(ride => ride.ResidentId == twin.Id);
        (await day.Clerk.SubmitAsync($"~/staff/bookings/cancel/{ride.Id}", new { Why = "įrašyta dukart" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        var merged = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(page, new { Keep = "this" }, cancellationToken: Stop), Stop);

        merged.Words.Should().Contain("prijungtas kitas įrašas").And.Contain("0 612 00009");
        (await day.RidesAsync()).Should().OnlyContain(one => one.ResidentId == day.Ona.Id);
        (await day.Clerk.GetAsync($"~/staff/residents/details/{twin.Id}", Stop)).Location.Should().EndWith($"/staff/residents/details/{day.Ona.Id}");
        (await day.Clerk.GetAsync($"~/staff/residents/merge/{day.Ona.Id}?person={Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Those_alike_are_proposed_with_why_before_a_person_is_entered(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var page = await day.Clerk.SubmitAsync("~/staff/residents/new", new { GivenName = "ona", Surname = "Petraitiene", Settlement = "Kunigiškiai" }, cancellationToken: Stop);

        page.Expect(HttpStatusCode.Conflict).Words.Should().Contain("tas pats vardas ir kaimas");
    }

    [Theory, EveryDatabase]
    public async Task The_card_for_the_fridge_says_what_is_next_and_the_number_but_not_what_is_silent(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var silent = Given.Activity(name: "Pagalbos grupė");
        silent.IsSilent = true;
        var session = Given.Session(silent, day.Tomorrow, 5, day.App.Initiative);
        await day.App.SaveAsync(silent, session, Given.Place(session, day.Ona, Channel.Phone, day.App.Clock.GetCurrentInstant()));
        await day.BookAsync();

        var card = (await day.Clerk.GetAsync($"~/staff/residents/card/{day.Ona.Id}", Stop)).Expect(HttpStatusCode.OK);

        var sheet = card.Page.QuerySelector(".soc-fridge")!.TextContent;
        sheet.Should().Contain("Ona Petraitienė").And.Contain("Poliklinika").And.Contain("0 612 34567").And.NotContain("Pagalbos").And.NotContain("rytoj", "paper is read on other days");
        (await day.Clerk.GetAsync($"~/staff/residents/card/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }
}
