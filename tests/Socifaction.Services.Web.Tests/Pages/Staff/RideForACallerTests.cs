using System.Net;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class RideForACallerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_clerk_finds_the_caller_and_books_there_and_back_on_one_page(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var found = await day.Clerk.GetAsync("~/staff/rides/book?q=petraitiene", Stop);
        var link = found.Page.QuerySelector($"a[href*='resident={day.Ona.Id}']")!.GetAttribute("href")!;
        var form = await day.Clerk.GetAsync(link, Stop);
        form.Page.QuerySelector("input[name=Mobility][checked]")!.GetAttribute("value").Should().Be("Walker");

        var sent = await day.Clerk.SubmitAsync(form, new
        {
            To = day.Polyclinic.Id.ToString(), Day = StaffDay.Iso(day.Tomorrow), Time = "9 val.", ReturnTime = "12,00", Companions = "1",
            Caller = "dukra Rasa, mama neprigirdi",
        }, cancellationToken: Stop);

        var done = (await day.Clerk.FollowAsync(sent, Stop)).Expect(HttpStatusCode.OK);
        done.Words.Should().Contain("Perskaitykite garsiai").And.Contain("rytoj").And.Contain("dukra Rasa, mama neprigirdi");
        var rides = await day.RidesAsync();
        rides.Single(ride => !ride.IsReturn).To.Street.Should().StartWith(day.Polyclinic.Name, "a driver looks for the polyclinic, not for a number");
        rides.Should().HaveCount(2).And.OnlyContain(ride => ride.Status == BookingStatus.Booked && ride.Channel == Channel.Phone
            && ride.ArrangedByKind == ActorKind.Staff && ride.Mobility == MobilityNeed.Walker && ride.Companions == 1);
    }

    [Theory, EveryDatabase]
    public async Task The_last_trips_are_offered_to_be_repeated(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync(back: "12.30");

        var form = await day.Clerk.GetAsync($"~/staff/rides/book?resident={day.Ona.Id}&like={ride.Id}", Stop);

        Value(form, "Time").Should().Be("9.00");
        Value(form, "ReturnTime").Should().Be("12.30");
        form.Page.QuerySelector("input[name=To][checked]")!.GetAttribute("value").Should().Be(day.Polyclinic.Id.ToString());
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_keeps_what_was_typed_and_an_alternative_works_with_one_tap(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine, seats: 2);
        var others = Enumerable.Range(2, 12).Select(i => StaffDay.Named(Given.Resident($"Žmogus{i}", "Kitas", $"+370612{i:00000}"))).ToList();
        await day.App.SaveAsync([.. others]);
        // Two in a car of two, one pair after another, until the car cannot be in time for one more.
        foreach (var other in others)
        {
            var answer = await day.Clerk.SendAsync((await day.FormAsync(person: other)).With("Companions", "1"), Stop);
            if (answer.Status == (int)HttpStatusCode.Conflict) break;
            answer.Expect(HttpStatusCode.Redirect);
        }

        var refused = await day.Clerk.SendAsync((await day.FormAsync()).With("Note", "žalia tvora").With("Companions", "1"), Stop);

        refused.Expect(HttpStatusCode.Conflict);
        Value(refused, "Note").Should().Be("žalia tvora");
        Value(refused, "Time").Should().Be("9");
        var buttons = refused.Page.QuerySelectorAll(".soc-actions form button");
        buttons.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(3);
        var taken = await day.Clerk.SubmitAsync(refused, button: buttons[0].TextContent.Trim(), cancellationToken: Stop);
        taken.Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Single(ride => ride.ResidentId == day.Ona.Id).Note.Should().Be("žalia tvora");
    }

    [Theory, EveryDatabase]
    public async Task While_the_clerk_reads_the_times_aloud_nobody_else_gets_them(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var third = StaffDay.Named(Given.Resident("Petras", "Trečias", "+37061200004"));
        var others = Enumerable.Range(5, 8).Select(i => StaffDay.Named(Given.Resident($"Žmogus{i}", "Kitas", $"+370612{i:00000}"))).ToList();
        await day.App.SaveAsync([third, .. others]);
        // One in a car of one, one after another, until the car cannot be in time for one more.
        foreach (var other in others)
            if ((await day.Clerk.SendAsync((await day.FormAsync(person: other)).With("Companions", "0"), Stop)).Status == (int)HttpStatusCode.Conflict) break;

        var refused = await day.Clerk.SendAsync((await day.FormAsync()).With("Companions", "0"), Stop);

        refused.Expect(HttpStatusCode.Conflict).Words.Should().Contain("Laikai šiam skambučiui palaikomi iki");
        var button = refused.Page.QuerySelectorAll(".soc-actions form button")[0];
        var time = button.Closest("form")!.QuerySelector("input[name=Time]")!.GetAttribute("value")!;
        (await day.Clerk.SendAsync((await day.FormAsync(time, person: third)).With("Companions", "0"), Stop)).Expect(HttpStatusCode.Conflict);
        (await day.Clerk.SubmitAsync(refused, button: button.TextContent.Trim(), cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        var ride = (await day.RidesAsync()).Single(ride => ride.ResidentId == day.Ona.Id);
        button.TextContent.Should().Contain(ride.StartTime.ToString("H.mm", System.Globalization.CultureInfo.InvariantCulture), "it is booked as it was said");
    }

    [Theory, EveryDatabase]
    public async Task An_open_return_is_booked_and_called_in_by_telephone(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var form = (await day.FormAsync(back: "11")).With("ReturnBy", "14");

        var done = await day.Clerk.FollowAsync(await day.Clerk.SendAsync(form, Stop), Stop);

        done.Expect(HttpStatusCode.OK).Words.Should().Contain("Kai baigsite, paskambinkite.").And.Contain("tarp 13.45 ir 14.00");
        (await day.Clerk.GetAsync($"~/staff/rides/board?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Words.Should().Contain("Atviras grįžimas: laukiame skambučio");
        (await day.Clerk.SubmitAsync(done, button: "Paskambino: atvažiuoti", cancellationToken: Stop)).Status.Should().Be((int)HttpStatusCode.Conflict);
        var again = await day.Clerk.GetAsync($"~/staff/rides/book?resident={day.Ona.Id}&like={(await day.RidesAsync()).Single(ride => !ride.IsReturn).Id}", Stop);
        (Value(again, "ReturnTime"), Value(again, "ReturnBy")).Should().Be(("11.00", "14.00"));
    }

    [Theory, EveryDatabase]
    public async Task The_driver_waits_or_drives_on_as_the_caller_asks(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var waited = await day.Clerk.FollowAsync(await day.Clerk.SendAsync((await day.FormAsync()).With("WaitMinutes", "30"), Stop), Stop);
        var onward = await day.Clerk.FollowAsync(await day.Clerk.SendAsync(
            (await day.FormAsync("13", "15.30")).With("NextTo", "other").With("NextSettlement", "Lomiai").With("NextAt", "14.30"), Stop), Stop);
        var tooLong = await day.Clerk.SendAsync((await day.FormAsync("16")).With("WaitMinutes", "90"), Stop);

        waited.Words.Should().Contain("Vairuotojas Jūsų palauks. Atgal važiuosite tarp 9.30 ir 9.45");
        onward.Words.Should().Contain("Toliau vešime čia: Lomiai");
        tooLong.Status.Should().Be(422);
        (await day.RidesAsync()).Should().HaveCount(5);
    }

    [Theory, EveryDatabase]
    public async Task A_lying_caller_is_told_another_number(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var refused = await day.Clerk.SendAsync((await day.FormAsync()).With("Mobility", "Lying"), Stop);

        refused.Expect(HttpStatusCode.Conflict).Words.Should().Contain("1808");
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_twice_books_once_and_with_other_words_is_refused(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var form = await day.FormAsync();

        var first = await day.Clerk.SendAsync(form, Stop);
        var second = await day.Clerk.SendAsync(form, Stop);
        var other = await day.Clerk.SendAsync(form.With("Time", "11"), Stop);

        second.Location.Should().Be(first.Location);
        other.Status.Should().Be(422);
        (await day.RidesAsync()).Should().ContainSingle();
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var form = await day.FormAsync();
        (string Field, string Typed)[] wrong =
        [
            ("Time", "pusiaudienis"), ("Time", "25.00"), ("Time", ""), ("Time", "99999999999999999999"),
            ("ReturnTime", "vėliau"), ("Companions", "-3"), ("Companions", "3.5"), ("Companions", "du"), ("Companions", "2147483648"), ("Companions", "1e9"),
            ("Day", "rytoj"), ("Mobility", "7"), ("Mobility", "Skrenda"), ("Wish", "9"), ("Note", "a\0b"), ("Note", new string('ą', 3000)),
            ("Caller", new string('x', 500)), ("To", "niekur"), ("From", "other"),
        ];

        foreach (var (field, typed) in wrong)
        {
            var answer = await day.Clerk.SendAsync(form.With(field, typed).With("FromStreet", "prie <b>šulinio</b>"), Stop);

            answer.Status.Should().Be(422, $"{field} = {typed[..Math.Min(20, typed.Length)]}");
            answer.Error.Should().NotBeNullOrEmpty();
            Value(answer, "FromStreet").Should().Be("prie <b>šulinio</b>");
        }

        (await day.RidesAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Too_many_people_and_too_many_wheelchairs_are_refused_by_the_present_state(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var other = StaffDay.Named(Given.Resident("Jonas", "Kitas", "+37061200003"));
        await day.App.SaveAsync(other);

        var crowd = await day.Clerk.SendAsync((await day.FormAsync()).With("Companions", "5"), Stop);
        (await day.Clerk.SendAsync((await day.FormAsync(person: other)).With("Mobility", "Wheelchair"), Stop)).Expect(HttpStatusCode.Redirect);
        var second = await day.Clerk.SendAsync((await day.FormAsync()).With("Mobility", "Wheelchair"), Stop);

        crowd.Status.Should().Be(409);
        crowd.Error.Should().Contain("netelpa");
        second.Status.Should().Be(409);
        second.Error.Should().Contain("vežimėliui");
    }

    [Theory, EveryDatabase]
    public async Task A_second_ride_at_the_same_time_is_refused(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync();

        var again = await day.Clerk.SendAsync(await day.FormAsync(), Stop);

        again.Status.Should().Be(409);
        again.Error.Should().Contain("jau turi kelionę");
    }

    [Theory, EveryDatabase]
    public async Task Somebody_of_the_neighbours_is_as_unknown_as_nobody(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var stranger = Guid.CreateVersion7();
        var form = await day.FormAsync();

        (await day.Clerk.GetAsync($"~/staff/rides/book?resident={stranger}", Stop)).Status.Should().Be(404);
        (await day.Clerk.SendAsync(form.With("resident", stranger.ToString()), Stop)).Status.Should().Be(404);
        (await day.Clerk.SendAsync(form.With("To", stranger.ToString()), Stop)).Status.Should().Be(404);
        (await day.Clerk.GetAsync("~/staff/rides/book?resident=abc", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Markup_in_a_note_is_shown_as_text(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        (await day.Clerk.SendAsync((await day.FormAsync()).With("Note", "<script>alert(1)</script> =SUM(1) 👵"), Stop)).Expect(HttpStatusCode.Redirect);

        var board = await day.Clerk.GetAsync($"~/staff/rides/board?date={StaffDay.Iso(day.Tomorrow)}", Stop);
        board.Body.Should().NotContain("<script>alert");
        board.Words.Should().Contain("<script>alert(1)</script> =SUM(1) 👵");
    }

    [Theory, EveryDatabase]
    public async Task A_form_open_too_long_comes_back_with_all_that_was_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var answer = await day.Clerk.SendAsync((await day.FormAsync()).With("Note", "raktas po kilimėliu").With("__RequestVerificationToken", "x"), Stop);

        answer.Status.Should().Be(400);
        Value(answer, "Note").Should().Be("raktas po kilimėliu");
        Value(answer, "Time").Should().Be("9");
        (await day.RidesAsync()).Should().BeEmpty();
    }

    private static string? Value(WebAnswer answer, string field) => answer.Page.QuerySelector($"form[method=post] input:not([type=hidden])[name='{field}']")?.GetAttribute("value");
}
