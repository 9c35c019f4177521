using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>Every kind of staff page at both widths: axe finds nothing, nothing is cut off.</summary>
public sealed class StaffAccessibility(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task Pages_about_rides()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        foreach (var (path, name) in ((string, string)[])
            [
                ("", "staff-today"), ("/rides/board", "staff-board-rides"), ("/rides/board?date=2027-03-20", "staff-board-empty"),
                ("/rides/book", "staff-book-ride-search"), ("/rides/book?q=zzz", "staff-book-ride-nobody"), ("/requests", "staff-requests"),
                ("/residents?q=on", "staff-residents"), ("/residents/new", "staff-resident-new"), ("/messages", "staff-messages"),
                ("/messages/outbox", "staff-outbox"),
            ])
        {
            await visit.GoAsync($"/kunigiskiai/staff{path}");
            await visit.LookAsync(name, isForStaff: true);
        }

        await visit.GoAsync("/kunigiskiai/staff/rides/book?q=petrait");
        await visit.LookAsync("staff-book-ride-found", isForStaff: true);
        await visit.FollowAsync("Ona Petraitienė");
        await visit.LookAsync("staff-book-ride", isForStaff: true);
        visit.Expect(422);
        await visit.PressAsync("Užsakyti kelionę");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("staff-book-ride-error", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/requests");
        await visit.FollowAsync("Atsakyti Vytautas Gedminas");
        await visit.LookAsync("staff-request-ride", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/rides/board");
        await visit.FollowAsync("Atidaryti Antanas Vaitkus");
        await visit.LookAsync("staff-ride", isForStaff: true);
        await visit.FollowAsync("Antanas Vaitkus");
        await visit.LookAsync("staff-resident", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/rides/board?date=2027-03-22");
        await visit.FollowAsync("Atšaukti Ona Petraitienė");
        await visit.LookAsync("staff-cancel", isForStaff: true);
    }

    [Fact]
    public async Task On_a_telephone_the_pages_are_a_menu_that_opens_without_scripts()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        var links = visit.Page.Locator(".soc-navigation a");
        await Assertions.Expect(links.First).ToBeHiddenAsync();
        var height = (await visit.Page.Locator(".soc-navigation").BoundingBoxAsync())!.Height;

        await visit.PressAsync("Meniu: Šiandien");

        height.Should().BeLessThan(60);
        await Assertions.Expect(links.Last).ToBeVisibleAsync();
        await visit.PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", "staff-menu-320.png"), fullPage: false);
        await visit.PressAsync("Uždaryti meniu");
        await Assertions.Expect(links.First).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Meniu: Šiandien" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(links.First).ToBeHiddenAsync();
        await visit.PressAsync("Meniu: Šiandien");
        await visit.FollowAsync("Kelionės");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Meniu: Kelionės" })).ToBeVisibleAsync();
        await visit.Page.SetViewportSizeAsync(Screen.Laptop.Width, Screen.Laptop.Height);
        await Assertions.Expect(links.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_about_runs_and_what_is_told()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        foreach (var (path, name) in ((string, string)[])
            [
                ("/rides/runs", "staff-runs"), ("/rides/runs/add", "staff-run-add"), ("/rides/runs/week", "staff-runs-week"), ("/rides/vehicles", "staff-vehicles"),
                ("/rides/destinations", "staff-destinations"), ("/rides/settings", "staff-ride-settings"), ("/rides/orders", "staff-orders"),
                ("/unmet", "staff-unmet"), ("/week", "staff-week"), ("?village=x", "staff-today-nothing"), ("/rides/fairness", "staff-fairness"), ("/messages/templates", "staff-templates"),
                ("/messages/notice", "staff-notice"), ("/messages/settings", "staff-message-settings"), ("/messages/replies", "staff-replies"), ("/messages/call-backs", "staff-callbacks"),
            ])
        {
            await visit.GoAsync($"/kunigiskiai/staff{path}");
            await visit.LookAsync(name, isForStaff: true);
        }

        await visit.GoAsync("/kunigiskiai/staff/rides/runs?date=2027-03-22");
        await visit.FollowAsync("Keisti");
        await visit.LookAsync("staff-run", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/rides/vehicles");
        await visit.FollowAsync("Keisti Baltas mikroautobusas");
        await visit.LookAsync("staff-vehicle", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/messages/templates");
        await visit.FollowAsync("Keisti tekstus");
        await visit.LookAsync("staff-template", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/messages/notice");
        await visit.TypeAsync("Kurią dieną", "2027-03-22");
        await visit.TypeAsync("Ką pranešti", "Plikledis, rytoj nevažiuosime.");
        await visit.PressAsync("Peržiūrėti, kam ir kaip");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Kunigiskietis: Plikledis, rytoj nevaziuosime.");
        await visit.LookAsync("staff-notice-preview", isForStaff: true);
    }

    [Fact]
    public async Task Pages_about_the_schedule()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pagramantis", "vida");
        foreach (var (path, name) in ((string, string)[])
            [
                ("/schedule", "staff-schedule"), ("/schedule?date=2027-04-12", "staff-schedule-leave"), ("/schedule/change", "staff-schedule-change"),
                ("/schedule/changes", "staff-schedule-changes"),
            ])
        {
            await visit.GoAsync($"/pagramantis/staff{path}");
            await visit.LookAsync(name, isForStaff: true);
        }

        await visit.FollowAsync("Lijana Paulauskienė nedirba");
        await visit.SeeAsync("Lijana Paulauskienė nedirba");
        await visit.LookAsync("staff-schedule-changed", isForStaff: true);
        await visit.FollowAsync("Grąžinti, kaip buvo");
        await visit.SeeAsync("Grąžinti, kaip buvo?");
        await visit.LookAsync("staff-schedule-undo", isForStaff: true);
        await visit.GoAsync("/pagramantis/staff/schedule/change");
        visit.Expect(422);
        await visit.PressAsync("Žiūrėti, kas keičiasi");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("staff-schedule-change-error", isForStaff: true);
        await visit.Page.GetByLabel("Ko nebus?").SelectOptionAsync("Closed");
        await visit.TypeAsync("Nuo kurios dienos?", "2027-03-18");
        await visit.TypeAsync("Kodėl?", "Nėra elektros");
        await visit.PressAsync("Žiūrėti, kas keičiasi");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Kas ir kam keičiasi" })).ToBeVisibleAsync();
        await visit.LookAsync("staff-schedule-change-plan", isForStaff: true);
    }

    [Fact]
    public async Task Pages_about_settings_and_offerings()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pagramantis", "vida");
        foreach (var (path, name) in ((string, string)[])
            [
                ("/settings", "staff-settings"), ("/offerings", "staff-offerings"), ("/offerings/add", "staff-offering-add"), ("/offerings/add?kit=Laundry", "staff-offering-brings"),
            ])
        {
            await visit.GoAsync($"/pagramantis/staff{path}");
            await visit.LookAsync(name, isForStaff: true);
        }

        await visit.PressAsync("Pridėti juodraštį");
        await visit.SeeAsync("Skalbimas");
        await visit.LookAsync("staff-offering-added", isForStaff: true);
        await visit.GoAsync("/pagramantis/staff/offerings");
        await visit.Page.Locator("main tbody th a").First.ClickAsync();
        await visit.TypeAsync("Prieš kiek dienų galima užsisakyti", "daug");
        visit.Expect(422);
        await visit.PressAsync("Išsaugoti");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("staff-offering-error", isForStaff: true);
        await visit.TypeAsync("Prieš kiek dienų galima užsisakyti", "20");
        await visit.ChooseAsync("Ne", "Ar gyventojai mato šią paslaugą?");
        await visit.PressAsync("Išsaugoti");
        await visit.LookAsync("staff-offering-withdraw", isForStaff: true);
    }

    [Fact]
    public async Task The_card_for_the_fridge_on_a_screen_and_on_paper()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/residents?q=petraitien");
        var person = await visit.Page.Locator("main a[href*='/staff/residents/details/'], main a[href*='resident=']").First.GetAttributeAsync("href");
        await visit.GoAsync("/kunigiskiai/staff/residents/card/" + person!.Split('/', '=', '&', '?').First(part => Guid.TryParse(part, out _)));
        await visit.LookAsync("staff-fridge-card", isForStaff: true);

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".soc-fridge__number")).ToBeVisibleAsync();
        (await visit.AxeAsync()).Should().BeEmpty();
        await visit.PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", "staff-fridge-card-print.png"));
    }

    [Fact]
    public async Task Boards_fit_a_sheet_and_say_no_addresses_of_links()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("pagramantis", "vida");
        // The inside of A4 with a centimetre around it, in CSS pixels; a wide board asks for the sheet lying.
        foreach (var (path, name, lies) in ((string, string, bool)[])
            [
                ("", "today", false), ("/week", "week", false), ("/schedule", "schedule", false), ("/appointments/week", "calendars", false),
                ("/meals/board", "meals", false), ("/stays/day", "stays-day", false), ("/stays/board", "stays", true), ("/rides/board", "rides", true),
            ])
        {
            await visit.Page.SetViewportSizeAsync(lies ? 1047 : 718, lies ? 718 : 1047);
            await visit.GoAsync("/pagramantis/staff" + path);
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(lies ? 1047 : 718, path);
            (await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => getComputedStyle(a, '::after').content)"))
                .Should().NotBeEmpty().And.OnlyContain(content => content == "none", path);
            await visit.PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", $"staff-{name}-print.png"));
        }
    }

    [Fact]
    public async Task Pages_about_places()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pilaite", "daiva");
        await visit.GoAsync("/pilaite/staff");
        await visit.LookAsync("staff-today-places", isForStaff: true);
        await visit.GoAsync("/pilaite/staff/week");
        await visit.LookAsync("staff-week-places", isForStaff: true);
        await visit.GoAsync("/pilaite/staff/places/board");
        await visit.LookAsync("staff-board-places", isForStaff: true);
        await visit.GoAsync("/pilaite/staff/requests");
        await visit.FollowAsync("Atsakyti");
        await visit.LookAsync("staff-request-place", isForStaff: true);
        await visit.GoAsync("/pilaite/staff/places/book");
        await visit.LookAsync("staff-book-place-activity", isForStaff: true);
        await visit.FollowAsync("Vaikų dienos centras");
        await visit.Page.GetByLabel("Kas skambina ar kam užsakoma?").FillAsync("noreik");
        await visit.PressAsync("Ieškoti");
        await visit.FollowAsync("Noreik");
        await visit.LookAsync("staff-book-place", isForStaff: true);
    }
}
