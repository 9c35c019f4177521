using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Meals;

/// <summary>A resident orders without scripts, staff order, close, bring and reach; what is typed wrongly is named and kept.</summary>
public sealed class MealPagesTests
{
    private const string Phone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_orders_changes_and_cancels_until_the_deadline(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (service, ona) = await ArrangeAsync(app, mostPortions: 5);
        var (tuesday, wednesday) = (app.Today.PlusDays(1), app.Today.PlusDays(2));
        (await Walker.Of(app).OpenAsync($"/kunigiskiai/meals/{service.Id}")).Text.Should().Contain("iki 12.00 val. dieną prieš");
        (await Walker.Of(app).OpenAsync($"/kunigiskiai/meals/{service.Id}/order")).At.Should().Contain("/sign-in");
        var walker = await Walker.Of(app, Phone).OpenAsync($"/kunigiskiai/meals/{service.Id}/order");

        await walker.SendAsync(("Portions", "daug"), ("Note", "Žąsis 👵"));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).Should().Equal("#Days", "#Portions", "#Way");
        walker.Page.QuerySelector("#Note")!.GetAttribute("value").Should().Be("Žąsis 👵");
        await walker.SendAsync(("Days", Iso(tuesday)), ("Days", Iso(wednesday)), ("Portions", "6"), ("Way", "home"));
        (walker.Status, walker.Text.Contains("Tiek porcijų nebeliko", StringComparison.Ordinal)).Should().Be((HttpStatusCode.Conflict, true), walker.Text);
        walker.Text.Should().Contain("liko 5 porcijos", "the days that have room are named beside their boxes");
        await walker.SendAsync(("Portions", "2"), ("Diets", "trinta"));
        walker.Text.Should().Contain("Užsakyta").And.Contain("antradienis").And.Contain("trečiadienis").And.Contain("2 porcijos, į namus").And.NotContain("trinta");

