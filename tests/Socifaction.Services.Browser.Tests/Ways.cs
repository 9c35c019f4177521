using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The ways people go through the pages; each page on the way is looked at.</summary>
internal static class Ways
{
    /// <summary>„600 00114“ and the like of the demo, as the database has it.</summary>
    public static string E164(string phone) => "+370" + phone.Replace(" ", "", StringComparison.Ordinal)[1..];

    /// <summary>The password of the demo's staff.</summary>
    public const string StaffPassword = "kaimo-bendruomene";

    /// <summary>A staff member of the demo on today's page: rasa of kunigiskiai, daiva of pilaite.</summary>
    public static async Task SignInAsStaffAsync(this Visit visit, string slug, string name)
    {
        await visit.GoAsync($"/{slug}/staff");
        await visit.Page.GetByLabel("El. paštas").FillAsync($"{name}@{slug}.demo");
        await visit.Page.GetByLabel("Slaptažodis").FillAsync(StaffPassword);
        await visit.PressAsync("Prisijungti");
        await visit.SeeAsync("kovo 16 d.");
    }

    /// <summary>From the question for the telephone to being signed in, by the code of the message.</summary>
    public static async Task SignInAsync(this Visit visit, string slug, string phone)
    {
        var initiative = await visit.Browsing.InitiativeAsync(slug);
        var before = (await visit.Browsing.App.SmsToAsync(E164(phone), initiative)).Count;
        await visit.SeeAsync("Koks Jūsų telefono numeris?");
        await visit.LookAsync("sign-in");
        await visit.TypeAsync("Koks Jūsų telefono numeris?", phone);
        await visit.PressAsync("Siųsti kodą");
        await visit.SeeAsync("Įrašykite kodą");
        await visit.LookAsync("sign-in-code");
        var code = await visit.Browsing.App.NextCodeAsync(E164(phone), before, initiative, TestContext.Current.CancellationToken);
        await visit.TypeAsync("Šešių skaitmenų kodas iš žinutės", code);
        await visit.PressAsync("Prisijungti");
    }

    /// <summary>Signed in on a telephone's own page of bookings.</summary>
    public static async Task OpenOwnBookingsAsync(this Visit visit, string slug, string phone)
    {
        await visit.GoAsync($"/{slug}/bookings");
        await visit.SignInAsync(slug, phone);
        await visit.SeeAsync("Mano užsakymai");
    }

    /// <summary>From the first question after “who” to the checking of the answers: to the polyclinic on Monday 22 March and back.</summary>
    public static async Task AnswerFromToNeedsAsync(this Visit visit, string pictures)
    {
        await visit.SeeAsync("Iš kur Jus paimti?");
        await visit.LookAsync($"{pictures}-2-from");
        if (await visit.Page.GetByRole(AriaRole.Radio).CountAsync() > 0)
        {
            await visit.ChooseAsync("Iš namų");
        }
        else
        {
            await visit.Page.GetByLabel("Kaimas, miestelis ar miestas").FillAsync("Kunigiškiai");
            await visit.TypeAsync("Gatvė ir namo numeris", "Liepų g. 3");
        }

        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Kur važiuosite?");
        await visit.LookAsync($"{pictures}-3-to");
        await visit.ChooseAsync("Tauragės poliklinika");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Kurią dieną važiuosite?");
        await visit.LookAsync($"{pictures}-4-day");
        await visit.ChooseAsync("kovo 22 d.");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Kuriuo laiku?");
        await visit.LookAsync($"{pictures}-5-time");
        await visit.ChooseAsync("Turiu būti vietoje nustatytu laiku");
        await visit.TypeAsync("Laikas", "11 val.");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Ar reikės parvežti atgal?");
        await visit.LookAsync($"{pictures}-6-return");
        await visit.ChooseAsync("Taip, nustatytu laiku");
        await visit.TypeAsync("Jei nustatytu laiku, kada norėsite važiuoti atgal?", "13.30");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Ko reikės kelionėje?");
        await visit.LookAsync($"{pictures}-7-needs");
        await visit.ChooseAsync("Niekas");
        await visit.ChooseAsync("Vaikšto be pagalbos");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Patikrinkite, ar viskas gerai");
        await visit.LookAsync($"{pictures}-8-check");
    }

    /// <summary>From the initiative's home to the question of who travels, signed in.</summary>
    public static async Task OpenRideFormAsync(this Visit visit, string phone, string who)
    {
        await visit.FollowAsync("Užsakyti kelionę");
        await visit.SeeAsync("Kas važiuos?");
        await visit.LookAsync("ride-1-who-stranger");
        await visit.FollowAsync("Prisijungti telefono kodu");
        await visit.SignInAsync("kunigiskiai", phone);
        await visit.SeeAsync("Kas važiuos?");
        await visit.LookAsync("ride-1-who");
        await visit.ChooseAsync(who);
        await visit.PressAsync("Tęsti");
    }

    /// <summary>From the initiative's home to the question of for whom a place of the day centre is, signed in.</summary>
    public static async Task OpenPlacesFormAsync(this Visit visit, string phone)
    {
        await visit.FollowAsync("Pasirinkti dienas");
        await visit.SeeAsync("Vaikų dienos centras");
        await visit.LookAsync("places-1-activity");
        await visit.FollowAsync("Užsisakyti vietą");
        await visit.SeeAsync("Kas užsako vietą?");
        await visit.LookAsync("places-2-who-stranger");
        await visit.FollowAsync("Prisijungti telefonu");
        await visit.SignInAsync("pilaite", phone);
        await visit.SeeAsync("Kam užsakote vietą?");
        await visit.LookAsync("places-2-who");
    }
}
