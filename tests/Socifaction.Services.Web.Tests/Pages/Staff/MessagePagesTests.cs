using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Places;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class MessagePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Staff_see_how_their_words_will_read_and_what_they_cost_before_they_keep_them(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await town.App.SaveAsync([Given.Place(town.Days[2], town.Children[0], Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant())]);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        (await staff.GetAsync("~/staff/messages/templates", Stop)).Words.Should().Contain("Vaikų dienos centras");
        var at = $"~/staff/messages/templates/{town.Activity.Id}";
        var page = (await staff.GetAsync(at, Stop)).Expect(HttpStatusCode.OK);
        const string Mine = "{iniciatyva}: laukiame {diena}, {valandos}. Karšti pietūs! {tel}";

        var preview = (await staff.SubmitAsync(page, new { DayBefore = Mine }, "Peržiūrėti", Stop)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("laukiame rytoj, kovo 18 d., 13.00-17.30. Karšti pietus!").And.Contain("2 SMS dalys, apie 0,10").And.Contain("reikštų visai ką kita");
        var faulty = await staff.SubmitAsync(page, new { DayBefore = "Laukiame, {vardas}!" }, "Išsaugoti", Stop);
        faulty.Status.Should().Be(422);
        faulty.Words.Should().Contain("Tokio žodžio sistema nežino: {vardas}").And.Contain("Laukiame, {vardas}!");
        (await town.App.ReadAsync(db => db.Activities.SingleAsync(Stop))).Messages.DayBefore.Should().NotContain("aukiame", "neither a preview nor a refused form keeps anything");

        (await staff.FollowAsync((await staff.SubmitAsync(page, new { DayBefore = Mine }, "Išsaugoti", Stop)).Expect(HttpStatusCode.Redirect), Stop))
            .Words.Should().Contain("Tekstai išsaugoti");
        (await town.App.ReadAsync(db => db.Activities.SingleAsync(Stop))).Messages.DayBefore.Should().Be(Mine);
        var late = await staff.SubmitAsync(page, new { DayBefore = Mine + " Iki!" }, "Išsaugoti", Stop);
        late.Status.Should().Be(409);
        late.Words.Should().Contain("ką tik pakeitė kitas darbuotojas").And.Contain(Mine).And.Contain("Iki!");
        (await staff.SubmitAsync(late, new { }, "Išsaugoti", Stop)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync($"~/staff/messages/templates/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Words_that_would_turn_into_others_keep_their_letters_and_people_are_addressed_as_they_like(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await town.App.SaveAsync([Given.Place(town.Days[2], town.Children[0], Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant())]);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        var words = (await staff.GetAsync("~/staff/messages/words", Stop)).Expect(HttpStatusCode.OK);

        var refused = await staff.SendAsync(WebForm.Fill(words, new { Typed = "kąsn\nkava 2" }), Stop);
        refused.Status.Should().Be(422);
        refused.Words.Should().Contain("Rašykite tik raides").And.Contain("kava 2");
        (await staff.SendAsync(WebForm.Fill(words, new { Typed = "Kąsn\nžąs" }), Stop)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync("~/staff/messages/words", Stop)).Page.QuerySelector("textarea")!.TextContent.Trim().Should().Be("kąsn\nžąs");

        var child = $"~/staff/residents/telling/{town.Children[0].Id}";
        (await staff.SendAsync(WebForm.Fill(await staff.GetAsync(child, Stop), new { CalledBy = "Žąsyte" }), Stop)).Expect(HttpStatusCode.Redirect);
        var page = await staff.GetAsync($"~/staff/messages/templates/{town.Activity.Id}", Stop);
        var preview = await staff.SubmitAsync(page, new { DayBefore = "{kreipinys}, {iniciatyva} laukia {diena} {laikas}. Kąsnelį turėsime! {tel}" }, "Peržiūrėti", Stop);
        preview.Words.Should().Contain("Žąsyte, ").And.Contain("Kąsnelį turesime!");
    }

    [Theory, EveryDatabase]
    public async Task What_waits_for_a_day_after_tomorrow_is_folded_away(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var now = town.App.Clock.GetCurrentInstant();
        await town.App.SaveAsync([.. town.Days.Where(day => day.Date > town.App.Today).Select(day => Given.Place(day, town.Children[0], Bookings.Channel.Phone, now - NodaTime.Duration.FromDays(7)))]);
        await using (var scope = town.App.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PlanReminders>().RunAsync(Stop);
        }

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        var page = (await staff.GetAsync("~/staff/messages", Stop)).Expect(HttpStatusCode.OK).Page;

        var due = await town.App.ReadAsync(db => db.Reminders.Select(one => one.DueAt).ToListAsync(Stop));
        var far = due.Count(at => town.App.Initiative.Zone is var zone && at.InZone(zone).Date > town.App.Today.PlusDays(1));
        (far, due.Count - far).Should().Match<(int Far, int Near)>(count => count.Far > 0 && count.Near > 0);
        page.QuerySelectorAll("#later tbody tr").Should().HaveCount(far);
        page.QuerySelectorAll("tbody td[data-label='Kas iš jos išėjo']").Should().HaveCount(due.Count);
    }

    [Theory, EveryDatabase]
    public async Task Who_telephones_reads_aloud_what_to_say_and_comes_back_to_the_list(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var grandmother = Given.Resident("Birutė", "Mažeikienė", null);
        grandmother.Phones.Add(new Phone { ResidentId = grandmother.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
        await town.App.SaveAsync(grandmother);
        await town.App.SaveAsync(Given.Place(town.Days[0], grandmother, Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant()));
        town.App.Clock.Advance(NodaTime.Duration.FromHours(10));
        await using (var scope = town.App.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PlanReminders>().RunAsync(Stop);
        }

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        var list = await staff.GetAsync("~/staff/messages", Stop);
        list.Words.Should().Contain("„Laba diena, Birute. Čia ").And.Contain("Primename: Vaikų dienos centras, rytoj, kovo 16 dieną, 13:00. Ar Jums tinka?");
        (await staff.SubmitAsync(list, new { }, "Pasakiau žmogui – Birutė Mažeikienė", Stop)).Location.Should().EndWith("/staff/messages#calls");
        (await staff.GetAsync("~/staff/places/board?date=2027-03-16", Stop)).Words.Should().Contain("pasakyta telefonu");
    }

    [Theory, EveryDatabase]
    public async Task Staff_may_send_from_their_own_telephone_and_say_so(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await town.App.SaveAsync([Given.Place(town.Days[0], town.Children[0], Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant()),
            Given.Place(town.Days[0], town.NeighboursChild, Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant())]);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        var settings = await staff.GetAsync("~/staff/messages/settings", Stop);
        (await staff.SendAsync(WebForm.Fill(settings, new { Voice = "no", ByHand = "maybe" }), Stop)).Status.Should().Be(422);
        (await staff.SendAsync(WebForm.Fill(settings, new { Voice = "no", ByHand = "yes" }), Stop)).Expect(HttpStatusCode.Redirect);
        town.App.Clock.Advance(NodaTime.Duration.FromHours(9.5));
        await town.App.Services.GetRequiredService<ReminderRound>().SendAsync(Stop);
        (await town.App.ReadAsync(db => db.OutboxSms.CountAsync(Stop))).Should().Be(0, "the provider is asked for nothing");

        var list = await staff.GetAsync("~/staff/messages/by-hand", Stop);
        list.Words.Should().Contain("Rūta Kazlauskienė").And.Contain("Petras Petraitis").And.Contain("Siųskite dabar.");
        list.Page.QuerySelector("textarea")!.TextContent.Should().Contain("rytoj, kovo 16 d.");
        list.Page.QuerySelector("a[href^='sms:+370']")!.GetAttribute("href").Should().Contain("?body=");
        var done = WebForm.Fill(list, new { }, "Išsiunčiau – Rūta Kazlauskienė");
        (await staff.SendAsync(done, Stop)).Location.Should().EndWith("/staff/messages/by-hand#texts");
        (await staff.SendAsync(done, Stop)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.CallsMade.SingleAsync(Stop))).Should().Match<CallMade>(call => call.Outcome == CallOutcome.SentByHand && call.ByName.Length > 0);
        var left = await staff.GetAsync("~/staff/messages/by-hand", Stop);
        left.Words.Should().Contain("Šiandien išsiuntėte");
        left.Page.QuerySelectorAll(".soc-card").Should().ContainSingle();

        var asking = WebSession.Anonymous(town.App);
        (await asking.SubmitAsync("~/sign-in", new { Phone = PlaceTown.MothersPhone }, cancellationToken: Stop)).Words.Should().Contain("kodų SMS žinute nesiunčiame");
        town.App.Clock.Advance(NodaTime.Duration.FromHours(2));
        await town.App.Services.GetRequiredService<ReminderRound>().SendAsync(Stop);
        (await staff.GetAsync("~/staff/messages", Stop)).Words.Should().Contain("Petras Petraitis", "whom nobody sent to is to be telephoned");
        (await staff.GetAsync("~/staff/places/board?date=2027-03-16", Stop)).Words.Should().Contain("išsiųsta");
        (await staff.SendAsync(WebForm.Fill(list, new { Message = Guid.CreateVersion7().ToString() }, "Išsiunčiau – Petras Petraitis"), Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task One_action_tells_everybody_of_a_day_and_shows_whom_it_has_reached(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        await town.App.SaveAsync([.. town.Children.Select(child => Given.Place(town.Days[0], child, Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant())),
            Given.Place(town.Days[0], town.NeighboursChild, Bookings.Channel.Phone, town.App.Clock.GetCurrentInstant())]);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Stop);
        var page = await staff.GetAsync("~/staff/messages/notice", Stop);

        var bad = await staff.SubmitAsync(page, new { Day = "vakar po pietų", Words = "" }, "Peržiūrėti, kam ir kaip", Stop);
        bad.Status.Should().Be(422);
        bad.Words.Should().Contain("Parašykite, ką pranešti.");
        bad.Page.QuerySelector("input[name=Day]")!.GetAttribute("value").Should().Be("vakar po pietų", "nothing typed is lost");
        var preview = (await staff.SubmitAsync(page, new { Day = "2027-03-16", Words = "Rytoj nebus šildymo, rengkitės šilčiau." }, "Peržiūrėti, kam ir kaip", Stop)).Expect(HttpStatusCode.OK);
        preview.Words.Should().Contain("Pranešimą gaus 2 žmonės").And.Contain("Rytoj nebus sildymo");

        var given = await staff.FollowAsync((await staff.SubmitAsync(preview, new { }, "Siųsti: 2 žmonėms", Stop)).Expect(HttpStatusCode.Redirect), Stop);
        given.Words.Should().Contain("Jau žino 0 iš 2").And.Contain("Rūta Kazlauskienė").And.Contain("Rytoj nebus šildymo");
        (await staff.SubmitAsync(preview, new { }, "Siųsti: 2 žmonėms", Stop)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Notices.CountAsync(Stop))).Should().Be(1, "the same form twice tells once");
        (await staff.GetAsync("~/staff/messages/notice", Stop)).Words.Should().Contain("Neseniai pranešta");
        (await staff.GetAsync($"~/staff/messages/notices/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }
}
