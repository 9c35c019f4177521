using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Pages.Staff;

namespace Socifaction.Services.Web.Tests.Schedules;

public sealed class SchedulePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_driver_is_away_and_the_change_is_seen_saved_settled_and_put_back(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync(back: "12");
        var (_, driver) = await RunAsync(day);
        var page = await day.Clerk.GetAsync("~/staff/schedule/change", Stop);
        page.Words.Should().Contain("Visa iniciatyva uždaryta").And.Contain("Vidas");
        var typed = new { What = $"StaffAway~{driver}", FirstDay = StaffDay.Iso(day.Tomorrow), Why = "atostogos" };

        (await day.Clerk.SubmitAsync(page, new { typed.What, FirstDay = "", Why = "" }, "Žiūrėti, kas keičiasi", Stop)).Status.Should().Be(422);
        (await day.Clerk.SubmitAsync(page, new { What = "StaffAway~x", typed.FirstDay, typed.Why }, "Žiūrėti, kas keičiasi", Stop)).Error.Should().Contain("Pasirinkite, ko nebus");
        var preview = (await day.Clerk.SubmitAsync(page, typed, "Žiūrėti, kas keičiasi", Stop)).Expect(HttpStatusCode.OK);

        preview.Words.Should().Contain("Paliečia 1 žmogų").And.Contain("Ona Petraitienė").And.Contain("0 612 00001").And.Contain("nevažiuos").And.Contain("nėra kam vežti");
        (await RunAsync(day)).Run.IsCancelled.Should().BeFalse("only looked at");
        var saved = await day.Clerk.FollowAsync((await day.Clerk.SubmitAsync(preview, null, "Įrašyti pakeitimą", Stop)).Expect(HttpStatusCode.Redirect), Stop);

        saved.Words.Should().Contain("Vidas nedirba").And.Contain("atostogos").And.Contain("Liko susitarti su 1 žmogumi").And.Contain("nevažiuos: padaryta");
        (await day.RidesAsync()).Should().OnlyContain(ride => ride.IsUncovered);
        saved.Page.QuerySelector($"a[href*='/staff/rides/cover/']").Should().NotBeNull();
        var settled = saved;
        foreach (var hit in await day.App.ReadAsync(db => db.ScheduleHits.Select(hit => hit.Id).ToListAsync(Stop)))
        {
            settled = await day.Clerk.FollowAsync((await day.Clerk.SubmitAsync(saved, new { Hit = hit.ToString() }, null, Stop)).Expect(HttpStatusCode.Redirect), Stop);
        }

        settled.Words.Should().Contain("Su visais susitarta").And.Contain("susitarė su žmogumi (Ona Petraitienė)");
        (await day.Clerk.GetAsync("~/staff/schedule/changes", Stop)).Words.Should().Contain("Vidas nedirba").And.NotContain("Liko susitarti");
        (await day.Clerk.GetAsync($"~/staff/schedule?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Words.Should().Contain("Vidas atostogos").And.Contain("neveikia");

        var undo = await day.Clerk.GetAsync($"{saved.Address.Split('#')[0].Replace("/kunigiskiai", "~", StringComparison.Ordinal)}/undo", Stop);
        undo.Expect(HttpStatusCode.OK).Words.Should().Contain("2 užsakymai vėl galios").And.Contain("vėl kaip buvo");
        (await RunAsync(day)).Run.IsCancelled.Should().BeTrue("only looked at");
        var back = await day.Clerk.FollowAsync((await day.Clerk.SubmitAsync(undo, null, "Grąžinti, kaip buvo", Stop)).Expect(HttpStatusCode.Redirect), Stop);

        back.Words.Should().Contain("nevažiuos: grąžinta").And.Contain("grąžino, kaip buvo");
        (await day.RidesAsync()).Should().OnlyContain(ride => !ride.IsUncovered);
        (await RunAsync(day)).Run.IsCancelled.Should().BeFalse();
        (await day.Clerk.SubmitAsync(undo, null, "Grąžinti, kaip buvo", Stop)).Expect(HttpStatusCode.Redirect);
    }

    [Theory, EveryDatabase]
    public async Task What_changed_meanwhile_is_shown_again_with_all_that_was_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var (_, driver) = await RunAsync(day);
        var page = await day.Clerk.GetAsync("~/staff/schedule/change", Stop);
        var preview = (await day.Clerk.SubmitAsync(
            page, new { What = $"StaffAway~{driver}", FirstDay = StaffDay.Iso(day.Tomorrow), Why = "atostogos" }, "Žiūrėti, kas keičiasi", Stop)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("Niekam skambinti nereikia");
        await day.BookAsync();

        var again = (await day.Clerk.SubmitAsync(preview, null, "Įrašyti pakeitimą", Stop)).Expect(HttpStatusCode.Conflict);

        again.Error.Should().Contain("Dabar keistųsi kas kita");
        again.Words.Should().Contain("Ona Petraitienė");
        again.Page.QuerySelector("#Why")!.GetAttribute("value").Should().Be("atostogos");
        again.Page.QuerySelector("#What option[selected]")!.GetAttribute("value").Should().Be($"StaffAway~{driver}");
        (await day.App.ReadAsync(db => db.ScheduleChanges.CountAsync(Stop))).Should().Be(0);
        (await day.Clerk.SubmitAsync(again, null, "Įrašyti pakeitimą", Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SubmitAsync(again, null, "Įrašyti pakeitimą", Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.ScheduleChanges.CountAsync(Stop))).Should().Be(1, "the same form twice");
    }

    [Theory, EveryDatabase]
    public async Task The_week_shows_every_room_and_its_filters_and_a_worker_reads_it_without_changing(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var shower = Given.Resource();
        await day.App.SaveAsync(shower, Given.AppointmentType([shower]));

        var week = (await day.Clerk.GetAsync($"~/staff/schedule?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Expect(HttpStatusCode.OK);

        week.Words.Should().Contain("Automobilis").And.Contain("Vidas").And.Contain(day.Centre.Name).And.Contain("Dušas").And.Contain("0 iš 2");
        week.Page.QuerySelectorAll("main a[href*='/staff/rides/runs/']").Should().NotBeEmpty();
        week.Page.QuerySelectorAll("main a[href*='/staff/places/sessions/']").Should().NotBeEmpty();
        week.Page.QuerySelectorAll($"main a[href$='/staff/appointments/calendars/{shower.Id}']").Should().NotBeEmpty();
        var centre = await day.Clerk.GetAsync($"~/staff/schedule?date={StaffDay.Iso(day.Tomorrow)}&offering={day.Centre.Id}", Stop);
        centre.Page.QuerySelectorAll("main a[href*='/staff/places/sessions/']").Should().NotBeEmpty();
        centre.Page.QuerySelectorAll("main a[href*='/staff/rides/runs/']").Should().BeEmpty();
        var (_, driver) = await RunAsync(day);
        var his = await day.Clerk.GetAsync($"~/staff/schedule?date={StaffDay.Iso(day.Tomorrow)}&person={driver}", Stop);
        his.Page.QuerySelectorAll("main a[href*='/staff/rides/runs/']").Should().NotBeEmpty();
        his.Page.QuerySelectorAll("main a[href*='/staff/places/sessions/']").Should().BeEmpty();
        (await day.Clerk.GetAsync("~/staff/schedule?date=2031-01-01&offering=x&person=y", Stop)).Expect(HttpStatusCode.OK);

        using var worker = await WebSession.StaffAsync(day.App, Role.Worker, cancellationToken: Stop);
        var read = (await worker.GetAsync($"~/staff/schedule?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Expect(HttpStatusCode.OK);
        read.Words.Should().Contain("Automobilis").And.NotContain("Kas nors keičiasi?");
        read.Page.QuerySelectorAll("main a[href*='/staff/rides/runs/']").Should().BeEmpty();
        (await worker.GetAsync("~/staff/schedule/change", Stop)).Expect(HttpStatusCode.Forbidden);
    }

    [Theory, EveryDatabase]
    public async Task An_empty_week_says_what_to_do_first_and_bad_addresses_are_not_found(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var clerk = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop);

        (await clerk.GetAsync("~/staff/schedule", Stop)).Words.Should().Contain("Pirmiausia nustatykite, kada kas dirba");
        (await clerk.GetAsync("~/staff/schedule/changes", Stop)).Words.Should().Contain("Pakeitimų dar nėra");
        foreach (var path in (string[])["", "/undo"])
        {
            (await clerk.GetAsync($"~/staff/schedule/changes/{Guid.CreateVersion7()}{path}", Stop)).Expect(HttpStatusCode.NotFound);
        }
    }

    private static async Task<(Run Run, Guid Driver)> RunAsync(StaffDay day)
    {
        var run = await day.App.ReadAsync(db => db.Runs.AsNoTracking().OrderBy(run => run.Id).FirstAsync(run => run.Date == day.Tomorrow, Stop));
        return (run, run.DriverId);
    }
}
