using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>Places that go together: a party at an event, children looked after meanwhile, one day's group, a whole series.</summary>
public sealed class PlacesTogetherPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_party_comes_to_an_event_and_the_board_says_how_many_are_missing_for_it_to_be_held(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var trip = Given.Activity(20, name: "Išvyka");
        (trip.Form, trip.LeastToRun) = (ActivityForm.Event, 6);
        var day = Given.Session(trip, town.App.Today.PlusDays(3), 20, town.App.Initiative);
        await town.App.SaveAsync(trip, day);

        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"/kunigiskiai/places/{trip.Id}/book/who");
        walker.Text.Should().Contain("Kiek žmonių ateis?").And.NotContain("Kuriuos vaikus");
        foreach (var wrong in new[] { "0", "-3", "labai daug", "999" })
        {
            await walker.SendAsync(("Who", town.Mother.Id.ToString()), ("Party", wrong));
            walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
            walker.Page.QuerySelector("#Party")!.GetAttribute("value").Should().Be(wrong, "nothing typed is lost");
        }

        await walker.SendAsync(("Who", town.Mother.Id.ToString()), ("Party", "4"));
        await walker.SendAsync(("Days", day.Id.ToString()));
        walker.Text.Should().Contain("Kiek žmonių ateis 4");
        await walker.SendAsync();
        walker.Text.Should().Contain("Vieta užsakyta");
        (await town.App.ReadAsync(db => db.Places.Select(p => p.Size).SingleAsync(Token))).Should().Be(4);

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var board = $"~/staff/places/board?date={day.Date:uuuu-MM-dd}";
        (await staff.GetAsync(board, Token)).Words.Should().Contain("trūksta 2");
        (await staff.SubmitAsync($"~/staff/places/book?activity={trip.Id}&resident={town.Neighbour.Id}", new { Who = town.Neighbour.Id, Days = day.Id, Party = "2" }, cancellationToken: Token))
            .Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync(board, Token)).Words.Should().NotContain("trūksta");
    }

    [Theory, EveryDatabase]
    public async Task Children_are_looked_after_meanwhile_and_the_day_is_cancelled_with_them_while_the_other_stays(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var talk = Given.Activity(20, name: "Tėvų pokalbiai");
        talk.ChildcareId = town.Activity.Id;
        Session[] days = [.. Enumerable.Range(1, 2).Select(day => Given.Session(talk, town.App.Today.PlusDays(day), 20, town.App.Initiative, new(15, 0), new(16, 0)))];
        var late = Given.Session(talk, town.App.Today.PlusDays(3), 20, town.App.Initiative, new(19, 0), new(20, 0));
        await town.App.SaveAsync([talk, .. days, late]);

        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"/kunigiskiai/places/{talk.Id}/book/who");
        await walker.SendAsync(("Who", town.Mother.Id.ToString()), ("Children", town.NeighboursChild.Id.ToString()));
        walker.Status.Should().Be(HttpStatusCode.NotFound, "the neighbour's child is not theirs");
        await walker.OpenAsync($"/kunigiskiai/places/{talk.Id}/book/who");
        await walker.SendAsync(("Who", town.Mother.Id.ToString()), ("Children", town.Children[0].Id.ToString()), ("Children", town.Children[1].Id.ToString()));
        await walker.SendAsync(("Days", late.Id.ToString()));
        walker.Text.Should().Contain("Kuriuos vaikus prižiūrėti").And.Contain("Matas Kazlauskas").And.Contain("Ieva Kazlauskaitė");
        await walker.SendAsync();
        (walker.Status, walker.Text.Contains("vaikų niekas neprižiūri", StringComparison.Ordinal)).Should().Be((HttpStatusCode.Conflict, true));

        await walker.OpenAsync($"/kunigiskiai/places/{talk.Id}/book/days");
        await walker.SendAsync(("Days", days[0].Id.ToString()), ("Days", days[1].Id.ToString()));
        await walker.SendAsync();
        walker.Text.Should().Contain("Vietos užsakytos");
        var places = await town.App.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        places.Should().HaveCount(6).And.OnlyContain(p => p.GroupId == places[0].GroupId);

        await walker.OpenAsync($"/kunigiskiai/places/details/{places.First(p => p.ResidentId == town.Mother.Id).Id}");
        walker.Text.Should().Contain("Visus tos dienos kartu darytus užsakymus");
        await walker.SendAsync(("What", "day"));
        walker.Status.Should().Be(HttpStatusCode.OK);
        (await town.App.ReadAsync(db => db.Places.Where(p => p.Status == BookingStatus.Booked).Select(p => p.Date).ToListAsync(Token)))
            .Should().HaveCount(3).And.OnlyContain(date => date == days[1].Date);
    }

    [Theory, EveryDatabase]
    public async Task To_a_series_one_asks_to_be_enrolled_and_staff_answer_with_an_enrolment(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await SetAsync(town, centre => (centre.Form, centre.Allowance) = (ActivityForm.Series, 7));
        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(town.Home);
        walker.Text.Should().Contain("Prašyti įrašyti").And.NotContain("Užsisakyti vietą");
        await walker.OpenAsync($"{town.Home}/book/who");
        walker.Text.Should().Contain("liko 7 iš 7 užsiėmimų");
        await walker.SendAsync(("Who", town.Children[0].Id.ToString()));
        walker.At.Should().EndWith("/book/enrol");
        walker.Text.Should().Contain("Įrašyti į visą ciklą").And.Contain("antradienis, kovo 16 d.").And.Contain("Matas Kazlauskas");
        (await walker.OpenAsync($"{town.Home}/book/days")).At.Should().EndWith("/book/enrol", "single days are not to be chosen");
        await walker.SendAsync();
        walker.At.Should().Contain("/done/");
        walker.Text.Should().Contain("Jūsų prašymą gavome").And.Contain("prašymas įrašyti į visą ciklą");
        await walker.OpenAsync($"{town.Home}/book/who");
        await walker.SendAsync(("Who", town.Children[0].Id.ToString()));
        await walker.SendAsync();
        walker.Status.Should().Be(HttpStatusCode.Conflict, "it was asked for already");

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var wish = await town.App.ReadAsync(db => db.Places.SingleAsync(Token));
        var request = await staff.GetAsync($"~/staff/requests/place/{wish.Id}", Token);
        request.Words.Should().Contain("Įrašyti į visą ciklą").And.NotContain("Patvirtinti vietą");
        var form = await staff.FollowAsync((await staff.SubmitAsync(request, new { Who = town.Children[0].Id }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect), Token);
        (await staff.SubmitAsync(form, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Places.Where(p => p.EnrolmentId != null).Select(p => p.Status).ToListAsync(Token)))
            .Should().HaveCount(5).And.OnlyContain(status => status == BookingStatus.Booked);
        (await town.App.ReadAsync(db => db.Places.SingleAsync(p => p.Id == wish.Id, Token))).Status.Should().Be(BookingStatus.Cancelled);
        (await staff.GetAsync("~/staff/requests", Token)).Words.Should().NotContain("Matas");
        (await staff.GetAsync($"~/staff/places/book?activity={town.Activity.Id}&resident={town.Children[0].Id}", Token)).Words.Should().Contain("liko 2 iš 7 užsiėmimų");

        // Who is enrolled may take back an evening that was given up.
        var given = await town.App.ReadAsync(db => db.Places.FirstAsync(p => p.EnrolmentId != null && p.SessionId == town.Days[2].Id, Token));
        await walker.OpenAsync($"/kunigiskiai/places/details/{given.Id}");
        await walker.SendAsync(("What", "one"));
        await walker.OpenAsync($"{town.Home}/book/who");
        await walker.SendAsync(("Who", town.Children[0].Id.ToString()));
        await walker.SendAsync(("Days", town.Days[2].Id.ToString()));
        walker.Page.QuerySelector("#remaining")!.TextContent.Should().Contain("Matas: liko 3 iš 7 užsiėmimų");
        await walker.SendAsync();
        walker.Text.Should().Contain("Vieta užsakyta");
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_asks_to_be_enrolled_without_an_account(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await SetAsync(town, centre => centre.Form = ActivityForm.Series);
        var walker = await Walker.Of(town.App).OpenAsync($"{town.Home}/book/who");
        await walker.SendAsync(("CallerName", "Vilma Žąsytė"), ("CallerPhone", "8 612 34567"), ("ForName", "Ąžuolas"));
        walker.At.Should().EndWith("/book/enrol");
        await walker.SendAsync();
        walker.Text.Should().Contain("Jūsų prašymą gavome").And.Contain("Ąžuolas");
        var wish = await town.App.ReadAsync(db => db.Places.SingleAsync(Token));
        (wish.Status, wish.ResidentId, wish.SessionId, wish.CallerPhone).Should().Be((BookingStatus.Requested, null, town.Days[0].Id, "+37061234567"));
    }

    [Theory, EveryDatabase]
    public async Task A_child_who_takes_two_places_is_shown_no_day_with_one(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine, capacity: 1);
        await SetAsync(town, centre => centre.DisabilityTakes = 2);
        await town.App.SaveAsync(new Enrolment
        {
            OfferingId = town.Activity.Id, ResidentId = town.Children[0].Id, FirstDay = town.App.Today, Weekdays = Time.Weekdays.None, GroupId = Guid.CreateVersion7(),
            EnrolledAt = TestHouse.Start, EnrolledByName = "Rasa", Composition = Composition.Disability, CompositionSource = "DT-1",
        });

        var walker = await town.ToDaysAsync(town.Children[0]);
        walker.Page.QuerySelectorAll("input[name=Days]:not([disabled])").Length.Should().Be(0);
        walker.Text.Should().Contain("reikia daugiau: liko 1 vieta");
        (await town.ToDaysAsync(town.Children[1])).Page.QuerySelectorAll("input[name=Days]:not([disabled])").Length.Should().Be(5, "the brother takes one");
    }

    [Theory, EveryDatabase]
    public async Task Staff_plan_a_callers_week_after_the_family_may_no_longer(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await SetAsync(town, centre => (centre.PlanDay, centre.PlanUntil) = (IsoDayOfWeek.Monday, new LocalTime(7, 0)));
        Session[] week = [.. Enumerable.Range(7, 2).Select(day => Given.Session(town.Activity, town.App.Today.PlusDays(day), 5, town.App.Initiative))];
        await town.App.SaveAsync([.. week, .. town.Children.Select(child => new Enrolment
        {
            OfferingId = town.Activity.Id, ResidentId = child.Id, FirstDay = town.App.Today, Weekdays = Time.Weekdays.Working, GroupId = Guid.CreateVersion7(),
            EnrolledAt = TestHouse.Start, EnrolledByName = "Rasa",
        })]);
        (await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"{town.Home}/week")).Page.QuerySelectorAll("input[name=Needed]").Length.Should().Be(0, "it is shut for families");

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var address = $"~/staff/places/week/{town.Activity.Id}/{town.Mother.Id}";
        string[] needed = [.. town.Children.Select(child => $"{week[0].Id}~{child.Id}"), $"{week[1].Id}~{town.Children[0].Id}"];
        var saved = await staff.FollowAsync((await staff.SubmitAsync(address, new { Needed = needed, Caller = "mama" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect), Token);
        saved.Words.Should().Contain("Dienos išsaugotos");
        saved.Page.QuerySelectorAll("input[name=Needed][checked]").Length.Should().Be(3);
        (await TakenAsync(week)).Should().Equal(2, 1);
        (await staff.SubmitAsync(address, new { Needed = new[] { needed[0] } }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await TakenAsync(week)).Should().Equal(1, 0);
        (await staff.SubmitAsync(address, new { Needed = new[] { $"{week[0].Id}~{town.NeighboursChild.Id}" } }, cancellationToken: Token)).Status.Should().Be(404);
        (await staff.GetAsync($"~/staff/places/week/{town.Activity.Id}/{Guid.CreateVersion7()}", Token)).Status.Should().Be(404);

        Task<List<int>> TakenAsync(Session[] sessions) => town.App.ReadAsync(db => db.Sessions
            .Where(s => s.Date >= sessions[0].Date).OrderBy(s => s.Date).Select(s => s.Taken).ToListAsync(Token));
    }

    private static Task<int> SetAsync(PlaceTown town, Action<Activity> set) => town.App.ReadAsync(async db =>
    {
        set(await db.Activities.SingleAsync(a => a.Id == town.Activity.Id, Token));
        return await db.SaveChangesAsync(Token);
    });
}
