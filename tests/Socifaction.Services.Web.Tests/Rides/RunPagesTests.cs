using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Pages.Staff;

namespace Socifaction.Services.Web.Tests.Rides;

public sealed class RunPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_driver_is_ill_and_staff_see_whom_to_call_before_anything_is_saved(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync(back: "12");
        var run = await RunAsync(day);
        var week = (await day.Clerk.GetAsync($"~/staff/rides/runs?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Expect(HttpStatusCode.OK);
        week.Words.Should().Contain("2 kelionės").And.Contain("Vidas").And.NotContain("Nėra kam vežti");
        week.Page.QuerySelector($"a[href$='/staff/rides/runs/{run.Id}']").Should().NotBeNull();
        var page = (await day.Clerk.GetAsync($"~/staff/rides/runs/{run.Id}", Stop)).Expect(HttpStatusCode.OK);

        (await SubmitAsync(day, page, new { OffWhy = "" })).Status.Should().Be(422);
        var preview = (await SubmitAsync(day, page, new { OffWhy = "vairuotojas serga" })).Expect(HttpStatusCode.OK);

        preview.Words.Should().Contain("Reikės paskambinti 1 žmogui").And.Contain("Ona Petraitienė").And.Contain("0 612 00001");
        (await RunAsync(day)).IsCancelled.Should().BeFalse("only looked at");
        (await day.Clerk.FollowAsync((await SubmitAsync(day, preview, button: "Nuimti reisą ir išsaugoti")).Expect(HttpStatusCode.Redirect), Stop))
            .Words.Should().Contain("Nevažiuoja").And.Contain("Nėra kam vežti: reikia paskambinti 1 žmogui");

        (await day.RidesAsync()).Should().OnlyContain(one => one.Status == BookingStatus.Booked && one.IsUncovered && one.RunId == null);
        (await day.Clerk.GetAsync($"~/staff/rides/board?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Words.Should().Contain("Nėra kam vežti");
        foreach (var path in (string[])["~/staff", "~/staff/messages"])
        {
            (await day.Clerk.GetAsync(path, Stop)).Words.Should().Contain("reikia paskambinti 1 žmogui", path);
        }

        var details = await day.Clerk.GetAsync($"~/staff/rides/details/{ride.Id}", Stop);
        details.Words.Should().Contain("Nėra kam vežti").And.Contain("vairuotojas serga").And.NotContain("Perskaitykite garsiai");
        (await day.Clerk.GetAsync($"~/staff/rides/runs/{run.Id}", Stop)).Words.Should().Contain("Šis reisas nevažiuoja").And.Contain("vairuotojas serga");
        using var ona = await WebSession.ResidentAsync(day.App, "+37061200001");
        (await ona.GetAsync($"~/rides/details/{ride.Id}", Stop)).Words.Should().Contain("Jums paskambinsime");
        (await ona.GetAsync("~/bookings", Stop)).Words.Should().Contain("Jums paskambinsime");
    }

    [Theory, EveryDatabase]
    public async Task Who_is_ticked_is_cancelled_and_a_day_that_changed_is_shown_again_with_all_that_was_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync();
        var run = await RunAsync(day);
        var page = await day.Clerk.GetAsync($"~/staff/rides/runs/{run.Id}", Stop);
        var typed = new { Ends = "7.45", Why = "mašina servise" };
        var preview = (await SubmitAsync(day, page, typed)).Expect(HttpStatusCode.OK);
        var late = StaffDay.Named(Given.Resident("Antanas", phone: "+37061200002"));
        await day.App.SaveAsync(late);
        (await day.Clerk.SendAsync(await day.FormAsync(time: "14", person: late), Stop)).Expect(HttpStatusCode.Redirect);

        var again = await SubmitAsync(day, preview, new { CancelNow = ride.Id.ToString() }, "Išsaugoti reisą");

        again.Status.Should().Be(409);
        again.Words.Should().Contain("diena pasikeitė").And.Contain("Reikės paskambinti 2 žmonėms").And.Contain("Antanas");
        again.Page.QuerySelector("input[name=Ends]")!.GetAttribute("value").Should().Be("7.45");
        again.Page.QuerySelector("input[name=Why]")!.GetAttribute("value").Should().Be("mašina servise");
        again.Page.QuerySelector($"input[name=CancelNow][value='{ride.Id}']")!.HasAttribute("checked").Should().BeTrue();
        (await SubmitAsync(day, again, button: "Išsaugoti reisą")).Expect(HttpStatusCode.Redirect);
        var rides = await day.RidesAsync();
        rides.Single(one => one.Id == ride.Id).Status.Should().Be(BookingStatus.Cancelled);
        rides.Single(one => one.ResidentId == late.Id).Should().Match<Ride>(one => one.Status == BookingStatus.Booked && one.IsUncovered);
    }

    [Theory, EveryDatabase]
    public async Task A_run_is_added_and_another_time_agreed_by_telephone(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync();
        var run = await RunAsync(day);
        var off = await SubmitAsync(day, await day.Clerk.GetAsync($"~/staff/rides/runs/{run.Id}", Stop), new { OffWhy = "vairuotojas serga" });
        (await SubmitAsync(day, off, button: "Nuimti reisą ir išsaugoti")).Expect(HttpStatusCode.Redirect);
        var nothing = await day.Clerk.GetAsync($"~/staff/rides/cover/{ride.Id}", Stop);
        nothing.Words.Should().Contain("laisvo laiko nėra");
        var substitute = Given.Staff("Petras", Role.Driver);
        await day.App.SaveAsync(substitute);
        var add = await day.Clerk.GetAsync("~/staff/rides/runs/add", Stop);
        var fields = new
        {
            Day = StaffDay.Iso(day.Tomorrow), Vehicle = run.VehicleId.ToString(), Driver = substitute.Id.ToString(), Begins = "10", Ends = "14.30",
            BreakFrom = "12", BreakTo = "13", BreakMinutes = "30", Why = "pavaduoja",
        };

        (await SubmitAsync(day, add, new { fields.Day, fields.Vehicle, fields.Driver, Begins = "vėlai", fields.Ends, fields.Why })).Status.Should().Be(422);
        (await SubmitAsync(day, add, new { fields.Day, fields.Vehicle, fields.Driver, Begins = "14", Ends = "10", fields.Why })).Words.Should().Contain("vėliau už pradžią");
        (await SubmitAsync(day, add, new { fields.Day, Vehicle = "", fields.Driver, fields.Begins, fields.Ends, fields.Why })).Status.Should().Be(422);
        (await SubmitAsync(day, add, new { Day = StaffDay.Iso(day.Tomorrow.PlusDays(1)), fields.Vehicle, fields.Driver, fields.Begins, fields.Ends, fields.Why })).Status.Should().Be(409, "the car is out then");
        var preview = (await SubmitAsync(day, add, fields)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("Nebuvo kam vežti ir iki šiol");
        var save = WebForm.Fill(preview, null, "Išsaugoti reisą");
        (await day.Clerk.SendAsync(save, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(save, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Runs.CountAsync(one => one.Date == day.Tomorrow, Stop))).Should().Be(2, "the form was sent twice");

        var cover = (await day.Clerk.GetAsync($"~/staff/rides/cover/{ride.Id}", Stop)).Expect(HttpStatusCode.OK);
        (await SubmitAsync(day, cover, new { Said = "sutiko" })).Status.Should().Be(422);
        var time = cover.Page.QuerySelector("input[name=When]")!.GetAttribute("value");
        var agreed = (await SubmitAsync(day, cover, new { When = time, Said = "sutiko" })).Expect(HttpStatusCode.Redirect);

        (await day.Clerk.FollowAsync(agreed, Stop)).Words.Should().Contain("pakeistas laikas").And.NotContain("Nėra kam vežti");
        (await day.RidesAsync()).Single().Should().Match<Ride>(one => !one.IsUncovered && one.RunId != null && one.StartTime >= new NodaTime.LocalTime(10, 0));
        (await SubmitAsync(day, cover, new { When = time })).Status.Should().Be(409);
        (await day.Clerk.GetAsync($"~/staff/rides/runs/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
        (await day.Clerk.GetAsync($"~/staff/rides/cover/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task The_weekly_pattern_is_written_changed_and_ended(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var (car, driver) = (Given.Vehicle(), Given.Staff("Petras", Role.Driver));
        await day.App.SaveAsync(car, driver);
        (await day.Clerk.GetAsync("~/staff/rides/runs/week", Stop)).Words.Should().Contain("dar tuščias");
        var add = await day.Clerk.GetAsync("~/staff/rides/runs/weekly", Stop);
        var fields = new { Weekday = "Wednesday", Vehicle = car.Id.ToString(), Driver = driver.Id.ToString(), Begins = "8", Ends = "12" };

        (await SubmitAsync(day, add, new { fields.Vehicle, fields.Driver, fields.Begins, fields.Ends })).Words.Should().Contain("Pasirinkite savaitės dieną");
        var form = WebForm.Fill(add, fields);
        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await SubmitAsync(day, add, fields)).Status.Should().Be(302, "the same form is the same row");
        var weekly = await day.App.ReadAsync(db => db.WeeklyRuns.AsNoTracking().SingleAsync(Stop));
        var another = await day.Clerk.GetAsync("~/staff/rides/runs/weekly", Stop);
        var taken = await SubmitAsync(day, another, fields);
        (taken.Status, taken.Page.QuerySelector("input[name=Begins]")!.GetAttribute("value")).Should().Be((409, "8"));
        (await day.Clerk.GetAsync("~/staff/rides/runs/week", Stop)).Words.Should().Contain("trečiadienis").And.Contain("Petras");

        var change = (await day.Clerk.GetAsync($"~/staff/rides/runs/weekly/{weekly.Id}", Stop)).Expect(HttpStatusCode.OK);
        change.Words.Should().Contain("reisai be kelionių");
        (await SubmitAsync(day, change, new { Ends = "13.30", Anew = "yes" })).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Runs.Where(run => run.WeeklyRunId == weekly.Id).ToListAsync(Stop)))
            .Should().HaveCountGreaterThan(2).And.OnlyContain(run => run.To == new NodaTime.LocalTime(13, 30));
        (await SubmitAsync(day, await day.Clerk.GetAsync($"~/staff/rides/runs/weekly/{weekly.Id}", Stop), new { EndAlso = "yes" })).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Runs.CountAsync(run => run.WeeklyRunId == weekly.Id, Stop))).Should().Be(0);
        (await day.Clerk.GetAsync($"~/staff/rides/runs/weekly/{weekly.Id}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_vehicle_is_entered_and_one_that_somebody_counts_on_keeps_its_seats(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync();
        var car = (await RunAsync(day)).VehicleId;
        var list = (await day.Clerk.GetAsync("~/staff/rides/vehicles", Stop)).Expect(HttpStatusCode.OK);
        list.Words.Should().Contain("4 sėdimos vietos, 1 vežimėlis");
        var edit = (await day.Clerk.GetAsync($"~/staff/rides/vehicles/edit/{car}", Stop)).Expect(HttpStatusCode.OK);

        (await SubmitAsync(day, edit, new { Seats = "daug" })).Status.Should().Be(422);
        (await SubmitAsync(day, edit, new { Layouts = "dvi" })).Status.Should().Be(422);
        (await SubmitAsync(day, edit, new { Seats = "0", WheelchairPlaces = "0" })).Status.Should().Be(422);
        var unfit = await SubmitAsync(day, edit, new { Seats = "0", Name = "Pilkas", Layouts = "0+2" });
        unfit.Status.Should().Be(409);
        unfit.Words.Should().Contain("antradienis, kovo 16 d.");
        unfit.Page.QuerySelector("input[name=Name]")!.GetAttribute("value").Should().Be("Pilkas");
        (await SubmitAsync(day, edit, new { Seats = "2", Layouts = "0+2; 1+1" })).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.GetAsync("~/staff/rides/vehicles", Stop)).Words.Should().Contain("2 sėdimos vietos, 1 vežimėlis").And.Contain("arba 0 sėdimų vietų, 2 vežimėliai");

        var add = await day.Clerk.GetAsync("~/staff/rides/vehicles/edit", Stop);
        var form = WebForm.Fill(add, new { Name = "Naujas", Plate = "NEW 001", Seats = "8", WheelchairPlaces = "0", Settlement = "lomiai", Street = "Lomių k. 1" });
        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Vehicles.AsNoTracking().Where(vehicle => vehicle.Name == "Naujas").ToListAsync(Stop)))
            .Should().ContainSingle().Which.Base.HasCoordinates.Should().BeTrue();
        (await day.Clerk.GetAsync($"~/staff/rides/vehicles/edit/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_destination_is_entered_with_its_hours_and_offered_at_once(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var add = (await day.Clerk.GetAsync("~/staff/rides/destinations/edit", Stop)).Expect(HttpStatusCode.OK);
        var typed = new Dictionary<string, string> { ["Name"] = "Ligoninė", ["Settlement"] = "Lomiai", ["Hours[0]"] = "8–12, 13-17.30", ["Shifts"] = "11.45, 6.40" };

        (await SubmitAsync(day, add, new Dictionary<string, string>(typed) { ["Name"] = "" })).Status.Should().Be(422);
        var wrong = await SubmitAsync(day, add, new Dictionary<string, string>(typed) { ["Hours[2]"] = "8–12, 11–13" });
        (wrong.Status, wrong.Page.QuerySelector("input[name='Hours[2]']")!.GetAttribute("value")).Should().Be((422, "8–12, 11–13"));
        (await SubmitAsync(day, add, new Dictionary<string, string>(typed) { ["Shifts"] = "anksti" })).Status.Should().Be(422);
        (await SubmitAsync(day, add, typed)).Expect(HttpStatusCode.Redirect);

        (await day.Clerk.GetAsync("~/staff/rides/destinations", Stop)).Words.Should().Contain("pirmadienis 8.00–12.00, 13.00–17.30");
        var place = await day.App.ReadAsync(db => db.Destinations.AsNoTracking().SingleAsync(one => one.Name == "Ligoninė", Stop));
        (place.Hours, place.ShiftTimes, place.Address.HasCoordinates).Should().Be(("1 08:00-12:00,13:00-17:30", "06:40,11:45", true));
        (await day.Clerk.GetAsync($"~/staff/rides/book?resident={day.Ona.Id}", Stop)).Words.Should().Contain("Ligoninė");
        var edit = (await day.Clerk.GetAsync($"~/staff/rides/destinations/edit/{place.Id}", Stop)).Expect(HttpStatusCode.OK);
        edit.Page.QuerySelector("input[name='Hours[0]']")!.GetAttribute("value").Should().Be("8.00–12.00, 13.00–17.30");
        (await SubmitAsync(day, edit, new { DoorNote = "iš kiemo" }, "Išsaugoti vietą")).Expect(HttpStatusCode.Redirect);
        (await SubmitAsync(day, edit, null, "Pašalinti vietą")).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.GetAsync($"~/staff/rides/destinations/edit/{place.Id}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Settings_are_kept_for_new_promises_and_nothing_typed_is_lost(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync();
        foreach (var neighbour in (Resident[])[StaffDay.Named(Given.Resident("Petras", "Petraitis", "+37061200022")), StaffDay.Named(Given.Resident("Antanas", "Antanaitis", "+37061200023"))])
        {
            await day.App.SaveAsync([neighbour]);
            (await day.Clerk.SendAsync(await day.FormAsync(person: neighbour), Stop)).Expect(HttpStatusCode.Redirect);
        }

        var page = (await day.Clerk.GetAsync("~/staff/rides/settings", Stop)).Expect(HttpStatusCode.OK);

        var wrong = await SubmitAsync(day, page, new { PromiseMinutes = "ketvirtis", LyingCall = "greitoji", AreaKilometres = "25" }, "Išsaugoti nustatymus");
        wrong.Status.Should().Be(422);
        wrong.Words.Should().Contain("Įrašykite sveiką skaičių nuo 5 iki 60.").And.Contain("Įrašykite telefono numerį, pavyzdžiui, 1808.");
        wrong.Page.QuerySelector("input[name=AreaKilometres]")!.GetAttribute("value").Should().Be("25");
        (await SubmitAsync(day, page, new { BoardingMinutes = "20" }, "Išsaugoti nustatymus")).Status.Should().Be(409, "of three who are fetched within minutes one would wait too long");
        (await day.Clerk.FollowAsync((await SubmitAsync(day, page, new { PromiseMinutes = "20", MonthlyRides = "6" }, "Išsaugoti nustatymus")).Expect(HttpStatusCode.Redirect), Stop))
            .Words.Should().Contain("Nustatymai išsaugoti.");

        var kept = await day.App.ReadAsync(db => db.RideServices.AsNoTracking().SingleAsync(Stop));
        (kept.PromiseMinutes, kept.MonthlyRides, kept.BoardingMinutes).Should().Be((20, 6, 3));
        (await day.Clerk.GetAsync($"~/staff/rides/settings/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    private static Task<WebAnswer> SubmitAsync(StaffDay day, WebAnswer page, object? fields = null, string? button = null) =>
        day.Clerk.SubmitAsync(page, fields, button, Stop);

    private static Task<Run> RunAsync(StaffDay day) =>
        day.App.ReadAsync(db => db.Runs.AsNoTracking().OrderBy(run => run.Id).FirstAsync(run => run.Date == day.Tomorrow, Stop));
}