        var meal = await app.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == wednesday, Token));
        await walker.OpenAsync("/kunigiskiai/bookings");
        walker.Page.QuerySelector($"a[href='/kunigiskiai/meals/details/{meal.Id}']").Should().NotBeNull();
        await walker.OpenAsync($"/kunigiskiai/meals/details/{meal.Id}");
        walker.Text.Should().NotContain("trinta");
        await walker.SendAsync(("Portions", "0"));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        await walker.SendAsync(("Portions", "9"));
        walker.Status.Should().Be(HttpStatusCode.Conflict);
        await walker.SendAsync(("Portions", "3"));
        walker.Text.Should().Contain("3 porcijos");
        (await walker.PostToAsync("?handler=Cancel")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Meals.SingleAsync(m => m.Id == meal.Id, Token))).Status.Should().Be(BookingStatus.Cancelled);

        app.Clock.Advance(Duration.FromHours(6));
        var other = await app.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == tuesday, Token));
        (await walker.OpenAsync($"/kunigiskiai/meals/details/{other.Id}")).Text.Should().Contain("jau per vėlu");
        (await Walker.Of(app, "+37061200002").OpenAsync($"/kunigiskiai/meals/details/{other.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        ona.FullName.Should().NotBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_is_tampered_with_is_refused_or_not_there_and_nothing_is_written(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (service, _) = await ArrangeAsync(app);
        var walker = await Walker.Of(app, Phone).OpenAsync($"/kunigiskiai/meals/{service.Id}/order");
        foreach (var (day, way, diet, status) in new (string, string, string, HttpStatusCode)[]
        {
            ("2027-13-45", "home", "trinta", HttpStatusCode.UnprocessableEntity), ("' OR 1=1 --", "home", "", HttpStatusCode.UnprocessableEntity),
            ("9999-12-31", "home", "trinta", HttpStatusCode.UnprocessableEntity), ("-0044-03-15", "here", "trinta", HttpStatusCode.UnprocessableEntity),
            (Iso(app.Today.PlusDays(5)), "here", "trinta", HttpStatusCode.UnprocessableEntity), (Iso(app.Today.PlusDays(1)), "oro", "trinta", HttpStatusCode.UnprocessableEntity),
            (Iso(app.Today.PlusDays(1)), "here", "<script>", HttpStatusCode.UnprocessableEntity), (Iso(app.Today), "here", "trinta", HttpStatusCode.Conflict),
        })
        {
            (await walker.PostAsync(("Days", day), ("Way", way), ("Diets", diet), ("RequestId", "ąčę"))).StatusCode.Should().Be(status, $"{day} {way} {diet}");
        }

        foreach (var path in new[] { $"meals/{Guid.CreateVersion7()}", $"meals/{Guid.CreateVersion7()}/order", "meals/details/{}", $"meals/details/{Guid.CreateVersion7()}", $"meals/{service.Id}/done/{Guid.CreateVersion7()}" })
        {
            (await walker.OpenAsync($"/kunigiskiai/{path}")).Status.Should().Be(HttpStatusCode.NotFound, path);
        }

        (await app.ReadAsync(db => db.Meals.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task Staff_order_bring_reach_and_close(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (service, ona) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Token);

        var book = $"~/staff/meals/book?offering={service.Id}&resident={ona.Id}";
        (await staff.SubmitAsync(book, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        var answer = await staff.SubmitAsync(book, new { Days = Iso(app.Today), Way = "home", Diets = "be cukraus", Note = "Durys iš kiemo" }, cancellationToken: Token);
        (await staff.FollowAsync(answer, Token)).Body.Should().Contain("Užsakyta").And.Contain("Ona Petraitienė");
        (await staff.SubmitAsync(book, new { Days = Iso(app.Today), Way = "here" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        var board = (await staff.GetAsync("~/staff/meals/board", Token)).Expect(HttpStatusCode.OK).Page.Body!.TextContent;
        board.Should().Contain("be cukraus").And.Contain("Ona Petraitienė");

        var delivery = (await staff.GetAsync("~/staff/meals/delivery", Token)).Expect(HttpStatusCode.OK);
        delivery.Page.Body!.TextContent.Should().Contain("Kunigiškių k. 7").And.Contain("Durys iš kiemo").And.Contain("Nr. 1").And.NotContain("be cukraus");
        (await staff.SubmitAsync(delivery, button: "away", cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync("~/staff", Token)).Body.Should().Contain("nerastas namuose");
        var alarmed = (await staff.GetAsync("~/staff/meals/board", Token)).Expect(HttpStatusCode.OK);
        (await staff.SubmitAsync(alarmed, new { Meal = alarmed.Page.QuerySelector("[name=Meal]")!.GetAttribute("value") }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync("~/staff", Token)).Body.Should().NotContain("nerastas namuose");

        var day = app.Today.PlusDays(1);
        (await staff.SubmitAsync(book, new { Days = Iso(day), Way = "here" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var close = $"~/staff/meals/close/{service.Id}?date={Iso(day)}";
        (await staff.SubmitAsync(close, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync(close, new { Why = "Nėra vandens", Meals = "7" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        (await staff.SubmitAsync(close, new { Why = "Nėra vandens" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == day, Token))).Status.Should().Be(BookingStatus.Cancelled);
        (await staff.SubmitAsync(close, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.MealDays.SingleAsync(d => d.Date == day, Token))).IsClosed.Should().BeFalse();

        var meal = await app.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == app.Today, Token));
        var details = (await staff.GetAsync($"~/staff/meals/details/{meal.Id}", Token)).Expect(HttpStatusCode.OK);
        details.Page.Body!.TextContent.Should().Contain("susisiekta");
        (await staff.GetAsync($"~/staff/residents/details/{ona.Id}", Token)).Expect(HttpStatusCode.OK).Body.Should().Contain($"/staff/meals/details/{meal.Id}");
    }

    [Theory, EveryDatabase]
    public async Task Standing_orders_and_settings_are_kept_and_wrong_ones_named(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (service, ona) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Token);
        var fresh = $"~/staff/meals/orders/new?offering={service.Id}&resident={ona.Id}";

        (await staff.SubmitAsync(fresh, new { FirstDay = "kada nors", Way = "home" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync(fresh, new { FirstDay = Iso(app.Today), LastDay = Iso(app.Today.PlusDays(-1)), Way = "home" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        var kept = (await staff.SubmitAsync(fresh, new { Way = "home", Diets = "trinta" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Meals.CountAsync(Token))).Should().BeGreaterThan(8);
        (await staff.SubmitAsync(fresh, new { Way = "home" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        var order = (await staff.FollowAsync(kept, Token)).Expect(HttpStatusCode.OK);
        order.Page.Body!.TextContent.Should().NotContain("trinta");
        (await staff.SubmitAsync(order, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync(order, new { LastDay = Iso(app.Today.PlusDays(2)), Why = "Išvyko", Version = "x" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        (await staff.SubmitAsync(order, new { LastDay = Iso(app.Today.PlusDays(2)), Why = "Išvyko" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Meals.CountAsync(m => m.Status == BookingStatus.Booked, Token))).Should().Be(2);

        var settings = $"~/staff/meals/settings/{service.Id}";
        var wrong = (await staff.SubmitAsync(settings, new { From = "25", Most = "-1", Price = "daug", Diets = new string('a', 500), Opens = "" }, cancellationToken: Token))
            .Expect(HttpStatusCode.UnprocessableEntity);
        wrong.Page.QuerySelectorAll(".govuk-error-summary a").Should().HaveCount(5);
        (await staff.SubmitAsync(settings, new { DaysBefore = "0", DeadlineTime = "15" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync(settings, new { Version = "7", Most = "40" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        (await staff.SubmitAsync(settings, new { Most = "40", Price = "2,50", DaysBefore = "0", DeadlineTime = "8.30", Diets = "be druskos\nbe cukraus" }, cancellationToken: Token))
            .Expect(HttpStatusCode.Redirect);
        var now = await app.ReadAsync(db => db.MealServices.SingleAsync(Token));
        (now.MostPortions, now.Price, now.DeadlineDaysBefore, now.DeadlineTime).Should().Be((40, new PriceRule(PriceKind.Flat, 250), 0, new LocalTime(8, 30)));
        now.DietList.Should().Equal("be druskos", "be cukraus");
    }

    [Theory, EveryDatabase]
    public async Task A_pause_rests_the_order_until_the_person_is_back_and_a_new_kitchen_is_entered(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (service, ona) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Token);
        var kept = await staff.SubmitAsync($"~/staff/meals/orders/new?offering={service.Id}&resident={ona.Id}", new { Way = "home" }, cancellationToken: Token);
        var order = (await staff.FollowAsync(kept.Expect(HttpStatusCode.Redirect), Token)).Expect(HttpStatusCode.OK);

        // After noon: tomorrow's meal is being bought for.
        app.Clock.Advance(Duration.FromHours(5));
        var wrong = await staff.SubmitAsync(order, new { PauseFrom = "kada nors", PauseWhy = "Išvyko pas dukterį" }, cancellationToken: Token);
        wrong.Status.Should().Be(422);
        wrong.Page.QuerySelector("#PauseWhy")!.GetAttribute("value").Should().Be("Išvyko pas dukterį");
        (await staff.SubmitAsync(order, new { PauseFrom = Iso(app.Today.PlusDays(3)), PauseTo = Iso(app.Today), PauseWhy = "Išvyko" }, cancellationToken: Token)).Status.Should().Be(422);
        var paused = await staff.FollowAsync((await staff.SubmitAsync(order, new { PauseFrom = Iso(app.Today), PauseWhy = "Išvyko" }, cancellationToken: Token))
            .Expect(HttpStatusCode.Redirect), Token);
        paused.Words.Should().Contain("kol grįš").And.Contain("virtuvė jau gamina", "the deadline of tomorrow's meal is over");
        (await app.ReadAsync(db => db.Meals.CountAsync(m => m.Status == BookingStatus.Booked, Token))).Should().Be(1);
        (await staff.SubmitAsync(order, new { PauseFrom = Iso(app.Today.PlusDays(5)), PauseWhy = "Išvyko" }, cancellationToken: Token)).Status.Should().Be(409, "the page was old");
        (await staff.SubmitAsync(paused, new { Again = "rytdiena" }, cancellationToken: Token)).Status.Should().Be(422);
        (await staff.SubmitAsync(paused, new { Again = Iso(app.Today.PlusDays(2)) }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Meals.CountAsync(m => m.Status == BookingStatus.Booked, Token))).Should().BeGreaterThan(8);
        (await staff.PostAsync($"{order.Address}?handler=Resume", WebForm.Fill(paused, new { Again = "" }).With("Pause", Guid.CreateVersion7().ToString()).Fields, Token)).Status.Should().Be(404);

        (await staff.SubmitAsync("~/staff/meals/new", new { Name = "", From = "99" }, cancellationToken: Token)).Status.Should().Be(422);
        var form = WebForm.Fill(await staff.GetAsync("~/staff/meals/new", Token), new { Name = "Sriubinė", Ways = "here", From = "11.30" });
        var entered = (await staff.SendAsync(form, Token)).Expect(HttpStatusCode.Redirect);
        (await staff.SendAsync(form, Token)).Expect(HttpStatusCode.Redirect);
        (await staff.FollowAsync(entered, Token)).Words.Should().Contain("Sriubinė");
        (await app.ReadAsync(db => db.MealServices.CountAsync(one => one.Name == "Sriubinė", Token))).Should().Be(1);
    }

    private static async Task<(MealService Service, Resident Ona)> ArrangeAsync(WebApp app, int? mostPortions = null)
    {
        var (service, ona) = (Given.MealService(mostPortions), Given.Resident(phone: Phone));
        await app.SaveAsync(service, ona, Given.Resident("Petras", "Petraitis", "+37061200002"));
        return (service, ona);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
