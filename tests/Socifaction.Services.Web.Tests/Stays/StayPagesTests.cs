using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Stays;

public sealed class StayPagesTests
{
    private const int PageBudget = 60 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_clerk_books_nights_the_person_comes_and_leaves_early(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var stay = await town.StayAsync(town.Ona, 0, 5, town.Single);
        var path = $"~/staff/stays/details/{stay.Id}";
        (await town.Clerk.GetAsync(path, Stop)).Words.Should().Contain("Šlepetes").And.Contain("1 kambarys").And.Contain("5 naktys");

        (await town.Clerk.SubmitAsync(path, new { CameOn = town.Iso(0), CameAt = "23.30" }, "Pažymėti, kad atvyko", Stop)).Status.Should().Be(422);
        (await town.Clerk.SubmitAsync(path, new { CameOn = town.Iso(0), CameAt = "7.30" }, "Pažymėti, kad atvyko", Stop)).Expect(HttpStatusCode.Redirect);
        town.App.Clock.AdvanceDays(2);
        (await town.Clerk.SubmitAsync(path, new { LeftOn = town.Iso(0), LeftAt = "7.45" }, "Pažymėti, kad išvyko", Stop)).Expect(HttpStatusCode.Redirect);

        (await town.StaysAsync()).Single().Status.Should().Be(BookingStatus.Fulfilled);
        (await town.Clerk.GetAsync($"~/staff/stays/day?date={town.Iso(0)}", Stop)).Words.Should().Contain("Šią naktį nakvoja Nieko nėra");
        (await town.BookAsync(town.Petras, town.Iso(0), town.Iso(2), town.Single.Id.ToString())).Expect(HttpStatusCode.Redirect);
    }

