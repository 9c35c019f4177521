using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A worker with a telephone 360 pixels wide and twenty children; the network goes away in the middle.</summary>
public sealed class RegisterWithoutNetwork(Browsing browsing) : IClassFixture<Browsing>
{
    private const int Children = 20;
    private static readonly Screen Phone = new(360, 740);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_come_and_go_with_the_network_cut_in_the_middle_and_nothing_is_lost()
    {
        var session = await SessionAsync("Vasaros stovykla");
        await using var visit = await OpenAsync(session);
        var page = visit.Page;
        await visit.LookAsync("register");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).Should().BeTrue();

        var taps = 0;
        await TapAsync(page, "Came", 0, 10);
        await SentAsync(page);
        await page.Context.SetOfflineAsync(true);
        await TapAsync(page, "Came", 10, 20);
        await Assertions.Expect(Sending(page)).ToHaveTextAsync("Neišsiųsta: 10. Išsiųsime, kai atsiras ryšys.");
        (await CountAsync(session)).Should().Be(10, "nothing passes without a network");

        await page.ReloadAsync();
        await ReadyAsync(page);
        await Assertions.Expect(Sending(page)).ToHaveTextAsync("Neišsiųsta: 10. Išsiųsime, kai atsiras ryšys.");
        await Assertions.Expect(page.Locator("[data-count=here]")).ToHaveTextAsync("20");
        await TapAsync(page, "Left", 0, 15);
        await TapAsync(page, "Undo", 0, 1);
        await visit.PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", "register-offline-360.png"));
        await Assertions.Expect(Sending(page)).ToHaveTextAsync("Neišsiųsta: 26. Išsiųsime, kai atsiras ryšys.");

        await page.Context.SetOfflineAsync(false);
        await SentAsync(page);
        (await CountAsync(session)).Should().Be(36);
        await Assertions.Expect(page.Locator("[data-count=here]")).ToHaveTextAsync("6");
        await TapAsync(page, "Left", 0, 1);
        await TapAsync(page, "Left", 15, 20);
        await SentAsync(page);

