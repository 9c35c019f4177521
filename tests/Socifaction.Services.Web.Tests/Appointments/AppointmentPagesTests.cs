using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Appointments;

/// <summary>Times over HTTP: a resident books by oneself, staff book for a caller, a leave shows whom to call; bad input gets a sentence.</summary>
public sealed class AppointmentPagesTests
{
    private const string Phone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_books_sees_and_cancels_a_time(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (resource, type, _) = await ArrangeAsync(app);
        var day = app.Today.PlusDays(1);
        var walker = await Walker.Of(app, Phone).OpenAsync($"/kunigiskiai/appointments/{type.Id}/book/who");

        (await walker.SendAsync(("Minutes", "45"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        await walker.SendAsync(("Minutes", "60"));
        walker.Text.Should().Contain("Kurį laiką renkatės?");
        (await walker.SendAsync(("Start", "rytoj"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("Pažymėkite laiką");
        (await walker.SendAsync(("Start", $"{day:uuuu-MM-dd}T07:00"))).Status.Should().Be(HttpStatusCode.Conflict);
        await walker.SendAsync(("Start", $"{day:uuuu-MM-dd}T10:00"));
        walker.Text.Should().Contain("Patikrinkite").And.Contain("Ona Petraitienė");
        await walker.SendAsync();
        walker.Text.Should().Contain("Laikas užsakytas");

        await walker.OpenAsync("/kunigiskiai/bookings");
        walker.Text.Should().Contain("Dušas");
        var appointment = await app.ReadAsync(db => db.Appointments.SingleAsync(Token));
        await walker.OpenAsync($"/kunigiskiai/appointments/details/{appointment.Id}");
        (await walker.PostToAsync("?handler=Earlier")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Appointments.Select(one => one.WantsEarlier).SingleAsync(Token))).Should().BeTrue();
        (await walker.PostToAsync("")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Appointments.Select(one => one.Status).SingleAsync(Token))).Should().Be(BookingStatus.Cancelled);
        (await app.ReadAsync(db => db.ResourceClaims.CountAsync(claim => !claim.IsReleased && claim.ResourceId == resource.Id, Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_price_is_said_before_the_booking_and_is_the_one_that_is_booked(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, type, _) = await ArrangeAsync(app);
        await app.ReadAsync(async db =>
        {
            var own = await db.AppointmentTypes.SingleAsync(Token);
            (own.Allowance, own.Price) = (new(1, 3), new(PriceKind.Flat, 390));
            return await db.SaveChangesAsync(Token);
        });
        var walker = Walker.Of(app, Phone);

        (await BookAtAsync("T10:00")).Should().Be(("Nemokamai", "Kaina: Nemokamai"), "the first of the month is free");
        (await BookAtAsync("T12:00")).Should().Be(("3,90\u00a0€", "Kaina: 3,90\u00a0€"));

        async Task<(string Before, string After)> BookAtAsync(string time)
        {
            await walker.OpenAsync($"/kunigiskiai/appointments/{type.Id}/book/who");
            await walker.SendAsync(("Minutes", "60"));
            await walker.SendAsync(("Start", $"{app.Today.PlusDays(1):uuuu-MM-dd}{time}"));
            var before = walker.Page.QuerySelectorAll(".govuk-summary-list__value")[^1].TextContent.Trim();
            await walker.SendAsync();
            return (before, walker.Page.QuerySelectorAll("main p").Select(p => p.TextContent.Trim()).Single(text => text.StartsWith("Kaina", StringComparison.Ordinal)));
        }
    }

    [Theory, EveryDatabase]
    public async Task Staff_enter_a_service_and_change_it_and_a_stale_form_is_refused(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (resource, type, _) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, cancellationToken: Token);
        var form = await staff.GetAsync("~/staff/appointments/types/new", Token);

        var refused = await staff.SendAsync(WebForm.Fill(form, new { Name = "Konsultacija", Lengths = "ilgai" }), Token);
        refused.Status.Should().Be(422);
        refused.Words.Should().Contain("Rašykite minutes nuo 5 iki 720").And.Contain("Pažymėkite, ko reikia.");
        refused.Page.QuerySelector("input[name=Lengths]")!.GetAttribute("value").Should().Be("ilgai", "nothing typed is lost");
        var filled = WebForm.Fill(form, new { Name = "Konsultacija", Lengths = "60, 30", First = resource.Id.ToString(), FreeTimes = "1", PaidTimes = "3", Price = "2,50", Seen = "hidden" });
        (await staff.SendAsync(filled, Token)).Expect(HttpStatusCode.Redirect);
        (await staff.SendAsync(filled, Token)).Expect(HttpStatusCode.Redirect);
        var entered = await app.ReadAsync(db => db.AppointmentTypes.Include(one => one.Needs).SingleAsync(one => one.Name == "Konsultacija", Token));
        (entered.IsPublished, entered.Allowance, entered.Price.Cents, entered.Window.ShutsMinutesBefore).Should().Be((false, new MonthlyAllowance(1, 3), 250, 120));
        entered.Lengths.Should().Equal(60, 30);
        entered.Needs.Should().ContainSingle().Which.ResourceId.Should().Be(resource.Id);

        var known = await staff.GetAsync($"~/staff/appointments/types/{entered.Id}", Token);
        (await staff.SendAsync(WebForm.Fill(known, new { Lengths = "45" }), Token)).Expect(HttpStatusCode.Redirect);
        var late = await staff.SendAsync(WebForm.Fill(known, new { Lengths = "90" }), Token);
        late.Status.Should().Be(409);
        late.Words.Should().Contain("Kol pildėte, tai pakeitė kitas žmogus.");
        (await app.ReadAsync(db => db.AppointmentTypes.SingleAsync(one => one.Id == entered.Id, Token))).Lengths.Should().Equal(45);
        (await staff.GetAsync($"~/staff/appointments/types/{Guid.CreateVersion7()}", Token)).Status.Should().Be(404);

        var calendar = await staff.GetAsync($"~/staff/appointments/calendars/{resource.Id}", Token);
        (await staff.SendAsync(WebForm.Fill(calendar, new { Name = "", Active = "yes", OnHolidays = "no" }), Token)).Status.Should().Be(422);
        (await staff.SendAsync(WebForm.Fill(calendar, new { Name = "Antras dušas", Active = "no", OnHolidays = "yes" }), Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Resources.SingleAsync(one => one.Id == resource.Id, Token))).Should()
            .Match<Resource>(one => one.Name == "Antras dušas" && !one.IsActive && one.WorksOnHolidays);
        (await staff.SendAsync(WebForm.Fill(calendar, new { Name = "Trečias", Active = "yes", OnHolidays = "no" }), Token)).Status.Should().Be(409);
    }

    [Theory, EveryDatabase]
    public async Task A_time_taken_meanwhile_is_refused_with_others_and_nothing_typed_is_lost(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, type, other) = await ArrangeAsync(app);
        var start = app.Today.PlusDays(1) + new LocalTime(10, 0);
        var walker = await Walker.Of(app).OpenAsync($"/kunigiskiai/appointments/{type.Id}/book/who");
        (await walker.SendAsync(("CallerName", ""), ("CallerPhone", "12"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        await walker.SendAsync(("CallerName", "Jonas Jonaitis"), ("CallerPhone", "0 612 99999"));
        await walker.SendAsync(("Start", $"{start.Date:uuuu-MM-dd}T10:00"));
        await BookAsync(app, type, other, start);

        (await walker.SendAsync()).Status.Should().Be(HttpStatusCode.Conflict);

        walker.Text.Should().Contain("Tas laikas jau užimtas").And.Contain("Jonas Jonaitis").And.Contain("Kiti laisvi laikai");
        walker.Page.QuerySelectorAll("#alternatives li").Should().HaveCount(5);
    }

    [Theory, EveryDatabase]
    public async Task Staff_book_a_series_move_it_and_a_leave_shows_whom_to_call(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (resource, type, ona) = await ArrangeAsync(app);
        using var clerk = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Token);
        var day = app.Today.PlusDays(2);
        var form = (await clerk.GetAsync($"~/staff/appointments/book?type={type.Id}&resident={ona.Id}", Token)).Expect(HttpStatusCode.OK);

        var bad = await clerk.SubmitAsync(form, new { Date = "rytojaus", Time = "99", Minutes = "daug", Weeks = "0", Note = "su lazdele" }, "Užsakyti", Token);
        bad.Status.Should().Be(422);
        bad.Page.QuerySelector("input[name=Note]")!.GetAttribute("value").Should().Be("su lazdele");
        (await clerk.SubmitAsync(form, new { Date = $"{day:uuuu-MM-dd}", Time = "6", Minutes = "60", Weeks = "1" }, "Užsakyti", Token)).Status.Should().Be(409);
        var booked = await clerk.FollowAsync((await clerk.SubmitAsync(form, new { Date = $"{day:uuuu-MM-dd}", Time = "10", Minutes = "60", Weeks = "2" }, "Užsakyti", Token))
            .Expect(HttpStatusCode.Redirect), Token);
        booked.Words.Should().Contain("Ona Petraitienė").And.Contain("Perskaitykite");

        var first = await app.ReadAsync(db => db.Appointments.OrderBy(one => one.StartsAt).FirstAsync(Token));
        var details = (await clerk.GetAsync($"~/staff/appointments/details/{first.Id}", Token)).Expect(HttpStatusCode.OK);
        (await clerk.SubmitAsync(details, new { Date = $"{day:uuuu-MM-dd}", Time = "21" }, "Perkelti", Token)).Status.Should().Be(409);
        (await clerk.SubmitAsync(details, new { Date = $"{day:uuuu-MM-dd}", Time = "12" }, "Perkelti", Token)).Expect(HttpStatusCode.Redirect);
        (await clerk.GetAsync($"~/staff/appointments/week?date={day:uuuu-MM-dd}", Token)).Words.Should().Contain("Dušas").And.Contain("Ona Petraitienė");

        var calendar = (await clerk.GetAsync($"~/staff/appointments/calendars/{resource.Id}", Token)).Expect(HttpStatusCode.OK);
        (await clerk.SubmitAsync(calendar, new { FirstDay = "kada nors" }, "Pridėti", Token)).Status.Should().Be(422);
        var shown = await clerk.SubmitAsync(calendar, new { Kind = "Leave", FirstDay = $"{day:uuuu-MM-dd}" }, "Pridėti", Token);
        (shown.Status, shown.Words.Contains("Šiems žmonėms reikės skambinti", StringComparison.Ordinal)).Should().Be((409, true));
        (await app.ReadAsync(db => db.CalendarOverrides.CountAsync(Token))).Should().Be(0, "it was only shown");
        (await clerk.SubmitAsync(shown, button: "Vis tiek pridėti", cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await clerk.GetAsync("~/staff/appointments/week", Token)).Page.QuerySelector("#uncovered")!.TextContent.Should().Contain("Ona Petraitienė");
    }

    [Theory, EveryDatabase]
    public async Task What_is_silent_no_page_of_residents_and_no_reminder_shows(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, type, ona) = await ArrangeAsync(app, silent: true);
        await BookAsync(app, type, ona, app.Today.PlusDays(1) + new LocalTime(10, 0));
        var appointment = await app.ReadAsync(db => db.Appointments.SingleAsync(Token));
        var walker = await Walker.Of(app, Phone).OpenAsync("/kunigiskiai/bookings");

        walker.Text.Should().NotContain("Dušas");
        (await walker.OpenAsync($"/kunigiskiai/appointments/details/{appointment.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await walker.OpenAsync($"/kunigiskiai/appointments/{type.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        await using var scope = app.Scope();
        var plan = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Reminders.PlanReminders>(scope.ServiceProvider);
        (await plan.RunAsync(Token)).Added.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_reminder_says_what_the_offering_is_called_in_messages(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, type, ona) = await ArrangeAsync(app, saidName: "susitikimas");
        await BookAsync(app, type, ona, app.Today.PlusDays(1) + new LocalTime(10, 0));
        await using var scope = app.Scope();
        var plan = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Reminders.PlanReminders>(scope.ServiceProvider);

        (await plan.RunAsync(Token)).Added.Should().BePositive();

        var bodies = await app.ReadAsync(db => db.Reminders.Select(row => row.Body).ToListAsync(Token));
        string.Join('|', bodies).Should().Contain("susitikimas").And.NotContain("Dusas");
    }

    private static async Task BookAsync(WebApp app, AppointmentType type, Resident resident, LocalDateTime start)
    {
        await using var scope = app.Scope();
        var book = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<BookAppointment>(scope.ServiceProvider);
        var outcome = await book.RunAsync(
            new(Guid.CreateVersion7(), type.Id, resident.Id, [start], 60, "", new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Token);
        outcome!.Value.Refusal.Should().BeNull();
    }

    private static async Task<(Resource, AppointmentType, Resident)> ArrangeAsync(WebApp app, bool silent = false, string saidName = "")
    {
        var resource = Given.Resource(since: app.Today.PlusDays(-7));
        var (type, ona) = (Given.AppointmentType([resource]), Given.Resident(phone: Phone));
        (type.IsSilent, type.IsPublished, type.NameInMessages) = (silent, !silent, saidName);
        await app.SaveAsync(resource, type, ona);
        return (resource, type, ona);
    }
}
