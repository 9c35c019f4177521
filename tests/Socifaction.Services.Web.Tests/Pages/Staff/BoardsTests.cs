using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Isolation;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class BoardsTests
{
    private static readonly string[] Boards =
    [
        "~/staff", "~/staff/week", "~/staff/requests", "~/staff/rides/board", "~/staff/places/board", "~/staff/appointments/week", "~/staff/stays/board",
        "~/staff/meals/board", "~/staff/messages", "~/staff/messages/replies", "~/staff/messages/call-backs",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_board_keeps_itself_up_to_date_and_nothing_is_typed_within_what_is_replaced(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        await Village.FillAsync(app, app.Initiative, "OWN", Stop);
        using var staff = await WebSession.StaffAsync(app, cancellationToken: Stop);

        foreach (var path in Boards)
        {
            var board = (await staff.GetAsync(path, Stop)).Expect(HttpStatusCode.OK);
            board.Page.QuerySelectorAll("#board input:not([type=hidden]), #board textarea, #board select").Should().BeEmpty(path);
            board.Page.QuerySelector("#board")!.GetAttribute("hx-get").Should().StartWith($"/{staff.Slug}/staff", path);
            using var same = await AskAsync(staff, path, MarkOf(board.Page));
            same.StatusCode.Should().Be(HttpStatusCode.NotModified, path);
            (await same.Content.ReadAsByteArrayAsync(Stop)).Should().BeEmpty(path);
            using var other = await AskAsync(staff, path, "\"000000000000000000000000\"");
            other.StatusCode.Should().Be(HttpStatusCode.OK, path);
            (await other.Content.ReadAsStringAsync(Stop)).Should().Contain("id=\"board\"", path);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_day_shows_every_kind_by_time_with_who_where_and_how_it_stands(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync(back: "12");
        await PlaceForACallerTests.BookAsync(day, day.Sessions[0]);
        await day.RequestAsync();
        var path = $"~/staff?date={StaffDay.Iso(day.Tomorrow)}";

        var board = (await day.Clerk.GetAsync(path, Stop)).Expect(HttpStatusCode.OK);
        board.Words.Should().Contain("Laukia 1 prašymas").And.Contain("Vytautas Gedminas").And.Contain("Vidas").And.Contain("1 iš 2");
        board.Page.QuerySelectorAll(".soc-day tbody tr").Should().HaveCount(4);
        var ride = (await day.RidesAsync()).First(one => one.ResidentId == day.Ona.Id);
        var place = (await day.PlacesAsync()).Single();
        Addresses(board).Should().Contain($"/{day.Clerk.Slug}/staff/rides/details/{ride.Id}").And.Contain($"/{day.Clerk.Slug}/staff/places/attendance/{place.Id}");

        (await RowsAsync("&kind=Places")).Should().Be(1);
        (await RowsAsync($"&offering={day.Service.Id}")).Should().Be(3);
        (await RowsAsync("&worker=Vidas")).Should().Be(2);
        (await RowsAsync("&village=kunigisk")).Should().Be((await RowsAsync("")) - (await RowsAsync("&village=taurag")), "a ride is of the village where it begins");
        (await RowsAsync("&kind=zzz&offering=zzz")).Should().Be(4, "nonsense chooses nothing");
        (await day.Clerk.GetAsync($"{path}&village=zzz", Stop)).Words.Should().Contain("Nieko nėra");
        (await day.Clerk.GetAsync($"{path}&kind=Rides", Stop)).Page.QuerySelector("nav.soc-actions a")!.GetAttribute("href").Should().Contain("kind=Rides", "the address keeps what is chosen");

        async Task<int> RowsAsync(string chosen) => (await day.Clerk.GetAsync(path + chosen, Stop)).Page.QuerySelectorAll(".soc-day tbody tr").Length;
    }

    [Theory, EveryDatabase]
    public async Task The_week_counts_what_is_taken_and_each_number_opens_its_day(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync();
        await PlaceForACallerTests.BookAsync(day, day.Sessions[0]);

        var week = (await day.Clerk.GetAsync($"~/staff/week?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Expect(HttpStatusCode.OK);
        var cells = week.Page.QuerySelectorAll("tbody tr").ToDictionary(line => line.QuerySelector("th")!.TextContent, line => line.QuerySelectorAll("td a").Select(a => a).ToList());
        var places = cells.Single(line => line.Key.StartsWith(day.Centre.Name, StringComparison.Ordinal)).Value;
        places.Select(a => a.FirstChild!.TextContent + a.ChildNodes[1].TextContent).Should().Equal("1/2", "0/2", "0/2");
        (await day.Clerk.GetAsync("~" + places[0].GetAttribute("href")![(day.Clerk.Slug.Length + 1)..], Stop)).Words.Should().Contain("Ona Petraitienė");

        (await day.Clerk.GetAsync($"~/staff/week?date={StaffDay.Iso(day.Tomorrow)}&kind=Places", Stop)).Page.QuerySelectorAll("tbody tr").Should().HaveCount(1);
        (await day.Clerk.GetAsync("~/staff/week?date=zzz", Stop)).Status.Should().Be(200);
    }

    [Theory, EveryDatabase]
    public async Task Everything_that_waits_stands_in_one_list_with_what_was_promised(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var now = day.App.Clock.GetCurrentInstant();
        await day.App.SaveAsync(
            new InboundSms { ProviderSid = "SM1", From = "+37061200001", Body = "ar galima vėliau", At = now - Duration.FromHours(2), Meaning = ReplyMeaning.Unclear, IsForStaff = true, AnsweredAt = now },
            new MissedCall { ProviderSid = "CA1", From = "+37061200077", At = now - Duration.FromHours(3) },
            new MissedCall { ProviderSid = "CA2", From = "+37061200001", At = now - Duration.FromHours(1), Note = "dėl trečiadienio" });
        var asked = await day.RequestAsync();

        var list = (await day.Clerk.GetAsync("~/staff/requests", Stop)).Expect(HttpStatusCode.OK);
        list.Page.QuerySelectorAll(".soc-card h2").Select(title => title.TextContent.Trim()).Should().Equal(
            "Registre tokio numerio nėra", "Ona Petraitienė", "Ona Petraitienė", "Vytautas Gedminas");
        list.Words.Should().Contain("Laukia 4 žmonės").And.Contain("Žmogui dar nieko nepažadėta").And.Contain("Perskaitysime ir, jei reikes, paskambinsime")
            .And.Contain("dėl trečiadienio").And.Contain("Kol nepaskambinome, kelionė dar nepažadėta").And.NotContain("per ilgai laukia");
        Addresses(list).Should().Contain($"/{day.Clerk.Slug}/staff/requests/ride/{asked.Id}").And.Contain($"/{day.Clerk.Slug}/staff/messages/replies");

        (await CardsAsync("?kind=CallBack")).Should().Be(2);
        (await CardsAsync($"?offering={day.Service.Id}")).Should().Be(1);
        (await CardsAsync("?late=yes")).Should().Be(0);
        day.App.Clock.Advance(Duration.FromHours(23));
        (await CardsAsync("?late=yes")).Should().Be(3, "the web request is not a day old");
        (await day.Clerk.GetAsync("~/staff/requests", Stop)).Words.Should().Contain("per ilgai laukia 3 žmonės");

        async Task<int> CardsAsync(string chosen) => (await day.Clerk.GetAsync("~/staff/requests" + chosen, Stop)).Page.QuerySelectorAll(".soc-card").Length;
    }

    [Theory, EveryDatabase]
    public async Task Unmet_needs_of_all_rooms_are_counted_for_a_viewer_and_listed_for_a_clerk(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.App.SaveAsync(
            Need(day.Service.Id, day.App.Today, "FoundAnother", day.Ona.Id), Need(day.Centre.Id, day.App.Today, "FoundAnother"), Need(day.Centre.Id, day.App.Today.PlusMonths(-2), "Full"),
            Need(day.Centre.Id, day.App.Today.PlusMonths(-2), "AllowanceUsed"), Need(day.Centre.Id, day.App.Today.PlusMonths(1), "Full"));
        using var viewer = await WebSession.StaffAsync(day.App, Role.Viewer, cancellationToken: Stop);

        (await viewer.GetAsync("~/staff", Stop)).Message.Headers.Location!.ToString().Should().EndWith("/staff/unmet");
        var counts = (await viewer.GetAsync("~/staff/unmet?month=2027-03", Stop)).Expect(HttpStatusCode.OK);
        counts.Words.Should().Contain("2 poreikiai").And.Contain("Nuvyks kitaip").And.NotContain("Petraitienė");
        counts.Page.QuerySelectorAll("main table, main .soc-lines a").Should().BeEmpty();

        var list = (await day.Clerk.GetAsync("~/staff/unmet?month=2027-03&span=quarter", Stop)).Expect(HttpStatusCode.OK);
        list.Words.Should().Contain("4 poreikiai").And.Contain("2027 m. 1 ketvirtis").And.Contain("Ona Petraitienė").And.Contain("Nebebuvo vietų").And.Contain("Mėnesio kiekis išnaudotas");
        foreach (var link in list.Page.QuerySelectorAll("main .soc-lines a"))
        {
            var behind = await day.Clerk.GetAsync("~" + link.GetAttribute("href")![(day.Clerk.Slug.Length + 1)..].Split('#')[0], Stop);
            behind.Page.QuerySelectorAll("main table tbody tr").Should().HaveCount(int.Parse(link.QuerySelector("strong")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), link.TextContent);
        }

        var csv = await viewer.GetAsync("~/staff/unmet?handler=Csv&month=2027-03&span=quarter", Stop);
        csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(5);
        csv.Body.Should().NotContain("Petraitienė");
        (await day.Clerk.GetAsync("~/staff/unmet?month=zzz&offering=zzz&span=zzz", Stop)).Status.Should().Be(200);
    }

    /// <summary>Which state of its live part a page shows.</summary>
    internal static string MarkOf(IDocument page) =>
        JsonDocument.Parse(page.QuerySelector("#board")!.GetAttribute("hx-headers")!).RootElement.GetProperty("If-None-Match").GetString()!;

    /// <summary>Asks for a page as its live part does, which shows a state.</summary>
    internal static async Task<HttpResponseMessage> AskAsync(WebSession session, string path, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, session.Path(path));
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        request.Headers.TryAddWithoutValidation("HX-Request", "true");
        return await session.Http.SendAsync(request, Stop);
    }

    private static IEnumerable<string?> Addresses(WebAnswer page) => page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));

    private static UnmetNeed Need(Guid offering, LocalDate date, string reason, Guid? resident = null) => new()
    {
        OfferingId = offering, Date = date, At = TestHouse.Start, Village = "Lomiai", Reason = reason, Wish = "", Channel = Channel.Phone, ResidentId = resident,
    };
}
