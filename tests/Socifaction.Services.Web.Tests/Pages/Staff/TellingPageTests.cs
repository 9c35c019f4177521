using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>How a person is told is known while the person still talks, and is changed with who agreed to what.</summary>
public sealed class TellingPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_landline_is_seen_on_the_booking_form_and_staff_are_led_to_whom_else_to_tell(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var stase = await LandlineAsync(day);
        var booking = $"~/staff/rides/book?resident={stase.Id}";
        (await day.Clerk.GetAsync(booking, Stop)).Words.Should().Contain("SMS negauna: paskambins darbuotojas, 0 446 12345").And.Contain("Kam dar pranešti?");

        var settings = await day.Clerk.GetAsync("~/staff/messages/settings", Stop);
        (await day.Clerk.SendAsync(WebForm.Fill(settings, new { Voice = "yes", Twice = day.Service.Id.ToString() }), Stop)).Expect(HttpStatusCode.Redirect);

        (await day.Clerk.GetAsync(booking, Stop)).Words.Should().Contain("SMS negauna: skambinsime automatiškai 0 446 12345");
        (await day.Clerk.GetAsync($"~/staff/rides/book?resident={day.Ona.Id}", Stop)).Words.Should().Contain("Pranešame SMS: 0 612 00001").And.NotContain("Kam dar pranešti?");
        (await day.App.ReadAsync(db => db.Offerings.Where(o => o.RemindsTwice).Select(o => o.Id).ToListAsync(Stop))).Should().Equal(day.Service.Id);
        (await day.Clerk.SendAsync(WebForm.Fill(settings, new { Voice = "yes", Twice = Guid.CreateVersion7().ToString() }), Stop)).Status.Should().Be(404);
        (await day.Clerk.SendAsync(WebForm.Fill(settings, new { Voice = "perhaps" }), Stop)).Status.Should().Be(422);
    }

    [Theory, EveryDatabase]
    public async Task A_relative_is_entered_and_gets_copies_only_with_consent_that_is_kept(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var stase = await LandlineAsync(day);
        var path = $"~/staff/residents/telling/{stase.Id}";

        var found = await day.Clerk.GetAsync(path + "?q=Petraitien", Stop);
        (await day.Clerk.SendAsync(WebForm.Fill(found, new { Carer = "", Kind = "CarerOf" }), Stop)).Status.Should().Be(422);
        (await day.Clerk.SendAsync(WebForm.Fill(found, new { Carer = day.Ona.Id.ToString(), Kind = "CarerOf", CarerWords = "duktė" }), Stop)).Expect(HttpStatusCode.Redirect);
        var page = await day.Clerk.GetAsync(path, Stop);
        page.Words.Should().Contain("Ona Petraitienė, duktė").And.Contain("Nesiunčiamos");
        var relation = await day.App.ReadAsync(db => db.Relations.SingleAsync(Stop));

        (await day.Clerk.SendAsync(WebForm.Fill(page, new { Relative = relation.Id.ToString(), GivenBy = "Stasė Jonaitienė" }), Stop)).Status.Should().Be(422, "nothing was agreed to");
        var agreed = WebForm.Fill(page, new { Relative = relation.Id.ToString(), IsGiven = "yes", Form = "ByPhone", GivenBy = "Stasė Jonaitienė" });
        (await day.Clerk.SendAsync(agreed, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(agreed, Stop)).Expect(HttpStatusCode.Redirect);
        page = await day.Clerk.GetAsync(path, Stop);
        page.Words.Should().Contain("Siunčiamos").And.Contain("Stasė Jonaitienė").And.Contain("telefonu");
        (await day.App.ReadAsync(db => db.Consents.SingleAsync(Stop))).Should().Match<Consent>(c => c.Kind == ConsentKind.CopyToCarer && c.IsGiven && c.RecordedByName.Length > 0);

        (await day.Clerk.SendAsync(WebForm.Fill(page, new { Relative = relation.Id.ToString(), IsGiven = "no", Form = "InPerson", GivenBy = "Stasė Jonaitienė" }), Stop))
            .Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Relations.SingleAsync(Stop))).IsCopied.Should().BeFalse();
        (await day.App.ReadAsync(db => db.Consents.CountAsync(Stop))).Should().Be(2, "what was agreed to before stays known");
    }

    [Theory, EveryDatabase]
    public async Task An_sms_to_a_landline_is_refused_and_who_wrote_stop_is_offered_another_way(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var stase = await LandlineAsync(day);
        var page = await day.Clerk.GetAsync($"~/staff/residents/telling/{stase.Id}", Stop);
        var refused = await day.Clerk.SendAsync(WebForm.Fill(page, new { Channel = "Sms" }), Stop);
        refused.Status.Should().Be(422);
        refused.Words.Should().Contain("Nė vienas numeris negauna SMS.");
        refused.Page.QuerySelector("input[name=Channel][value=Sms]")!.HasAttribute("checked").Should().BeTrue("what was chosen stays");

        await using (var scope = day.App.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<ReadReply>()
                .RunAsync(new("SM1", "+37061200001", "STOP"), Stop);
        }

        page = await day.Clerk.GetAsync($"~/staff/residents/telling/{day.Ona.Id}", Stop);
        page.Words.Should().Contain("parašė STOP").And.Contain("ar tiktų automatinis skambutis");
        (await day.Clerk.SendAsync(WebForm.Fill(page, new { Channel = "Voice" }), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Residents.SingleAsync(r => r.Id == day.Ona.Id, Stop))).Should()
            .Match<Resident>(r => r.PreferredChannel == PreferredChannel.Voice && r.ChannelSetByName.Length > 0 && r.ChannelSetAt != null);
        (await day.Clerk.GetAsync($"~/staff/residents/telling/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    private static async Task<Resident> LandlineAsync(StaffDay day)
    {
        var stase = Given.Resident("Stasė", "Jonaitienė", null);
        stase.Phones.Add(new Phone { ResidentId = stase.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
        stase.PreferredChannel = PreferredChannel.Voice;
        await day.App.SaveAsync(StaffDay.Named(stase));
        return stase;
    }
}