    [Theory, EveryDatabase]
    public async Task A_taken_room_is_refused_with_others_to_tap_and_nothing_typed_is_lost(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        await town.StayAsync(town.Ona, 3, 4, town.Single);

        var refused = await town.BookAsync(town.Petras, town.Iso(4), town.Iso(6), town.Single.Id.ToString());

        refused.Status.Should().Be(409);
        refused.Error.Should().Contain("laisvos vietos nėra");
        refused.Page.QuerySelector("form input[name=Arrival]:not([type=hidden])")!.GetAttribute("value").Should().Be(town.Iso(4));
        var buttons = refused.Page.QuerySelectorAll("ul.soc-actions form button");
        buttons.Should().HaveCount(3);
        (await town.Clerk.SubmitAsync(refused, button: buttons[0].TextContent.Trim(), cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await town.StaysAsync()).Single(stay => stay.ResidentId == town.Petras.Id).RoomId.Should().Be(town.Double.Id);
    }

    [Theory, EveryDatabase]
    public async Task Who_needs_more_care_is_told_the_right_door_and_the_need_is_kept_nowhere(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);

        var refused = await town.BookAsync(town.Ona, town.Iso(3), town.Iso(5), care: "Constant");

        refused.Status.Should().Be(422);
        refused.Error.Should().Contain("socialinių paslaugų skyriui 8 446 00000");
        var need = await town.App.ReadAsync(db => db.UnmetNeeds.SingleAsync(Stop));
        (need.Reason, need.ResidentId).Should().Be((nameof(StayRefusal.NeedsMoreCare), null));
        (await town.StaysAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_resident_asks_staff_confirm_and_the_resident_sees_and_cancels_it(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var ona = await Walker.Of(town.App, StayTown.OnasPhone).OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}");
        ona.Text.Should().Contain("Prašyti nakvynės");
        await ona.OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}/ask");
        ona.Page.Scripts.Should().BeEmpty();
        await ona.SendAsync(("Arrival", town.Iso(3)), ("Departure", town.Iso(6)), ("Care", "DailyHelp"), ("Whole", "bed"), ("Purpose", "Respite"));
        ona.Text.Should().Contain("Prašymą gavome").And.Contain("3 naktys");

        var wish = (await town.StaysAsync()).Single();
        wish.Status.Should().Be(BookingStatus.Requested);
        (await town.Clerk.GetAsync("~/staff/requests", Stop)).Page.QuerySelector($"a[href$='/staff/requests/stay/{wish.Id}']").Should().NotBeNull();
        (await town.Clerk.SubmitAsync($"~/staff/requests/stay/{wish.Id}", button: "Patvirtinti nakvynę", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await ona.OpenAsync("/kunigiskiai/bookings")).Text.Should().Contain("3 naktys");
        await ona.OpenAsync($"/kunigiskiai/stays/details/{wish.Id}");
        ona.Text.Should().Contain("Šlepetes");
        await ona.SendAsync();
        ona.Text.Should().Contain("Nakvynė atšaukta");
        (await town.App.ReadAsync(db => db.BedClaims.CountAsync(Stop))).Should().Be(0);
        (await Walker.Of(town.App, "+37061200002").OpenAsync($"/kunigiskiai/stays/details/{wish.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task A_strangers_wrong_answers_are_named_beside_their_fields_and_kept(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var stranger = await Walker.Of(town.App).OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}/ask");

        foreach (var (arrival, departure, status, words) in (ValueTuple<string, string, HttpStatusCode, string>[])
            [
                ("", "", HttpStatusCode.UnprocessableEntity, "Pasirinkite dieną"), ("vasario 30", town.Iso(5), HttpStatusCode.UnprocessableEntity, "Pataisykite"),
                (town.Iso(5), town.Iso(3), HttpStatusCode.UnprocessableEntity, "vėlesnė už atvykimo"), (town.Iso(-3), town.Iso(2), HttpStatusCode.UnprocessableEntity, "jau praėjo"),
                (town.Iso(3), town.Iso(90), HttpStatusCode.UnprocessableEntity, "Tiek naktų"), (town.Iso(300), town.Iso(302), HttpStatusCode.UnprocessableEntity, "Taip toli"),
                (town.Iso(0), town.Iso(2), HttpStatusCode.Conflict, "Paskambinkite"), ("9999-12-31", "9999-12-31", HttpStatusCode.UnprocessableEntity, "vėlesnė"),
                ("<b>Žąsis</b>", "'; DROP TABLE bed; --", HttpStatusCode.UnprocessableEntity, "Pataisykite"),
            ])
        {
            await stranger.SendAsync(("CallerName", "Žąsytė"), ("CallerPhone", "0 612 34567"), ("Arrival", arrival), ("Departure", departure), ("Care", "Independent"), ("Whole", "bed"), ("Purpose", "Trial"));
            (stranger.Status, stranger.Text.Contains(words, StringComparison.OrdinalIgnoreCase)).Should().Be((status, true), $"{arrival}–{departure}: {stranger.Text}");
            stranger.Page.QuerySelector("#CallerName")!.GetAttribute("value").Should().Be("Žąsytė");
            stranger.Page.QuerySelector("#Arrival")!.GetAttribute("value").Should().Be(arrival);
        }

        await stranger.SendAsync(("Care", "Everything"), ("Whole", "palace"), ("Purpose", "x"), ("CallerPhone", "112"), ("Arrival", town.Iso(3)), ("Departure", town.Iso(4)));
        stranger.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        stranger.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).Should().Contain(["#CallerPhone"]).And.HaveCount(4);
        (await town.StaysAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_month_of_sixty_rooms_reads_without_colour_and_fits_the_page_budget(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var first = town.App.Today.With(DateAdjusters.StartOfMonth);
        Room[] rooms = [.. Enumerable.Range(3, 58).Select(n => Given.Room(town.Premises, 2, $"{n} kambarys"))];
        var closures = rooms.Select(room => new RoomClosure { RoomId = room.Id, FirstNight = first.PlusDays(25), Why = "dažoma", ClosedByName = "Vida" }).ToList();
        var people = Enumerable.Range(0, 116).Select(n => Given.Resident($"Žmogus{n}", $"Pavardenytė{n * 7919 % 1000}", phone: null)).ToList();
        await town.App.SaveAsync([.. rooms, .. closures, .. people]);
        var stays = new List<Stay>();
        foreach (var (index, bed) in rooms.SelectMany(room => room.Beds).Index())
        {
            stays.AddRange(Enumerable.Range(0, 4).Select(part => Row(town, people[index], bed, first.PlusDays((part * 6) + (index % 3)), 4)));
        }

        await town.App.SaveAsync([.. stays]);
        await town.App.SaveAsync([.. stays.Zip(rooms.SelectMany(room => room.Beds).SelectMany(bed => Enumerable.Repeat(bed, 4)), (stay, bed) => new BedClaim { BedId = bed.Id, FirstNight = stay.Date, Until = stay.Departure, StayId = stay.Id })]);
        await town.App.SaveAsync([.. rooms.Zip(closures).SelectMany(pair => pair.First.Beds.Select(bed => new BedClaim { BedId = bed.Id, FirstNight = pair.Second.FirstNight, ClosureId = pair.Second.Id }))]);

        var page = (await town.Clerk.GetAsync("~/staff/stays/board", Stop)).Expect(HttpStatusCode.OK);

        page.Page.QuerySelectorAll(".soc-journal tbody tr").Should().HaveCount(61);
        page.Page.QuerySelectorAll(".soc-journal tbody tr td").Select(cell => cell.TextContent).Should().Contain(["2/2", "0/2", "U"]);
        var picture = page.Page.QuerySelector("svg[role=img]")!;
        page.Page.GetElementById(picture.GetAttribute("aria-labelledby")!)!.TextContent.Should().Contain("2027 m. kovas");
        picture.QuerySelectorAll("g > title").Length.Should().BeGreaterThan(500);
        page.Page.QuerySelectorAll("[style]").Should().BeEmpty();
        Compressed(page.Body).Should().BeLessThan(PageBudget);
    }

    [Theory, EveryDatabase]
    public async Task Residences_rooms_rules_and_referrals_are_kept_by_staff(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var form = new { Room = town.Single.Id.ToString(), Whole = "bed", FirstDay = town.Iso(1), Contract = "GN-7" };
        var moved = await town.Clerk.SubmitAsync($"~/staff/stays/residences/new?resident={town.Ona.Id}", form, cancellationToken: Stop);
        (await town.Clerk.FollowAsync(moved, Stop)).Words.Should().Contain("GN-7").And.Contain("Ona Petraitienė");
        (await town.Clerk.SubmitAsync($"~/staff/stays/residences/new?resident={town.Petras.Id}", form, cancellationToken: Stop)).Status.Should().Be(409);
        (await town.Clerk.SubmitAsync(moved.Location!, new { Until = town.Iso(40), Why = "išvyksta pas sūnų" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        var edit = $"~/staff/stays/rooms/edit/{town.Double.Id}";
        (await town.Clerk.SubmitAsync(edit, new { From = town.Iso(2), Until = town.Iso(1), Why = "dažoma" }, "Uždaryti kambarį", Stop)).Status.Should().Be(422);
        (await town.Clerk.SubmitAsync(edit, new { From = town.Iso(2), Until = town.Iso(5), Why = "dažoma" }, "Uždaryti kambarį", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.GetAsync($"~/staff/stays/day?date={town.Iso(3)}", Stop)).Words.Should().Contain("uždaryta: dažoma").And.Contain("gyvena nuolat");
        (await town.Clerk.SubmitAsync(edit, new { Beds = "x" }, "Įrašyti", Stop)).Status.Should().Be(422);
        (await town.Clerk.SubmitAsync(edit, new { Beds = "3" }, "Įrašyti", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.SubmitAsync(edit, button: "Atidaryti dažoma", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await town.Clerk.SubmitAsync("~/staff/stays/rules", new { Price = "15,50", MostNights = "10" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.GetAsync($"~/stays/{town.Premises.Id}", Stop)).Words.Should().Contain("15,50").And.Contain("10 naktų");

        var referred = await town.Clerk.SubmitAsync($"~/staff/stays/referrals/edit?resident={town.Petras.Id}", new { ReferredOn = town.Iso(-1), DecisionNumber = "SP-9", DecidedOn = town.Iso(-4), Position = "3", Papers = (string[])["Identity", "Income"] }, cancellationToken: Stop);
        referred.Expect(HttpStatusCode.Redirect);
        (await town.Clerk.SubmitAsync(referred.Location!, new { Room = town.Double.Id.ToString() }, "Įrašyti pasiūlymą", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.SubmitAsync(referred.Location!, new { Answer = "Refused", AnswerWhy = "per aukštai" }, "Įrašyti atsakymą", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.GetAsync("~/staff/stays/referrals", Stop)).Words.Should().Contain("SP-9").And.Contain("2 iš 5").And.Contain("atsisakė");
        (await town.Clerk.SubmitAsync(referred.Location!, new { End = "Withdrawn", EndWhy = "gyvens pas dukrą" }, "Išbraukti iš eilės", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.Clerk.GetAsync("~/staff/stays/referrals", Stop)).Words.Should().Contain("Nieko nėra");
    }

    [Theory, EveryDatabase]
    public async Task A_stale_change_says_so_and_what_is_not_here_is_404(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var stay = await town.StayAsync(town.Ona, 3, 4, town.Single);
        var page = await town.Clerk.GetAsync($"~/staff/stays/details/{stay.Id}", Stop);
        (await town.Clerk.SubmitAsync(page, new { Departure = town.Iso(6) }, "Pakeisti", Stop)).Expect(HttpStatusCode.Redirect);

        var stale = await town.Clerk.SubmitAsync(page, new { Departure = town.Iso(9) }, "Pakeisti", Stop);

        stale.Status.Should().Be(409);
        stale.Error.Should().Contain("kas nors tai pakeitė");
        foreach (var path in (string[])[$"stays/details/{Guid.CreateVersion7()}", "stays/details/x", $"stays/board?premises={Guid.CreateVersion7()}", $"stays/book?resident={Guid.CreateVersion7()}",
            $"stays/rooms/edit/{Guid.CreateVersion7()}", $"stays/residences/{Guid.CreateVersion7()}", $"stays/referrals/edit/{Guid.CreateVersion7()}", $"requests/stay/{Guid.CreateVersion7()}"])
        {
            (await town.Clerk.GetAsync($"~/staff/{path}", Stop)).Status.Should().Be(404, path);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_residence_moves_into_another_room_and_its_page_says_what_happened(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var entered = await town.Clerk.SubmitAsync(
            $"~/staff/stays/residences/new?resident={town.Ona.Id}", new { Room = town.Single.Id.ToString(), Whole = "bed", FirstDay = town.Iso(0), Contract = "GN-7" }, cancellationToken: Stop);
        var page = (await town.Clerk.FollowAsync(entered, Stop)).Expect(HttpStatusCode.OK);
        page.Page.QuerySelector("#log")!.TextContent.Should().Contain("1 kambarys");

        (await town.Clerk.SubmitAsync(page, new { MoveDay = "kada nors", Whole = "bed" }, cancellationToken: Stop)).Status.Should().Be(422);
        (await town.Clerk.SubmitAsync(page, new { NewRoom = Guid.CreateVersion7().ToString(), MoveDay = town.Iso(5), Whole = "bed" }, cancellationToken: Stop)).Status.Should().Be(404);
        var moved = await town.Clerk.FollowAsync((await town.Clerk.SubmitAsync(page, new { NewRoom = town.Double.Id.ToString(), MoveDay = town.Iso(5), Whole = "bed", MoveWhy = "arčiau sesers" }, cancellationToken: Stop))
            .Expect(HttpStatusCode.Redirect), Stop);
        moved.Page.QuerySelectorAll("#rooms li").Should().HaveCount(2);
        moved.Page.QuerySelector("#log")!.TextContent.Should().Contain("2 kambarys").And.Contain("arčiau sesers");
        (await town.Clerk.SubmitAsync(page, new { NewRoom = town.Double.Id.ToString(), MoveDay = town.Iso(6), Whole = "bed" }, cancellationToken: Stop)).Status.Should().Be(409, "the page was old");
    }

    [Theory, EveryDatabase]
    public async Task Free_nights_lead_into_the_form_and_refused_ones_are_put_in_without_losing_what_was_typed(Engine engine)
    {
        await using var town = await StayTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App, StayTown.OnasPhone).OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}");
        var link = walker.Page.QuerySelector("#free a")!.GetAttribute("href")!;
        await walker.OpenAsync(link);
        (walker.Page.QuerySelector("#Arrival")!.GetAttribute("value"), walker.Page.QuerySelector("#Departure")!.GetAttribute("value")).Should().Be((town.Iso(1), town.Iso(8)));
        (await walker.OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}/ask?from=x&to=y")).Status.Should().Be(HttpStatusCode.OK);
        walker.Page.QuerySelector("#Arrival")!.GetAttribute("value").Should().BeNullOrEmpty();
        await walker.OpenAsync($"/kunigiskiai/stays/{town.Premises.Id}/ask");

        await town.StayAsync(town.Petras, 10, 3, town.Single);
        await town.App.ReadAsync(db => db.Rooms.Where(room => room.Id == town.Double.Id).SelectMany(room => room.Beds).ExecuteUpdateAsync(set => set.SetProperty(bed => bed.IsRemoved, true), Stop));
        await walker.SendAsync(("Arrival", town.Iso(10)), ("Departure", town.Iso(12)), ("Care", "DailyHelp"), ("Whole", "bed"), ("Purpose", "Respite"), ("Note", "Miega su šviesa"));
        walker.Status.Should().Be(HttpStatusCode.Conflict);
        var button = walker.Page.QuerySelector("button[name=Nights]")!;
        var taken = await walker.PostToAsync("?handler=Nights", ("Nights", button.GetAttribute("value")!), ("Note", "Miega su šviesa"));
        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        var body = await taken.Content.ReadAsStringAsync(Stop);
        body.Should().Contain("Miega su").And.Contain(button.GetAttribute("value")!.Split('/')[0]);
        (await town.StaysAsync()).Should().HaveCount(1, "nothing was asked for yet");
    }

    private static int Compressed(string body)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        return (int)memory.Length;
    }

    private static Stay Row(StayTown town, People.Resident resident, Bed bed, LocalDate date, int nights)
    {
        var stay = new Stay
        {
            OfferingId = town.Premises.Id, ResidentId = resident.Id, RoomId = bed.RoomId, Date = date, Departure = date.PlusDays(nights), Purpose = StayPurpose.Respite,
            StartTime = new(14, 0), EndTime = new(11, 0), StartsAt = date.AtStartOfDayInZone(town.App.Initiative.Zone).ToInstant(),
            EndsAt = date.PlusDays(nights).AtStartOfDayInZone(town.App.Initiative.Zone).ToInstant(), GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Staff,
            ArrangedByName = "Vida", Channel = Channel.Phone, CreatedAt = town.App.Clock.GetCurrentInstant(),
        };
        stay.Become(BookingStatus.Booked, BookingEventKind.Booked, new Actor(ActorKind.Staff, null, "Vida"), Channel.Phone, stay.CreatedAt);
        return stay;
    }
}