        taps = await CountAsync(session);
        taps.Should().Be(42, "each tap arrived once");
        var attendances = await ReadAsync(db => db.Attendances.Where(a => db.Places.Any(p => p.Id == a.PlaceId && p.SessionId == session.Id)).ToListAsync(Stop));
        attendances.Should().HaveCount(Children).And.OnlyContain(a => a.ArrivedAt != null && a.LeftAt != null && !a.IsDisputed);
        await page.ReloadAsync();
        await ReadyAsync(page);
        await Assertions.Expect(page.Locator("[data-count=came]")).ToHaveTextAsync("20");
        await Assertions.Expect(page.Locator("[data-count=here]")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task What_one_person_tapped_is_not_sent_by_another_and_waits_for_its_owner()
    {
        var session = await SessionAsync("Rudens stovykla");
        await using var visit = await OpenAsync(session);
        var page = visit.Page;
        await page.Context.SetOfflineAsync(true);
        await TapAsync(page, "Came", 0, 2);
        var first = page.Url;
        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);

        // Another worker signs in on the same telephone.
        var cookies = await page.Context.CookiesAsync();
        var initiative = await browsing.InitiativeAsync("pilaite");
        var email = await WebSession.AccountAsync(browsing.App, Role.Worker, initiative, cancellationToken: Stop);
        await page.Context.ClearCookiesAsync();
        await visit.GoAsync("/pilaite/staff");
        await page.GetByLabel("El. paštas").FillAsync(email);
        await page.GetByLabel("Slaptažodis").FillAsync(WebSession.Password);
        await visit.PressAsync("Prisijungti");
        await visit.SeeAsync("kovo 16 d.");
        await page.GotoAsync(first);
        await ReadyAsync(page);

        await Assertions.Expect(Sending(page)).ToContainTextAsync("Šiame telefone liko kito žmogaus žymėjimų: 2 (Daiva Rutkauskienė)");
        await Assertions.Expect(page.Locator("[data-count=here]")).ToHaveTextAsync("0");
        (await CountAsync(session)).Should().Be(0);

        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = browsing.Address.ToString() }));
        await page.GotoAsync(first);
        await ReadyAsync(page);
        await SentAsync(page);
        (await CountAsync(session)).Should().Be(2);
    }

    [Fact]
    public async Task A_stale_token_is_renewed_and_signing_out_clears_the_telephone()
    {
        var session = await SessionAsync("Pavasario stovykla");
        await using var visit = await OpenAsync(session);
        var page = visit.Page;
        visit.Expect(400);
        await page.Context.ClearCookiesAsync(new() { Name = "soc-form" });
        await TapAsync(page, "Came", 0, 1);
        await SentAsync(page);
        (await CountAsync(session)).Should().Be(1);

        (await page.EvaluateAsync<string[]>("caches.keys()")).Should().NotBeEmpty();
        await page.ReloadAsync();
        await ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Atsijungti" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string[]>("caches.keys()")).Should().BeEmpty();
        (await page.EvaluateAsync<string[]>("indexedDB.databases().then(all => all.map(one => one.name))")).Should().BeEmpty();
    }

    [Fact]
    public async Task Signing_out_elsewhere_tells_of_taps_that_were_not_sent_and_loses_none_unasked()
    {
        var session = await SessionAsync("Gegužės stovykla");
        await using var visit = await OpenAsync(session);
        var page = visit.Page;
        await page.Context.SetOfflineAsync(true);
        await TapAsync(page, "Came", 0, 2);
        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);

        await visit.GoAsync("/pilaite/staff");
        await visit.PressAsync("Atsijungti");
        await Assertions.Expect(page.Locator("[data-sign-out-words]")).ToBeVisibleAsync();
        await visit.SeeAsync("kovo 16 d.");
        await visit.FollowAsync("Atidaryti registrą ir išsiųsti");
        await ReadyAsync(page);
        await SentAsync(page);
        (await CountAsync(session)).Should().Be(2);

        await page.Context.SetOfflineAsync(true);
        await TapAsync(page, "Came", 2, 3);
        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);
        await visit.GoAsync("/pilaite/staff/sign-in/out");
        await visit.PressAsync("Atsijungti");
        await Assertions.Expect(page.Locator("[data-sign-out-words]")).ToBeVisibleAsync();
        await visit.PressAsync("Atsijungti");
        await page.WaitForURLAsync("**/pilaite");
        (await page.EvaluateAsync<string[]>("indexedDB.databases().then(all => all.map(one => one.name))")).Should().BeEmpty("it was said twice");
    }

    [Fact]
    public async Task The_pages_of_the_register_can_be_used_by_everybody()
    {
        var session = await SessionAsync("Žiemos stovykla");
        var place = await ReadAsync(db => db.Places.Where(p => p.SessionId == session.Id).Select(p => p.Id).FirstAsync(Stop));
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        browsing.App.Clock.Reset(Instant.FromUtc(2027, 3, 16, 11, 5));
        await visit.SignInAsStaffAsync("pilaite", "daiva");
        foreach (var (path, name) in ((string, string)[])
            [
                ($"register/{session.Id}", "staff-register"), ($"attendance/{place}", "staff-attendance"), ($"walk-in/{session.Id}?q=kazl", "staff-walk-in"),
                ("kitchen", "staff-kitchen"), ("absences", "staff-absences"), ($"sheet/{session.Id}", "staff-sheet"), ("journal", "staff-journal"),
            ])
        {
            await visit.GoAsync($"/pilaite/staff/places/{path}");
            await visit.LookAsync(name, isForStaff: true);
        }

        var paper = await visit.Page.PdfAsync(new() { Path = Path.Combine(Browsing.Root, "artifacts", "screenshots", "staff-journal.pdf"), PreferCSSPageSize = true });
        var sheets = System.Text.RegularExpressions.Regex.Matches(System.Text.Encoding.Latin1.GetString(paper), @"/MediaBox \[0 0 (\d+)\S* (\d+)");
        sheets.Select(sheet => (sheet.Groups[1].Value, sheet.Groups[2].Value)).Should().Equal(("841", "594"));

        await using var family = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await family.OpenOwnBookingsAsync("pilaite", "0 600 00212");
        await family.FollowAsync("Pranešti, kad neateis");
        await family.SeeAsync("Pranešti, kad neateis");
        await family.LookAsync("places-absent");
        await family.ChooseAsync("Serga");
        await family.PressAsync("Pranešti");
        await Assertions.Expect(family.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Žinome, kad neateis");
        await family.LookAsync("places-absent-known");
    }

    private async Task<Visit> OpenAsync(Session session)
    {
        browsing.App.Clock.Reset(Instant.FromUtc(2027, 3, 16, 11, 5));
        var visit = await browsing.VisitAsync(Phone, scripts: true);
        await visit.Page.Context.Clock.SetFixedTimeAsync(new DateTime(2027, 3, 16, 11, 4, 0, DateTimeKind.Utc));
        await visit.SignInAsStaffAsync("pilaite", "daiva");
        await visit.GoAsync($"/pilaite/staff/places/register/{session.Id}");
        await ReadyAsync(visit.Page);
        await visit.Page.EvaluateAsync("navigator.serviceWorker.ready");
        return visit;
    }

    private static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator("#register")).ToHaveAttributeAsync("data-ready", "yes");

    private static ILocator Sending(IPage page) => page.Locator("[data-sending]");

    private static Task SentAsync(IPage page) =>
        Assertions.Expect(Sending(page)).ToHaveTextAsync("Viskas išsiųsta.", new() { Timeout = 30_000 });

    private static async Task TapAsync(IPage page, string kind, int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            await page.Locator("[data-place]").Nth(i).Locator($"button[value={kind}]").ClickAsync();
        }
    }

    private Task<int> CountAsync(Session session) =>
        ReadAsync(db => db.RegisterTaps.CountAsync(t => db.Places.Any(p => p.Id == t.PlaceId && p.SessionId == session.Id), Stop));

    private async Task<T> ReadAsync<T>(Func<ServicesDbContext, Task<T>> read) => await browsing.App.ReadAsync(read, await browsing.InitiativeAsync("pilaite"));

    /// <summary>A session of today for twenty children more.</summary>
    private async Task<Session> SessionAsync(string name)
    {
        browsing.App.Clock.Reset(Instant.FromUtc(2027, 3, 16, 8, 0));
        var initiative = await browsing.InitiativeAsync("pilaite");
        await using var scope = browsing.App.Scope(initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var activity = Given.Activity(name: name);
        activity.MealsUntil = new LocalTime(10, 0);
        var session = Given.Session(activity, new LocalDate(2027, 3, 16), Children, initiative);
        Resident[] children = [.. Enumerable.Range(1, Children).Select(n => Given.Resident($"Vaikas{n:00}", "Stovyklautojas", null))];
        db.AddRange([activity, session, .. children]);
        await db.SaveChangesAsync(Stop);
        (await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(
            new(Guid.CreateVersion7(), [session.Id], [.. children.Select(c => c.Id)], "", new(new Actor(ActorKind.Staff, null, "Daiva"), Channel.Phone)), Stop))!
            .Value.Value.Should().NotBeNull();
        return session;
    }
}
