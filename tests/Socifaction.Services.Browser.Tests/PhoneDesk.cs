using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>One page for every call, by keyboard alone: what it takes is counted.</summary>
public sealed class PhoneDesk(Browsing browsing) : IClassFixture<Browsing>
{
    private const int MostFields = 8;
    private const int MostKeys = 25;

    [Fact]
    public async Task A_polyclinic_ride_with_return_takes_few_fields_and_few_keys_and_the_next_takes_two()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/desk");
        await visit.SeeAsync("Telefonas");
        var hands = new Hands(visit);
        await Assertions.Expect(visit.Page.Locator("#q")).ToBeFocusedAsync();

        await hands.TypeAsync("00121");
        await hands.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Regina Ūsienė" }).Locator("a[autofocus]")).ToBeFocusedAsync();
        await visit.LookAsync("staff-desk-card");
        await hands.ArrowToAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Pavėžėjimas", Exact = true }));
        await hands.PressAsync("Enter");
        await visit.SeeAsync("Užsakyti kelionę");
        await Assertions.Expect(visit.Page.Locator("input[name=To]").First).ToBeFocusedAsync();
        await hands.ChooseAsync("Kur", "Tauragės poliklinika");
        await hands.ChooseAsync("Diena", "kovo 18 d.");
        await hands.TypeIntoAsync("Laikas", "11");
        await hands.TypeIntoAsync("Atgal", "13.30");
        await hands.PressAsync("Enter");

        await visit.SeeAsync("Kelionė užsakyta: Regina Ūsienė");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Perskaitykite garsiai");
        await visit.LookAsync("staff-desk-booked");
        hands.Fields.Should().BeLessThanOrEqualTo(MostFields);
        hands.Keys.Should().BeLessThanOrEqualTo(MostKeys, "besides what is typed");
        TestContext.Current.SendDiagnosticMessage($"{hands.Fields} fields, {hands.Keys} keys");

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("Telefonas");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Kaip" }).First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("Užsakyti kelionę");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Užsakyti kelionę" })).ToBeFocusedAsync();
        await visit.LookAsync("staff-desk-again");
    }

    [Fact]
    public async Task The_list_follows_the_typing_and_is_gone_through_with_the_arrows()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/desk");
        await visit.Page.Keyboard.TypeAsync("zasyt");
        await Assertions.Expect(visit.Page.Locator("#found a")).ToHaveCountAsync(2);

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(visit.Page.Locator("#found a").Last).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator(".soc-person__name")).ToContainTextAsync("Žąsyt");
        // The keys are heard once the script has run.
        await visit.Page.WaitForLoadStateAsync(LoadState.Load);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#q")).ToBeFocusedAsync();
        visit.NothingForbidden("the desk");
    }

    [Fact]
    public async Task The_desk_and_the_records_can_be_used_by_everybody()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/desk?q=on");
        await visit.LookAsync("staff-desk-found", isForStaff: true);
        await visit.FollowAsync("Ona Petraitienė");
        await visit.LookAsync("staff-desk", isForStaff: true);
        await visit.FollowAsync("Keisti duomenis");
        await visit.LookAsync("staff-record", isForStaff: true);
        await visit.FollowAsync("Sujungti");
        await visit.Page.GetByLabel("Raskite antrą įrašą").FillAsync("zasytiene");
        await visit.PressAsync("Ieškoti");
        await visit.FollowAsync("Aldona Žąsytienė");
        await visit.LookAsync("staff-record-merge", isForStaff: true);
        await visit.GoAsync("/kunigiskiai/staff/residents/import");
        await visit.LookAsync("staff-import", isForStaff: true);
        await visit.Page.GetByLabel("Arba įklijuokite").FillAsync("Ona;Petraitienė;0 446 00011\nJuozas;Naujokas;abc\nStasė;Naujokienė;0 612 34567;Lomiai");
        await visit.PressAsync("Peržiūrėti");
        await visit.LookAsync("staff-import-rows", isForStaff: true);
    }
}
