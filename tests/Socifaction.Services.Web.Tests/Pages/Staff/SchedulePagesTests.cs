using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class SchedulePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_sixteenth_child_is_refused_with_the_rule_named_and_comes_by_an_override_with_a_reason(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var session = day.Sessions[0];
        var page = (await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{session.Id}", Stop)).Expect(HttpStatusCode.OK);

        page.Words.Should().Contain("Užimta 15 iš 15").And.Contain("A1-658, 16 p.").And.Contain("Patalpoje telpa 20");
        (await SendAsync(day, page, new { Places = "16" })).Status.Should().Be(422);
        (await SendAsync(day, page, new { Places = "daug", PlacesWhy = "mama ligoninėje" })).Status.Should().Be(422);
        var tooMany = await SendAsync(day, page, new { Places = "21", PlacesWhy = "mama ligoninėje" });
        var below = await SendAsync(day, page, new { Places = "14", PlacesWhy = "mama ligoninėje" });
        var done = (await SendAsync(day, page, new { Places = "16", PlacesWhy = "mama ligoninėje" })).Expect(HttpStatusCode.Redirect);

        tooMany.Status.Should().Be(422);
        tooMany.Words.Should().Contain("Patalpoje tiek netelpa");
        tooMany.Page.QuerySelector("input[name=PlacesWhy]")!.GetAttribute("value").Should().Be("mama ligoninėje");
        tooMany.Page.QuerySelector($"input[name=OnShift][value='{day.Worker.Id}']")!.HasAttribute("checked").Should().BeTrue("the forms beside it show who works");
        tooMany.Page.QuerySelector("input[name=Day]")!.GetAttribute("value").Should().Be(StaffDay.Iso(session.Date));
        below.Status.Should().Be(409);
        (await day.Day.Clerk.FollowAsync(done, Stop)).Words.Should().Contain("Užimta 15 iš 16").And.Contain("mama ligoninėje");
        var stale = await SendAsync(day, page, new { Places = "17", PlacesWhy = "dar vienas" });
        stale.Status.Should().Be(409);
        stale.Words.Should().Contain("Kol redagavote").And.Contain("mama ligoninėje").And.Contain("15 iš 16");
        stale.Page.QuerySelector("input[name=Places]")!.GetAttribute("value").Should().Be("17");
        (await SendAsync(day, stale, new { Places = "17", PlacesWhy = "dar vienas" })).Expect(HttpStatusCode.Redirect);
        (await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Taking_the_only_worker_off_lists_whom_it_touches_and_goes_on_with_a_reason(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var session = day.Sessions[0];
        var page = await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{session.Id}", Stop);

        var refused = await SendAsync(day, page, new { OnShift = Array.Empty<string>() });
        var unknown = await SendAsync(day, page, new { OnShift = new[] { Guid.CreateVersion7().ToString() } });

        refused.Status.Should().Be(409);
        refused.Words.Should().Contain("Vaikas15 Petraitis").And.Contain("Vaikas01 Petraitis").And.Contain("0 612 00015");
        unknown.Status.Should().Be(404);
        (await SendAsync(day, refused, new { OnShift = Array.Empty<string>(), Overriding = "budi direktorė" })).Expect(HttpStatusCode.Redirect);
        (await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{session.Id}", Stop)).Words.Should().Contain("budi direktorė").And.Contain("Užimta 15 iš 15");
    }

    [Theory, EveryDatabase]
    public async Task A_worker_away_for_a_week_comes_off_all_shifts_once_it_is_said_why_the_children_stay(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var session = day.Sessions[0];
        var off = await day.Day.Clerk.GetAsync("~/staff/places/off", Stop);
        var asked = new { Worker = day.Worker.Id.ToString(), FirstDay = StaffDay.Iso(session.Date), LastDay = StaffDay.Iso(session.Date.PlusDays(7)), Why = "serga" };
        (await SendAsync(day, off, asked, new { LastDay = "vakar" })).Status.Should().Be(422);
        var preview = (await SendAsync(day, off, asked)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("Trūksta vietų");
        var save = WebForm.Fill(preview, asked, "Nuimti nuo pamainų");
        (await day.Day.Clerk.SendAsync(save, Stop)).Status.Should().Be(409);
        (await day.Day.Clerk.SendAsync(save.With("Overriding", "pavaduoja savanoriai"), Stop)).Expect(HttpStatusCode.Redirect);
        var after = await day.Day.App.ReadAsync(db => db.Sessions.Where(s => s.OfferingId == day.Activity.Id).OrderBy(s => s.Date)
            .Select(s => new { s.Capacity, Shifts = s.Shifts.Count }).Take(3).ToListAsync(Stop));
        after.Select(s => (s.Capacity, s.Shifts)).Should().Equal((15, 0), (0, 0), (15, 1));
    }

    [Theory, EveryDatabase]
    public async Task Bad_days_and_hours_are_answered_beside_their_field_and_nothing_typed_is_lost(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var page = (await day.Day.Clerk.GetAsync($"~/staff/places/sessions/add?activity={day.Activity.Id}", Stop)).Expect(HttpStatusCode.OK);
        (string Day, string From, string To, int Status, string Says)[] wrong =
        [
            ("2027-03-17", "15", "15", 422, "Pabaiga turi būti vėliau"),
            ("2027-03-17", "15", "14", 422, "Pabaiga turi būti vėliau"),
            ("2027-03-10", "15", "16", 422, "jau praėjo"),
            ("2027-03-28", "3.30", "5", 422, "Tokio laiko"),
            ("2027-10-31", "3.30", "5", 422, "du kartus"),
            ("2027-03-29", "15", "16", 422, "antradienis, kovo 30"),
            ("9999-12-31", "15", "16", 422, "per toli"),
            ("2027-02-29", "15", "16", 422, "dienos nėra"),
            ("03/04/27", "kada nors", "16", 422, "Įrašykite"),
            ("2027-03-16", "14", "16", 409, "Laisva būtų: antradienis, kovo 16 d., nuo 17.30 iki 19.30"),
            (new string('9', 500), new string('9', 500), "\0", 422, "Įrašykite"),
        ];
        foreach (var (date, from, to, status, says) in wrong)
        {
            var answer = await SendAsync(day, page, new { Day = date, From = from, To = to });
            answer.Status.Should().Be(status, date + " " + from);
            answer.Words.Should().Contain(says);
            answer.Page.QuerySelector("input[name=Day]")!.GetAttribute("value").Should().Be(date);
        }

        var form = WebForm.Fill(page, new { Day = "2027-03-17", From = "9", To = "11" });
        var made = (await day.Day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect).Location.Should().Be(made.Location);
        (await day.Day.Clerk.SendAsync(form.With("To", "12"), Stop)).Status.Should().Be(422);
        (await day.Day.Clerk.SendAsync(form.With("Activity", Guid.CreateVersion7().ToString()), Stop)).Status.Should().Be(404);
        (await day.Day.App.ReadAsync(db => db.Sessions.CountAsync(s => s.Date == new LocalDate(2027, 3, 17) && s.From == new LocalTime(9, 0), Stop))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_moved_session_shows_who_knows_of_it_and_a_clash_names_a_free_time(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var session = day.Sessions[0];
        var page = await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{session.Id}", Stop);
        page.Words.Should().NotContain("Apie naują laiką");

        var clash = await SendAsync(day, page, new { Day = "2027-03-23", From = "14", To = "15", MoveWhy = "salė užimta" });
        clash.Status.Should().Be(409);
        clash.Words.Should().Contain("Laisva būtų: antradienis, kovo 23 d., nuo 17.30 iki 18.30");
        clash.Page.QuerySelector("input[name=From]")!.GetAttribute("value").Should().Be("14");
        var moved = await day.Day.Clerk.FollowAsync((await SendAsync(day, clash, new { From = "17.30", To = "18.30" })).Expect(HttpStatusCode.Redirect), Stop);

        moved.Words.Should().Contain("nuo 17.30 iki 18.30").And.Contain("Apie naują laiką: Žinutė kelyje");
    }

    [Theory, EveryDatabase]
    public async Task What_was_not_chosen_is_listed_where_it_stands_on_the_page(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var start = await day.Day.Clerk.GetAsync($"~/staff/places/series/start?activity={day.Activity.Id}", Stop);
        var refused = await SendAsync(day, start, new { Begins = "", LastDay = "blogai" });
        var waiting = await day.Day.Clerk.GetAsync($"~/staff/places/waiting/add?activity={day.Activity.Id}&resident={day.Day.Ona.Id}", Stop);
        var nobody = await SendAsync(day, waiting, new { Who = Array.Empty<string>(), Days = Array.Empty<string>() }, new { Together = "kaip nors" });

        Listed(refused).Should().Equal("#Weekday", "#Begins", "#Ends", "#LastDay");
        Listed(nobody).Should().Equal("#Who", "#Days", "#Together");

        static IEnumerable<string?> Listed(WebAnswer page)
        {
            page.Status.Should().Be(422);
            return page.Page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href"));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_series_is_changed_after_every_date_was_shown(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var weekly = day.Activity.Pattern[0].Id;
        var page = (await day.Day.Clerk.GetAsync($"~/staff/places/series/change/{weekly}?from={day.Sessions[1].Id}", Stop)).Expect(HttpStatusCode.OK);
        var wanted = new { Weekday = "Monday", Begins = "10", Ends = "14", Why = "salė užimta" };

        (await SendAsync(day, page, wanted, new { Ends = "9" })).Status.Should().Be(422);
        var preview = (await SendAsync(day, page, wanted)).Expect(HttpStatusCode.OK);

        preview.Words.Should().Contain("Kas pasikeis").And.Contain("Šventė – nevyks").And.Contain("Persikelia");
        (await day.Day.App.ReadAsync(db => db.WeeklySessions.CountAsync(Stop))).Should().Be(1);
        var save = WebForm.Fill(preview, null, "Išsaugoti naują grafiką");
        var saved = (await day.Day.Clerk.SendAsync(save, Stop)).Expect(HttpStatusCode.Redirect);
        var schedule = await day.Day.Clerk.FollowAsync(saved, Stop);
        schedule.Words.Should().Contain("pirmadienis nuo 10.00 iki 14.00").And.Contain("kovo 29 d.").And.Contain("šventė");
        var stale = await day.Day.Clerk.SendAsync(save, Stop);
        stale.Status.Should().BeOneOf(409, 404);
        (await day.Day.Clerk.GetAsync($"~/staff/places/series/change/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Closing_shows_whom_it_touches_counts_who_knows_and_books_another_day_with_one_press(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var page = (await day.Day.Clerk.GetAsync("~/staff/places/close", Stop)).Expect(HttpStatusCode.OK);
        var wanted = new { Activity = day.Activity.Id.ToString(), FirstDay = "2027-03-16", LastDay = "2027-03-19", Why = "gripas" };

        (await SendAsync(day, page, wanted, new { LastDay = "2027-03-15" })).Status.Should().Be(422);
        (await SendAsync(day, page, wanted, new { Why = "" })).Status.Should().Be(422);
        var preview = (await SendAsync(day, page, wanted)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("Nevyks 1 užsiėmimas").And.Contain("užsirašė 15").And.Contain("antradienis, kovo 23 d.");
        (await day.Day.PlacesAsync()).Should().OnlyContain(place => place.Status == BookingStatus.Booked);

        var save = WebForm.Fill(preview, wanted, "Atšaukti ir pranešti žmonėms");
        var closed = await day.Day.Clerk.FollowAsync((await day.Day.Clerk.SendAsync(save, Stop)).Expect(HttpStatusCode.Redirect), Stop);
        (await day.Day.Clerk.SendAsync(save, Stop)).Expect(HttpStatusCode.Redirect);

        closed.Words.Should().Contain("Iš 15 paliestų žmonių").And.Contain("Žinutė kelyje: 15").And.Contain("gripas");
        (await day.Day.PlacesAsync()).Should().HaveCount(15).And.OnlyContain(place => place.Status == BookingStatus.Cancelled);
        var booking = WebForm.Fill(closed, new { other = First(closed, "other") });
        var booked = await day.Day.Clerk.FollowAsync((await day.Day.Clerk.SendAsync(booking, Stop)).Expect(HttpStatusCode.Redirect), Stop);
        (await day.Day.Clerk.SendAsync(booking, Stop)).Expect(HttpStatusCode.Redirect);
        booked.Words.Should().Contain("Užrašyta:");
        (await day.Day.PlacesAsync()).Count(place => place.Status == BookingStatus.Booked).Should().Be(1);
        (await day.Day.Clerk.SendAsync(booking.With("resident", Guid.CreateVersion7().ToString()), Stop)).Status.Should().Be(404);
        (await day.Day.Clerk.GetAsync($"~/staff/places/close?session={Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_closed_session_is_opened_again_on_its_page_and_its_places_stay_cancelled(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var session = day.Sessions[0];
        var wanted = new { Activity = day.Activity.Id.ToString(), FirstDay = StaffDay.Iso(session.Date), LastDay = StaffDay.Iso(session.Date), Why = "gripas" };
        var preview = await SendAsync(day, await day.Day.Clerk.GetAsync("~/staff/places/close", Stop), wanted);
        (await day.Day.Clerk.SendAsync(WebForm.Fill(preview, wanted, "Atšaukti ir pranešti žmonėms"), Stop)).Expect(HttpStatusCode.Redirect);
        var closed = (await day.Day.Clerk.GetAsync($"~/staff/places/sessions/{session.Id}", Stop)).Expect(HttpStatusCode.OK);
        closed.Words.Should().Contain("Šis užsiėmimas nevyksta.").And.Contain("Atšauktos vietos lieka atšauktos");

        var reopen = WebForm.Fill(closed, null, "Užsiėmimas vis dėlto vyks");
        var open = await day.Day.Clerk.FollowAsync((await day.Day.Clerk.SendAsync(reopen, Stop)).Expect(HttpStatusCode.Redirect), Stop);

        open.Words.Should().NotContain("Šis užsiėmimas nevyksta.").And.Contain("vėl vyksta").And.Contain("Užimta 0 iš 15");
        (await day.Day.PlacesAsync()).Should().OnlyContain(place => place.Status == BookingStatus.Cancelled);
        (await day.Day.Clerk.SendAsync(reopen, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Day.App.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).SelectMany(s => s.Events).CountAsync(e => e.Kind == SessionEventKind.Reopened, Stop)))
            .Should().Be(1, "the same press twice is one");
    }

    [Theory, EveryDatabase]
    public async Task School_holidays_and_the_ratio_are_set_with_their_days_and_bad_ones_are_refused(Engine engine)
    {
        await using var day = await OpenAsync(engine);
        var holidays = await day.Day.Clerk.GetAsync("~/staff/places/holidays", Stop);
        (await SendAsync(day, holidays, new { Name = "Pavasario", FirstDay = "2027-04-05", LastDay = "2027-04-01" })).Status.Should().Be(422);
        (await SendAsync(day, holidays, new { Name = "", FirstDay = "2027-04-05", LastDay = "2027-04-09" })).Status.Should().Be(422);
        var entered = await day.Day.Clerk.FollowAsync((await SendAsync(day, holidays, new { Name = "Pavasario", FirstDay = "2027-04-05", LastDay = "2027-04-09" }))
            .Expect(HttpStatusCode.Redirect), Stop);
        entered.Words.Should().Contain("Pavasario").And.Contain("2027 m. balandžio 5 d.");
        (await SendAsync(day, entered, new { Name = "Kitos", FirstDay = "2027-04-09", LastDay = "2027-04-12" })).Status.Should().Be(409);
        var change = (await day.Day.Clerk.GetAsync(entered.Page.QuerySelector("a[href*='change=']")!.GetAttribute("href")!, Stop)).Expect(HttpStatusCode.OK);
        change.Words.Should().Contain("Pakeisti atostogas „Pavasario“");
        change.Page.QuerySelector("input[name=FirstDay]")!.GetAttribute("value").Should().Be("2027-04-05");
        (await SendAsync(day, change, new { LastDay = "2027-04-01" })).Status.Should().Be(422);
        entered = await day.Day.Clerk.FollowAsync((await SendAsync(day, change, new { Name = "Velykų", LastDay = "2027-04-10" })).Expect(HttpStatusCode.Redirect), Stop);
        entered.Words.Should().Contain("Velykų").And.Contain("2027 m. balandžio 10 d.").And.NotContain("Pavasario");
        (await day.Day.Clerk.GetAsync($"~/staff/places/holidays?change={Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
        (await day.Day.Clerk.SendAsync(WebForm.Fill(entered, new { holiday = First(entered, "holiday") }), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Day.App.ReadAsync(db => db.SchoolHolidays.CountAsync(Stop))).Should().Be(0);

        var ratio = await day.Day.Clerk.GetAsync("~/staff/places/ratio", Stop);
        var wanted = new { FirstDay = "2027-03-16", One = "12", Two = "20", Three = "30", Source = "A1-1, 5 p." };
        (await SendAsync(day, ratio, wanted, new { Two = "11" })).Status.Should().Be(422);
        (await SendAsync(day, ratio, wanted, new { Source = " " })).Status.Should().Be(422);
        var below = await SendAsync(day, ratio, wanted);
        below.Status.Should().Be(409);
        below.Words.Should().Contain("Vaikas15 Petraitis").And.NotContain("Vaikas12 Petraitis");
        (await SendAsync(day, below, new { Overriding = "iki mokslo metų pabaigos" })).Expect(HttpStatusCode.Redirect);
        (await day.Day.Clerk.GetAsync("~/staff/places/schedule", Stop)).Words.Should().Contain("2027 m. kovo 16 d.").And.Contain("A1-1, 5 p.");
    }

    private static string First(WebAnswer page, string field) => page.Page.QuerySelector($"main input[name={field}]")!.GetAttribute("value")!;

    private static Task<WebAnswer> SendAsync(Town day, WebAnswer page, object filled, object? otherwise = null)
    {
        var form = WebForm.Fill(page, filled);
        foreach (var property in otherwise?.GetType().GetProperties() ?? [])
        {
            form = form.With(property.Name, (string?)property.GetValue(otherwise));
        }

        return day.Day.Clerk.SendAsync(form, Stop);
    }

    private static async Task<Town> OpenAsync(Engine engine)
    {
        var day = await StaffDay.OpenAsync(engine);
        var worker = Given.Staff("Vilma", Role.Worker);
        var activity = Given.Activity(roomLimit: 20, rule: CapacityRule.ChildrenPerWorker, name: "Vaikų dienos centras");
        var weekly = new WeeklySession { Weekday = IsoDayOfWeek.Tuesday, From = new(13, 0), To = new(17, 30) };
        weekly.Staff([worker.Id]);
        activity.Pattern.Add(weekly);
        Resident[] children = [.. Enumerable.Range(1, 15).Select(n => Given.Resident($"Vaikas{n:00}", "Petraitis", $"+370612{n:00000}"))];
        await day.App.SaveAsync([worker, activity, .. children]);
        await using var scope = day.App.Scope();
        await Resolve<ScheduleSessions>(scope).RunAsync(Stop);
        var sessions = await day.App.ReadAsync(db => db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id).OrderBy(s => s.Date).ToListAsync(Stop));
        foreach (var child in children)
        {
            day.App.Clock.Advance(Duration.FromSeconds(1));
            var booked = await Resolve<BookPlace>(scope).RunAsync(
                new(Guid.CreateVersion7(), [sessions[0].Id], [child.Id], "", new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Stop);
            booked!.Value.Refusal.Should().BeNull();
        }

        return new(day, activity, worker, sessions);
    }

    private static T Resolve<T>(Microsoft.Extensions.DependencyInjection.AsyncServiceScope scope) where T : notnull =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(scope.ServiceProvider);

    /// <summary>A day centre on Tuesdays with one worker and fifteen children tomorrow.</summary>
    private sealed record Town(StaffDay Day, Activity Activity, StaffMember Worker, List<Session> Sessions) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Day.DisposeAsync();
    }
}
