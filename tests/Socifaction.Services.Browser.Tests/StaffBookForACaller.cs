using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The coordinator at a laptop with the telephone in the hand.</summary>
public sealed class StaffBookForACaller(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task By_keyboard_alone_on_one_page_with_a_sentence_to_say_aloud()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.GoAsync("/kunigiskiai/staff");
        await visit.SeeAsync("Darbuotojų prisijungimas");
        await visit.KeyInAsync("El. paštas", "rasa@kunigiskiai.demo");
        await visit.KeyInAsync("Slaptažodis", Ways.StaffPassword);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("kovo 16 d.");
        await visit.LookAsync("staff-today");

        await visit.EnterAsync(AriaRole.Link, "Užsakyti kelionę");
        await visit.SeeAsync("Užsakyti kelionę");
        // The question is ready to be typed into; plain letters find Lithuanian names.
        await visit.KeyInAsync("Kas skambina ar kam užsakoma?", "usien");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.EnterAsync(AriaRole.Link, "Regina Ūsienė");
        await visit.LookAsync("staff-book-ride");
        await visit.ArrowToAsync("Kur", "Tauragės poliklinika");
        await visit.ArrowToAsync("Diena", "kovo 18 d.");
        await visit.KeyInAsync("Laikas", "11");
        await visit.KeyInAsync("Atgal", "13.30");
        await visit.EnterAsync(AriaRole.Button, "Užsakyti kelionę");

        await visit.SeeAsync("Kelionė užsakyta: Regina Ūsienė");
        await visit.LookAsync("staff-ride-booked");
        var main = visit.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync("Perskaitykite garsiai");
        await Assertions.Expect(main).ToContainTextAsync(new System.Text.RegularExpressions.Regex(
            @"atvažiuosime\s(poryt,\s)?ketvirtadienį,\skovo\s18\sd\.,\starp\s\d+\.\d\d\sir\s\d+\.\d\d.*Ten\sbūsite\sne\svėliau\skaip\s1[01]\.\d\d.*Atgal\siš\sten\spaimsime\starp\s13\.30",
            System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(1)));

        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Dienos lenta" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("Kelionės:");
        (await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Regina Ūsienė" }).CountAsync()).Should().Be(2, "there and back");
        await visit.LookAsync("staff-board-rides");
    }

    [Fact]
    public async Task A_request_is_confirmed_and_the_ride_is_cancelled_with_a_reason()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/requests");
        await visit.LookAsync("staff-requests");
        var asked = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Atsakyti Danutė Stonkutė" });
        await asked.ClickAsync();
        await visit.SeeAsync("Atsakyti į prašymą");
        await visit.LookAsync("staff-request-ride");
        await visit.PressAsync("Patvirtinti kelionę");
        await visit.SeeAsync("Danutė Stonkutė");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Perskaitykite garsiai");
        await visit.LookAsync("staff-request-confirmed");

        await visit.FollowAsync("Atšaukti užsakymą");
        await visit.SeeAsync("Atšaukti užsakymą");
        await visit.LookAsync("staff-cancel");
        visit.Expect(422);
        await visit.PressAsync("Atšaukti užsakymą");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Įrašykite priežastį.");
        await visit.ChooseAsync("Kelionę ten ir kelionę atgal");
        await visit.Page.GetByLabel("Priežastis").FillAsync("Paprašė pats žmogus");
        await visit.PressAsync("Atšaukti užsakymą");
        await visit.SeeAsync("Kelionė: Danutė Stonkutė");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Atšaukta");
        await visit.LookAsync("staff-ride-cancelled");
        await visit.GoAsync("/kunigiskiai/staff/requests");
        await Assertions.Expect(asked).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_message_and_what_became_of_it_can_be_seen()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Darbuotojo puslapiai" })
            .GetByRole(AriaRole.Link, new() { Name = "Žinutės" }).ClickAsync();
        await visit.SeeAsync("Žinutės");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Kam paskambinti" })).ToBeVisibleAsync();
        await visit.LookAsync("staff-messages");
    }

    [Fact]
    public async Task The_call_list_is_worked_through_by_keyboard_alone()
    {
        await using (var scope = browsing.App.Scope(await browsing.InitiativeAsync("kunigiskiai")))
        {
            await scope.ServiceProvider.GetRequiredService<PlanReminders>().RunAsync(TestContext.Current.CancellationToken);
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            var row = await db.Reminders.Where(r => r.Status == ReminderStatus.Planned && r.Kind == ReminderKind.DayBefore).OrderBy(r => r.DueAt).FirstAsync(TestContext.Current.CancellationToken);
            row.Status = ReminderStatus.Undelivered;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/messages");
        var rows = visit.Page.Locator("#calls ~ table").First.Locator("tbody tr");
        var before = await rows.CountAsync();
        before.Should().BePositive("the demo has somebody to call");
        var name = await rows.First.GetByRole(AriaRole.Rowheader).InnerTextAsync();

        await visit.TabToAsync(rows.First.GetByRole(AriaRole.Link, new() { Name = "Skambinti" }));
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows.First).ToContainTextAsync("„Laba diena, ");
        await visit.TabToAsync(rows.First.GetByRole(AriaRole.Button, new() { Name = "Pasakiau žmogui" }));
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("h2:has-text('Jau paskambinta') + table")).ToContainTextAsync(name);
        await Assertions.Expect(rows).ToHaveCountAsync(before - 1);
        (await visit.Page.EvaluateAsync<string>("() => location.hash")).Should().Be("#calls");
    }
}
