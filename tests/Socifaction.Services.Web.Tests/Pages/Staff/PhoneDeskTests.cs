using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class PhoneDeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task One_who_is_found_alone_opens_at_once_and_several_are_a_list(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var other = StaffDay.Named(Given.Resident("Onutė", "Petraitytė", "+37061200077"));
        other.Nickname = "Onutė prie malūno";
        await day.App.SaveAsync(StaffDay.Named(other));

        (await day.Clerk.GetAsync("~/staff/desk?q=0001", Stop)).Location.Should().EndWith($"/staff/desk?resident={day.Ona.Id}");
        (await day.Clerk.GetAsync("~/staff/desk?q=malun", Stop)).Location.Should().EndWith($"?resident={other.Id}");
        var several = (await day.Clerk.GetAsync("~/staff/desk?q=petrait", Stop)).Expect(HttpStatusCode.OK);
        several.Page.QuerySelectorAll("#found a[data-arrow]").Select(a => a.TextContent).Should().Equal("Ona Petraitienė", "Onutė Petraitytė");
        several.Page.QuerySelectorAll("[autofocus]").Should().ContainSingle().Which.TextContent.Should().Be("Ona Petraitienė");
        (await day.Clerk.GetAsync("~/staff/desk?q=niekas", Stop)).Words.Should().Contain("Nieko neradome").And.Contain("Naujas gyventojas");
        (await day.Clerk.GetAsync("~/staff/desk", Stop)).Page.QuerySelector("input[autofocus]")!.Id.Should().Be("q");
    }

    [Theory, EveryDatabase]
    public async Task The_list_follows_the_typing_without_the_frame_of_the_page(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var list = (await day.Clerk.GetAsync("~/staff/desk?handler=Found&q=petrait", Stop)).Expect(HttpStatusCode.OK);

        list.Page.QuerySelectorAll("a[data-arrow]").Should().ContainSingle();
        list.Body.Should().NotContain("<html").And.NotContain("autofocus", "the fingers stay where they type");
    }

    [Theory, EveryDatabase]
    public async Task The_card_shows_needs_carers_bookings_and_what_can_be_booked(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var daughter = await DaughterAsync(day);
        var ride = await day.BookAsync(back: "12.30");

        var card = (await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}", Stop)).Expect(HttpStatusCode.OK);

        card.Words.Should().Contain("vaikštyne").And.Contain("Rasa Petraitytė").And.Contain("0 612 00002").And.Contain("Kaip paprastai").And.Contain("Poliklinika");
        Links(card).Should().Contain($"/staff/rides/book?resident={day.Ona.Id}&like={ride.Id}").And.Contain($"/staff/rides/book?resident={day.Ona.Id}")
            .And.Contain($"/staff/places/book?activity={day.Centre.Id}&resident={day.Ona.Id}").And.Contain($"/staff/rides/details/{ride.Id}");
        card.Page.QuerySelectorAll("[autofocus]").Should().ContainSingle().Which.GetAttribute("href").Should().Contain("like=", "Enter repeats what is usual");
        (await day.Clerk.GetAsync($"~/staff/desk?resident={daughter.Id}", Stop)).Words.Should().Contain("Skambina dėl kito: Ona Petraitienė");
    }

    [Theory, EveryDatabase]
    public async Task A_usual_ride_is_filled_in_for_the_next_such_day_and_booked_with_one_key(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync(back: "12.30");

        var form = await day.Clerk.GetAsync($"~/staff/rides/book?resident={day.Ona.Id}&like={ride.Id}", Stop);

        form.Page.QuerySelector("input[name=Day][checked]")!.GetAttribute("value").Should().Be(StaffDay.Iso(day.Tomorrow.PlusDays(1)), "no Tuesday is open yet but the one that is booked");
        form.Page.QuerySelectorAll("[autofocus]").Should().ContainSingle().Which.GetAttribute("type").Should().Be("submit");
        (await day.Clerk.SendAsync(WebForm.Fill(form), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Should().HaveCount(4);
    }

    [Theory, EveryDatabase]
    public async Task A_usual_place_is_offered_on_the_next_session_not_held(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.App.SaveAsync(Given.Place(day.Sessions[0], day.Ona, Channel.Phone, day.App.Clock.GetCurrentInstant()));

        var card = await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}", Stop);

        var path = Links(card).Single(link => link.Contains("session=", StringComparison.Ordinal));
        path.Should().Be($"/staff/places/book?activity={day.Centre.Id}&resident={day.Ona.Id}&session={day.Sessions[1].Id}");
        var form = await day.Clerk.GetAsync("~" + path, Stop);
        var done = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(form, cancellationToken: Stop), Stop);
        done.Words.Should().Contain("Perskaitykite garsiai");
        (await day.PlacesAsync()).Should().Contain(place => place.SessionId == day.Sessions[1].Id && place.ResidentId == day.Ona.Id);
    }

    [Theory, EveryDatabase]
    public async Task Who_calls_is_carried_through_several_bookings_and_never_in_an_address(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var desk = await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}", Stop);
        var kept = await day.Clerk.SubmitAsync(desk, new { Caller = "dukra Rasa, mama neprigirdi" }, cancellationToken: Stop);
        kept.Location.Should().EndWith($"/staff/desk?resident={day.Ona.Id}");
        (await day.Clerk.FollowAsync(kept, Stop)).Words.Should().Contain("Skambina: dukra Rasa, mama neprigirdi");

        (await day.Clerk.SendAsync(await day.FormAsync(), Stop)).Expect(HttpStatusCode.Redirect);
        var place = await day.Clerk.GetAsync($"~/staff/places/book?activity={day.Centre.Id}&resident={day.Ona.Id}", Stop);
        var booked = await day.Clerk.SendAsync(WebForm.Fill(place).With("Days", day.Sessions[2].Id.ToString()).With("Who", day.Ona.Id.ToString()), Stop);

        var done = await day.Clerk.FollowAsync(booked, Stop);
        done.Page.QuerySelectorAll("[autofocus]").Should().ContainSingle().Which.GetAttribute("href").Should().EndWith($"/staff/desk?resident={day.Ona.Id}", "Enter leads back");
        (await day.App.ReadAsync(db => db.Bookings.Select(b => b.ArrangedBecause).Distinct().ToListAsync(Stop))).Should().Equal("dukra Rasa, mama neprigirdi");
        var another = StaffDay.Named(Given.Resident("Jonas", "Kitas", "+37061200003"));
        await day.App.SaveAsync(another);
        (await day.Clerk.GetAsync($"~/staff/rides/book?resident={another.Id}", Stop)).Page.QuerySelector("input[name=Caller]")!.GetAttribute("value").Should().Be("", "the call is about one person");
    }

    [Theory, EveryDatabase]
    public async Task A_carer_who_was_found_first_calls_for_whom_she_looks_after(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var daughter = await DaughterAsync(day);

        var answer = await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}&by={daughter.Id}", Stop);

        (await day.Clerk.FollowAsync(answer, Stop)).Words.Should().Contain("Skambina: duktė Rasa Petraitytė");
        (await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}&by={Guid.CreateVersion7()}", Stop)).Expect(HttpStatusCode.OK);
    }

    [Theory, EveryDatabase]
    public async Task No_time_now_is_a_number_to_call_back(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var desk = await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}", Stop);
        var form = WebForm.Fill(desk, new { CallBackNote = "po pietų" });
        form.Fields.Single(field => field.Key == "CallBackPhone").Value.Should().Be("0 612 00001");

        var sent = await day.Clerk.SendAsync(form, Stop);
        await day.Clerk.SendAsync(form, Stop);

        (await day.Clerk.FollowAsync(sent, Stop)).Words.Should().Contain("Numeris yra tarp tų, kuriems reikia perskambinti");
        (await day.Clerk.GetAsync("~/staff/messages/call-backs", Stop)).Words.Should().Contain("po pietų").And.Contain("Ona Petraitienė");
        (await day.App.ReadAsync(db => db.MissedCalls.CountAsync(Stop))).Should().Be(1);
        var wrong = await day.Clerk.SendAsync(form.With("CallBackPhone", "vėliau").With("CallBackNote", "<b>"), Stop);
        wrong.Status.Should().Be(422);
        wrong.Page.QuerySelector("input[name=CallBackNote]")!.GetAttribute("value").Should().Be("<b>");
    }

    [Theory, EveryDatabase]
    public async Task What_came_to_nothing_is_written_down_with_two_taps(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var desk = await day.Clerk.GetAsync($"~/staff/desk?resident={day.Ona.Id}", Stop);

        var sent = await day.Clerk.SubmitAsync(desk, new { Offering = day.Centre.Id.ToString() }, button: "NoRoom", cancellationToken: Stop);

        (await day.Clerk.FollowAsync(sent, Stop)).Words.Should().Contain("Įrašyta tarp nepatenkintų poreikių");
        (await day.App.ReadAsync(db => db.UnmetNeeds.AsNoTracking().SingleAsync(Stop))).Should().Match<UnmetNeed>(need => need.OfferingId == day.Centre.Id && need.Reason == "NoRoom");
        (await day.Clerk.SubmitAsync(desk, button: "NoRoom", cancellationToken: Stop)).Status.Should().Be(422);
        (await day.Clerk.SendAsync(WebForm.Fill(desk, new { Offering = day.Centre.Id.ToString() }, "NoRoom").With("Offering", Guid.CreateVersion7().ToString()), Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_of_this_initiative_is_as_unknown_as_nobody(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        foreach (var id in (string[])[Guid.CreateVersion7().ToString(), "abc", "' OR 1=1"])
            (await day.Clerk.GetAsync("~/staff/desk?resident=" + Uri.EscapeDataString(id), Stop)).Status.Should().Be(404);
        foreach (var said in (string[])["%", "_", "%00", new string('a', 500), "{0}"])
            (await day.Clerk.GetAsync("~/staff/desk?q=" + Uri.EscapeDataString(said), Stop)).Status.Should().Be(200);
    }

    private static async Task<Resident> DaughterAsync(StaffDay day)
    {
        var daughter = StaffDay.Named(Given.Resident("Rasa", "Petraitytė", "+37061200002"));
        await day.App.SaveAsync(daughter, new Relation { FromId = daughter.Id, ToId = day.Ona.Id, Kind = RelationKind.CarerOf, Words = "duktė" });
        return daughter;
    }

    private static IEnumerable<string> Links(WebAnswer answer) =>
        answer.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(href => href.Contains("/staff", StringComparison.Ordinal)).Select(href => href[href.IndexOf("/staff", StringComparison.Ordinal)..]);
}
